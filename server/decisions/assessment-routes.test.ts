import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, type ApiError } from '../../contracts/api.ts';
import { anAssessment } from '../testing/assessments.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
let token: string;
let iss: string;
beforeAll(async () => {
  server = await startTestServer();
  ({ token } = await server.signIn());
  ({ iss } = server.issuers[0]);
});
afterAll(() => server.close());

const OBSERVATION = { resourceType: 'Observation', id: 'CANARYID', meta: { versionId: 'CANARYV' } };
const send = (path: string, body: unknown, by = token) => server.post(path, body, by);
const partOf = ({ record, parts }: Awaited<ReturnType<typeof anAssessment>>) => ({
  iss,
  patientId: record.patientId,
  assessmentId: record.id,
  hash: parts[0]?.hash,
  gzip: Buffer.from(parts[0]?.gzipped ?? []).toString('base64'),
});

describe('what an assessment was made from, over the API', () => {
  it('is stored at the first call and known at the next, and its list follows once', async () => {
    const sent = await anAssessment({ iss }, [OBSERVATION]);
    const first = await send(API.assessments, sent.record);
    expect([first.status, await first.json()]).toEqual([201, { missing: [sent.parts[0]?.hash] }]);
    expect((await send(API.assessmentInputs, partOf(sent))).status).toBe(201);
    expect((await send(API.assessmentInputs, partOf(sent))).status).toBe(200);
    const again = await send(API.assessments, sent.record);
    expect([again.status, await again.json()]).toEqual([200, { missing: [] }]);
    expect((await send(API.assessments, { ...sent.record, elapsedMs: 9 })).status).toBe(409);
  });

  it('is refused for another issuer than that of the session', async () => {
    const elsewhere = await anAssessment({ iss: server.issuers[1].iss });
    expect((await send(API.assessments, elsewhere.record)).status).toBe(403);
    expect(
      (await send(API.assessmentInputs, { ...partOf(elsewhere), iss: elsewhere.record.iss })).status,
    ).toBe(403);
  });

  it('is refused when its hash is not that of its inputs', async () => {
    const { record } = await anAssessment({ iss });
    for (const change of [
      { asOf: '2026-01-01T00:00:00.000Z' },
      { entered: [{ finding: 'fever', status: 'present' }] },
      { inputs: { ...record.inputs, resources: 99 } },
    ]) {
      const answer = await send(API.assessments, { ...record, ...change });
      expect([answer.status, ((await answer.json()) as ApiError).code]).toEqual([400, 'bad-request']);
    }
  });

  it('takes no part for an assessment that is not stored, and none that is not what it says', async () => {
    const sent = await anAssessment({ iss, patientId: 'never-sent' });
    expect((await send(API.assessmentInputs, partOf(sent))).status).toBe(422);
    const garbage = Buffer.from('garbage').toString('base64');
    expect((await send(API.assessmentInputs, { ...partOf(sent), gzip: garbage })).status).toBe(400);
  });

  it('leaves no id of a resource in the log', () => {
    expect(server.logs.map((entry) => entry['route'])).toContain(API.assessmentInputs);
    expect(JSON.stringify(server.logs)).not.toContain('CANARY');
  });
});
