import { expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import { indexAnalytes } from './analyte-index.ts';
import { namesOf } from './names.ts';

const index = indexAnalytes(realAnalytes());
const read = (text: string, specimen: string | null = null) =>
  namesOf(text, specimen).flatMap((name) => index.byName(name)?.id ?? [])[0] ?? null;

it.each([
  ['Sed Rate (ESR)', 'esr'],
  ['Urea nitrogen (BUN)', 'bun'],
  ['eGFR (CKD-EPI 2021)', 'egfr'],
  ['Alanine aminotransferase (ALT)', 'alt'],
])('a local name with its abbreviation in brackets is read: %s', (text, id) => {
  expect(read(text)).toBe(id);
});

it('what stands in brackets never turns another fluid into blood', () => {
  expect(read('Glucose (CSF)')).not.toBe('glucose');
  expect(read('Urea nitrogen (BUN)', 'urine')).not.toBe('bun');
});

it('a bracket that names nothing names nothing', () => {
  expect(read('Unheard-of protein (UHP)')).toBeNull();
});
