import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { API, type ApiError, type SessionResponse } from '../../contracts/api.ts';
import { anAssessment } from '../testing/assessments.ts';
import { aDecision } from '../testing/decisions.ts';
import type { TestIssuer } from '../testing/issuer.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

const NOTHING_KNOWN = {
  ageBand: null,
  sex: null,
  pregnant: null,
  setting: null,
  findings: [],
  values: [],
  known: [],
  medicines: [],
};

let server: TestServer;
let issuer: TestIssuer;
beforeAll(async () => {
  server = await startTestServer({
    config: (issuers) => ({
      issuers: issuers.map(({ iss, origin }, index) => ({
        iss,
        name: `EHR ${index}`,
        clientId: 'chartside',
        frameAncestors: [origin],
        patientProof: index === 0,
      })),
      hostedModel: {
        kind: 'openai-compatible',
        label: 'Test model',
        baseUrl: 'http://localhost:9/v1',
        model: 'none',
        auth: { kind: 'none' },
      },
    }),
  });
  [issuer] = server.issuers;
  issuer.readable.set('token-of-p1', 'p1');
});
afterAll(() => server.close());
afterEach(() => {
  issuer.answer = 'well';
  issuer.mixedUp = null;
});

const prove = (token: string, patientId: string, accessToken: string, iss = issuer.iss) =>
  server.post(API.sessionPatient, { iss, patientId, accessToken }, token);
const provenToken = async () => {
  const { token } = await server.signIn();
  const answer = await prove(token, 'p1', 'token-of-p1');
  expect(answer.status).toBe(200);
  return ((await answer.json()) as SessionResponse).token;
};
const codeOf = async (answer: Response) => [answer.status, ((await answer.json()) as ApiError).code];
const query = (token: string, patientId: string) =>
  server.post(API.decisionsQuery, { iss: issuer.iss, patientId }, token);

describe('where the EHR must show that a person may read a patient', () => {
  it('neither a look, a decision nor a second opinion is possible without it', async () => {
    const { token } = await server.signIn();
    const { iss } = issuer;
    const { record } = await anAssessment({ iss });
    const before = '2026-01-15T10:00:00.000Z';
    const calls: [string, object][] = [
      [API.decisionsQuery, { iss, patientId: 'p1' }],
      [API.decisions, aDecision({ iss, patientId: 'p1' })],
      [API.lastLook, { iss, patientId: 'p1', before }],
      [API.assessments, record],
      [API.hostedDifferential, { iss, patientId: 'p1', assessmentId: record.id, case: NOTHING_KNOWN }],
    ];
    for (const [path, body] of calls)
      expect([path, ...(await codeOf(await server.post(path, body, token)))]).toEqual([
        path,
        403,
        'patient-not-proven',
      ]);
  });

  it('opens the one patient whom the token of the launch may read, and no other, also after renewal', async () => {
    const token = await provenToken();
    expect((await query(token, 'p1')).status).toBe(200);
    expect(await codeOf(await query(token, 'p2'))).toEqual([403, 'patient-not-proven']);
    const renewed = await server.post(API.sessionRenew, {}, token);
    const { token: later } = (await renewed.json()) as SessionResponse;
    expect((await query(later, 'p1')).status).toBe(200);
    expect((await query(later, 'p2')).status).toBe(403);
  });

  it.each([
    ['a token that may read another patient', 'p2', 'token-of-p1'],
    ['a token that the EHR never gave', 'p1', 'invented'],
    ['a token with a line break', 'p1', 'token-of-p1\r\nX-Injected: 1'],
    ['an id that would be another address', '../fhir/Patient/p1', 'token-of-p1'],
    ['an id with a query', 'p1?x=1', 'token-of-p1'],
    ['an id of dots', '..', 'token-of-p1'],
  ])('refuses %s', async (_what, patientId, accessToken) => {
    const { token } = await server.signIn();
    expect(await codeOf(await prove(token, patientId, accessToken))).toEqual([403, 'patient-not-proven']);
  });

  it('refuses when the EHR answers with another patient, or with no patient', async () => {
    const { token } = await server.signIn();
    issuer.mixedUp = 'p2';
    expect((await prove(token, 'p1', 'token-of-p1')).status).toBe(403);
    issuer.mixedUp = null;
    issuer.answer = 'html';
    expect((await prove(token, 'p1', 'token-of-p1')).status).toBe(403);
  });

  it('takes the token to no other server, and asks to try again when the EHR fails', async () => {
    const { token } = await server.signIn();
    const elsewhere = server.issuers[1];
    const seen = elsewhere.requests.length;
    issuer.answer = { redirect: `${elsewhere.origin}/fhir/Patient/p1` };
    expect(await codeOf(await prove(token, 'p1', 'token-of-p1'))).toEqual([502, 'issuer-unreachable']);
    expect(elsewhere.requests).toHaveLength(seen);
    issuer.answer = 'error';
    expect(await codeOf(await prove(token, 'p1', 'token-of-p1'))).toEqual([502, 'issuer-unreachable']);
  });

  it('is told to the browser, so that it sends a token only where it is asked for', async () => {
    const { issuers } = (await (await fetch(`${server.url}/api/deployment`)).json()) as {
      issuers: { patientProof?: boolean }[];
    };
    expect(issuers.map(({ patientProof }) => patientProof)).toEqual([true, undefined]);
    const other = server.issuers[1];
    const { token } = await server.signIn(other);
    const seen = other.requests.length;
    expect((await prove(token, 'p1', 'token-of-p1', other.iss)).status).toBe(403);
    expect(other.requests).toHaveLength(seen);
    expect((await server.post(API.decisionsQuery, { iss: other.iss, patientId: 'p' }, token)).status).toBe(
      200,
    );
  });

  it('leaves the token of the EHR in no log and no answer', async () => {
    const { token } = await server.signIn();
    const answers = [await prove(token, 'p1', 'token-of-p1'), await prove(token, 'p2', 'token-of-p1')];
    const text = (await Promise.all(answers.map((answer) => answer.text()))).join('');
    expect(text + JSON.stringify(server.logs)).not.toContain('token-of-p1');
    const payload = Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
    expect(payload).not.toContain('token-of-p1');
  });
});
