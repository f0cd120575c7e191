import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';

/** Stems that shape clauses, from `text/context.yaml`. */
export interface ClauseWords {
  readonly breaks: ReadonlySet<string>;
  readonly verbs: ReadonlySet<string>;
  readonly subjects: ReadonlySet<string>;
}

export interface Clauses {
  /** A new clause with its own subject starts at this token. */
  readonly hard: readonly boolean[];
  /** As `hard`, or a new verb takes over the old subject ("denies fever, reports cough"). */
  readonly soft: readonly boolean[];
}

const conjunctions = new Set(['and', 'or', 'but', 'nor']);
const strongMarks = new Set([';', '—', '–', '|']);
const verbWithin = 6;

function finite(text: string, token: Token): boolean {
  return !/ing$/i.test(text.slice(token.start, token.end));
}

function opensClause(
  text: string,
  tokens: readonly Token[],
  at: number,
  to: number,
  words: ClauseWords,
): 'hard' | 'soft' | null {
  let i = at + 1;
  if (tokens[at]?.stem === ',' && conjunctions.has(tokens[i]?.stem ?? '')) i += 1;
  const first = tokens[i];
  if (!first || i >= to) return null;
  if (words.verbs.has(first.stem) && finite(text, first)) return 'soft';
  if (!words.subjects.has(first.stem)) return null;
  for (let j = i + 1; j < Math.min(to, i + 1 + verbWithin); j += 1) {
    const token = tokens[j];
    if (!token || token.kind === 'mark' || conjunctions.has(token.stem)) return null;
    if (words.verbs.has(token.stem) && finite(text, token)) return 'hard';
  }
  return null;
}

/** Where new clauses start in a sentence; arrays are indexed from `range.from`. */
export function findClauses(
  text: string,
  tokens: readonly Token[],
  range: TokenRange,
  words: ClauseWords,
): Clauses {
  const hard: boolean[] = [];
  const soft: boolean[] = [];
  for (let i = range.from; i < range.to; i += 1) {
    const token = tokens[i];
    if (!token) break;
    const joins = token.stem === ',' || conjunctions.has(token.stem);
    const opened = joins ? opensClause(text, tokens, i, range.to, words) : null;
    const breaks = strongMarks.has(token.stem) || words.breaks.has(token.stem);
    hard.push(breaks || opened === 'hard');
    soft.push(breaks || opened !== null);
  }
  return { hard, soft };
}
