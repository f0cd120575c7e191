import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox } from '../start.ts';
import type { Sandbox } from '../start.ts';
import { CookieJar, ehrLaunch } from '../testing/http-client.ts';
import type { PatientChart } from './patient-chart.ts';

const APP = 'http://localhost:39999';
const fixturesDir = new URL('../testing/cases', import.meta.url).pathname;

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, appOrigin: APP, fixturesDir });
});
afterAll(() => sandbox.close());

describe('the EHR page', () => {
  it('runs only its own scripts and frames only the application and itself', async () => {
    const response = await fetch(`${sandbox.url}/`);
    const policy = response.headers.get('content-security-policy') ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain(`frame-src 'self' ${APP};`);
    expect(policy).not.toContain('unsafe');
    expect(await response.text()).not.toMatch(/<script(?![^>]* src=)|<style| on\w+=| style=/);
  });

  it('serves its modules without types, and no file beside them', async () => {
    const main = await fetch(`${sandbox.url}/ehr/browser/main.ts`);
    expect(main.headers.get('content-type')).toContain('text/javascript');
    expect(await main.text()).not.toContain('interface ');
    for (const path of [
      '/ehr/handler.ts',
      '/ehr/browser/..%2fhandler.ts',
      '/ehr/browser/none.ts',
      '/package.json',
    ]) {
      const response = await fetch(`${sandbox.url}${path}`);
      expect([401, 404], path).toContain(response.status);
    }
  });

  it('shows patients only to somebody who has opened it', async () => {
    expect((await fetch(`${sandbox.url}/ehr/patients`)).status).toBe(401);
    const jar = new CookieJar();
    await jar.fetch(`${sandbox.url}/`);
    const list = (await (await jar.fetch(`${sandbox.url}/ehr/patients`)).json()) as {
      id: string;
      reason: string;
    }[];
    expect(list).toMatchObject([
      { id: 'ada-ostrander', sex: 'female', reason: 'Tiredness' },
      { id: 'bram-lindqvist', sex: 'male', reason: 'Abdominal pain' },
    ]);
  });

  it('shows in the chart what an application wrote, by whom, and when it is withdrawn', async () => {
    const scope = 'launch openid patient/DocumentReference.cu';
    const { access_token } = await ehrLaunch(sandbox.url, {
      patient: 'ada-ostrander',
      scope,
      redirectUri: `${APP}/callback`,
    });
    const note = {
      resourceType: 'DocumentReference',
      status: 'current',
      type: { text: 'Progress note' },
      subject: { reference: `${sandbox.url}/fhir/Patient/ada-ostrander` },
      content: [
        { attachment: { contentType: 'text/plain', data: Buffer.from('Anaemia?').toString('base64') } },
      ],
    };
    const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/fhir+json' };
    const send = (method: string, path: string, body: unknown) =>
      fetch(`${sandbox.url}/fhir/${path}`, { method, headers, body: JSON.stringify(body) });
    const stored = (await (await send('POST', 'DocumentReference', note)).json()) as { id: string };
    const jar = new CookieJar();
    await jar.fetch(`${sandbox.url}/`);
    const chart = async () =>
      (await (await jar.fetch(`${sandbox.url}/ehr/patients/ada-ostrander`)).json()) as PatientChart;
    expect((await chart()).written).toMatchObject([
      { kind: 'Note', text: 'Anaemia?', by: 'Dr Ines Moreau', withdrawn: false },
    ]);
    const withdrawn = { ...note, id: stored.id, status: 'entered-in-error' };
    expect((await send('PUT', `DocumentReference/${stored.id}`, withdrawn)).status).toBe(200);
    expect((await chart()).written).toMatchObject([{ kind: 'Note', withdrawn: true }]);
  });

  it('survives requests that are no addresses', async () => {
    const { port } = new URL(sandbox.url);
    const { connect } = await import('node:net');
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), 'localhost', () =>
        socket.write('GET // HTTP/1.1\r\nHost: x\r\n\r\n'),
      );
      socket.once('data', (chunk) => resolve(String(chunk)));
    });
    expect(answer).toMatch(/^HTTP\/1.1 400/);
    expect((await fetch(`${sandbox.url}/`)).status).toBe(200);
  });
});
