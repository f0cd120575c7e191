import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import { enteredFinding } from '../differential/refine.ts';
import type { SecondOpinionInput } from './worker-messages.ts';

export interface Assessed {
  readonly assessment: Assessment;
  readonly opinionInput: SecondOpinionInput;
  /** Of the assessment, whenever it was made. */
  readonly elapsedMs: number;
}

export type Assess = (entered: readonly Finding[]) => Assessed;

/** Is given each answer that was prepared, with its `keyOfAnswers`. */
export type Tell = (key: string, assessed: Assessed) => void;

export interface PreparedAnswers {
  /** What was assessed ahead with these answers; `null` when nothing was. */
  take(entered: readonly Finding[]): Assessed | null;
  /** Assesses a yes and a no to the questions in sight, while the thread has nothing else to do; `tell` has each. */
  prepare(last: Assessed, entered: readonly Finding[], assess: Assess, tell: Tell): void;
  /** The record has changed: nothing that was assessed ahead is true any more. */
  forget(): void;
}

/** A message that arrives meanwhile waits about so long. Where it would be more, one answer is prepared and no other. */
const LONGEST_MS = 100;
/** The list just made goes to the screen and the store first. */
const QUIET_MS = 60;

/** An answer is assessed while the clinician reads the question, so that the new list is there when it is given. */
export function createPreparedAnswers(): PreparedAnswers {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const prepared = new Map<string, Assessed>();
  const forget = () => {
    clearTimeout(timer);
    prepared.clear();
  };
  const work = (waiting: (readonly Finding[])[], assess: Assess, tell: Tell) => {
    const entered = waiting.shift();
    if (!entered) return;
    const assessed = attempt(assess, entered);
    if (!assessed) return;
    const key = keyOfAnswers(entered);
    prepared.set(key, assessed);
    tell(key, assessed);
    if (assessed.elapsedMs <= LONGEST_MS) timer = setTimeout(work, 0, waiting, assess, tell);
  };
  return {
    take(entered) {
      const found = prepared.get(keyOfAnswers(entered)) ?? null;
      forget();
      return found;
    },
    prepare({ assessment }, entered, assess, tell) {
      forget();
      const waiting = [...questionsInSight(assessment)].flatMap((finding) =>
        (['present', 'absent'] as const).map((status) => [...entered, enteredFinding(finding, status)]),
      );
      timer = setTimeout(work, QUIET_MS, waiting, assess, tell);
    },
    forget,
  };
}

/** The first of "next data", and the first that the leading card names as not recorded. */
function questionsInSight({ next, differential }: Assessment): ReadonlySet<string> {
  const ofLeading = differential.entries[0]?.missing ?? [];
  return new Set([...ofLeading.slice(0, 2), ...next.slice(0, 3)].map(({ finding }) => finding));
}

/** What fails ahead of time fails again, and is told, when it is asked for. */
function attempt(assess: Assess, entered: readonly Finding[]): Assessed | null {
  try {
    return assess(entered);
  } catch {
    return null;
  }
}

/** The same for the same answers in the same order. */
export function keyOfAnswers(entered: readonly Finding[]): string {
  return JSON.stringify(entered.map(({ id, status }) => [id, status]));
}
