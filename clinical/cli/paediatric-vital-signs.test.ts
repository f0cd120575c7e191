import { describe, expect, it } from 'vitest';
import { asOf, patient, smallRecord, subject } from '../chart/testing/small-record.ts';
import { applies } from '../findings/numeric/applies.ts';
import { readFindings } from '../findings/read-findings.ts';
import { loadKnowledge } from './load-knowledge.ts';

const knowledge = loadKnowledge();
const { read } = smallRecord(knowledge);
const MONTH = 1 / 12;

function rangeAt(analyte: string, ageYears: number): string {
  const person = { ageYears, sex: 'female', pregnant: false } as const;
  const range = knowledge.analytes.find((a) => a.id === analyte)?.ranges.find((r) => applies(r.when, person));
  return `${range?.low}-${range?.high}`;
}

/** American Heart Association, Pediatric Advanced Life Support, normal vital signs by age (awake heart rate). */
const PALS: readonly (readonly [analyte: string, ages: readonly number[], range: string])[] = [
  ['heart-rate', [0, 0.9 * MONTH], '100-205'],
  ['heart-rate', [MONTH, 6 * MONTH, 11.9 * MONTH], '100-180'],
  ['heart-rate', [1.1, 2], '98-140'],
  ['heart-rate', [3, 4, 5], '80-120'],
  ['heart-rate', [6, 9, 11], '75-118'],
  ['heart-rate', [12, 15], '60-100'],
  ['respiratory-rate', [0, 6 * MONTH], '30-53'],
  ['respiratory-rate', [1.1, 2], '22-37'],
  ['respiratory-rate', [3, 5], '20-28'],
  ['respiratory-rate', [6, 11], '18-25'],
  ['respiratory-rate', [12, 15], '12-20'],
  ['systolic-bp', [MONTH, 11.9 * MONTH], '72-104'],
  ['systolic-bp', [1.1, 2], '86-106'],
  ['systolic-bp', [3, 5], '89-112'],
  ['systolic-bp', [6, 9], '97-115'],
  ['systolic-bp', [10, 11], '102-120'],
  ['systolic-bp', [12, 15], '110-131'],
  ['diastolic-bp', [MONTH, 11.9 * MONTH], '37-56'],
  ['diastolic-bp', [1.1, 2], '42-63'],
  ['diastolic-bp', [3, 5], '46-72'],
  ['diastolic-bp', [6, 9], '57-76'],
  ['diastolic-bp', [10, 11], '61-80'],
  ['diastolic-bp', [12, 15], '64-83'],
  // From the first 12 hours (60 to 76 over 31 to 45) to 96 hours (67 to 84 over 35 to 53).
  ['systolic-bp', [0.02], '60-84'],
  ['diastolic-bp', [0.02], '31-53'],
];

function shows(birthDate: string, code: string, unit: string, value: number): string[] {
  const chart = read(
    { ...patient, birthDate },
    {
      resourceType: 'Observation',
      id: 'sign',
      status: 'final',
      subject,
      code: { coding: [{ system: 'http://loinc.org', code }] },
      effectiveDateTime: new Date(asOf - 3_600_000).toISOString(),
      valueQuantity: { value, unit, system: 'http://unitsofmeasure.org', code: unit },
    },
  );
  return readFindings(chart, { asOf, knowledge })
    .findings.filter((f) => f.status === 'present')
    .map((f) => f.id);
}

function bornBefore(years: number): string {
  return new Date(asOf - years * 365.25 * 86_400_000 - 86_400_000).toISOString().slice(0, 10);
}

describe('the vital signs of children', () => {
  it.each(PALS)('have the published range: %s at %j years is %s', (analyte, ages, range) => {
    for (const age of ages) expect(rangeAt(analyte, age), `${age} years`).toBe(range);
  });

  // Pediatric Advanced Life Support: below 60 in the first month, 70 in the first year, 70 + 2 x years to ten, then 90.
  it.each([
    [0.03, 59, 61],
    [0.5, 69, 71],
    [1.2, 71, 73],
    [5, 79, 81],
    [10, 89, 91],
    [11, 89, 91],
  ])('at %d years show hypotension at %d mmHg and not at %d', (age, low, normal) => {
    expect(shows(bornBefore(age), '8480-6', 'mm[Hg]', low)).toContain('hypotension');
    expect(shows(bornBefore(age), '8480-6', 'mm[Hg]', normal)).not.toContain('hypotension');
  });

  // World Health Organization: fast breathing is 60 in the first two months, 50 to one year, 40 to five.
  it.each([
    [0.1, 60, 58],
    [0.5, 50, 48],
    [1.5, 40, 38],
  ])('at %d years show fast breathing at %d a minute and not at %d', (age, fast, normal) => {
    expect(shows(bornBefore(age), '9279-1', '/min', fast)).toContain('tachypnoea');
    expect(shows(bornBefore(age), '9279-1', '/min', normal)).not.toContain('tachypnoea');
  });

  it('show a slow pulse below 60 at any age, and slow breathing below 10', () => {
    expect(shows(bornBefore(6), '8867-4', '/min', 50)).toContain('bradycardia');
    expect(shows(bornBefore(6), '9279-1', '/min', 8)).toContain('bradypnoea');
  });
});
