import { describe, expect, it } from 'vitest';
import type { Measurement, ResultItem } from '../../chart/chart.ts';
import { daysAgo, testAsOf, testMeasurement } from '../test-kit/test-chart.ts';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import type { NumericRule } from '../../knowledge/knowledge.ts';
import { numericStatement } from './numeric-rules.ts';
import { indexValues } from './values.ts';

const ranges = [
  { low: 12, high: 15.5, when: { sex: 'female' as const }, basis: 'estimate' },
  { low: 13.5, high: 17.5, when: { sex: 'male' as const }, basis: 'estimate' },
];
const knowledge = testKnowledge({
  analytes: [
    { id: 'hemoglobin', name: 'Haemoglobin', unit: 'g/dL', ranges },
    { id: 'potassium', unit: 'mmol/L' },
    { id: 'heart-rate', unit: '/min', category: 'vital-sign' },
    { id: 'spo2', name: 'Oxygen saturation', unit: '%', category: 'vital-sign' },
    { id: 'inhaled-o2-flow', unit: 'L/min', category: 'vital-sign' },
  ],
});
const analytes = new Map(knowledge.analytes.map((a) => [a.id, a]));
const woman = { ageYears: 50, sex: 'female' as const, pregnant: null };

function judge(
  rules: NumericRule[],
  measurements: Measurement[],
  options: {
    person?: typeof woman | { ageYears: null; sex: null; pregnant: null };
    encounter?: string;
    results?: ResultItem[];
  } = {},
) {
  const [def] = testKnowledge({ findings: [{ id: 'f', numeric: rules }] }).findings;
  if (!def) throw new Error('no definition');
  const values = indexValues(measurements, options.results ?? [], analytes, options.encounter ?? null);
  return numericStatement(0, def, values, options.person ?? woman, testAsOf);
}

const high: NumericRule = { analyte: 'potassium', above: 5.5, withinDays: 14 };
const anaemia: NumericRule = { analyte: 'hemoglobin', below: { lln: 1 }, withinDays: 30 };
const hb = (value: number, parts: Partial<Measurement> = {}) =>
  testMeasurement('hemoglobin', value, 'g/dL', parts);
const k = (value: number, parts: Partial<Measurement> = {}) =>
  testMeasurement('potassium', value, 'mmol/L', parts);

describe('numeric rules', () => {
  it('a value beyond the limit is present, a measured normal is absent, nothing measured is neither', () => {
    expect(judge([high], [k(6.8)])?.status).toBe('present');
    expect(judge([high], [k(4.1)])?.status).toBe('absent');
    expect(judge([high], [])).toBeNull();
  });

  it('takes the latest value of the window and nothing outside it', () => {
    expect(judge([high], [k(6.8, { when: daysAgo(5) }), k(4.2, { when: daysAgo(1) })])?.status).toBe(
      'absent',
    );
    expect(judge([high], [k(6.8, { when: daysAgo(15) })])).toBeNull();
    expect(judge([high], [k(6.8, { when: daysAgo(-3) })])).toBeNull();
    expect(judge([high], [k(6.8, { when: null })])).toBeNull();
  });

  it('uses the report’s own range before the knowledge base’s', () => {
    expect(judge([anaemia], [hb(12.5)])?.status).toBe('absent');
    const range = { low: 13, high: 16, source: 'report' as const, text: null };
    expect(judge([anaemia], [hb(12.5, { range })])?.status).toBe('present');
  });

  it('never calls a value normal against a range that nobody gave', () => {
    expect(
      judge([anaemia], [hb(12.5)], { person: { ageYears: null, sex: null, pregnant: null } }),
    ).toBeNull();
  });

  it('keeps grades apart', () => {
    const mild: NumericRule = { analyte: 'potassium', above: 5.5, below: 6.5, withinDays: 14 };
    expect(judge([mild], [k(6)])?.status).toBe('present');
    expect(judge([mild], [k(7.2)])?.status).toBe('absent');
  });

  it('reads comparators as limits', () => {
    expect(judge([high], [k(8, { comparator: '>' })])?.status).toBe('present');
    expect(judge([high], [k(5, { comparator: '<' })])?.status).toBe('absent');
    expect(judge([high], [k(5, { comparator: '>' })])).toBeNull();
  });

  it('applies rules to those they are for', () => {
    expect(judge([{ ...high, when: { sex: 'male' } }], [k(6.8)])).toBeNull();
    expect(judge([{ ...high, when: { pregnant: true } }], [k(6.8)])).toBeNull();
    expect(judge([{ ...high, when: { ageFrom: 18 } }], [k(6.8)])?.status).toBe('present');
  });

  it('prefers the vital signs of the encounter in question', () => {
    const fast: NumericRule = { analyte: 'heart-rate', above: 100, withinDays: 3 };
    const own = testMeasurement('heart-rate', 130, '/min', {
      category: 'vital-sign',
      encounter: 'Encounter/e1',
      when: daysAgo(1),
    });
    const later = testMeasurement('heart-rate', 70, '/min', {
      category: 'vital-sign',
      encounter: 'Encounter/e2',
      when: daysAgo(0),
    });
    expect(judge([fast], [own, later], { encounter: 'Encounter/e1' })?.status).toBe('present');
    expect(judge([fast], [own, later])?.status).toBe('absent');
  });

  it.each([
    ['3+', 'present'],
    ['positive', 'present'],
    ['negative', 'absent'],
    ['trace', 'absent'],
  ] as const)('an ordinal %s is %s for "positive"', (ordinal, status) => {
    const result: ResultItem = {
      kind: 'result',
      ref: 'Observation/u',
      alsoIn: [],
      encounter: null,
      analyte: 'urine-blood',
      concept: { codings: [], text: 'Blood' },
      category: 'laboratory',
      value: { codings: [], text: ordinal },
      ordinal,
      interpretation: null,
      when: daysAgo(0),
    };
    expect(
      judge([{ analyte: 'urine-blood', is: ['positive'], withinDays: 30 }], [], { results: [result] })
        ?.status,
    ).toBe(status);
  });

  it('says value and unit', () => {
    expect(judge([high], [k(6.8)])).toMatchObject({
      detail: 'potassium 6.8 mmol/L',
      evidence: ['Observation/potassium'],
      source: 'numeric',
    });
  });
});

