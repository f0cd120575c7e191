import { describe, expect, it } from 'vitest';
import type { Deployment } from '../../contracts/deployment.ts';
import { launchIdOf, openPublicServer, resumeSession } from './resume-session.ts';
import { openFrame } from './open-frame.ts';
import { startScriptedEhr } from './testing/scripted-ehr.ts';
import { launchToCallback } from './testing/open-test-session.ts';
import { APP_ORIGIN, testPorts } from './testing/test-ports.ts';

const deployment: Deployment = {
  stage: 'sandbox',
  issuers: [],
  openServers: [{ baseUrl: 'https://open.example/fhir/', label: 'Open server' }],
  anchoring: false,
  version: '0',
};

describe('the address of an open chart', () => {
  it.each([
    ['#launch=abcdefghijklmnop', 'abcdefghijklmnop'],
    ['#launch=short', null],
    ['#launch=abcdefghijklmnop/../x', null],
    ['#patient=1', null],
    ['', null],
  ])('%s names %s', (hash, launchId) => {
    expect(launchIdOf(new URL(`${APP_ORIGIN}/workspace${hash}`))).toBe(launchId);
  });

  it('means nothing in another tab', () => {
    expect(resumeSession('abcdefghijklmnop', testPorts())).toMatchObject({
      problem: { code: 'session-unknown' },
    });
  });
});

describe('a server without sign-in', () => {
  it('opens only when the deployment lists it, with nobody signed in and nothing to write', async () => {
    const opened = openPublicServer('https://open.example/fhir', 'p1', deployment, testPorts());
    if (opened.kind !== 'session') throw new Error('not opened');
    expect(opened.session).toMatchObject({
      kind: 'open',
      patientId: 'p1',
      user: { verified: false },
      writeBack: { encounterDiagnosis: false, document: false },
      missingScopes: [],
    });
    expect(await opened.session.tokens.accessToken()).toEqual({ ok: true, token: null });
    expect(openPublicServer('https://other.example/fhir', 'p1', deployment, testPorts())).toMatchObject({
      problem: { code: 'server-not-listed' },
    });
  });
});

describe('a page', () => {
  it('opens what its address says, once for two askers, as StrictMode asks twice', async () => {
    const ehr = await startScriptedEhr();
    try {
      const ports = testPorts();
      const real = ports.fetch;
      const answering: typeof ports = {
        ...ports,
        fetch: (input, init) =>
          input === '/api/deployment' ? Promise.resolve(Response.json(ehr.deployment)) : real(input, init),
      };
      const callback = await launchToCallback(ehr, answering);
      const [one, two] = await Promise.all([openFrame(callback, answering), openFrame(callback, answering)]);
      expect(one).toBe(two);
      expect(one).toMatchObject({ kind: 'session', session: { patientId: 'pat-1' } });
      expect(ehr.stub.requests.filter(({ path }) => path === '/token')).toHaveLength(1);
      expect(await openFrame(`${APP_ORIGIN}/`, answering)).toMatchObject({ kind: 'none' });
      expect(await openFrame(`${APP_ORIGIN}/workspace`, answering)).toMatchObject({
        problem: { code: 'session-unknown' },
      });
    } finally {
      await ehr.close();
    }
  });

  it.each([
    ['nothing', () => Promise.reject(new TypeError('Failed to fetch'))],
    ['an error', () => Promise.resolve(new Response('', { status: 502 }))],
    ['a web page', () => Promise.resolve(new Response('<html>'))],
    ['another shape', () => Promise.resolve(Response.json({ stage: 'x' }))],
  ])('says that its own server does not answer when it gets %s', async (_what, answer) => {
    const ports = { ...testPorts(), fetch: answer as typeof fetch };
    expect(await openFrame(`${APP_ORIGIN}/launch?iss=x`, ports)).toMatchObject({
      problem: { code: 'deployment-unavailable', action: 'reload' },
    });
  });
});
