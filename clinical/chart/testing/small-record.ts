import type { Chart } from '../chart.ts';
import { readChart } from '../read-chart.ts';

/** A record of one woman, to which each test adds what it is about. */
export const asOf = Date.UTC(2026, 0, 16);
export const subject = { reference: 'Patient/p' };
export const patient = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1980-01-01' };
export const potassium = (id: string, facts: object = {}) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  subject,
  code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] },
  effectiveDateTime: '2026-01-10T08:00:00Z',
  valueQuantity: { value: 4.2, unit: 'mmol/L' },
  ...facts,
});
export const condition = (id: string, facts: object = {}) => ({
  resourceType: 'Condition',
  id,
  subject,
  code: { coding: [{ system: 'http://snomed.info/sct', code: '38341003', display: 'Hypertension' }] },
  ...facts,
});

/** Reads her record with what a test adds: the chart, and the kinds of its problems. */
export function smallRecord(knowledge: Parameters<typeof readChart>[1]['knowledge']) {
  const read = (...resources: unknown[]): Chart => readChart([patient, ...resources], { knowledge, asOf });
  const kinds = (...resources: unknown[]) => read(...resources).problems.map((p) => p.kind);
  return { read, kinds };
}
