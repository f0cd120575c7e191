import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- synthetic charts of any size
import { generateChart } from '../../fhir-fixtures/generator.ts';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import { extractPdf } from './extract-pdf.ts';
import { resourcesOfBundle } from './bundle.ts';
import { withPdfText } from './pdf-attachments.ts';
import { readChart } from './read-chart.ts';
import { silentLosses } from './testing/silent-losses.ts';

const knowledge = { analytes: realAnalytes() };
const asOf = Date.UTC(2026, 0, 16);
const lossesIn = (resources: readonly unknown[]) =>
  silentLosses(resources, readChart(resources, { knowledge, asOf }));

const sets = ['fhir-fixtures/cases', 'fhir-fixtures/hostile', 'sandbox/testing/cases'].flatMap((set) => {
  const folder = new URL(`../../${set}/`, import.meta.url);
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => [`${set}/${name}`, new URL(`${name}/bundle.json`, folder)] as const);
});

describe('items in = items shown + items reported', () => {
  it.each(sets)('%s', (_name, file) => {
    expect(lossesIn([JSON.parse(readFileSync(file, 'utf8'))])).toEqual([]);
  });

  it.each([1, 2, 3])('a generated chart of 3,000 Observations, seed %i', (seed) => {
    expect(lossesIn([generateChart({ observations: 3_000, seed })])).toEqual([]);
  });

  it('holds with the text of PDF documents in place', async () => {
    const file = new URL('../../fhir-fixtures/hostile/pdf-documents/bundle.json', import.meta.url);
    const resources = await withPdfText(
      resourcesOfBundle(JSON.parse(readFileSync(file, 'utf8'))),
      extractPdf,
    );
    expect(lossesIn(resources)).toEqual([]);
  });
});

describe('the count itself', () => {
  const subject = { reference: 'Patient/p' };
  const patient = { resourceType: 'Patient', id: 'p', gender: 'female', birthDate: '1980-01-01' };
  const part = (code: string, value: number) => ({
    code: { coding: [{ system: 'http://loinc.org', code }] },
    valueQuantity: { value, unit: 'mmol/L' },
  });
  const panel = {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    subject,
    effectiveDateTime: '2026-01-10T08:00:00Z',
    code: { text: 'Electrolytes' },
    component: [part('2823-3', 4.2), part('2951-2', 140)],
  };
  const chart = readChart([patient, panel], { knowledge, asOf });

  it('notices a resource, a component and a duplicate that are gone', () => {
    expect(silentLosses([patient, panel], chart)).toEqual([]);
    expect(silentLosses([patient, panel], { ...chart, measurements: chart.measurements.slice(1) })).toEqual([
      expect.stringContaining('Observation/o: a value is neither shown nor reported'),
    ]);
    expect(silentLosses([patient, panel], { ...chart, measurements: [] })).toContain(
      'Observation/o is neither shown nor reported',
    );
    expect(silentLosses([patient, panel, { ...panel, id: 'twin' }], chart)).toContain(
      'Observation/twin is neither shown nor reported',
    );
  });

  it('finds each component of one Observation that states a value twice, once shown and once reported', () => {
    const twice = { ...panel, component: [part('2823-3', 4.2), part('2823-3', 4.2)] };
    const read = readChart([patient, twice], { knowledge, asOf });
    expect(read.measurements.length).toBe(1);
    expect(read.problems).toMatchObject([{ kind: 'duplicate', evidence: 'Observation/o' }]);
    expect(silentLosses([patient, twice], read)).toEqual([]);
  });

  it('finds what lies inside a resource: a result is read, another patient’s refused, the rest reported', () => {
    const inside = (id: string, facts: object) => ({
      ...panel,
      ...part('2823-3', 5.1),
      component: [],
      id,
      ...facts,
    });
    const report = {
      resourceType: 'DiagnosticReport',
      id: 'r',
      status: 'final',
      subject,
      effectiveDateTime: '2026-01-11T08:00:00Z',
      contained: [
        inside('a', {}),
        inside('b', { subject: { reference: 'Patient/q' } }),
        { resourceType: 'Condition', id: 'c', code: { text: 'Gout' } },
      ],
      result: [{ reference: '#a' }],
    };
    const read = readChart([patient, report], { knowledge, asOf });
    expect(read.measurements).toMatchObject([{ ref: 'DiagnosticReport/r', value: 5.1 }]);
    expect(read.problems.map(({ kind }) => kind)).toEqual(['wrong-patient', 'unsupported-resource']);
    expect(silentLosses([patient, report], read)).toEqual([]);
  });
});
