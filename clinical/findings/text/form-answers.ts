import { allMatches } from './all-matches.ts';
import type { TokenRange } from './sentences.ts';
import type { SignReadings } from './signs.ts';
import type { Token } from './tokenise.ts';
import type { Trigger } from './triggers.ts';

const item = String.raw`(?<item>\p{L}[\p{L}\d /()'-]{0,38}?)`;
const leads = String.raw`(?:\s?[:=]\s?|\s?[-–]\s|\?\s?|\s?\.{2,}\s?|[ ]*\t[ \t]*|[ ]{3,}|\s?\|\s?)`;
const yes = String.raw`y|yes|pos(?:itive)?|present|\+{1,3}|✓|✔|√`;
const no = String.raw`n|no|neg(?:ative)?|absent|nil|none|[-–−]|✗|✘`;
const next = String.raw`(?=[ \t]*(?:$|\n|[,;.|/]|\t)|[ ]{2,}|[ ]\p{Lu}[\p{L} /()-]{0,38}(?:[:=?]|[-–]\s|\.{2,}))`;
const rows = new RegExp(
  String.raw`(?<![\p{L}\d])${item}${leads}(?<answer>${yes}|${no})${next}|(?<![\p{L}\d])(?<short>\p{L}[\p{L} ]{1,30}?)[ ](?<mark>[YN])(?=[ ]*(?:$|[,;/|]|[ ]\p{L}))`,
  'giu',
);
const isNo = new RegExp(`^(?:${no})$`, 'i');
const mostLength = 400;

/** The end of a form's row: "Fever ..... no". What follows on the next line is another. */
export const endsAnswered = new RegExp(String.raw`\p{L}${leads}(?:${yes}|${no})[ \t|]*$`, 'iu');

/**
 * Rows of a form, two or more in a line or one that is a whole line: "Fever: Y  Cough: N", "Fever ..... no", "| Rash | No |",
 * "Chest pain: - Dyspnoea: +". Null where the sentence is none.
 */
export function formAnswers(text: string, tokens: readonly Token[], range: TokenRange): SignReadings | null {
  const start = tokens[range.from]?.start ?? 0;
  const end = tokens[range.to - 1]?.end ?? start;
  const line = text.slice(start, end);
  if (end - start > mostLength || !/[:=?|\t✓✔√✗✘]|[-–]\s|\.{2}| {3}|[YN]/.test(line)) return null;
  const found = allMatches(line, rows);
  const whole = found.length === 1 && found[0]?.[0].trim() === line.replace(/^[\s|]+|[\s|.]+$/g, '');
  const letters = found.some(({ groups }) => groups?.short === undefined);
  if (!(found.length > 1 || (whole && letters))) return null;
  const triggers: Trigger[] = [];
  const answers = new Set<number>();
  const tokenAt = (character: number): number => {
    let i = range.from;
    while (i < range.to && (tokens[i]?.start ?? 0) < start + character) i += 1;
    return i;
  };
  for (const { 0: all, index, groups } of found) {
    const answer = groups?.answer ?? groups?.mark ?? '';
    const name = groups?.item ?? groups?.short ?? '';
    const [from, behind] = [tokenAt(index), tokenAt(index + name.length)];
    const to = tokenAt(index + all.length);
    for (let i = behind; i < to; i += 1) answers.add(i);
    triggers.push({ role: { reach: 'end' }, start: from, end: from });
    if (isNo.test(answer))
      triggers.push({ role: { reach: 'span', kind: 'negated', from, to: behind }, start: behind, end: to });
  }
  return { triggers, answers };
}
