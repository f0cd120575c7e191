import { allMatches } from './all-matches.ts';
import type { TokenRange } from './sentences.ts';
import type { Token } from './tokenise.ts';
import type { Trigger } from './triggers.ts';

/** "Y/N", "yes / no / ex", "Pacemaker: ____", "Diabetes? ____": nobody has answered. */
const unanswered =
  /\b(?:Y\s?\/\s?N|N\s?\/\s?Y|[Yy]es\s?\/\s?[Nn]o|YES\s?\/\s?NO)\b(?:\s?\/\s?\w{1,10})?|[:?.]?\s*_{2,}/g;
const listOfQuestions =
  /\b(?:do you have|have you (?:ever )?had|any of the following|tick|circle)\b[^.\n]{0,60}[?:][ \t]*\n?[^\n]*$/i;
const longestQuestion = 160;

function tokenFrom(tokens: readonly Token[], range: TokenRange, character: number): number {
  for (let i = range.from; i < range.to; i += 1) if ((tokens[i]?.start ?? 0) >= character) return i;
  return range.to;
}

/** Items of a form that nobody has answered say nothing: each reaches from the answer before it. */
export function openAnswers(text: string, tokens: readonly Token[], range: TokenRange): Trigger[] {
  const start = tokens[range.from]?.start ?? 0;
  const end = tokens[range.to]?.start ?? text.length;
  const none = (from: number, to: number): Trigger => ({
    role: { reach: 'span', kind: 'hypothetical', from, to },
    start: range.from,
    end: range.from,
  });
  if (
    listOfQuestions.test(text.slice(Math.max(0, start - longestQuestion), start)) &&
    !/[:?]\s*(?:y|n|yes|no)\b/i.test(text.slice(start, end))
  )
    return [none(range.from, range.to)];
  const out: Trigger[] = [];
  let from = range.from;
  for (const found of allMatches(text.slice(start, end), unanswered)) {
    const to = tokenFrom(tokens, range, start + found.index);
    if (to > from) out.push(none(from, to));
    from = tokenFrom(tokens, range, start + found.index + found[0].length);
  }
  return out;
}

const ofCount = /^(?:para|gravida|grade|stage|type|day|ecog|who|ps|mrs|gravid|p|g|of|to|than|x|=|at)$/;

/** "Nausea 0, tired 0, suicidal thoughts 0", "oedema: 0": a score of nothing denies what it scores. */
export function scoredNothing(tokens: readonly Token[], range: TokenRange): Trigger[] {
  const out: Trigger[] = [];
  let from = range.from;
  for (let i = range.from; i < range.to; i += 1) {
    const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
    if (token?.kind === 'mark' && /^[,;.|]$/.test(token.stem)) from = i + 1;
    if (token?.stem === ':' && tokens[i + 1]?.kind !== 'number') from = i + 1;
    if (token?.kind !== 'number' || token.written !== '0' || i === range.from) continue;
    const ends = i + 1 >= range.to || (next?.kind === 'mark' && /^[,;.|)]$/.test(next.stem));
    const named = before?.kind === 'word' || before?.stem === ':' || before?.stem === '=';
    if (!ends || !named || token.start === before?.end || ofCount.test(before?.written ?? '')) continue;
    out.push({ role: { reach: 'span', kind: 'negated', from, to: i }, start: i, end: i + 1 });
  }
  return out;
}
