import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const written = [
  'development',
  'used',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'wide-a',
  'wide-b',
  'drawn-a',
  'drawn-b',
  'drawn-c',
  'drawn-d',
  'drawn-e',
  'drawn-f',
  'drawn-g',
  'drawn-h',
  'drawn-i',
  'drawn-j',
  'drawn-k',
] as const;
export type Half = (typeof written)[number];

/** The halves that nobody who changes the reader has seen. */
export const unseenHalves: readonly Half[] = ['seventh', 'eighth'];

const fileOf = (half: Half): string =>
  fileURLToPath(new URL(`../../clinical/findings/text/evaluation/${half}.yaml`, import.meta.url));

/** The halves that have been written: a new unseen one comes some time after the last was used. */
export const halves: readonly Half[] = written.filter((half) => existsSync(fileOf(half)));

/** A sentence or note with what a physician says it states; docs/model/text-evaluation.md defines the lists. */
export interface Item {
  readonly name: string;
  readonly form: 'sentence' | 'note';
  readonly text: string;
  /** Years; null when the bench must take it from the note. */
  readonly age: number | null;
  readonly sex: 'male' | 'female' | null;
  readonly present: readonly string[];
  readonly absent: readonly string[];
  readonly not: readonly string[];
  readonly may: readonly string[];
}

type Written = Partial<Omit<Item, 'form' | 'name'>> & { readonly id?: string; readonly text: string };

const ADULT = 30;

function itemOf(written: Written, form: Item['form']): Item {
  const { id, text, age, sex, present = [], absent = [], not = [], may = [] } = written;
  return {
    name: id ?? text,
    form,
    text,
    age: age ?? (form === 'sentence' ? ADULT : null),
    sex: sex ?? null,
    present,
    absent,
    not,
    may,
  };
}

/** The items of one half, as they were written. A sentence without an age is of an adult of 30 years. */
export function evaluationItems(half: Half): readonly Item[] {
  const { sentences, notes } = parse(readFileSync(fileOf(half), 'utf8')) as {
    sentences: Written[];
    notes: Written[];
  };
  return [...sentences.map((s) => itemOf(s, 'sentence')), ...notes.map((n) => itemOf(n, 'note'))];
}
