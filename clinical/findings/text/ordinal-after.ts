import type { ResultItem } from '../../chart/chart.ts';
import { skipConnectors } from './number-after.ts';
import type { Token } from './tokenise.ts';

const ordinalWords: Readonly<Record<string, ResultItem['ordinal']>> = {
  negative: 'negative', neg: 'negative', nil: 'negative', positiv: 'positive', negativ: 'negative', non: 'negative', none: 'negative', absent: 'negative', trac: 'trace', reactiv: 'positive', nonreactiv: 'negative', detect: 'positive', undetectabl: 'negative', elevat: null,
}; // prettier-ignore

function plusGrade(grade: string): ResultItem['ordinal'] {
  return grade === '1' || grade === '2' || grade === '3' || grade === '4' ? `${grade}+` : null;
}

/** "+3", "3+", "trace", "negative" after a name. */
export function ordinalAfter(
  tokens: readonly Token[],
  from: number,
  to: number,
): { ordinal: NonNullable<ResultItem['ordinal']>; endToken: number } | null {
  const i = skipConnectors(tokens, from, to);
  const [first, second] = [tokens[i], tokens[i + 1]];
  if (!first || i >= to) return null;
  if (first.stem === '+' && second?.kind === 'number' && i + 1 < to) {
    const ordinal = plusGrade(second.stem);
    return ordinal ? { ordinal, endToken: i + 2 } : null;
  }
  if (first.kind === 'number' && second?.stem === '+' && second.start === first.end) {
    const ordinal = plusGrade(first.stem);
    return ordinal ? { ordinal, endToken: i + 2 } : null;
  }
  if (first.stem === '+' || from < i) {
    const at = first.stem === '+' ? i : from;
    let pluses = 0;
    while (at + pluses < to && tokens[at + pluses]?.stem === '+') pluses += 1;
    const value = skipConnectors(tokens, at + pluses, to);
    if (pluses && value < to && tokens[value]?.kind === 'number') return null;
    const closed = tokens[at + pluses]?.kind !== 'number' && tokens[at + pluses]?.kind !== 'word';
    if (pluses === 1 && (closed || at + pluses >= to)) return { ordinal: 'positive', endToken: at + 1 };
    const ordinal = pluses >= 2 && pluses <= 4 ? plusGrade(String(pluses)) : null;
    if (ordinal) return { ordinal, endToken: at + pluses };
  }
  if (first.stem === '+' && i === from) return null;
  // "4+ ketones, neg nitrite": behind a comma the answer is that of the next name.
  if (tokens[i - 1]?.stem === ',' && tokens[i + 1]?.kind === 'word' && i + 1 < to) return null;
  const word = Object.hasOwn(ordinalWords, first.stem) ? ordinalWords[first.stem] : null;
  return word ? { ordinal: word, endToken: i + 1 } : null;
}
