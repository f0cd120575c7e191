import { generateKeyPair } from 'jose';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { completeLaunch } from './complete-launch.ts';
import { createLaunchStore } from './launch-store.ts';
import { resumeSession, workspacePath } from './resume-session.ts';
import { launchedOn } from './session.ts';
import { launchToCallback, openTestSession } from './testing/open-test-session.ts';
import { startScriptedEhr, type ScriptedEhr } from './testing/scripted-ehr.ts';
import { APP_ORIGIN, testPorts } from './testing/test-ports.ts';

let ehr: ScriptedEhr;
beforeEach(async () => {
  ehr = await startScriptedEhr();
});
afterEach(() => ehr.close());

async function complete(callback: string | URL, ports = testPorts()) {
  const opened = await completeLaunch(new URL(callback), ehr.deployment, ports);
  return opened.kind === 'problem' ? opened.problem : opened.session;
}
const tokenRequests = () => ehr.stub.requests.filter(({ path }) => path === '/token');

describe('a completed launch', () => {
  it('carries patient, user, context and what was granted', async () => {
    ehr.tokens = {
      patient: 'Patient/pat-9',
      encounter: 'enc-1',
      intent: 'reconcile',
      need_patient_banner: false,
      tenant: 't1',
      smart_style_url: `${ehr.url}/style.json`,
      fhirContext: [null, 7, { reference: 'ImagingStudy/i1', role: 'x' }, { reference: 5 }],
      scope: 'launch openid patient/Patient.r patient/Observation.rs',
    };
    const session = await openTestSession(ehr, testPorts());
    expect(session).toMatchObject({
      kind: 'ehr',
      issuer: ehr.iss,
      patientId: 'pat-9',
      encounterId: 'enc-1',
      intent: 'reconcile',
      needPatientBanner: false,
      tenant: 't1',
      user: { verified: true, fhirUser: `${ehr.iss}/Practitioner/p1`, name: 'Dr Test', sub: 'user-1' },
    });
    expect(session.missingScopes).toContain('patient/Condition.rs');
    expect(session.missingScopes).not.toContain('patient/Observation.rs');
    expect(launchedOn(session)).toBe('ImagingStudy/i1');
    expect(await session.tokens.accessToken()).toEqual({ ok: true, token: 'access-1' });
  });

  it('exchanges the code once, however often it is asked', async () => {
    const ports = testPorts();
    const callback = await launchToCallback(ehr, ports);
    const [one, two] = await Promise.all([complete(callback, ports), complete(callback, ports)]);
    expect(one).toBe(two);
    // A reload of the callback, before the address was changed.
    expect(await complete(callback, ports)).toBe(one);
    expect(tokenRequests()).toHaveLength(1);
  });

  it('names the launch in the address, never the patient', async () => {
    const session = await openTestSession(ehr, testPorts());
    expect(workspacePath(session)).toMatch(/^\/workspace#launch=[\w-]{22}$/);
  });

  it('asks to say again who the patient is, where the EHR gave none or nonsense', async () => {
    for (const patient of [undefined, '', '../other', 'a b', 7]) {
      ehr.tokens = { patient };
      const ports = testPorts();
      expect(await complete(await launchToCallback(ehr, ports), ports)).toMatchObject({ code: 'no-patient' });
    }
  });
});

describe('two frames of one tab', () => {
  it('each keep their own patient, also after a reload', async () => {
    const first = testPorts();
    const frames = [first, { ...testPorts(first.storage), store: createLaunchStore(() => first.storage) }];
    const sessions = [];
    for (const [index, frame] of frames.entries()) {
      ehr.tokens = { patient: `pat-${'ab'[index]}` };
      sessions.push(await openTestSession(ehr, frame));
    }
    expect(sessions.map(({ patientId }) => patientId)).toEqual(['pat-a', 'pat-b']);
    for (const session of sessions) {
      const reloaded = { ...testPorts(first.storage), store: createLaunchStore(() => first.storage) };
      const opened = resumeSession(session.launchId, reloaded);
      expect(opened).toMatchObject({ kind: 'session', session: { patientId: session.patientId } });
    }
  });

  it('don’t mix up answers that come in the other order', async () => {
    const ports = testPorts();
    const callbacks = [await launchToCallback(ehr, ports), await launchToCallback(ehr, ports)];
    const opened = [];
    for (const [index, callback] of callbacks.reverse().entries()) {
      ehr.tokens = { patient: `pat-${index}` };
      opened.push(await complete(callback, ports));
    }
    expect(opened).toMatchObject([{ patientId: 'pat-0' }, { patientId: 'pat-1' }]);
  });
});

describe('the callback', () => {
  const hostile = 'Call +1 555 0100 <img onerror=alert(1)>';

  it.each([
    ['a made-up state', `state=bogus&error=server_error&error_description=${encodeURIComponent(hostile)}`],
    ['no state', `error=server_error&error_description=${encodeURIComponent(hostile)}`],
    ['two states', 'state=a&state=b&code=1'],
    ['a code of another launch', 'state=bogus&code=stolen'],
  ])('with %s shows none of its text and sends nothing', async (_what, query) => {
    const problem = await complete(`${APP_ORIGIN}/callback?${query}`);
    expect(problem).toMatchObject({ code: 'unknown-state' });
    expect(JSON.stringify(problem)).not.toMatch(/555|onerror|stolen|server_error/);
    expect(ehr.stub.requests).toHaveLength(0);
  });

  it.each([
    ['access_denied', 'denied'],
    ['invalid_scope', 'scopes-refused'],
    ['server_error', 'authorization-failed'],
    ['<script>', 'authorization-failed'],
  ])('with a real state and %s says in our own words what happened, once', async (error, code) => {
    const ports = testPorts();
    const state = new URL(await launchToCallback(ehr, ports)).searchParams.get('state') ?? '';
    const query = new URLSearchParams({
      state,
      error,
      error_description: hostile,
      error_uri: 'https://evil.example',
    });
    const url = `${APP_ORIGIN}/callback?${query}`;
    const problem = await complete(url, ports);
    expect(problem).toMatchObject({ code, where: 'Test EHR' });
    expect(JSON.stringify(problem)).not.toMatch(/555|onerror|evil/);
    expect(await complete(url, ports)).toMatchObject({ code: 'unknown-state' });
    expect(tokenRequests()).toHaveLength(0);
  });

  it('of another browser session is refused: the state is bound to this one', async () => {
    const callback = await launchToCallback(ehr, testPorts());
    expect(await complete(callback, testPorts())).toMatchObject({ code: 'unknown-state' });
    expect(tokenRequests()).toHaveLength(0);
  });

  it('from another authorization server than the one asked is refused (mix-up)', async () => {
    const ports = testPorts();
    const callback = new URL(await launchToCallback(ehr, ports));
    callback.searchParams.set('iss', 'https://evil.example');
    expect(await complete(callback, ports)).toMatchObject({ code: 'issuer-mismatch' });
    expect(tokenRequests()).toHaveLength(0);
  });

  it('after a quarter of an hour is too late', async () => {
    const ports = testPorts();
    const callback = await launchToCallback(ehr, ports);
    ports.clock += 16 * 60_000;
    expect(await complete(callback, ports)).toMatchObject({ code: 'unknown-state' });
  });
});

describe('the token endpoint', () => {
  it.each([
    [
      'an expired code',
      { status: 400, body: { error: 'invalid_grant', error_description: 'expired' } },
      'code-refused',
    ],
    ['a web page', { body: '<html>', headers: { 'content-type': 'text/html' } }, 'token-unreadable'],
    ['no token', { body: { token_type: 'Bearer' } }, 'token-unreadable'],
    [
      'a token of another kind',
      { body: { access_token: 'x', token_type: 'mac', patient: 'p' } },
      'token-unreadable',
    ],
  ] as const)('that answers with %s leads to %s', async (_what, answer, code) => {
    const ports = testPorts();
    const callback = await launchToCallback(ehr, ports);
    ehr.tokenAnswer = () => answer;
    expect(await complete(callback, ports)).toMatchObject({ code });
    expect(ports.store.keys()).toEqual([]);
  });

  it('that could not be reached is asked again after a reload', async () => {
    const ports = testPorts();
    const callback = await launchToCallback(ehr, ports);
    ports.network = false;
    expect(await complete(callback, ports)).toMatchObject({ code: 'token-unreachable', action: 'reload' });
    ports.network = true;
    expect(await complete(callback, ports)).toMatchObject({ patientId: 'pat-1' });
  });

  it('that doesn’t state scopes has granted what was asked', async () => {
    ehr.tokens = { scope: undefined };
    const session = await openTestSession(ehr, testPorts());
    expect(session.grantedScopes).toEqual(session.requestedScopes);
    expect(session.missingScopes).toEqual([]);
  });
});

describe('who acts', () => {
  const now = () => Math.floor(Date.now() / 1000);
  const unsecured = (claims: object) =>
    [{ alg: 'none' }, claims]
      .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
      .join('.') + '.';

  it.each([
    ['expired', { exp: 1_700_000_000 }, /expired/],
    ['for another app', { aud: 'other' }, /aud/],
    ['from another issuer', { iss: 'https://evil.example' }, /iss/],
    ['without an expiry', { exp: undefined }, /exp/],
    ['without a subject', { sub: undefined }, /sub/],
    ['replayed from another sign-in', { nonce: 'old' }, /another sign-in/],
    ['issued in the future', { iat: Math.floor(Date.now() / 1_000) + 3_600 }, /future/],
    ['that names nobody', { sub: '' }, /names nobody/],
    ['without the nonce', { nonce: undefined }, /another sign-in/],
    ['authorized for another party', { aud: ['chartside', 'x'], azp: 'x' }, /another app/],
  ])('is unknown when the id_token is %s, and the reason is said', async (_what, claims, reason) => {
    ehr.claims = claims;
    const { user, patientId } = await openTestSession(ehr, testPorts());
    expect(user).toMatchObject({ verified: false, reason: expect.stringMatching(reason) });
    expect(patientId).toBe('pat-1');
  });

  it.each([
    [
      'signed by another key',
      async (claims: Record<string, unknown>) => {
        const { privateKey } = await generateKeyPair('RS256');
        return ehr.sign(claims, privateKey);
      },
    ],
    ['not signed at all', async (claims: Record<string, unknown>) => unsecured(claims)],
    [
      'signed with the public key as a secret',
      async (claims: Record<string, unknown>) =>
        unsecured({ ...claims }).replace(
          /^[^.]+/,
          Buffer.from('{"alg":"HS256","kid":"k1"}').toString('base64url'),
        ) + 'AAAA',
    ],
    ['no token', async () => 'nonsense'],
  ])('is unknown when the id_token is %s', async (_what, make) => {
    ehr.idToken = make;
    const { user } = await openTestSession(ehr, testPorts());
    expect(user.verified).toBe(false);
    expect(user).not.toHaveProperty('fhirUser');
  });

  it('is unknown when the keys cannot be read, or there is no id_token', async () => {
    ehr.configuration = { jwks_uri: `${ehr.url}/nowhere` };
    expect((await openTestSession(ehr, testPorts())).user).toMatchObject({
      reason: expect.stringMatching(/keys/),
    });
    ehr.tokens = { id_token: undefined };
    expect((await openTestSession(ehr, testPorts())).user).toMatchObject({
      reason: expect.stringMatching(/no identity/),
    });
  });

  it('is found by OpenID discovery where the SMART configuration leaves the keys out', async () => {
    ehr.configuration = { jwks_uri: undefined };
    const { handler } = ehr.stub;
    ehr.stub.handler = (request) =>
      request.path === '/.well-known/openid-configuration'
        ? { body: { issuer: ehr.url, jwks_uri: `${ehr.url}/jwks` } }
        : handler(request);
    expect((await openTestSession(ehr, testPorts())).user.verified).toBe(true);
  });

  it('may have a clock that is a little ahead', async () => {
    ehr.claims = { iat: now() + 20, nbf: now() + 20 };
    expect((await openTestSession(ehr, testPorts())).user.verified).toBe(true);
  });
});
