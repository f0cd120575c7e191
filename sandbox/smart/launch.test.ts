import { createRemoteJWKSet, jwtVerify } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../start.ts';
import type { Sandbox } from '../start.ts';
import { authorize, CookieJar, ehrLaunch, launchFromEhr, pkce, postToken } from '../testing/http-client.ts';
import type { Tokens } from '../testing/http-client.ts';

const APP = 'http://localhost:39999';
const redirectUri = `${APP}/callback`;
const fixturesDir = new URL('../testing/cases', import.meta.url).pathname;
const scope = 'launch openid fhirUser offline_access patient/Patient.rs patient/Condition.crus';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, appOrigin: APP, fixturesDir });
});
afterAll(() => sandbox.close());

async function launchToCode(jar: CookieJar, form: Record<string, unknown> = {}) {
  const launch = await launchFromEhr(jar, sandbox.url, { patient: 'ada-ostrander', ...form });
  const { verifier, challenge } = pkce();
  const { code } = await authorize(jar, {
    sandbox: sandbox.url,
    redirectUri,
    scope,
    challenge,
    launch,
    nonce: 'n-1',
  });
  return { code, verifier };
}

const exchange = (code: string, verifier: string) =>
  postToken(sandbox.url, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
const refresh = (token: string) =>
  postToken(sandbox.url, { grant_type: 'refresh_token', refresh_token: token });

describe('SMART configuration', () => {
  it('is public and names S256, the endpoints and the issuer', async () => {
    const response = await fetch(`${sandbox.url}/fhir/.well-known/smart-configuration`, {
      headers: { origin: APP },
    });
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    expect(await response.json()).toMatchObject({
      issuer: sandbox.url,
      code_challenge_methods_supported: ['S256'],
      authorization_endpoint: `${sandbox.url}/oauth2/authorize`,
      token_endpoint: `${sandbox.url}/oauth2/token`,
      capabilities: expect.arrayContaining([
        'launch-ehr',
        'launch-standalone',
        'sso-openid-connect',
        'permission-v2',
      ]),
    });
  });

  it('agrees with the openid configuration on issuer and keys', async () => {
    const smart = await (await fetch(`${sandbox.url}/fhir/.well-known/smart-configuration`)).json();
    for (const place of ['', '/fhir']) {
      const openid = await (await fetch(`${sandbox.url}${place}/.well-known/openid-configuration`)).json();
      expect(openid).toMatchObject({ issuer: smart.issuer, jwks_uri: smart.jwks_uri });
    }
    const keys = await (await fetch(smart.jwks_uri)).json();
    expect(keys.keys).toHaveLength(1);
    expect(keys.keys[0]).not.toHaveProperty('d');
  });
});

describe('EHR launch', () => {
  it('gives tokens with launch context and a verifiable id_token, without showing a page', async () => {
    const jar = new CookieJar();
    const launch = await launchFromEhr(jar, sandbox.url, {
      patient: 'ada-ostrander',
      encounter: 'ada-visit',
      intent: 'reconcile',
      needPatientBanner: false,
      fhirContext: [{ reference: 'Observation/ada-mcv' }],
    });
    const { verifier, challenge } = pkce();
    const request = { sandbox: sandbox.url, redirectUri, scope, challenge, launch, nonce: 'nonce-42' };
    const { code, pages } = await authorize(jar, request);
    expect(pages).toBe(0);
    const response = await exchange(code, verifier);
    expect(response.headers.get('cache-control')).toBe('no-store');
    const tokens = (await response.json()) as Tokens;
    expect(tokens).toMatchObject({
      token_type: 'Bearer',
      patient: 'ada-ostrander',
      encounter: 'ada-visit',
      intent: 'reconcile',
      need_patient_banner: false,
      fhirContext: [{ reference: 'Observation/ada-mcv' }],
      smart_style_url: `${sandbox.url}/smart-style.json`,
      tenant: 'alder-vale',
    });
    expect(tokens.scope.split(' ').sort()).toEqual(scope.split(' ').sort());
    const keys = createRemoteJWKSet(new URL(`${sandbox.url}/oauth2/jwks`));
    const { payload } = await jwtVerify(tokens.id_token ?? '', keys, {
      issuer: sandbox.url,
      audience: 'chartside',
    });
    expect(payload).toMatchObject({
      sub: 'ines-moreau',
      nonce: 'nonce-42',
      fhirUser: `${sandbox.url}/fhir/Practitioner/ines-moreau`,
    });
  });

  it('runs two launches of one browser at the same time, each with its own patient', async () => {
    const jar = new CookieJar();
    const launches = [
      await launchFromEhr(jar, sandbox.url, { patient: 'ada-ostrander' }),
      await launchFromEhr(jar, sandbox.url, { patient: 'bram-lindqvist' }),
    ];
    const tokens = await Promise.all(
      launches.map(async (launch) => {
        const { verifier, challenge } = pkce();
        const { code } = await authorize(jar, {
          sandbox: sandbox.url,
          redirectUri,
          scope,
          challenge,
          launch,
        });
        return (await (await exchange(code, verifier)).json()) as Tokens;
      }),
    );
    expect(tokens.map(({ patient }) => patient)).toEqual(['ada-ostrander', 'bram-lindqvist']);
  });

  it('keeps the tokens of an earlier launch good after another clinician has launched in the same browser', async () => {
    const options = { patient: 'ada-ostrander', scope, redirectUri, jar: new CookieJar() };
    const first = await ehrLaunch(sandbox.url, options);
    const second = await ehrLaunch(sandbox.url, { ...options, clinician: 'tom-okafor' });
    expect(second.patient).toBe('ada-ostrander');
    const headers = { authorization: `Bearer ${first.access_token}` };
    expect((await fetch(`${sandbox.url}/fhir/Patient/ada-ostrander`, { headers })).status).toBe(200);
    expect((await refresh(first.refresh_token ?? '')).status).toBe(200);
  });

  it('refuses a launch made for another clinician', async () => {
    const jar = new CookieJar();
    const launch = await launchFromEhr(jar, sandbox.url, { patient: 'ada-ostrander' });
    await launchFromEhr(jar, sandbox.url, { patient: 'ada-ostrander' }, 'tom-okafor');
    const { challenge } = pkce();
    const request = { sandbox: sandbox.url, redirectUri, scope, challenge, launch };
    await expect(authorize(jar, request)).rejects.toThrow(
      /access_denied: This launch was made for Dr Ines Moreau/,
    );
  });

  it.each([
    ['no PKCE challenge', { challenge: undefined }, /invalid_request/],
    ['an aud with a trailing slash', { aud: '/fhir/' }, /aud must be/],
    ['an aud of another server', { aud: 'https://elsewhere.example/fhir' }, /aud must be/],
    ['an unknown launch', { launch: 'made-up' }, /unknown or has expired/],
  ])('refuses a request with %s', async (_what, change, message) => {
    const jar = new CookieJar();
    const launch = await launchFromEhr(jar, sandbox.url, { patient: 'ada-ostrander' });
    const base = { sandbox: sandbox.url, redirectUri, scope, challenge: pkce().challenge, launch };
    const aud = 'aud' in change && change.aud === '/fhir/' ? { aud: `${sandbox.url}/fhir/` } : {};
    await expect(authorize(jar, { ...base, ...change, ...aud })).rejects.toThrow(message);
  });

  it('never redirects to an address that is not registered', async () => {
    const jar = new CookieJar();
    const launch = await launchFromEhr(jar, sandbox.url, { patient: 'ada-ostrander' });
    const request = { sandbox: sandbox.url, scope, challenge: pkce().challenge, launch };
    const attempt = authorize(jar, { ...request, redirectUri: 'https://elsewhere.example/callback' });
    await expect(attempt).rejects.toThrow(/A page was in the way \(400\)/);
  });

  it('makes launches for its own page only', async () => {
    const jar = new CookieJar();
    await jar.fetch(`${sandbox.url}/`);
    const init = {
      method: 'POST',
      headers: { origin: APP },
      body: JSON.stringify({ patient: 'ada-ostrander' }),
    };
    expect((await jar.fetch(`${sandbox.url}/ehr/launches`, init)).status).toBe(403);
  });
});

describe('standalone launch', () => {
  it('asks who it is and which patient, and says that this is a sandbox', async () => {
    const seen: string[] = [];
    const { verifier, challenge } = pkce();
    const standalone = `openid fhirUser launch/patient patient/Patient.rs`;
    const { code } = await authorize(new CookieJar(), {
      sandbox: sandbox.url,
      redirectUri,
      scope: standalone,
      challenge,
      onPage: (html) => {
        seen.push(html);
        return html.includes('Choose a patient')
          ? { patient: 'bram-lindqvist' }
          : { clinician: 'tom-okafor' };
      },
    });
    const tokens = (await (await exchange(code, verifier)).json()) as Tokens;
    expect(seen[0]).toContain('This is a sandbox');
    expect(seen[1]).toContain('Ada Ostrander');
    expect(tokens).toMatchObject({ patient: 'bram-lindqvist', need_patient_banner: true, scope: standalone });
    expect(tokens).not.toHaveProperty('refresh_token');
  });

  it('tells the application when the clinician cancels', async () => {
    const request = {
      sandbox: sandbox.url,
      redirectUri,
      scope: 'launch/patient',
      challenge: pkce().challenge,
    };
    const attempt = authorize(new CookieJar(), { ...request, onPage: () => ({ decision: 'deny' }) });
    await expect(attempt).rejects.toThrow(/access_denied/);
  });
});

describe('codes and refresh tokens', () => {
  it('refuses a code the second time and revokes what the first exchange gave', async () => {
    const { code, verifier } = await launchToCode(new CookieJar());
    const first = (await (await exchange(code, verifier)).json()) as Tokens;
    const second = await exchange(code, verifier);
    expect(second.status).toBe(400);
    expect(await second.json()).toMatchObject({ error: 'invalid_grant' });
    const headers = { authorization: `Bearer ${first.access_token}` };
    expect((await fetch(`${sandbox.url}/fhir/Patient/ada-ostrander`, { headers })).status).toBe(401);
  });

  it('refuses a code with the wrong verifier', async () => {
    const { code } = await launchToCode(new CookieJar());
    expect((await exchange(code, pkce().verifier)).status).toBe(400);
  });

  it('gives a new refresh token each time with the same context and scope', async () => {
    const { code, verifier } = await launchToCode(new CookieJar(), { encounter: 'ada-visit' });
    const first = (await (await exchange(code, verifier)).json()) as Tokens;
    const second = (await (await refresh(first.refresh_token ?? '')).json()) as Tokens;
    expect(second.refresh_token).toBeTruthy();
    expect(second.refresh_token).not.toBe(first.refresh_token);
    expect(second).toMatchObject({ patient: 'ada-ostrander', encounter: 'ada-visit', scope: first.scope });
  });

  it('takes a refresh token used twice for theft and revokes the whole grant', async () => {
    const { code, verifier } = await launchToCode(new CookieJar());
    const first = (await (await exchange(code, verifier)).json()) as Tokens;
    const second = (await (await refresh(first.refresh_token ?? '')).json()) as Tokens;
    expect((await refresh(first.refresh_token ?? '')).status).toBe(400);
    expect((await refresh(second.refresh_token ?? '')).status).toBe(400);
    const headers = { authorization: `Bearer ${second.access_token}` };
    expect((await fetch(`${sandbox.url}/fhir/Patient/ada-ostrander`, { headers })).status).toBe(401);
  });

  it('answers the application across origins and nobody else', async () => {
    const ask = (origin: string) =>
      fetch(`${sandbox.url}/oauth2/token`, {
        method: 'OPTIONS',
        headers: { origin, 'access-control-request-method': 'POST' },
      });
    expect((await ask(APP)).headers.get('access-control-allow-origin')).toBe(APP);
    const foreign = await fetch(`${sandbox.url}/oauth2/token`, {
      method: 'POST',
      headers: { origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ client_id: 'chartside', grant_type: 'refresh_token', refresh_token: 'x' }),
    });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('granted scopes', () => {
  it('leave out the writing part for a clinician who may only read', async () => {
    const options = { patient: 'ada-ostrander', redirectUri, clinician: 'tom-okafor' };
    const asked =
      'launch openid patient/Patient.rs patient/Condition.crus patient/Observation.* patient/Made.rs';
    const tokens = await ehrLaunch(sandbox.url, { ...options, scope: asked });
    const expected = [
      'launch',
      'openid',
      'patient/Patient.rs',
      'patient/Condition.rs',
      'patient/Observation.read',
    ];
    expect(tokens.scope.split(' ')).toEqual(expected);
  });
});
