import { expect, it } from 'vitest';
import {
  beforeInShort,
  changeInShort,
  statementOf,
  weightInNumbers,
  withNumbersKept,
  wouldTell,
} from './words.ts';

it.each([
  ['Haemoglobin A1c 7.2 %, before Haemoglobin A1c 7.6 %', 'Haemoglobin A1c 7.2 %, before 7.6 %'],
  ['Sodium 140 mmol/L, before Sodium 140 mmol/L', 'Sodium 140 mmol/L, before 140 mmol/L'],
  ['Troponin I 186 ng/L, before Troponin T 12 ng/L', 'Troponin I 186 ng/L, before Troponin T 12 ng/L'],
  ['186 ng/L, no earlier value', '186 ng/L, no earlier value'],
  ['7.2 %, before 7.6 %', '7.2 %, before 7.6 %'],
])('a trend names its analyte once: %s', (detail, short) => {
  expect(beforeInShort(detail)).toBe(short);
});

it.each([
  ['Fever', 'No fever'],
  ['ST elevation', 'No ST elevation'],
  ['Present for months', 'Not present for months'],
  ['Found on the floor after hours', 'Not found on the floor after hours'],
  ['Takes a statin', 'Does not take a statin'],
  ['Unable to bear weight', 'Able to bear weight'],
  ['Absent or reduced bowel sounds', 'Absent or reduced bowel sounds: not found'],
  ['Normal ECG', 'Normal ECG: not found'],
])('what is denied is said so that it need not be read twice: %s', (name, denied) => {
  expect(statementOf(name, 'absent')).toBe(denied);
  expect(statementOf(name, 'present')).toBe(name);
});

it.each([
  [
    'eGFR below 60 for more than 90 days',
    'eGFR 35 mL/min/1.73 m², before eGFR 44 mL/min/1.73 m²',
    '35 mL/min/1.73 m², before 44 mL/min/1.73 m²',
  ],
  ['Lactate high', '5.2 mmol/L, no earlier value', '5.2 mmol/L, no earlier value'],
  ['Blood pressure 140/90 or above', 'Systolic blood pressure 152 mmHg', 'systolic 152 mmHg'],
  ['apixaban 5 mg tablet started', 'Take 1 tablet by mouth', 'Take 1 tablet by mouth'],
  ['Weight gain', 'Body weight 86.2 kg, before Body weight 79.8 kg', 'Body weight 86.2 kg, before 79.8 kg'],
])('what “%s” names already is not named again beside it', (title, detail, short) => {
  expect(changeInShort({ title, detail })).toBe(short);
});

it.each([
  ['a finding that the condition brings', { ifPresent: 2, ifAbsent: -0.3 }, 'would support'],
  ['a finding that nearly all have', { ifPresent: 0.2, ifAbsent: -2 }, 'absence would speak against'],
  ['a finding that hardly any have', { ifPresent: -1.5, ifAbsent: 0.1 }, 'would speak against'],
  ['a finding that everybody else has', { ifPresent: -0.2, ifAbsent: 1.4 }, 'absence would support'],
])('an answer not yet given is said to tell what it would: %s', (_, missing, words) => {
  expect(wouldTell(missing)).toBe(words);
});

it('a weight says that the ratio is the model’s, and of what the source is', () => {
  const citations = (id: string) => (id === 'wang-jama-2005' ? 'Wang CS. JAMA 2005.' : id);
  expect(weightInNumbers(Math.log(81), 'wang-jama-2005', citations)).toBe(
    '× 81, with frequencies from Wang CS. JAMA 2005.',
  );
  expect(weightInNumbers(Math.log(0.5), 'estimate', citations)).toBe('× 0.50, an estimate');
});

it('keeps a number on the line of its unit, and lets other words part', () => {
  expect(withNumbersKept('calcium 10.9 mg/dL, before 93 % and 2 of 3')).toBe(
    'calcium 10.9\u00a0mg/dL, before 93\u00a0% and 2\u00a0of 3',
  );
});
