import type { AssessmentContext, Finding } from '../finding.ts';
import { testAsOf } from './test-chart.ts';

/** A woman of 40 in the emergency department, of whom nothing else is known. */
export function testPatient(parts: Partial<AssessmentContext> = {}): AssessmentContext {
  return {
    asOf: testAsOf,
    ageYears: 40,
    sex: 'female',
    pregnant: null,
    setting: 'emergency',
    known: [],
    medicines: [],
    ...parts,
  };
}

export function present(id: string, parts: Partial<Finding> = {}): Finding {
  return {
    id,
    status: 'present',
    source: 'text',
    evidence: [`DocumentReference/${id}`],
    certainty: 1,
    when: null,
    detail: id,
    ...parts,
  };
}

export function absent(id: string, parts: Partial<Finding> = {}): Finding {
  return present(id, { status: 'absent', ...parts });
}

export function knownToHave(id: string, status: 'active' | 'past' = 'active') {
  return { id, status, evidence: [`Condition/${id}`] } satisfies AssessmentContext['known'][number];
}

export function takes(id: string, resource = id) {
  return {
    id,
    evidence: [`MedicationRequest/${resource}`],
    started: null,
  } satisfies AssessmentContext['medicines'][number];
}

/** `P(finding | condition)` by finding id, all estimates. */
export function shows(probabilities: Readonly<Record<string, number>>) {
  return Object.entries(probabilities).map(([finding, p]) => ({ finding, p, basis: 'estimate' }));
}

export function everywhere(value: number) {
  return { ambulatory: value, emergency: value, inpatient: value };
}
