import type { ResultItem } from '../../chart/chart.ts';
import type { Token } from './tokenise.ts';

type Ordinal = NonNullable<ResultItem['ordinal']>;

const plusses: readonly Ordinal[] = ['positive', '2+', '3+', '4+'];
/** As readers of dipsticks print it. */
const amounts: Readonly<Record<string, Ordinal>> = { trac: 'trace', small: '1+', moderat: '2+', larg: '3+' };
/** What a list of grades begins behind. */
const opening = /^(?:[,:;/(&-]|and|with|show|ua|u\/a|dip|dipstick|urin|urinalys|urinalysi|urinalysis)$/;

/**
 * "3+ protein", "+++ glucose", of urine "large blood": the grade right before the name [from its token `at`], and whether
 * it begins the list or an item of it, so that none behind the name can be meant ("UA: 3+ protein, 2+ blood").
 */
export function ordinalBefore(
  tokens: readonly Token[],
  at: number,
  sentenceFrom: number,
  isUrine: boolean,
): { readonly ordinal: Ordinal; readonly opens: boolean; readonly from: number } | null {
  let from = at;
  while (from > sentenceFrom && tokens[from - 1]?.stem === '+') from -= 1;
  const count = at - from;
  const number = tokens[from - 1];
  const isNumbered = count === 1 && number?.kind === 'number' && number.end === tokens[from]?.start;
  const amount =
    isUrine && count === 0 && at > sentenceFrom ? amounts[tokens[at - 1]?.stem ?? ''] : undefined;
  if (isNumbered || amount) from -= 1;
  const numbered = isNumbered && /^[1-4]$/.test(number.stem) ? (`${number.stem}+` as Ordinal) : undefined;
  // "Adeno + COVID PCR": one alone joins.
  const written = count > 1 || isUrine ? plusses[count - 1] : undefined;
  const ordinal = amount ?? (isNumbered ? numbered : written);
  if (!ordinal) return null;
  return { ordinal, opens: from <= sentenceFrom || opening.test(tokens[from - 1]?.stem ?? ''), from };
}
