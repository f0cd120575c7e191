import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Finding } from '../../clinical/findings/finding.ts';
import { enteredFinding } from '../differential/refine.ts';
import { createPreparedAnswers, keyOfAnswers, type Assessed } from './prepared-answers.ts';
import { knowledge, launchedEngine } from './testing/launched-engine.ts';

/** The engine of a launch, and which answers it was asked to assess. */
function launched() {
  const engine = launchedEngine('breathless-multimorbid');
  const asked: string[] = [];
  const assess = (entered: readonly Finding[]): Assessed => {
    asked.push(entered.map(({ id, status }) => `${id} ${status}`).join(', '));
    const assessment = engine.assess(knowledge, entered);
    return { assessment, opinionInput: engine.opinionInput(assessment), elapsedMs: 20 };
  };
  return { assess, asked };
}

const ignore = () => undefined;

describe('answers assessed ahead', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('are yes and no to what is asked first, and equal to what is assessed when asked', () => {
    const { assess, asked } = launched();
    const first = assess([]);
    const answers = createPreparedAnswers();
    const told = new Map<string, Assessed>();
    answers.prepare(first, [], assess, (key, of) => told.set(key, of));
    vi.runAllTimers();
    const [question] = first.assessment.next;
    const ofCard = first.assessment.differential.entries[0]!.missing.slice(0, 2);
    const questions = [...ofCard, ...first.assessment.next.slice(0, 3)].map(({ finding }) => finding);
    expect(asked.slice(1)).toEqual(
      [...new Set(questions)].flatMap((finding) => [`${finding} present`, `${finding} absent`]),
    );
    const yes = [enteredFinding(question!.finding, 'present')];
    expect(told.get(keyOfAnswers(yes))).toEqual(assess(yes));
    expect(answers.take(yes)).toEqual(assess(yes));
  });

  it('are those that follow the answers given already', () => {
    const { assess } = launched();
    const given = [enteredFinding('fever', 'absent')];
    const before = assess(given);
    const answers = createPreparedAnswers();
    answers.prepare(before, given, assess, ignore);
    vi.runAllTimers();
    const finding = before.assessment.next[0]!.finding;
    expect(answers.take([enteredFinding(finding, 'present')])).toBeNull();
    answers.prepare(before, given, assess, ignore);
    vi.runAllTimers();
    const both = [...given, enteredFinding(finding, 'absent')];
    expect(answers.take(both)).toEqual(assess(both));
  });

  it('are forgotten when the record grows, finished or not', () => {
    const { assess, asked } = launched();
    const first = assess([]);
    const answers = createPreparedAnswers();
    answers.prepare(first, [], assess, ignore);
    vi.runAllTimers();
    answers.forget();
    expect(answers.take([enteredFinding(first.assessment.next[0]!.finding, 'present')])).toBeNull();
    answers.prepare(first, [], assess, ignore);
    const before = asked.length;
    answers.forget();
    vi.runAllTimers();
    expect(asked).toHaveLength(before);
  });

  it('stop after one where a record takes long, so that no message waits for six', () => {
    const { assess, asked } = launched();
    const slow = (entered: readonly Finding[]) => ({ ...assess(entered), elapsedMs: 400 });
    const answers = createPreparedAnswers();
    const first = slow([]);
    answers.prepare(first, [], slow, ignore);
    vi.runAllTimers();
    expect(asked).toHaveLength(2);
  });

  it('that fail ahead of time fail when they are asked for, not before', () => {
    const { assess } = launched();
    const first = assess([]);
    const answers = createPreparedAnswers();
    const failing = () => {
      throw new Error('the model failed');
    };
    answers.prepare(first, [], failing, ignore);
    expect(() => vi.runAllTimers()).not.toThrow();
    expect(answers.take([enteredFinding(first.assessment.next[0]!.finding, 'present')])).toBeNull();
  });
});
