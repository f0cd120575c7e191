import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ApiError, SessionResponse } from '../../contracts/api.ts';
import { startTestServer, type TestServer } from '../testing/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());
afterEach(() => {
  server.clock.now = new Date('2026-01-15T09:30:00.000Z');
});

async function attempt(idToken: string, iss = server.issuers[0].iss) {
  const response = await server.post('/api/session', { iss, idToken });
  return { status: response.status, body: (await response.json()) as ApiError & SessionResponse };
}

const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

describe('signing in with an id_token', () => {
  it('gives a practitioner a session with who they are', async () => {
    const issuer = server.issuers[0];
    const { status, body } = await attempt(await issuer.idToken());
    expect(status).toBe(201);
    expect(body.user).toEqual({
      fhirUser: `${issuer.iss}/Practitioner/p1`,
      name: 'Dr. Ada Test',
      iss: issuer.iss,
      sub: 'user-1',
    });
    expect(body.roles).toEqual(['clinician']);
    expect(body.expiresAt).toBe('2026-01-15T10:30:00.000Z');
  });

  it('gives configured people their further role', async () => {
    expect((await server.signIn(server.issuers[0], { sub: 'user-9' })).roles).toEqual([
      'clinician',
      'governance',
    ]);
    expect((await server.signIn(server.issuers[0], { sub: 'user-8' })).roles).toEqual(['clinician', 'admin']);
    expect((await server.signIn(server.issuers[1], { sub: 'user-9' })).roles).toEqual(['clinician']);
  });

  it('refuses a token signed by another key', async () => {
    const { status, body } = await attempt(await server.issuers[0].forged());
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'invalid-id-token', message: expect.stringContaining('signature') });
  });

  it('refuses a changed token', async () => {
    const [header, , signature] = (await server.issuers[0].idToken()).split('.');
    const payload = base64({
      iss: server.issuers[0].issuer,
      aud: 'chartside',
      sub: 'admin',
      iat: 1_768_000_000,
      exp: 9_999_999_999,
    });
    expect(await attempt(`${header}.${payload}.${signature}`)).toMatchObject({ status: 401 });
  });

  it('refuses alg none and a signature made with the public key as a secret', async () => {
    const [, payload] = (await server.issuers[0].idToken()).split('.');
    for (const alg of ['none', 'HS256'])
      expect(
        await attempt(`${base64({ alg, kid: 'k1' })}.${payload}.${alg === 'none' ? '' : 'AAAA'}`),
      ).toMatchObject({
        status: 401,
        body: { code: 'invalid-id-token', message: expect.stringContaining('algorithm') },
      });
  });

  it('refuses an expired token, and one from the other issuer', async () => {
    const issued = await server.issuers[0].idToken();
    server.clock.now = new Date('2026-01-15T09:36:00.000Z');
    expect(await attempt(issued)).toMatchObject({
      status: 401,
      body: { message: expect.stringContaining('expired') },
    });
    const foreign = await server.issuers[1].idToken();
    expect(await attempt(foreign)).toMatchObject({ status: 401, body: { code: 'invalid-id-token' } });
  });

  const wrongClaims: [string, Record<string, unknown>, string][] = [
    ['another audience', { aud: 'other-app' }, 'aud'],
    ['another issuer claim', { iss: 'https://evil.example' }, 'iss'],
    ['no expiry', { exp: undefined }, 'exp'],
    ['no subject', { sub: undefined }, 'sub'],
    ['a start in the future', { nbf: 1_800_000_000 }, 'nbf'],
    ['a time of issue in the future', { iat: 1_800_000_000, exp: 1_800_000_300 }, 'iat'],
    ['years to live, issued yesterday', { iat: 1_768_383_000, exp: 1_900_000_000 }, 'expired'],
    ['a subject that is no text', { sub: { id: 1 } as unknown as string }, 'sub'],
    ['several audiences without azp', { aud: ['chartside', 'other'] }, 'several clients'],
    ['another authorized party', { aud: ['chartside', 'other'], azp: 'other' }, 'another client'],
  ];
  it.each(wrongClaims)('refuses a token with %s', async (_what, claims, why) => {
    const { status, body } = await attempt(await server.issuers[0].idToken(claims));
    expect(status).toBe(401);
    expect(body).toMatchObject({ code: 'invalid-id-token', message: expect.stringContaining(why) });
    expect(body.remedy).toMatch(/again from the EHR/);
  });

  it.each(['at+jwt', 'application/at+jwt', 'logout+jwt'])(
    'refuses another kind of token of the same issuer and audience: %s',
    async (typ) => {
      const other = await server.issuers[0].idToken({}, { typ });
      expect(await attempt(other)).toMatchObject({ status: 401, body: { code: 'invalid-id-token' } });
    },
  );

  it('refuses an issuer that is not configured, without contacting it', async () => {
    const { status, body } = await attempt(
      await server.issuers[0].idToken(),
      'http://169.254.169.254/latest',
    );
    expect([status, body.code]).toEqual([403, 'unknown-issuer']);
  });

  it('refuses patients, and tokens that do not say who', async () => {
    for (const fhirUser of [
      'Patient/p1',
      'https://ehr.example/fhir/RelatedPerson/r1',
      undefined,
      'javascript:1',
    ])
      expect(await attempt(await server.issuers[0].idToken({ fhirUser }))).toMatchObject({
        status: 403,
        body: { code: 'forbidden' },
      });
  });

  it('does not take the web page that people give of themselves for who they are', async () => {
    const issuer = server.issuers[0];
    const token = await issuer.idToken({ fhirUser: undefined, profile: `${issuer.iss}/Practitioner/p1` });
    expect(await attempt(token)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  });

  it('never keeps a name that no database can store', async () => {
    expect((await server.signIn(server.issuers[0], { name: 'a\u0000b' })).user.name).toBeNull();
  });
});

