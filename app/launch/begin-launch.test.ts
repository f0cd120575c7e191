import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { beginLaunch } from './begin-launch.ts';
import { createLaunchStore } from './launch-store.ts';
import { startStub } from './testing/http-stub.ts';
import { startScriptedEhr, type ScriptedEhr } from './testing/scripted-ehr.ts';
import { APP_ORIGIN, testPorts } from './testing/test-ports.ts';

let ehr: ScriptedEhr;
beforeEach(async () => {
  ehr = await startScriptedEhr();
});
afterEach(() => ehr.close());

async function begin(query: string, ports = testPorts()) {
  const begun = await beginLaunch(new URL(`${APP_ORIGIN}/launch?${query}`), ehr.deployment, ports);
  return begun.kind === 'redirect' ? new URL(begun.to) : begun.problem.code;
}
const iss = () => `iss=${encodeURIComponent(ehr.iss)}`;
async function authorize(query: string, ports = testPorts()): Promise<URL> {
  const url = await begin(query, ports);
  if (typeof url === 'string') throw new Error(url);
  return url;
}

describe('a launch from the EHR', () => {
  it('returns the launch value unchanged, whatever characters it has', async () => {
    for (const launch of ['abc', 'a%2Bb%3D%3D', 'eyJ+a/b==', 'x%20y', '%E2%9C%93']) {
      const url = await authorize(`${iss()}&launch=${launch}`);
      expect(url.searchParams.get('launch')).toBe(decodeURIComponent(launch));
      expect(url.searchParams.get('scope')?.split(' ')).toContain('launch');
    }
  });

  it('names the FHIR base as aud, to the letter as the EHR sent it', async () => {
    expect((await authorize(`${iss()}&launch=1`)).searchParams.get('aud')).toBe(ehr.iss);
    const slash = await authorize(`iss=${encodeURIComponent(`${ehr.iss}/`)}&launch=1`);
    expect(slash.searchParams.get('aud')).toBe(`${ehr.iss}/`);
  });

  it('always proves itself with PKCE S256, with state and nonce of at least 122 bits, new each time', async () => {
    const storage = testPorts();
    const [one, two] = [await authorize(iss(), storage), await authorize(iss(), storage)];
    for (const url of [one, two]) {
      expect(url.searchParams.get('code_challenge_method')).toBe('S256');
      expect(url.searchParams.get('code_challenge')).toMatch(/^[\w-]{43}$/);
      // base64url: 6 bits a character.
      for (const name of ['state', 'nonce'])
        expect((url.searchParams.get(name)?.length ?? 0) * 6).toBeGreaterThanOrEqual(122);
    }
    for (const name of ['state', 'nonce', 'code_challenge'])
      expect(one.searchParams.get(name)).not.toBe(two.searchParams.get(name));
  });

  it('keeps the verifier out of the address', async () => {
    const ports = testPorts();
    const url = await authorize(iss(), ports);
    const [key = ''] = ports.store.keys();
    const { codeVerifier } = ports.store.read(key) as { codeVerifier: string };
    expect(codeVerifier.length).toBeGreaterThanOrEqual(43);
    expect(url.href).not.toContain(codeVerifier);
  });

  it('keeps a query that the authorization endpoint has, with one question mark', async () => {
    ehr.configuration = { authorization_endpoint: `${ehr.url}/authorize?tenant=a%20b` };
    const url = await authorize(iss());
    expect(url.href.match(/\?/g)).toHaveLength(1);
    expect(url.searchParams.get('tenant')).toBe('a b');
    expect(url.searchParams.get('response_type')).toBe('code');
  });
});

describe('a standalone launch', () => {
  it('sends no launch value and asks for launch/patient', async () => {
    const url = await authorize(iss());
    expect(url.searchParams.has('launch')).toBe(false);
    const scopes = url.searchParams.get('scope')?.split(' ');
    expect(scopes).toContain('launch/patient');
    expect(scopes).not.toContain('launch');
  });
});

