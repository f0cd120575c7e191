import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import type { Chart, ChartEntry } from './chart.ts';
import { readChart } from './read-chart.ts';

/** Continuous integration may raise it: FUZZ_RUNS=10000. */
const RUNS = Number(process.env['FUZZ_RUNS'] ?? 1000);

const knowledge = { analytes: realAnalytes() };
const asOf = Date.UTC(2026, 0, 16);
const subject = { reference: 'Patient/p' };
const when = { effectiveDateTime: '2026-01-10T08:00:00Z' };
const text = (words: string) => Buffer.from(words).toString('base64');

/** A record with one of everything; no entry depends on another. */
const RECORD: readonly Record<string, unknown>[] = [
  { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1980-01-01' },
  { resourceType: 'Observation', id: 'o1', status: 'final', subject, ...when, code: { coding: [{ system: 'http://loinc.org', code: '2823-3' }] }, valueQuantity: { value: 4.2, unit: 'mmol/L', code: 'mmol/L' }, referenceRange: [{ low: { value: 3.5 }, high: { value: 5.1 } }], interpretation: [{ coding: [{ code: 'N' }] }] },
  { resourceType: 'Observation', id: 'o2', status: 'final', subject, ...when, code: { coding: [{ system: 'http://loinc.org', code: '85354-9' }] }, component: [{ code: { coding: [{ system: 'http://loinc.org', code: '8480-6' }] }, valueQuantity: { value: 120, unit: 'mmHg' } }] },
  { resourceType: 'Observation', id: 'o3', status: 'final', subject, ...when, code: { text: 'Urine nitrite' }, valueString: 'negative' },
  { resourceType: 'Condition', id: 'c', subject, code: { text: 'Asthma' }, recordedDate: '2020-01-01', clinicalStatus: { coding: [{ code: 'active' }] } },
  { resourceType: 'Encounter', id: 'e', subject, status: 'finished', class: { code: 'AMB' }, period: { start: '2026-01-10T08:00:00Z', end: '2026-01-10T09:00:00Z' } },
  { resourceType: 'MedicationRequest', id: 'm', subject, status: 'active', intent: 'order', authoredOn: '2025-12-01', medicationCodeableConcept: { text: 'Metformin' }, dosageInstruction: [{ text: 'twice daily' }] },
  { resourceType: 'AllergyIntolerance', id: 'a', patient: subject, code: { text: 'Penicillin' }, reaction: [{ manifestation: [{ text: 'Rash' }] }] },
  { resourceType: 'Procedure', id: 'x', subject, status: 'completed', code: { text: 'Appendectomy' }, performedDateTime: '2010' },
  { resourceType: 'Immunization', id: 'i', patient: subject, status: 'completed', vaccineCode: { text: 'MMR' }, occurrenceDateTime: '1985-01-01' },
  { resourceType: 'FamilyMemberHistory', id: 'f', patient: subject, status: 'completed', relationship: { text: 'Mother' }, condition: [{ code: { text: 'Gout' } }] },
  { resourceType: 'DocumentReference', id: 'd', subject, status: 'current', date: '2026-01-10', content: [{ attachment: { contentType: 'text/plain', data: text('Reports cough.') } }] },
  { resourceType: 'DiagnosticReport', id: 'r', subject, status: 'final', code: { text: 'Chest X-ray' }, ...when, conclusion: 'No infiltrate.' },
]; // prettier-ignore

function entriesByRef(chart: Chart): Map<string, string> {
  const lists = Object.values(chart).filter(
    (v): v is ChartEntry[] => Array.isArray(v) && v !== chart.problems,
  );
  const byRef = new Map<string, string>();
  for (const entry of lists.flat())
    byRef.set(entry.ref, `${byRef.get(entry.ref) ?? ''}${JSON.stringify(entry)}`);
  return byRef;
}

/** Any JSON, and a resource of the record with anything at all in place of some of its values, at any depth. */
const junk = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom<unknown>(
    null,
    '',
    ' ',
    -1,
    1e308,
    [],
    {},
    [[]],
    [null],
    { coding: null },
    '2026-99-99',
    'Patient/p',
    '#',
    '<p',
  ),
);
const damaged = fc
  .tuple(fc.constantFrom(...RECORD), fc.array(fc.tuple(fc.nat(), junk), { minLength: 1, maxLength: 4 }))
  .map(([resource, changes]) => {
    const copy = structuredClone(resource);
    for (const [at, value] of changes) replaceAt(copy, at, structuredClone(value));
    return copy;
  });

function replaceAt(root: Record<string, unknown>, at: number, value: unknown): void {
  const places: [Record<string, unknown>, string][] = [];
  const walk = (node: unknown) => {
    if (typeof node !== 'object' || node === null) return;
    for (const key of Object.keys(node)) {
      if (node !== root || (key !== 'id' && key !== 'resourceType'))
        places.push([node as Record<string, unknown>, key]);
      walk((node as Record<string, unknown>)[key]);
    }
  };
  walk(root);
  const place = places[at % places.length];
  if (place !== undefined) place[0][place[1]] = value;
}

describe('whatever comes in place of a resource', () => {
  const clean = entriesByRef(readChart(RECORD, { knowledge, asOf, patient: 'Patient/p' }));

  it('the clean record shows one of everything', () => {
    expect(clean.size).toBe(RECORD.length - 1);
  });

  it('nothing throws, nothing else is read otherwise, and every item is accounted for', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: RECORD.length - 1 }),
        fc.oneof(junk, damaged),
        (at, replacement) => {
          const record: unknown[] = [...RECORD];
          record[at] = replacement;
          const chart = readChart(record, { knowledge, asOf, patient: 'Patient/p' });
          const { read, shown, merged, dropped, supporting } = chart.accounting;
          expect(shown + merged + dropped + supporting).toBe(read);
          const touched = new Set([refOf(RECORD[at]), refOf(replacement)]);
          const entries = entriesByRef(chart);
          const bundle = { resourceType: 'Bundle', entry: record.map((resource) => ({ resource })) };
          const bundled = entriesByRef(readChart([bundle], { knowledge, asOf, patient: 'Patient/p' }));
          for (const [ref, entry] of clean)
            if (!touched.has(ref)) expect([entries.get(ref), bundled.get(ref)]).toEqual([entry, entry]);
          structuredClone(chart);
        },
      ),
      { numRuns: RUNS },
    );
  });

  function refOf(resource: unknown): string {
    const { resourceType, id } = (resource ?? {}) as Record<string, unknown>;
    return `${String(resourceType)}/${String(id)}`;
  }
});
