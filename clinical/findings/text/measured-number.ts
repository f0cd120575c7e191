import type { Token } from './tokenise.ts';

interface Limits {
  readonly low: number;
  readonly high: number;
}

function isMark(token: Token | undefined, marks: string, beside: number | undefined): boolean {
  return (
    token?.kind === 'mark' && marks.includes(token.stem) && (token.start === beside || token.end === beside)
  );
}

/** "8/15", "16:20", "8-25": the number behind a stroke, a colon or a dash that it is written against. */
function joinedAfter(tokens: readonly Token[], i: number, marks: string): Token | undefined {
  const [own, mark, after] = [tokens[i], tokens[i + 1], tokens[i + 2]];
  if (mark?.kind === 'number' && mark.hyphen) return marks.includes('-') ? mark : undefined;
  if (after?.kind !== 'number' || !isMark(mark, marks, own?.end) || mark?.end !== after.start)
    return undefined;
  return after;
}

const spelledOut =
  'two three four five six seven eight nine ten eleven twelve fifteen:15 twenty:20 thirty:30 forty:40 fifty:50 sixty:60'.split(
    ' ',
  );
/** Numbers in letters, from two to sixty. */
export const spelled: ReadonlyMap<string, number> = new Map(
  spelledOut.map((w, i) => [w.replace(/:.*/, ''), Number(w.split(':')[1] ?? i + 2)]),
);

/** "Six months", "two pillows": the value of a number in figures or, up to sixty, in letters; else NaN. */
export function valueOf(token: Token | undefined): number {
  return token?.kind === 'number' ? Number(token.stem) : (spelled.get(token?.written ?? '') ?? Number.NaN);
}

/**
 * Whether the number at `i` is a value within the limits: not the second number of a fraction, range or time, not a
 * date ("12/4/25"), and of a range ("8-25") both ends lie within.
 */
export function measuresWithin(tokens: readonly Token[], i: number, { low, high }: Limits): boolean {
  const token = tokens[i];
  const value = valueOf(token);
  if (!token || !(value >= low && value <= high)) return false;
  const before = tokens[i - 1];
  if (token.hyphen && before?.kind === 'number') return false;
  // "<10,000 CFU" is none of {10000-…}.
  if (before?.stem === '<' && value <= low) return false;
  if (isMark(before, '/:', token.start) && tokens[i - 2]?.kind === 'number') return false;
  if (joinedAfter(tokens, i, ':')) return false;
  const below = joinedAfter(tokens, i, '/');
  if (below && joinedAfter(tokens, i + 2, '/')) return false;
  const upTo = joinedAfter(tokens, i, '-–');
  return !upTo || (Number(upTo.stem) >= low && Number(upTo.stem) <= high);
}

/** What makes a number behind a name something else than its value: a time, an age, a dose, an ordinal. */
const otherwise =
  /^(?:th|st|nd|rd|hourly|hrly|hours?|hrs?|h|mins?|minutes?|weeks?|wks?|wk|w|months?|mths?|mo|days?|d|years?|yrs?|yr|y|yo|am|pm|mg|mcg|µg|ug|units?|iu|times|tablets?|tabs?|caps?|puffs?|reps?|kg|lbs?|stone|p?centile|percentile|%|o'clock|patients?|sessions?|visits?|doses?|tb?sps?|cups?|(?:tea|table)?spoons?|lumps?)$/;

/**
 * Whether the words found by a pattern with a measured number read it as such: no other number stands between the
 * number and what it belongs to, unless a side does ("IOP R 14 L 40"), and no unit of something else behind it.
 */
export function endsAsMeasured(tokens: readonly Token[], used: readonly number[], to: number): boolean {
  for (const [k, i] of used.entries()) {
    const from = used[k - 1];
    if (from === undefined || tokens[i]?.kind !== 'number') continue;
    const sided = /^(?:left|right)$/.test(tokens[i - 1]?.stem ?? '');
    for (let j = from + 1; j < i && !sided; j += 1) if (tokens[j]?.kind === 'number') return false;
  }
  const last = used.at(-1) ?? -1;
  if (Number.isNaN(valueOf(tokens[last]))) return true;
  const next = last + 1 < to ? tokens[last + 1] : undefined;
  return !otherwise.test(next?.written ?? '') && !(next?.hyphen && next.kind === 'word');
}