describe('several values of one day', () => {
  const fast: NumericRule = { analyte: 'heart-rate', above: 100, withinDays: 3 };
  const pulse = (value: number, hoursAgo: number, parts: Partial<Measurement> = {}) =>
    testMeasurement('heart-rate', value, '/min', { when: daysAgo(hoursAgo / 24), ...parts });

  it('a pulse of 112 in the morning is not taken back by 88 at noon, and both are told', () => {
    expect(judge([fast], [pulse(112, 5), pulse(88, 1)])).toMatchObject({
      status: 'present',
      detail: 'heart-rate 112 /min, later 88 /min',
    });
  });

  it('the next day is another state', () => {
    expect(judge([fast], [pulse(112, 30), pulse(88, 1)])?.status).toBe('absent');
  });

  it('one fast minute in a day of monitoring is neither tachycardia nor its absence', () => {
    const calm = Array.from({ length: 20 }, (_, i) => pulse(70, 20 - i));
    expect(judge([fast], [pulse(104, 21), ...calm])).toBeNull();
    expect(judge([fast], calm)?.status).toBe('absent');
  });

  it('a fast pulse of another encounter is not one of this visit', () => {
    const own = { category: 'vital-sign', encounter: 'Encounter/e1' } as const;
    const other = { category: 'vital-sign', encounter: 'Encounter/e2' } as const;
    const both = [pulse(130, 5, other), pulse(80, 1, own)];
    expect(judge([fast], both, { encounter: 'Encounter/e1' })?.status).toBe('absent');
  });

  it('a grade is that of the newest value', () => {
    const moderate: NumericRule = { ...fast, above: 110, below: 130 };
    expect(judge([moderate], [pulse(120, 5), pulse(140, 1)])?.status).toBe('absent');
  });

  const low: NumericRule = {
    analyte: 'spo2',
    below: 94,
    withinDays: 3,
    openOn: [{ analyte: 'inhaled-o2-flow', above: 0 }],
  };
  const spo2 = (value: number, hoursAgo: number) =>
    testMeasurement('spo2', value, '%', { when: daysAgo(hoursAgo / 24) });
  const oxygen = (flow: number, hoursAgo: number) =>
    testMeasurement('inhaled-o2-flow', flow, 'L/min', { when: daysAgo(hoursAgo / 24) });

  it('a saturation of 95 % under oxygen does not deny a low one; on air it does', () => {
    expect(judge([low], [spo2(95, 1), oxygen(3, 1)])).toBeNull();
    expect(judge([low], [spo2(95, 1), oxygen(3, 8), oxygen(0, 2)])?.status).toBe('absent');
    expect(judge([low], [spo2(95, 1)])?.status).toBe('absent');
    expect(judge([low], [spo2(90, 1), oxygen(3, 1)])?.status).toBe('present');
  });

  it('carbon dioxide that is high is an acidosis only beside a low pH of that day', () => {
    const acidosis: NumericRule = {
      analyte: 'pco2-arterial',
      above: 45,
      beside: { analyte: 'ph-arterial', below: 7.35 },
      withinDays: 2,
    };
    const gas = (analyte: string, value: number, unit: string, hoursAgo = 1) =>
      testMeasurement(analyte, value, unit, { when: daysAgo(hoursAgo / 24) });
    const high = gas('pco2-arterial', 62, 'mm[Hg]');
    expect(judge([acidosis], [high, gas('ph-arterial', 7.24, '[pH]')])?.status).toBe('present');
    expect(judge([acidosis], [high, gas('ph-arterial', 7.4, '[pH]')])?.status).toBe('absent');
    expect(judge([acidosis], [high])).toBeNull();
    expect(judge([acidosis], [high, gas('ph-arterial', 7.24, '[pH]', 40)])).toBeNull();
  });
});
