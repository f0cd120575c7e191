import type { AnalyteDefinition } from '../knowledge/knowledge.ts';
import type { Measurement, PatientFacts, ReferenceRange } from './chart.ts';

const YEAR_MS = 365.25 * 86_400_000;

export interface Person {
  readonly sex: 'male' | 'female' | null;
  readonly birthAt: number | null;
}

export function personOf(patient: PatientFacts): Person {
  const { gender, birthDate } = patient;
  return { sex: gender === 'male' || gender === 'female' ? gender : null, birthAt: birthDate?.at ?? null };
}

/** Age in years at a measurement; null when either date isn't known. */
export function ageAt(person: Person, measurement: Measurement): number | null {
  const at = measurement.when?.at;
  return person.birthAt === null || at === undefined ? null : (at - person.birthAt) / YEAR_MS;
}

/**
 * The knowledge base's limits for sex and age; the first range that applies counts. Where the sex isn't known the
 * limits are wide enough for both. Ranges of pregnancy are left to the findings, which know of it.
 */
export function defaultRange(
  analyte: AnalyteDefinition,
  sex: Person['sex'],
  ageYears: number | null,
): ReferenceRange | null {
  if (sex !== null) return forSex(analyte, sex, ageYears);
  const [male, female] = [forSex(analyte, 'male', ageYears), forSex(analyte, 'female', ageYears)];
  if (male === null || female === null) return male ?? female;
  return {
    low: male.low === null || female.low === null ? null : Math.min(male.low, female.low),
    high: male.high === null || female.high === null ? null : Math.max(male.high, female.high),
    source: 'knowledge',
    text: null,
  };
}

function forSex(
  analyte: AnalyteDefinition,
  sex: 'male' | 'female',
  ageYears: number | null,
): ReferenceRange | null {
  const found = analyte.ranges.find(({ when }) => {
    if (when.pregnant === true || (when.sex !== undefined && when.sex !== sex)) return false;
    if (when.ageFrom !== undefined && (ageYears === null || ageYears < when.ageFrom)) return false;
    return when.ageTo === undefined || (ageYears !== null && ageYears <= when.ageTo);
  });
  return found === undefined ? null : rangeFor(found);
}

const ranges = new WeakMap<AnalyteDefinition['ranges'][number], ReferenceRange>();

/** One object for each range of the knowledge base, however many measurements share it. */
function rangeFor(found: AnalyteDefinition['ranges'][number]): ReferenceRange {
  let range = ranges.get(found);
  if (range === undefined)
    ranges.set(found, (range = { low: found.low, high: found.high, source: 'knowledge', text: null }));
  return range;
}
