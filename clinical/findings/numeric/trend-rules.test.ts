import { describe, expect, it } from 'vitest';
import { daysAgo, testAsOf, testMeasurement } from '../test-kit/test-chart.ts';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import type { TrendRule } from '../../knowledge/knowledge.ts';
import { slopePerYear, trendStatement } from './trend-rules.ts';
import { indexValues } from './values.ts';

const base = { analyte: 'x', windowDays: 7, minMeasurements: 2, withinDays: 14, basis: 'estimate' } as const;

/** Values as [days ago, value]. */
function judge(
  rule: Partial<TrendRule> & Pick<TrendRule, 'kind' | 'threshold'>,
  points: [number, number][],
  ageYears = 40,
) {
  const [def] = testKnowledge({ findings: [{ id: 'f', trends: [{ ...base, ...rule }] }] }).findings;
  if (!def) throw new Error('no definition');
  const measurements = points.map(([days, value], i) =>
    testMeasurement('x', value, '1', { ref: `Observation/${i}`, when: daysAgo(days) }),
  );
  const person = { ageYears, sex: null, pregnant: null };
  return trendStatement(0, def, indexValues(measurements, [], new Map(), null), person, testAsOf);
}

describe('trend rules', () => {
  it('a rise is measured against the patient’s own lowest value of the window', () => {
    expect(
      judge({ kind: 'rise-ratio', threshold: 1.5 }, [
        [6, 0.8],
        [3, 0.6],
        [0, 0.95],
      ]),
    ).toMatchObject({ status: 'present', evidence: ['Observation/2', 'Observation/1'] });
    expect(
      judge({ kind: 'rise-ratio', threshold: 1.5 }, [
        [6, 0.8],
        [0, 1.1],
      ])?.status,
    ).toBe('absent');
    expect(
      judge({ kind: 'rise-absolute', threshold: 0.3 }, [
        [2, 0.8],
        [0, 1.1],
      ])?.status,
    ).toBe('present');
  });

  it('a limit for adults says nothing about an infant', () => {
    const rule = { kind: 'persists-above', threshold: 100, when: { ageFrom: 12 } } as const;
    const fast: [number, number][] = [
      [1, 172],
      [0, 136],
    ];
    expect(judge(rule, fast)?.status).toBe('present');
    expect(judge(rule, fast, 0.4)).toBeNull();
  });

  it('values outside the window do not count', () => {
    expect(
      judge({ kind: 'rise-ratio', threshold: 1.5 }, [
        [30, 0.6],
        [0, 1.2],
      ]),
    ).toBeNull();
  });

  it('an old last value says nothing', () => {
    expect(
      judge({ kind: 'rise-ratio', threshold: 1.5 }, [
        [22, 0.6],
        [20, 1.2],
      ]),
    ).toBeNull();
  });

  it('a fall inside the normal range is a fall', () => {
    expect(
      judge({ kind: 'fall-percent', threshold: 5, windowDays: 365 }, [
        [200, 80],
        [0, 75],
      ])?.status,
    ).toBe('present');
    expect(
      judge({ kind: 'fall-absolute', threshold: 2, windowDays: 365 }, [
        [200, 15],
        [0, 13.5],
      ])?.status,
    ).toBe('absent');
  });

  it('persistence needs number, span and an unbroken run', () => {
    const ckd = {
      kind: 'persists-below',
      threshold: 60,
      windowDays: 730,
      minSpanDays: 90,
      withinDays: 365,
    } as const;
    expect(
      judge(ckd, [
        [120, 50],
        [0, 48],
      ])?.status,
    ).toBe('present');
    expect(
      judge(ckd, [
        [60, 50],
        [0, 48],
      ]),
    ).toBeNull();
    expect(
      judge(ckd, [
        [200, 50],
        [50, 70],
        [0, 48],
      ]),
    ).toBeNull();
    expect(
      judge(ckd, [
        [120, 50],
        [0, 75],
      ])?.status,
    ).toBe('absent');
    expect(
      judge({ ...ckd, kind: 'persists-above' }, [
        [120, 75],
        [0, 70],
      ])?.status,
    ).toBe('present');
  });

  it('slopes are least squares per year', () => {
    expect(
      slopePerYear([
        { at: 0, value: 10 },
        { at: 365.25 * 86_400_000, value: 6 },
      ]),
    ).toBeCloseTo(-4, 9);
    const falling = {
      kind: 'slope-per-year-below',
      threshold: -5,
      windowDays: 730,
      minMeasurements: 3,
      minSpanDays: 180,
      withinDays: 90,
    } as const;
    expect(
      judge(falling, [
        [720, 80],
        [360, 72],
        [0, 64],
      ])?.status,
    ).toBe('present');
    expect(
      judge(falling, [
        [720, 80],
        [0, 64],
      ]),
    ).toBeNull();
    expect(
      judge(falling, [
        [100, 80],
        [50, 72],
        [0, 64],
      ]),
    ).toBeNull();
    expect(
      judge({ ...falling, kind: 'slope-per-year-above', threshold: 0 }, [
        [720, 80],
        [360, 72],
        [0, 64],
      ])?.status,
    ).toBe('absent');
  });
});
