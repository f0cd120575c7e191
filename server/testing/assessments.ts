import { randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import { createInputList, inputsHash } from '../../contracts/assessment-inputs.ts';
import type { CompressedPart } from '../store/assessments.ts';
import { sha256 } from '../store/sha256.ts';
import { ISSUER } from './decisions.ts';

/** Two resources of one year and one of another: a list in two parts. */
const RECORD = [
  {
    resourceType: 'Patient',
    id: 'patient-4711',
    meta: { versionId: '3', lastUpdated: '2024-02-01T00:00:00Z' },
  },
  { resourceType: 'Condition', id: 'c1', meta: { versionId: '1', lastUpdated: '2024-05-01T00:00:00Z' } },
  { resourceType: 'Observation', id: 'o1', meta: { versionId: '2', lastUpdated: '2026-01-14T00:00:00Z' } },
];

/** A valid record of an assessment, with what the test wants to be different, and the parts of its list. */
export async function anAssessment(
  changes: Partial<AssessmentRecord> = {},
  resources: readonly unknown[] = RECORD,
): Promise<{ record: AssessmentRecord; parts: readonly CompressedPart[] }> {
  const inputs = createInputList(sha256);
  inputs.add(resources);
  const parts = await inputs.parts();
  const of = { asOf: '2026-01-15T09:29:00.000Z', entered: [], ...changes };
  const named = parts.map(({ hash, resources: count }) => ({ hash, resources: count }));
  const record: AssessmentRecord = {
    id: randomUUID(),
    iss: ISSUER,
    patientId: 'patient-4711',
    encounterId: 'encounter-815',
    model: { id: 'chartside-embedded', version: '0.1.0', knowledge: 'sha256:0' },
    assessedAt: '2026-01-15T09:29:00.500Z',
    elapsedMs: 41.5,
    inputs: {
      hash: await inputsHash({ ...of, parts: named }, sha256),
      resources: named.reduce((sum, part) => sum + part.resources, 0),
      parts: named,
    },
    missing: {
      sources: [{ source: 'family-history', state: 'not-shared', read: 0 }],
      dataAsOf: '2026-01-15T09:28:58.000Z',
      age: false,
      sex: true,
      unreadTexts: 2,
      problems: [{ kind: 'unreadable-unit', count: 1 }],
    },
    differential: {
      entries: [{ conditionId: 'acute-appendicitis', rank: 1, probability: 0.3, band: 'possible' }],
      other: 0.2,
      cannotMiss: ['acute-appendicitis'],
    },
    listed: 1,
    ...of,
  };
  return { record, parts: parts.map(({ text, ...part }) => ({ ...part, gzipped: gzipSync(text) })) };
}
