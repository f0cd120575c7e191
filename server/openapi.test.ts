import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, type SessionResponse } from '../contracts/api.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { OPERATION_PATH } from './differential/routes.ts';
import { EXAMPLES } from './openapi-examples.ts';
import { openApiDocument, versioned } from './openapi.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

type Paths = Record<
  string,
  Record<string, { requestBody?: unknown; security: unknown[]; responses: object }>
>;

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({
    config: (issuers) => ({
      issuers: issuers.map(({ iss }) => ({
        iss,
        name: 'EHR',
        clientId: 'chartside',
        roles: { governance: ['user-9'], admin: [] },
        patientProof: true,
      })),
    }),
  });
  server.issuers[0].readable.set('the-access-token-of-the-launch', 'example-patient');
});
afterAll(() => server.close());

describe('the OpenAPI document', () => {
  const paths = openApiDocument('1').paths as Paths;

  it('has every call of the contract', () => {
    expect(Object.values(API).filter((path) => paths[versioned(path)] === undefined)).toEqual([]);
  });

  it('says of each call truly whether it needs a session', async () => {
    for (const [path, methods] of Object.entries(paths))
      for (const [method, call] of Object.entries(methods)) {
        const body = method === 'post' ? { body: '{}', headers: { 'Content-Type': 'application/json' } } : {};
        const { status } = await fetch(`${server.url}${path}`, { method, ...body });
        expect([path, status === 401]).toEqual([path, call.security.length > 0]);
      }
  });

  it('describes a decision with its limits', () => {
    const text = JSON.stringify(paths[versioned(API.decisions)]);
    expect(text).toContain('"already-considered"');
    expect(text).toContain('"maxLength":2000');
    expect(text).toContain('"additionalProperties":false');
  });

  it('has an example for every call with a body of our own', () => {
    const without = Object.values(API).filter((path) => !(path in EXAMPLES));
    // The hosted model's request is made by the app alone.
    expect(without).toEqual([API.sessionRenew, API.hostedDifferential]);
    for (const [path, example] of Object.entries(EXAMPLES))
      expect(JSON.stringify(paths[versioned(path)])).toContain(JSON.stringify(example));
  });

  it('has examples that the server takes, under the versioned path', async () => {
    loadKnowledge();
    const issuer = server.issuers[0];
    let { token } = await server.signIn(issuer, { sub: 'user-9' });
    const idToken = await issuer.idToken();
    const tokens = [idToken];
    for (const [path, example] of Object.entries(EXAMPLES)) {
      const own = JSON.stringify(example)
        .replaceAll('https://ehr.example.org/fhir/R4', issuer.iss)
        .replace(/eyJ[\w.-]+/, idToken);
      const answer = await server.post(versioned(path), own, token);
      expect([path, answer.ok]).toEqual([path, true]);
      if (path === API.sessionPatient) ({ token } = (await answer.json()) as SessionResponse);
      if (path === API.differential || path === OPERATION_PATH)
        expect(await answer.text()).toContain('acute-appendicitis');
      tokens.push(token);
    }
    // Nothing of a patient, a person or a token of all these calls is in the log.
    const logged = JSON.stringify(server.logs);
    for (const path of Object.keys(EXAMPLES)) expect(logged).toContain(`"route":"${path}"`);
    for (const secret of [
      ...tokens,
      'example-patient',
      'access-token',
      'Observation',
      'Normal appendix',
      'Ada',
    ])
      expect(logged).not.toContain(secret);
  });

  it('is not a way round the session: the versioned path is the route itself', async () => {
    for (const path of [
      '/api/v1/decisions/query',
      '/api/v1/export',
      '/api/v1/api/v1/export',
      '/api/v2/export',
    ])
      expect([401, 404]).toContain((await server.post(path, {})).status);
    expect((await server.post('/api/v1/decisions/query', {})).status).toBe(401);
  });
});
