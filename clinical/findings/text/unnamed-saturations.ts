import { allMatches } from './all-matches.ts';
import type { ReadNumber } from './number-after.ts';
import { oxygenAfter } from './oxygen-after.ts';

const saturation =
  /(?:(?<![\d.,/–-]\s?)\b|(?<=\d,?\s)(?=\d{2,3}\s?%))([5-9]\d|100)\s?%?(?=\s*(?:[(,]\s*)?(?:on|in|via|with|@)?\s*(?:\d{1,2}\s?l(?:itres?|iters?|pm)?\b|room air|ra\b|air\b|oa\b))/gi;

/** "88% on air", "84 % on 4 L": shares with what is breathed behind them, among characters [from, to). */
export function saturationsIn(text: string, from: number, to: number): Omit<ReadNumber, 'next'>[] {
  return allMatches(text.slice(from, to), saturation).flatMap((found) => {
    const start = from + found.index;
    const end = start + found[0].length;
    const isShare = found[0].endsWith('%');
    const oxygen = oxygenAfter(text, end);
    // Without its sign only the air tells that the number is a saturation: "60 on 2 L" may be anything.
    if (!oxygen || !(isShare || oxygen.value === 0)) return [];
    const written = { text: found[0], unit: isShare ? '%' : null };
    return [{ value: Number(found[1]), comparator: null, written, range: null, verdict: null, start, end }];
  });
}
