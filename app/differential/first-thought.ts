import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';

/** One diagnosis that the clinician wrote before seeing the list, and the entry that it names. */
export interface Thought {
  readonly words: string;
  readonly entry: RankedDiagnosis | null;
}

export interface Comparison {
  readonly thoughts: readonly Thought[];
  /** Leading or dangerous entries that the clinician did not write, in the list's order. */
  readonly notAmong: readonly RankedDiagnosis[];
}

const LEADING = 3;
/** Below this an entry is no omission (estimate). */
const WORTH_NAMING = 0.05;

/** Sets what the clinician thought first beside the list. Names are compared by their words, and by their initials. */
export function compareWithFirst(text: string, entries: readonly RankedDiagnosis[]): Comparison {
  const thoughts = text
    .split(/[,;\n]/)
    .map((words) => words.trim())
    .filter(Boolean)
    .map((words) => ({ words, entry: entries.find((e) => names(words, e.name)) ?? null }));
  const named = new Set(thoughts.map(({ entry }) => entry?.id));
  const notAmong = entries
    .filter((e, i) => e.probability >= WORTH_NAMING && (i < LEADING || e.cannotMiss) && !named.has(e.id))
    .slice(0, LEADING);
  return { thoughts, notAmong };
}

function names(words: string, name: string): boolean {
  const [mine, its] = [wordsOf(words), wordsOf(name)];
  if (!mine.length) return false;
  const initials = its.map((word) => word[0]).join('');
  return (
    mine.every((word) => its.includes(word)) ||
    (mine.length === 1 && initials.length > 1 && mine[0] === initials)
  );
}

const SMALL = new Set(['of', 'the', 'and', 'in', 'with', 'due', 'to', 'a']);

function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word && !SMALL.has(word));
}