describe('two hospitals whose vendor signs in both', () => {
  let vendor: TestServer;
  let hospitals: readonly [string, string];
  beforeAll(async () => {
    vendor = await startTestServer({
      config: ([first]) => {
        const tenant = (name: string) => ({
          iss: `${first?.origin}/${name}/fhir`,
          name,
          clientId: 'chartside',
        });
        return { issuers: [{ ...tenant('a'), userBases: ['https://people.example/a'] }, tenant('b')] };
      },
    });
    const { origin } = vendor.issuers[0];
    hospitals = [`${origin}/a/fhir`, `${origin}/b/fhir`];
  });
  afterAll(() => vendor.close());

  const signIn = async (iss: string, fhirUser: string) =>
    (await vendor.post('/api/session', { iss, idToken: await vendor.issuers[0].idToken({ fhirUser }) }))
      .status;

  it('share issuer, key and client, and still no clinician of one gets a session at the other', async () => {
    const [a, b] = hospitals;
    expect(await signIn(a, `${a}/Practitioner/p1`)).toBe(201);
    expect(await signIn(b, `${a}/Practitioner/p1`)).toBe(403);
    expect(await signIn(a, `${b}/Practitioner/p1`)).toBe(403);
    expect(await signIn(a, 'https://other.example/fhir/Practitioner/p1')).toBe(403);
    expect(await signIn(a, `${a}.evil.example/Practitioner/p1`)).toBe(403);
  });

  it('need a user who is named with the hospital', async () => {
    expect(await signIn(hospitals[0], 'Practitioner/p1')).toBe(401);
  });

  it('are not taken for different ones while one of them cannot be asked', async () => {
    const { post, clock, close } = await startTestServer({ config: vendor.config });
    const [issuer] = vendor.issuers;
    const relative = async () => {
      clock.now = vendor.clock.now;
      const body = { iss: hospitals[0], idToken: await issuer.idToken({ fhirUser: 'Practitioner/p1' }) };
      return (await post('/api/session', body)).status;
    };
    try {
      issuer.failing = '/b/';
      expect(await relative()).toBe(502);
      issuer.failing = null;
      expect(await relative()).toBe(401);
      // What was read ten minutes ago is asked for again, and stands when it can't be had.
      vendor.clock.now = new Date(vendor.clock.now.getTime() + 11 * 60_000);
      issuer.failing = '/b/';
      expect(await relative()).toBe(401);
    } finally {
      issuer.failing = null;
      await close();
    }
  });

  it('may name users under a further base that is configured, at that hospital alone', async () => {
    expect(await signIn(hospitals[0], 'https://people.example/a/Practitioner/p1')).toBe(201);
    expect(await signIn(hospitals[1], 'https://people.example/a/Practitioner/p1')).toBe(403);
  });
});

describe('finding the issuer keys', () => {
  it('does not follow its metadata to another server', async () => {
    const fresh = await startTestServer();
    try {
      const [issuer, other] = fresh.issuers;
      issuer.answer = { redirect: `${other.origin}/fhir/.well-known/smart-configuration` };
      const body = { iss: issuer.iss, idToken: await issuer.idToken() };
      expect((await fresh.post('/api/session', body)).status).toBe(502);
      expect(other.requests).toEqual([]);
    } finally {
      await fresh.close();
    }
  });

  it.each([
    ['without-jwks', 201],
    ['error', 502],
    ['html', 502],
  ] as const)('with metadata that answers %s, a sign-in gets %i', async (answer, status) => {
    const fresh = await startTestServer();
    try {
      const [issuer] = fresh.issuers;
      issuer.answer = answer;
      const body = { iss: issuer.iss, idToken: await issuer.idToken() };
      expect((await fresh.post('/api/session', body)).status).toBe(status);
      issuer.answer = 'well';
      expect((await fresh.post('/api/session', body)).status).toBe(201);
    } finally {
      await fresh.close();
    }
  });

  it('asks an issuer once for many sign-ins', async () => {
    const before = server.issuers[0].requests.length;
    await server.signIn();
    const after = server.issuers[0].requests.length;
    await Promise.all([server.signIn(), server.signIn()]);
    expect(server.issuers[0].requests.length).toBe(after);
    expect(after - before).toBeLessThanOrEqual(2);
  });
});

