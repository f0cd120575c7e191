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

const conjunctions = new Set(['and', '&', 'or', 'but', 'nor']);
const strongMarks = new Set([';', '—', '–', '|']);
const verbWithin = 6;
const nameWithin = 5;
const deniedWithin = 8;
const denying = /^(?:no|nil|not|never|without|denies|denied|nor)$/;

const irregularPast = new Set([
  'has', 'had', 'is', 'was', 'are', 'were', 'did', 'does', 'took', 'began', 'became', 'came', 'went', 'felt', 'found', 'heard', 'said',
  'lost', 'drank', 'ate', 'slept', 'saw', 'fell', 'thought', 'left', 'woke', 'underwent', 'given',
]); // prettier-ignore

/** A verb that can open a statement without a subject: "reports", "vomited", "has"; not "drink" in "doesn't smoke or drink". */
function finite(token: Token): boolean {
  return irregularPast.has(token.written) || /(?:[^s]s|ed)$/.test(token.written);
}

const toBe = /^(?:is|was|are|were)$/;
const ofList =
  /^(?:not|also|noted|seen|reported|present|found|observed|absent|identified|detected|elicited|heard|evident|appreciated|denied|palpable|felt|there|that|he|she|who|which)$/;

function isDeniedBefore(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - deniedWithin), at)
    .some((t) => denying.test(t.written) || t.stem === 'not');
}

/** "No weakness and reflexes were brisk", "no injury and a CT head was normal"; "no redness and swelling was seen" is a list. */
function isToldApart(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from; i < Math.min(to, from + nameWithin); i += 1) {
    const token = tokens[i];
    if (!token || token.kind === 'mark' || conjunctions.has(token.stem) || ofList.test(token.written))
      return false;
    if (i > from && toBe.test(token.written)) return !ofList.test(tokens[i + 1]?.written ?? '');
  }
  return false;
}

function opensClause(
  tokens: readonly Token[],
  at: number,
  to: number,
  words: ClauseWords,
): 'hard' | 'soft' | null {
  let i = at + 1;
  const alternative =
    tokens[at]?.stem === 'or' || (tokens[at]?.stem === ',' && tokens[at + 1]?.stem === 'or');
  if (tokens[at]?.stem === ',' && conjunctions.has(tokens[i]?.stem ?? '')) i += 1;
  if (tokens[i]?.stem === 'that') i += 1;
  const first = tokens[i];
  if (!first || i >= to) return null;
  if (words.verbs.has(first.stem) && finite(first)) return alternative ? null : 'soft';
  if (
    /^(?:and|&)$/.test(tokens[i - 1]?.stem ?? '') &&
    isDeniedBefore(tokens, at) &&
    isToldApart(tokens, i, to)
  )
    return 'hard';
  if (!words.subjects.has(first.stem)) return null;
  for (let j = i + 1; j < Math.min(to, i + 1 + verbWithin); j += 1) {
    const token = tokens[j];
    if (!token || token.kind === 'mark' || conjunctions.has(token.stem)) return null;
    if (words.verbs.has(token.stem) && !token.written.endsWith('ing')) return 'hard';
  }
  return null;
}

/** Where new clauses start in a sentence; arrays are indexed from `range.from`. */
export function findClauses(tokens: readonly Token[], range: TokenRange, words: ClauseWords): Clauses {
  const hard: boolean[] = [];
  const soft: boolean[] = [];
  for (let i = range.from; i < range.to; i += 1) {
    const token = tokens[i];
    if (!token) break;
    const joins = token.stem === ',' || conjunctions.has(token.stem);
    const opened = joins ? opensClause(tokens, i, range.to, words) : null;
    // "Blacked out while climbing stairs": the same subject, at the same time.
    const during = token.written === 'while' && tokens[i + 1]?.written.endsWith('ing') === true;
    const breaks = strongMarks.has(token.stem) || (words.breaks.has(token.stem) && !during);
    hard.push(breaks || opened === 'hard');
    soft.push(breaks || opened !== null);
  }
  return { hard, soft };
}
