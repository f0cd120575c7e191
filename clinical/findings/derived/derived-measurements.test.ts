import { describe, expect, it } from 'vitest';
import { daysAgo, testMeasurement } from '../test-kit/test-chart.ts';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { derivedMeasurements, formulas } from './derived-measurements.ts';
import type { Formula } from './formula.ts';

const byId = (id: string): Formula => {
  const found = formulas.find((f) => f.id === id);
  if (!found) throw new Error(id);
  return found;
};
const adult = (ageYears: number, sex: 'male' | 'female') => ({ ageYears, sex });

describe('formulas, worked by hand', () => {
  it.each([
    ['anion-gap', [140, 100, 10], 30],
    ['calcium-corrected', [8, 2], 9.6],
    ['sodium-corrected', [130, 600], 142],
    ['sodium-corrected', [130, 90], 130],
    ['osmolal-gap', [320, 140, 90, 14], 30],
    ['a-a-gradient', [60, 40, 21], 39.73],
    ['transferrin-saturation', [30, 400], 7.5],
    ['mcv', [30, 4], 75],
    ['mean-arterial-pressure', [120, 60], 80],
    ['shock-index', [120, 80], 1.5],
    ['bmi', [80, 200], 20],
    ['fib-4', [80, 64, 100], 4.5],
    ['bun-creatinine-ratio', [40, 2], 20],
    ['neutrophils-abs', [10, 4], 0.4],
  ])('%s of %j is %d', (id, values, expected) => {
    expect(byId(id).compute(values, adult(45, 'female'))).toBeCloseTo(expected, 2);
  });

  it('CKD-EPI 2021 matches published examples', () => {
    const gfr = byId('ckd-epi-2021');
    // National Kidney Foundation calculator, 2021 equation.
    expect(Math.round(gfr.compute([1], adult(50, 'male')) ?? 0)).toBe(92);
    expect(Math.round(gfr.compute([1], adult(50, 'female')) ?? 0)).toBe(69);
    expect(gfr.compute([1], adult(12, 'male'))).toBeNull();
    expect(gfr.compute([1], { ageYears: 50, sex: null })).toBeNull();
  });
});

const knowledge = testKnowledge({
  analytes: [
    { id: 'sodium', unit: 'mmol/L' },
    { id: 'chloride', unit: 'mmol/L' },
    { id: 'bicarbonate-total-co2', unit: 'mmol/L' },
    { id: 'anion-gap', unit: 'mmol/L' },
  ],
});
const analytes = new Map(knowledge.analytes.map((a) => [a.id, a]));
const person = {
  sex: 'female' as const,
  birthDate: { text: '1970-06-01', precision: 'day' as const, at: Date.UTC(1970, 5, 1) },
};
const panel = [
  testMeasurement('sodium', 140, 'mmol/L'),
  testMeasurement('chloride', 100, 'mmol/L'),
  testMeasurement('bicarbonate-total-co2', 10, 'mmol/L'),
];

describe('derived measurements', () => {
  it('cites all inputs and names its formula', () => {
    expect(derivedMeasurements(panel, analytes, person)).toMatchObject([
      {
        analyte: 'anion-gap',
        value: 30,
        derivedBy: 'anion-gap',
        ref: 'Observation/sodium',
        alsoIn: ['Observation/chloride', 'Observation/bicarbonate-total-co2'],
      },
    ]);
  });

  it('leaves a reported value alone', () => {
    expect(
      derivedMeasurements([...panel, testMeasurement('anion-gap', 12, 'mmol/L')], analytes, person),
    ).toEqual([]);
  });

  it('does not mix blood of different days, limits, or units', () => {
    const [sodium, chloride, bicarbonate] = panel;
    if (!sodium || !chloride || !bicarbonate) throw new Error('panel');
    expect(
      derivedMeasurements([sodium, chloride, { ...bicarbonate, when: daysAgo(3) }], analytes, person),
    ).toEqual([]);
    expect(
      derivedMeasurements([sodium, chloride, { ...bicarbonate, comparator: '<' }], analytes, person),
    ).toEqual([]);
    const otherUnit = new Map(analytes).set('sodium', {
      ...knowledge.analytes[0],
      unit: 'mg/dL',
    } as (typeof knowledge.analytes)[number]);
    expect(derivedMeasurements(panel, otherUnit, person)).toEqual([]);
  });
});
