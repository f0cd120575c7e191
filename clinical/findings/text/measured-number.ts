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

/** A number that is a value: not the second of a fraction, range or time, no date ("12/4/25"); of a range both ends. */
export interface Measured {
  readonly value: number;
  readonly upTo: number;
  /** "<10,000 CFU" is none of {10000-…}. */
  readonly isBelow: boolean;
}

/** The number at `i`, where it is a value; null where there is none. */
export function measuredAt(tokens: readonly Token[], i: number): Measured | null {
  const token = tokens[i];
  const value = valueOf(token);
  if (!token || Number.isNaN(value)) return null;
  const before = tokens[i - 1];
  if (token.hyphen && before?.kind === 'number') return null;
  if (isMark(before, '/:', token.start) && tokens[i - 2]?.kind === 'number') return null;
  if (joinedAfter(tokens, i, ':')) return null;
  if (joinedAfter(tokens, i, '/') && joinedAfter(tokens, i + 2, '/')) return null;
  const upTo = joinedAfter(tokens, i, '-–');
  return { value, upTo: upTo ? Number(upTo.stem) : value, isBelow: before?.stem === '<' };
}

/** Whether both ends of a value lie within the limits. */
export function isWithin({ value, upTo, isBelow }: Measured, { low, high }: Limits): boolean {
  return value >= low && value <= high && upTo >= low && upTo <= high && !(isBelow && value <= low);
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