describe('scopes', () => {
  it('are the least: one per type, no wildcard, no write scope unless write-back is on', async () => {
    const scopes = (await authorize(iss())).searchParams.get('scope')?.split(' ') ?? [];
    expect(scopes).toContain('patient/Observation.rs');
    expect(scopes.join(' ')).not.toMatch(/\*|\.c|write|user\//);
    expect(new Set(scopes).size).toBe(scopes.length);
  });

  it('include creating only what the deployment writes', async () => {
    const [issuer] = ehr.deployment.issuers;
    Object.assign(issuer?.writeBack ?? {}, { encounterDiagnosis: true });
    const scopes = (await authorize(iss())).searchParams.get('scope')?.split(' ') ?? [];
    expect(scopes).toContain('patient/Condition.c');
    expect(scopes).not.toContain('patient/DocumentReference.c');
  });

  it('are written as SMART v1 for a server that only knows v1', async () => {
    ehr.configuration = { capabilities: ['permission-v1'] };
    expect((await authorize(iss())).searchParams.get('scope')).toContain('patient/Observation.read');
  });
});

describe('a hostile launch link', () => {
  it('never makes a request to a host that is not allow-listed', async () => {
    const evil = await startStub();
    try {
      const target = encodeURIComponent(`${evil.url}/fhir`);
      const ports = testPorts();
      expect(await begin(`iss=${target}&launch=1`, ports)).toBe('unknown-issuer');
      expect(await begin(`${iss()}&iss=${target}`, ports)).toBe('not-a-launch');
      expect(await begin(`fhirServiceUrl=${target}`, ports)).toBe('not-a-launch');
      expect(evil.requests).toHaveLength(0);
      expect(ehr.stub.requests).toHaveLength(0);
    } finally {
      await evil.close();
    }
  });

  it('cannot choose server, patient, client or redirect by query', async () => {
    const query =
      'fhirServiceUrl=https://evil.example&patientId=other&clientId=evil&redirectUri=https://evil.example';
    const url = await authorize(`${iss()}&launch=1&${query}`);
    expect(url.href).not.toMatch(/evil|other/);
    expect(url.searchParams.get('client_id')).toBe('chartside');
    expect(url.searchParams.get('redirect_uri')).toBe(`${APP_ORIGIN}/callback`);
  });

  it.each([
    'http://user:pw@HOST/fhir',
    'http://HOST/fhir?x=1',
    'http://HOST/fhir#x',
    'http://HOST/fhir/../other',
    'javascript:alert(1)',
    'HOST/fhir',
  ])('is not fooled by %s', async (form) => {
    const address = form.replace('HOST', new URL(ehr.url).host);
    expect(await begin(`iss=${encodeURIComponent(address)}`)).toMatch(/unknown-issuer|not-a-launch/);
    expect(ehr.stub.requests).toHaveLength(0);
  });
});

describe('a launch that cannot go on says why', () => {
  it.each([
    ['a server without S256', { code_challenge_methods_supported: ['plain'] }, 'no-s256'],
    ['a server without PKCE', { code_challenge_methods_supported: undefined }, 'no-s256'],
    ['an endpoint without https', { token_endpoint: 'http://ehr.example/token' }, 'unsafe-endpoint'],
    ['a script as endpoint', { authorization_endpoint: 'javascript:alert(1)' }, 'unsafe-endpoint'],
    ['no token endpoint', { token_endpoint: undefined }, 'not-smart'],
  ])('%s', async (_what, configuration, code) => {
    ehr.configuration = configuration;
    expect(await begin(iss())).toBe(code);
  });

  it('a server that answers with a web page, an error or not at all', async () => {
    ehr.stub.handler = () => ({ body: '<html>', headers: { 'content-type': 'text/html' } });
    expect(await begin(iss())).toBe('not-smart');
    ehr.stub.handler = () => ({ status: 500 });
    expect(await begin(iss())).toBe('issuer-unreachable');
    ehr.stub.handler = () => ({ drop: true });
    expect(await begin(iss())).toBe('issuer-unreachable');
  });

  it('blocked storage, before anything is sent', async () => {
    const blocked = {
      ...testPorts(),
      store: createLaunchStore(() => {
        throw new DOMException('denied', 'SecurityError');
      }),
    };
    const begun = await beginLaunch(new URL(`${APP_ORIGIN}/launch?${iss()}`), ehr.deployment, blocked);
    expect(begun).toMatchObject({ kind: 'problem', problem: { code: 'storage-blocked', action: 'new-tab' } });
    expect(ehr.stub.requests).toHaveLength(0);
  });
});
