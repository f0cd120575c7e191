import { describe, expect, it } from 'vitest';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { guessUnit, unitHabit, verdictAfter } from './guess-unit.ts';
import type { Side, UnitHabit } from './guess-unit.ts';
import { conversionsOf } from './units-in-text.ts';

const { analytes } = testKnowledge({
  analytes: [
    {
      id: 'creatinine',
      unit: 'mg/dL',
      units: [
        { unit: 'umol/L', factor: 0.011312, offset: 0 },
        { unit: 'mg/L', factor: 0.1, offset: 0 },
      ],
      ranges: [
        { low: 0.74, high: 1.35, when: { sex: 'male' }, basis: 'test' },
        { low: 0.59, high: 1.04, when: { sex: 'female' }, basis: 'test' },
      ],
      plausible: { low: 0.05, high: 40 },
    },
    {
      id: 'hemoglobin',
      unit: 'g/dL',
      units: [
        { unit: 'g/L', factor: 0.1, offset: 0 },
        { unit: 'mmol/L', factor: 1.6114, offset: 0 },
      ],
      ranges: [{ low: 12, high: 17, when: {}, basis: 'test' }],
      plausible: { low: 1, high: 28 },
    },
    {
      id: 'glucose',
      unit: 'mg/dL',
      units: [{ unit: 'mmol/L', factor: 18.016, offset: 0 }],
      ranges: [{ low: 70, high: 99, when: {}, basis: 'test' }],
      plausible: { low: 5, high: 2000 },
    },
    {
      id: 'wbc',
      unit: '10*3/uL',
      units: [{ unit: '/uL', factor: 0.001, offset: 0 }],
      ranges: [{ low: 4, high: 11, when: {}, basis: 'test' }],
      plausible: { low: 0, high: 1000 },
    },
    {
      id: 'calcium-total',
      unit: 'mg/dL',
      units: [{ unit: 'mmol/L', factor: 4.008, offset: 0 }],
      ranges: [{ low: 8.6, high: 10.3, when: {}, basis: 'test' }],
      plausible: { low: 3, high: 25 },
    },
    {
      id: 'troponin-i',
      unit: 'ng/mL',
      units: [{ unit: 'ng/L', factor: 0.001, offset: 0 }],
      ranges: [{ low: 0, high: 0.04, when: {}, basis: 'test' }],
      plausible: { low: 0, high: 1000 },
    },
    {
      id: 'magnesium',
      unit: 'mg/dL',
      units: [{ unit: 'mmol/L', factor: 2.43, offset: 0 }],
      ranges: [{ low: 1.7, high: 2.4, when: {}, basis: 'test' }],
      plausible: { low: 0.3, high: 20 },
    },
    {
      id: 'cortisol',
      unit: 'ug/dL',
      units: [{ unit: 'nmol/L', factor: 0.036246, offset: 0 }],
      ranges: [{ low: 5, high: 23, when: {}, basis: 'test' }],
      plausible: { low: 0, high: 300 },
    },
  ],
});

function analyte(id: string): AnalyteDefinition {
  const found = analytes.find((a) => a.id === id);
  if (!found) throw new Error(id);
  return found;
}

/** The unit in which a bare number is read, or null. */
function unitOf(
  id: string,
  value: number,
  habit: UnitHabit = null,
  verdict: Side | null = null,
): string | null {
  const a = analyte(id);
  return guessUnit(value, a, conversionsOf(a), { habit, verdict })?.unit ?? null;
}

describe('a number without a unit', () => {
  it('is read in the one unit that makes it possible', () => {
    expect(unitOf('creatinine', 310)).toBe('umol/L');
    expect(unitOf('creatinine', 2.1)).toBe('mg/dL');
    expect(unitOf('hemoglobin', 68)).toBe('g/L');
    expect(unitOf('hemoglobin', 7.2)).toBe('g/dL');
    expect(unitOf('glucose', 480)).toBe('mg/dL');
    expect(unitOf('wbc', 18)).toBe('10*3/uL');
    expect(unitOf('wbc', 12_000)).toBe('/uL');
  });

  it('of a quantity that the body keeps narrow is read where it is possible to live', () => {
    expect(unitOf('calcium-total', 3.4)).toBe('mmol/L');
    expect(unitOf('calcium-total', 1.9)).toBe('mmol/L');
    expect(unitOf('calcium-total', 12.8)).toBe('mg/dL');
  });

  it('stays unread where one reading is high and the other low or normal', () => {
    expect(unitOf('glucose', 31)).toBeNull();
    expect(unitOf('troponin-i', 12)).toBeNull();
    expect(unitOf('cortisol', 60)).toBeNull();
  });

  it('is settled by the units of the rest of the note, or by the word behind it', () => {
    expect(unitOf('glucose', 31, 'si')).toBe('mmol/L');
    expect(unitOf('glucose', 31, 'conventional')).toBe('mg/dL');
    expect(unitOf('troponin-i', 12, null, 'normal')).toBe('ng/L');
    expect(unitOf('magnesium', 0.86, 'si')).toBe('mmol/L');
    expect(unitOf('magnesium', 0.86, 'conventional')).toBe('mg/dL');
  });

  it('stays unread where both units are in daily use and only one makes it normal', () => {
    expect(unitOf('magnesium', 0.86)).toBeNull();
    expect(unitOf('magnesium', 1.9)).toBe('mg/dL');
    expect(unitOf('cortisol', 28)).toBeNull();
    expect(unitOf('cortisol', 28, 'si')).toBe('nmol/L');
  });
});

describe('what a note tells about its numbers', () => {
  it('units and values of one family show the habit, both show none', () => {
    expect(unitHabit('Na 118 mmol/L')).toBe('si');
    expect(unitHabit('creatinine 188, urea 14')).toBe('si');
    expect(unitHabit('BUN 40, glucose 250 mg/dL')).toBe('conventional');
    expect(unitHabit('K 4.0 mmol/L, glucose 90 mg/dL')).toBeNull();
    expect(unitHabit('Na 140')).toBeNull();
    expect(unitHabit('Ca 11.6, PTH 48')).toBe('conventional');
    expect(unitHabit('urea 38, creatinine 0.9')).toBe('conventional');
  });

  it('a verdict is a word right behind the number', () => {
    expect(verdictAfter(' (high), phosphate low')).toBe('high');
    expect(verdictAfter(' (normal).')).toBe('normal');
    expect(verdictAfter(' L, Na 140')).toBe('low');
    expect(verdictAfter(', phosphate low')).toBeNull();
  });
});
