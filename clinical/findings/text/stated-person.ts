import type { ResourceRef } from '../../chart/chart.ts';

/** Age and sex as a note opens: "A 67-year-old man", "58M", "5-month-old girl". */
export interface StatedPerson {
  readonly ageYears: number | null;
  readonly sex: 'male' | 'female' | null;
  readonly evidence: ResourceRef;
}

const opening =
  /\b(\d{1,3})[\s-]*(?:(year|yr|month|mo|week|wk|day)s?[\s-]*old|y\/?o|yo)?[\s,]*(?:[\w-]+\s+){0,3}?(man|woman|male|female|boy|girl|gentleman|lady|[MF])\b/i;
const short = /\b(\d{1,3})\s?([MF])\b/;
const perYear: Readonly<Record<string, number>> = {
  year: 1,
  yr: 1,
  month: 12,
  mo: 12,
  week: 52.18,
  wk: 52.18,
  day: 365.25,
};
const openingCharacters = 200;
const oldest = 120;

/** Reads the first sentence only: later persons are relatives. Null when it doesn't open so. */
export function statedPerson(text: string, ref: ResourceRef): StatedPerson | null {
  const start = text.slice(0, openingCharacters);
  const found = /old|y\/?o|yo/i.test(start) ? opening.exec(start) : short.exec(start);
  if (!found) return null;
  const word = (found[3] ?? found[2] ?? '').toLowerCase();
  const age =
    Number(found[1]) / (found[3] === undefined ? 1 : (perYear[(found[2] ?? 'year').toLowerCase()] ?? 1));
  const sex = /^(man|male|boy|gentleman|m)$/.test(word)
    ? 'male'
    : /^(woman|female|girl|lady|f)$/.test(word)
      ? 'female'
      : null;
  const evidence = `${ref}#${found.index}-${found.index + found[0].length}`;
  return { ageYears: age <= oldest ? age : null, sex, evidence };
}
