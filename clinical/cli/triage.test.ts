import { describe, expect, it } from 'vitest';
import { assess } from '../assessment/assess.ts';
import { asOf, patient, smallRecord, subject } from '../chart/testing/small-record.ts';
import { loadKnowledge } from './load-knowledge.ts';

const knowledge = loadKnowledge();
const { read } = smallRecord(knowledge);

/** LOINC code and unit of each vital sign of NEWS2. */
const SIGNS = {
  breaths: ['9279-1', '/min'],
  saturation: ['59408-5', '%'],
  systolic: ['8480-6', 'mm[Hg]'],
  pulse: ['8867-4', '/min'],
  temperature: ['8310-5', 'Cel'],
  oxygen: ['3151-8', 'L/min'],
  fraction: ['3150-0', '%'],
} as const;
type Signs = Partial<Record<keyof typeof SIGNS, number>>;

const NORMAL: Required<Omit<Signs, 'fraction'>> = {
  breaths: 16,
  saturation: 98,
  systolic: 125,
  pulse: 72,
  temperature: 37,
  oxygen: 0,
};

function scoreOf(signs: Signs, note = 'Alert and orientated.', hours = 1, person: object = {}) {
  const when = new Date(asOf - hours * 3_600_000).toISOString();
  const observations = Object.entries(signs).map(([sign, value]) => {
    const [code, unit] = SIGNS[sign as keyof typeof SIGNS];
    return {
      resourceType: 'Observation',
      id: sign,
      status: 'final',
      subject,
      code: { coding: [{ system: 'http://loinc.org', code }] },
      effectiveDateTime: when,
      valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    };
  });
  const text = {
    resourceType: 'DocumentReference',
    id: 'note',
    status: 'current',
    subject,
    date: when,
    content: [{ attachment: { contentType: 'text/plain', data: Buffer.from(note).toString('base64') } }],
  };
  const chart = read({ ...patient, ...person }, ...observations, text);
  return assess(chart, { asOf, knowledge }).triage;
}

/** Points by the bands of the chart of Royal College of Physicians, National Early Warning Score (NEWS) 2, 2017. */
const BANDS: readonly (readonly [keyof typeof SIGNS, number, number])[] = [
  ['breaths', 8, 3],
  ['breaths', 9, 1],
  ['breaths', 11, 1],
  ['breaths', 12, 0],
  ['breaths', 20, 0],
  ['breaths', 21, 2],
  ['breaths', 24, 2],
  ['breaths', 25, 3],
  ['saturation', 91, 3],
  ['saturation', 92, 2],
  ['saturation', 94, 1],
  ['saturation', 96, 0],
  ['systolic', 90, 3],
  ['systolic', 91, 2],
  ['systolic', 101, 1],
  ['systolic', 111, 0],
  ['systolic', 219, 0],
  ['systolic', 220, 3],
  ['pulse', 40, 3],
  ['pulse', 41, 1],
  ['pulse', 51, 0],
  ['pulse', 90, 0],
  ['pulse', 91, 1],
  ['pulse', 111, 2],
  ['pulse', 131, 3],
  ['temperature', 35, 3],
  ['temperature', 35.1, 1],
  ['temperature', 36.1, 0],
  ['temperature', 38.1, 1],
  ['temperature', 39.1, 2],
  ['oxygen', 2, 2],
];

describe('NEWS2', () => {
  it.each(BANDS)('%s of %d gives %d points', (sign, value, points) => {
    expect(scoreOf({ ...NORMAL, [sign]: value })?.total).toBe(points);
  });

  it('counts oxygen by its fraction where no flow was charted', () => {
    const { oxygen: _, ...withoutFlow } = NORMAL;
    expect(scoreOf({ ...withoutFlow, fraction: 28 })?.total).toBe(2);
    expect(scoreOf({ ...withoutFlow, fraction: 21 })?.total).toBe(0);
  });

  it('counts new confusion as 3', () => {
    expect(scoreOf(NORMAL, 'Confused since this morning.')?.total).toBe(3);
  });

  it('is not given a total while a part is missing, and says the least that it can be and what is missing', () => {
    const { oxygen: _, ...known } = NORMAL;
    const score = scoreOf({ ...known, breaths: 26, systolic: 84, pulse: 134 });
    expect(score).toMatchObject({ total: null, isRaised: true, missing: ['Supplemental oxygen'] });
    expect(score?.meaning).toMatch(
      /^At least 9 \(high score.*not recorded in the last 24 hours: supplemental/,
    );
  });

  it('is not said to be low while a part is missing', () => {
    const { pulse: _, ...known } = NORMAL;
    const score = scoreOf(known);
    expect(score).toMatchObject({ total: null, isRaised: false });
    expect(score?.meaning).not.toMatch(/low/i);
  });

  it.each([
    [4, 'Low score', false, { breaths: 21, saturation: 93 }],
    [5, 'Medium score', true, { breaths: 25, saturation: 93 }],
    [7, 'High score', true, { breaths: 25, saturation: 93, pulse: 120 }],
  ])('a sum of %d is a %s', (total, meaning, isRaised, signs) => {
    const score = scoreOf({ ...NORMAL, ...signs });
    expect(score).toMatchObject({ total, isRaised });
    expect(score?.meaning).toContain(meaning);
  });

  it('reads no vital sign of the day before yesterday', () => {
    expect(scoreOf(NORMAL, 'Alert and orientated.', 40)?.parts.map((p) => p.name) ?? []).not.toContain(
      'Pulse',
    );
  });

  it('is not used in children, for whom its limits are wrong', () => {
    expect(scoreOf(NORMAL, 'Alert.', 1, { birthDate: '2014-05-01' })).toBeNull();
  });
});
