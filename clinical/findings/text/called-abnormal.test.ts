import { describe, expect, it } from 'vitest';
import { readFindings } from '../read-findings.ts';
import { testAsOf, testChart, testDocument } from '../test-kit/test-chart.ts';
import { testKnowledge } from '../test-kit/test-knowledge.ts';

const knowledge = testKnowledge({
  findings: [
    { id: 'crp-raised', kind: 'laboratory', numeric: [{ analyte: 'crp', above: { uln: 1 }, withinDays: 30 }] },
    { id: 'crp-very-high', kind: 'laboratory', numeric: [{ analyte: 'crp', above: 100, withinDays: 30 }] },
    { id: 'anaemia', kind: 'laboratory', numeric: [{ analyte: 'hemoglobin', below: { lln: 1 }, withinDays: 30 }] },
    { id: 'hypokalaemia', kind: 'laboratory', numeric: [{ analyte: 'potassium', below: 3.5, withinDays: 30 }] },
    { id: 'severe-hypokalaemia', kind: 'laboratory', numeric: [{ analyte: 'potassium', below: 2.5, withinDays: 30 }] },
    { id: 'on-warfarin', kind: 'medicine', drugs: ['warfarin'] },
    { id: 'on-anticoagulant', kind: 'medicine', drugs: ['anticoagulant'] },
  ],
  analytes: [
    { id: 'crp', unit: 'mg/L', names: ['crp'], ranges: [{ low: null, high: 5, when: {}, basis: 'estimate' }] },
    { id: 'hemoglobin', unit: 'g/dL', names: ['hb'], ranges: [{ low: 12, high: 17, when: {}, basis: 'estimate' }] },
    { id: 'potassium', unit: 'mmol/L', names: ['potassium', 'k'], ranges: [{ low: 3.5, high: 5.1, when: {}, basis: 'estimate' }] },
  ],
  drugs: [
    { id: 'anticoagulant', name: 'Anticoagulant', names: ['anticoagulants'] },
    { id: 'warfarin', name: 'Warfarin', classes: ['anticoagulant'] },
  ],
}); // prettier-ignore

const said = (text: string): string =>
  readFindings(testChart({ documents: [testDocument(text)] }), { asOf: testAsOf, knowledge })
    .findings.map((f) => `${f.status === 'absent' ? '-' : '+'}${f.id}`)
    .toSorted()
    .join(' ');

describe('a value called high or low without its number', () => {
  it.each([
    ['Raised CRP, ↓Hb.', '+anaemia +crp-raised'],
    ['CRP is elevated.', '+crp-raised'],
    ['Potassium: low', '+hypokalaemia'],
    ['CRP not raised.', '-crp-raised'],
  ])('makes the finding just beyond the limit, no severer one: %s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });

  it.each(['Low potassium diet advised.', 'Potassium low normal.', 'Plan: repeat if CRP raised.'])(
    'is not read from what only sounds so: %s',
    (text) => {
      expect(said(text)).toBe('');
    },
  );
});

describe('a medicine that is not taken', () => {
  it.each([
    ['Not on anticoagulants.', '-on-anticoagulant'],
    ['She stopped her warfarin in March.', '-on-warfarin'],
    ['No warfarin.', '-on-warfarin'],
    ['Takes warfarin.', '+on-anticoagulant +on-warfarin'],
    ['Stop warfarin if INR is high.', ''],
  ])('%s', (text, expected) => {
    expect(said(text)).toBe(expected);
  });
});
