import { describe, expect, it } from 'vitest';
import { daysAgo, testAsOf } from '../test-kit/test-chart.ts';
import { testKnowledge } from '../test-kit/test-knowledge.ts';
import { reachedFrom, reachOf } from './reach.ts';

const trend = { kind: 'persists-above', threshold: 100, minMeasurements: 2, basis: 'estimate' } as const;
const { findings } = testKnowledge({
  findings: [
    { id: 'low', numeric: [{ analyte: 'sodium', below: 135, withinDays: 7 }] },
    { id: 'very-low', numeric: [{ analyte: 'sodium', below: 125, withinDays: 30 }] },
    {
      id: 'hypoxia',
      numeric: [{ analyte: 'spo2', below: 94, withinDays: 3, openOn: [{ analyte: 'o2-flow', above: 0 }] }],
    },
    { id: 'fast', trends: [{ ...trend, analyte: 'heart-rate', windowDays: 90, withinDays: 14 }] },
  ],
});

describe('how far back a value can matter', () => {
  const from = reachedFrom(reachOf(findings), testAsOf);

  it('is as far as the rule that looks furthest', () => {
    expect(from('sodium')).toBe(daysAgo(30).at);
  });

  it('for a course is the window before the oldest value that may be its last', () => {
    expect(from('heart-rate')).toBe(daysAgo(104).at);
  });

  it('for the support that a value was measured under is a day more than for the value', () => {
    expect(from('spo2')).toBe(daysAgo(3).at);
    expect(from('o2-flow')).toBe(daysAgo(4).at);
  });

  it('is nowhere where no rule looks', () => {
    expect(from('ferritin')).toBe(Number.POSITIVE_INFINITY);
  });
});
