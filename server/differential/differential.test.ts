import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OperationOutcome, Parameters } from 'fhir/r4';
import type { ApiError } from '../../contracts/api.ts';
import type { Assessor } from '../assessor/assessor.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';
import type { DifferentialLine } from './differential-line.ts';
import { readOperation } from './operation.ts';

const line: DifferentialLine = {
  patient: 'Patient/CANARY',
  asOf: '2026-01-15',
  model: { id: 'test', version: '1', knowledge: 'none' },
  other: 0.25,
  differential: [
    {
      rank: 1,
      id: 'acute-appendicitis',
      name: 'Acute appendicitis',
      codings: [{ system: 'http://snomed.info/sct', code: '85189001' }],
      probability: 0.4,
      band: 'likely',
      acuity: 'emergent',
      cannotMiss: true,
      reasons: [{ finding: 'pain', direction: 'for', weight: 1.9, evidence: ['DocumentReference/d1#4-9'] }],
    },
  ],
};
const asked: { text: string; asOf: string | null; top: number }[] = [];
let patients = 1;
let held: Promise<void> | null = null;
const assessor: Assessor = {
  readHook: () => Promise.reject(new Error('not used')),
  warm: async () => {},
  readBundle: async (bundle, options) => {
    const { asOf, top } = options;
    asked.push({ text: new TextDecoder().decode(bundle), asOf, top });
    await held;
    return Array.from({ length: patients }, () => line);
  },
  readOperation: async (bytes) => {
    const { record, asOf = null, top } = readOperation(JSON.parse(new TextDecoder().decode(bytes)));
    asked.push({ text: JSON.stringify(record), asOf, top });
    return [line];
  },
  close: async () => {},
};

const OPERATION = '/api/fhir/$differential';
const bundle = { resourceType: 'Bundle', type: 'collection', entry: [] };
let server: TestServer;
let token: string;
beforeAll(async () => {
  server = await startTestServer({ assessor, config: { limits: { bundleMegabytes: 1 } } });
  token = (await server.signIn()).token;
});
afterAll(() => server.close());

describe('POST /api/differential', () => {
  it('hands the Bundle on unread and answers the line of the command line', async () => {
    const response = await server.post('/api/differential?asOf=2026-01-15&top=5', bundle, token);
    expect([response.status, await response.json()]).toEqual([200, line]);
    expect(asked.at(-1)).toEqual({ text: JSON.stringify(bundle), asOf: '2026-01-15', top: 5 });
    await server.post('/api/differential', bundle, token);
    expect(asked.at(-1)).toMatchObject({ asOf: null, top: 20 });
  });

  it('refuses several patients, an unreal date, a large Bundle and a missing session', async () => {
    patients = 2;
    const several = await server.post('/api/differential', bundle, token);
    patients = 1;
    expect([several.status, ((await several.json()) as ApiError).code]).toEqual([422, 'unreadable-bundle']);
    expect((await server.post('/api/differential?asOf=today', bundle, token)).status).toBe(400);
    expect((await server.post('/api/differential?top=0', bundle, token)).status).toBe(400);
    const large = JSON.stringify({ ...bundle, id: 'x'.repeat(1_100_000) });
    expect((await server.post('/api/differential', large, token)).status).toBe(413);
    expect((await server.post('/api/differential', bundle)).status).toBe(401);
  });

  it('works on four records of one person at once, and leaves the others their turn', async () => {
    let release = () => {};
    held = new Promise((resolve) => (release = resolve));
    const count = asked.length;
    const first = Array.from({ length: 4 }, () => server.post('/api/differential', bundle, token));
    while (asked.length < count + 4) await new Promise((resolve) => setTimeout(resolve, 5));
    const fifth = await server.post('/api/differential', bundle, token);
    expect([fifth.status, fifth.headers.get('retry-after')]).toEqual([429, '5']);
    held = null;
    const other = await server.signIn(server.issuers[1]);
    expect((await server.post('/api/differential', bundle, other.token)).status).toBe(200);
    release();
    for (const answer of first) expect((await answer).status).toBe(200);
    expect((await server.post('/api/differential', bundle, token)).status).toBe(200);
  });

  it('is for governance alone in the silent stage', async () => {
    const silent = await startTestServer({ assessor, config: { stage: 'silent' } });
    try {
      const clinician = await silent.signIn();
      const governance = await silent.signIn(silent.issuers[0], { sub: 'user-9' });
      for (const path of ['/api/differential', OPERATION])
        expect((await silent.post(path, bundle, clinician.token)).status).toBe(403);
      expect((await silent.post('/api/differential', bundle, governance.token)).status).toBe(200);
    } finally {
      await silent.close();
    }
  });

  it('logs nothing of the patient', () => {
    expect(JSON.stringify(server.logs)).not.toContain('CANARY');
  });
});

describe('$differential', () => {
  it('takes and gives Parameters', async () => {
    const input = {
      resourceType: 'Parameters',
      parameter: [
        { name: 'record', resource: bundle },
        { name: 'asOf', valueDate: '2026-01-15' },
        { name: 'top', valueInteger: 3 },
      ],
    };
    const response = await server.post(OPERATION, input, token);
    expect(response.status).toBe(200);
    expect(asked.at(-1)).toEqual({ text: JSON.stringify(bundle), asOf: '2026-01-15', top: 3 });
    const output = (await response.json()) as Parameters;
    const diagnosis = output.parameter?.find((parameter) => parameter.name === 'diagnosis');
    expect(diagnosis?.part).toEqual(
      expect.arrayContaining([
        { name: 'rank', valuePositiveInt: 1 },
        {
          name: 'condition',
          valueCodeableConcept: { coding: line.differential[0]?.codings, text: 'Acute appendicitis' },
        },
      ]),
    );
    expect(JSON.stringify(diagnosis)).toContain('"reference":"DocumentReference/d1"');
  });

  it('tells failures as an OperationOutcome', async () => {
    for (const [body, bearer, status, code] of [
      [{ resourceType: 'Bundle' }, token, 400, 'invalid'],
      [{ resourceType: 'Parameters', parameter: [] }, undefined, 401, 'login'],
    ] as const) {
      const response = await server.post(OPERATION, body, bearer);
      const outcome = (await response.json()) as OperationOutcome;
      expect([response.status, outcome.issue[0]?.code]).toEqual([status, code]);
    }
  });
});
