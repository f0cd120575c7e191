import { expect, it } from 'vitest';
import { beforeInShort } from './words.ts';

it.each([
  ['Haemoglobin A1c 7.2 %, before Haemoglobin A1c 7.6 %', 'Haemoglobin A1c 7.2 %, before 7.6 %'],
  ['Sodium 140 mmol/L, before Sodium 140 mmol/L', 'Sodium 140 mmol/L, before 140 mmol/L'],
  ['Troponin I 186 ng/L, before Troponin T 12 ng/L', 'Troponin I 186 ng/L, before Troponin T 12 ng/L'],
  ['186 ng/L, no earlier value', '186 ng/L, no earlier value'],
  ['7.2 %, before 7.6 %', '7.2 %, before 7.6 %'],
])('a trend names its analyte once: %s', (detail, short) => {
  expect(beforeInShort(detail)).toBe(short);
});
