import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { canonicalJson } from '../contracts/canonical-json.ts';
import { API } from '../contracts/api.ts';
import { OPERATION_PATH } from './differential/routes.ts';

const iss = 'https://ehr.example.org/fhir/R4';
const patientId = 'example-patient';
const uuid = (last: number) => `00000000-0000-4000-8000-00000000000${last}`;

/** Invented: a young man with pain in the right lower belly, fever and leucocytosis. */
const RECORD = {
  resourceType: 'Bundle',
  type: 'collection',
  entry: [
    { resource: { resourceType: 'Patient', id: patientId, gender: 'male', birthDate: '2001-04-12' } },
    {
      resource: {
        resourceType: 'Observation',
        id: 'wbc',
        status: 'final',
        subject: { reference: `Patient/${patientId}` },
        code: { coding: [{ system: 'http://loinc.org', code: '6690-2' }] },
        effectiveDateTime: '2026-01-15T08:00:00Z',
        valueQuantity: {
          value: 16.2,
          unit: '10*3/uL',
          system: 'http://unitsofmeasure.org',
          code: '10*3/uL',
        },
      },
    },
    {
      resource: {
        resourceType: 'DocumentReference',
        id: 'note',
        status: 'current',
        subject: { reference: `Patient/${patientId}` },
        date: '2026-01-15T08:30:00Z',
        content: [
          {
            attachment: {
              contentType: 'text/plain',
              data: Buffer.from(
                'Right lower quadrant pain since yesterday, moved from the navel. Fever 38.4. Rebound tenderness.',
              ).toString('base64'),
            },
          },
        ],
      },
    },
  ],
};

const model = { id: 'chartside-embedded', version: '0.1.0', knowledge: 'sha256:example' };

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
const INPUT_LINES = [
  'DocumentReference/note/_history/1',
  'Observation/wbc/_history/2',
  'Patient/example-patient/_history/1',
];
const part = { hash: sha256(INPUT_LINES.join('\n')), resources: INPUT_LINES.length };
const asOf = '2026-01-15T09:29:00.000Z';
const entered = [{ finding: 'fever', status: 'present' }];

/** Bodies that the server takes as they are (but for `iss` and the id_token, which are a deployment's own). */
export const EXAMPLES: Readonly<Record<string, unknown>> = {
  [API.session]: { iss, idToken: 'eyJhbGciOiJSUzI1NiJ9.the-id-token-of-the-launch.signature' },
  [API.sessionPatient]: { iss, patientId, accessToken: 'the-access-token-of-the-launch' },
  [API.decisions]: {
    id: uuid(1),
    iss,
    patientId,
    encounterId: null,
    condition: {
      id: 'acute-appendicitis',
      name: 'Acute appendicitis',
      codings: [{ system: 'http://snomed.info/sct', code: '85189001' }],
    },
    outcome: 'overridden',
    reason: { code: 'ruled-out', display: 'Ruled out' },
    comment: 'Normal appendix on CT.',
    target: 'none',
    writtenResource: null,
    shown: {
      assessmentId: uuid(2),
      rank: 1,
      probability: 0.62,
      band: 'likely',
      model,
      listed: ['acute-appendicitis'],
    },
    supersedes: null,
    decidedAt: '2026-01-15T09:30:00.000Z',
  },
  [API.decisionsQuery]: { iss, patientId },
  [API.impressions]: {
    impressions: [
      {
        id: uuid(3),
        iss,
        patientId,
        encounterId: null,
        assessmentId: uuid(2),
        event: 'listed',
        model,
        entries: [{ conditionId: 'acute-appendicitis', rank: 1, probability: 0.62, band: 'likely' }],
        seenAt: '2026-01-15T09:29:00.000Z',
      },
    ],
  },
  [API.lastLook]: { iss, patientId, before: '2026-01-15T10:00:00.000Z' },
  [API.assessments]: {
    id: uuid(2),
    iss,
    patientId,
    encounterId: null,
    model,
    asOf,
    assessedAt: asOf,
    elapsedMs: 41,
    inputs: {
      hash: sha256(canonicalJson({ asOf, entered, parts: [part.hash] })),
      resources: part.resources,
      parts: [part],
    },
    entered,
    missing: {
      sources: [{ source: 'family-history', state: 'not-shared', read: 0 }],
      dataAsOf: '2026-01-15T09:28:58.000Z',
      age: false,
      sex: false,
      unreadTexts: 0,
      problems: [],
    },
    differential: {
      entries: [{ conditionId: 'acute-appendicitis', rank: 1, probability: 0.62, band: 'likely' }],
      other: 0.1,
      cannotMiss: ['acute-appendicitis'],
    },
    listed: 1,
  },
  [API.assessmentInputs]: {
    iss,
    patientId,
    assessmentId: uuid(2),
    hash: part.hash,
    gzip: gzipSync(INPUT_LINES.join('\n')).toString('base64'),
  },
  [API.differential]: RECORD,
  [OPERATION_PATH]: {
    resourceType: 'Parameters',
    parameter: [
      { name: 'record', resource: RECORD },
      { name: 'asOf', valueDate: '2026-01-15' },
      { name: 'top', valueInteger: 5 },
    ],
  },
  [API.export]: { kind: 'decisions', format: 'csv' },
};
