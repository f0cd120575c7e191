import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import type { AgeCurve } from '../knowledge/knowledge.ts';
import { atAge, forSetting, indexKnowledge, ofOneGroup, ofOneLine } from './knowledge-index.ts';

const curve: AgeCurve = [
  [20, 1],
  [40, 4],
  [60, 1],
];

describe('an age curve', () => {
  it.each([
    ['below the first point', 5, 1],
    ['at a point', 40, 4],
    ['half-way between 1 and 4, the geometric mean √(1·4)', 30, 2],
    ['a quarter of the way from 4 to 1, 4^¾', 45, 4 ** 0.75],
    ['beyond the last point', 90, 1],
    ['when the age is not recorded', null, 1],
  ])('%s', (_, age, multiplier) => expect(atAge(curve, age)).toBeCloseTo(multiplier, 10));

  it('that is empty multiplies by one', () => expect(atAge([], 50)).toBe(1));

  it('stays between its lowest and highest multiplier', () => {
    const curves = fc
      .uniqueArray(
        fc.tuple(fc.integer({ min: 0, max: 100 }), fc.double({ min: 0.01, max: 50, noNaN: true })),
        {
          selector: ([age]) => age,
          minLength: 1,
          maxLength: 6,
        },
      )
      .map((points) => points.toSorted((a, b) => a[0] - b[0]));
    fc.assert(
      fc.property(curves, fc.double({ min: 0, max: 120, noNaN: true }), (points, age) => {
        const values = points.map(([, m]) => m);
        const at = atAge(points, age);
        expect(at).toBeGreaterThanOrEqual(Math.min(...values) * (1 - 1e-9));
        expect(at).toBeLessThanOrEqual(Math.max(...values) * (1 + 1e-9));
      }),
    );
  });
});

it('an unrecorded setting is the mean of all three', () => {
  const value = { ambulatory: 1, emergency: 2, inpatient: 6 };
  expect(forSetting(value, null)).toBe(3);
  expect(forSetting(value, 'inpatient')).toBe(6);
});

describe('the hierarchy', () => {
  const index = indexKnowledge(
    testKnowledge({
      findings: [
        { id: 'pain' },
        { id: 'chest-pain', parents: ['pain'], group: 'chest' },
        { id: 'crushing-chest-pain', parents: ['chest-pain'] },
        { id: 'chest-tightness', group: 'chest' },
        { id: 'loop-a', parents: ['loop-b'] },
        { id: 'loop-b', parents: ['loop-a'] },
      ],
    }),
  );

  it('lists broader findings nearest first', () =>
    expect(index.ancestors.get('crushing-chest-pain')).toEqual(['chest-pain', 'pain']));

  it('lists narrower findings at any depth', () =>
    expect([...(index.descendants.get('pain') ?? [])].toSorted()).toEqual([
      'chest-pain',
      'crushing-chest-pain',
    ]));

  it('ends on a circle, which the build refuses', () =>
    expect(index.ancestors.get('loop-a')).toContain('loop-b'));

  it('knows findings of one line, in either direction', () => {
    expect(ofOneLine('pain', 'crushing-chest-pain', index)).toBe(true);
    expect(ofOneLine('crushing-chest-pain', 'pain', index)).toBe(true);
    expect(ofOneLine('crushing-chest-pain', 'chest-tightness', index)).toBe(false);
  });

  it('knows findings of one group; two without a group share none', () => {
    expect(ofOneGroup('chest-pain', 'chest-tightness', index)).toBe(true);
    expect(ofOneGroup('pain', 'crushing-chest-pain', index)).toBe(false);
  });
});

describe('durations, of which exactly one holds', () => {
  const durations = ['course-hours', 'course-days', 'course-weeks', 'course-months', 'course-years'];
  const listing = (listed: Record<string, number>) => {
    const findings = Object.entries(listed).map(([finding, p]) => ({ finding, p, basis: 'estimate' }));
    const knowledge = testKnowledge({
      findings: durations.map((id) => ({ id, kind: 'time-course', group: 'course-duration' })),
      conditions: [{ id: 'c', findings }],
    });
    const entries = indexKnowledge(knowledge).listed.get('c')!;
    return durations.map((id) => entries.get(id)?.p ?? null);
  };

  it('what the listed ones leave over belongs to the others: 1 − 0.5 − 0.26, by three', () =>
    expect(listing({ 'course-hours': 0.5, 'course-days': 0.26 })).toEqual(
      [0.5, 0.26, 0.08, 0.08, 0.08].map((p) => expect.closeTo(p, 10) as number),
    ));

  it('an unlisted one is never less than 0.03: it may be misread', () =>
    expect(listing({ 'course-hours': 0.3, 'course-days': 0.7 })).toEqual([0.3, 0.7, 0.03, 0.03, 0.03]));

  it('a condition that lists less than most of them, such as one in episodes, says nothing of the others', () =>
    expect(listing({ 'course-years': 0.5 })).toEqual([null, null, null, null, 0.5]));
});
