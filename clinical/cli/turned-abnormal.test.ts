import { describe, expect, it } from 'vitest';
import type { Measurement } from '../chart/chart.ts';
import { loadKnowledge } from './load-knowledge.ts';
import { daysAgo, testAsOf, testChart, testMeasurement } from '../findings/test-kit/test-chart.ts';
import { turnedAbnormal } from '../assessment/turned-abnormal.ts';

const knowledge = loadKnowledge();
const potassium = (value: number, days: number) => of('potassium', value, days, 3.5, 5.1);
function of(analyte: string, value: number, days: number, low: number | null, high: number | null) {
  const range = { low, high, text: null, source: 'report' } as const;
  return testMeasurement(analyte, value, 'mmol/L', {
    ref: `Observation/${analyte}-${days}`,
    when: daysAgo(days),
    range,
  });
}
const turned = (...measurements: Measurement[]) =>
  turnedAbnormal(testChart({ measurements }), daysAgo(30).at, { asOf: testAsOf, ageYears: 55 }, knowledge);
const titles = (...measurements: Measurement[]) => turned(...measurements).map((t) => t.change.title);

describe('a result that turned abnormal', () => {
  it('is one that was inside its range before', () =>
    expect(titles(potassium(4.4, 200), potassium(5.9, 0))).toEqual(['potassium high']));

  it('is none that stands outside as it always did', () =>
    expect(titles(potassium(5.4, 200), potassium(5.5, 0))).toEqual([]));

  it('is one that was raised and is now far worse: BNP of 402 that became 2140', () =>
    expect(titles(of('bnp', 402, 150, 0, 100), of('bnp', 2140, 0, 0, 100))).toEqual(['bnp higher']));

  it('is told by its worst value of the day: 86 % of oxygen before the mask, 94 % with it', () => {
    const [first] = turned(
      of('spo2', 94, 150, 95, 100),
      of('spo2', 86, 0.2, 95, 100),
      of('spo2', 94, 0.1, 95, 100),
    );
    expect(first?.change.detail).toMatch(/^86 .*then 94 .*was 94 /);
    expect(first?.alarms).toBe(true);
  });

  it('alarms where the laboratory itself calls it critical', () => {
    const value = { ...potassium(2.9, 0), interpretation: 'critical-low' as const };
    expect(turned(value)[0]?.alarms).toBe(true);
    expect(turned(potassium(2.9, 0))[0]?.alarms).toBe(false);
  });

  it('is as far out as it lies beyond what the healthy spread over: sodium of 128 by 2.8 standard deviations', () =>
    expect(turned(of('sodium', 128, 0, 135, 145))[0]!.deviations).toBeCloseTo(2.8, 5));

  it('is counted in doublings where the range has no lower end: C-reactive protein of 40 is three doublings of 5', () =>
    expect(turned(of('crp', 40, 0, 0, 5))[0]!.deviations).toBeCloseTo(3, 5));
});