describe('a session', () => {
  it('has the roles of the configuration as it is now, not as it was at the sign-in', async () => {
    const { token } = await server.signIn(server.issuers[0], { sub: 'user-9' });
    const forged = { kind: 'audit', format: 'ndjson' };
    expect((await server.post('/api/export', forged, token)).status).toBe(200);
    const people = server.config.issuers[0]?.roles.governance ?? [];
    const removed = people.splice(0);
    try {
      expect((await server.post('/api/export', forged, token)).status).toBe(403);
    } finally {
      people.push(...removed);
    }
  });

  const renew = (token: string) => server.post('/api/session/renew', {}, token);
  const end = (token: string, body: object = {}) => server.post('/api/session/end', body, token);

  it('of a person is ended at once by governance, with the sign-in it came from, and nobody else’s', async () => {
    const [issuer, elsewhere] = server.issuers;
    const idToken = await issuer.idToken({ sub: 'lost' });
    const { token } = (await attempt(idToken)).body;
    const others = [
      await server.signIn(issuer, { sub: 'user-2' }),
      await server.signIn(elsewhere, { sub: 'lost' }),
    ];
    const { token: governor } = await server.signIn(issuer, { sub: 'user-9' });
    expect((await end(others[0]!.token, { sub: 'lost' })).status).toBe(403);
    expect((await renew(token)).status).toBe(200);

    server.clock.now = new Date('2026-01-15T09:31:00.000Z');
    expect(await (await end(governor, { sub: 'lost' })).json()).toEqual({
      sub: 'lost',
      endedAt: '2026-01-15T09:31:00.000Z',
    });
    const refused = await renew(token);
    expect([refused.status, ((await refused.json()) as ApiError).code]).toEqual([401, 'session-expired']);
    expect(await attempt(idToken)).toMatchObject({
      status: 401,
      body: { code: 'invalid-id-token', message: expect.stringContaining('it was ended') },
    });
    for (const other of others) expect((await renew(other.token)).status).toBe(200);
    const audit = await (
      await server.post('/api/export', { kind: 'audit', format: 'ndjson' }, governor)
    ).text();
    expect(audit).toMatch(/"sub":"user-9".*"action":"session.ended","details":\{"sub":"lost"\}/);

    server.clock.now = new Date('2026-01-15T09:32:00.000Z');
    const again = await server.signIn(issuer, { sub: 'lost' });
    expect((await renew(again.token)).status).toBe(200);
  });

  it('is ended by its own person without a role, and every other one of this person with it', async () => {
    const signIn = () => server.signIn(server.issuers[0], { sub: 'leaving' });
    const [one, two] = [await signIn(), await signIn()];
    server.clock.now = new Date('2026-01-15T09:40:00.000Z');
    expect((await end(one.token)).status).toBe(200);
    for (const { token } of [one, two]) expect((await renew(token)).status).toBe(401);
    server.clock.now = new Date('2026-01-15T09:41:00.000Z');
    expect((await renew((await signIn()).token)).status).toBe(200);
  });

  it('ends, can be renewed before that, and not beyond its full length', async () => {
    let { token } = await server.signIn();
    server.clock.now = new Date('2026-01-15T10:29:00.000Z');
    const renewed = (await (await renew(token)).json()) as SessionResponse;
    expect(renewed.expiresAt).toBe('2026-01-15T11:29:00.000Z');
    server.clock.now = new Date('2026-01-15T10:30:30.000Z');
    const ended = await renew(token);
    expect([ended.status, ((await ended.json()) as ApiError).code]).toEqual([401, 'session-expired']);
    token = renewed.token;
    for (let minutes = 75; minutes < 12 * 60; minutes += 55) {
      server.clock.now = new Date(Date.parse('2026-01-15T09:30:00.000Z') + minutes * 60_000);
      token = ((await (await renew(token)).json()) as SessionResponse).token;
    }
    server.clock.now = new Date('2026-01-15T21:30:00.000Z');
    expect((await renew(token)).status).toBe(401);
  });

  it('is needed for every call, and only one of this server will do', async () => {
    const { token } = await server.signIn();
    const [header, payload] = token.split('.');
    const bad = [undefined, '', 'x', `${header}.${payload}.AAAA`, `${base64({ alg: 'none' })}.${payload}.`];
    for (const path of [
      '/api/decisions',
      '/api/decisions/query',
      '/api/impressions',
      '/api/impressions/last',
      '/api/session/renew',
    ])
      for (const wrong of [...bad, await server.issuers[0].idToken()]) {
        const response = await server.post(path, {}, wrong);
        expect([path, response.status]).toEqual([path, 401]);
        expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
  });
});
