import type { Deployment } from '../../../contracts/deployment.ts';
// oxlint-disable-next-line boundaries/dependencies -- the real FHIR and authorization server of the tests
import { startSandbox, type Sandbox } from '../../../sandbox/start.ts';
// oxlint-disable-next-line boundaries/dependencies -- plays the browser in front of it
import { CookieJar, launchFromEhr } from '../../../sandbox/testing/http-client.ts';
import { beginLaunch } from '../../launch/begin-launch.ts';
import { completeLaunch } from '../../launch/complete-launch.ts';
import type { Session } from '../../launch/session.ts';
import { APP_ORIGIN, testPorts } from '../../launch/testing/test-ports.ts';

/** The sandbox EHR on a free port. `fixtures`: a folder relative to the repository, below it every `bundle.json`. */
export function startTestSandbox(fixtures = 'sandbox/testing/cases'): Promise<Sandbox> {
  const fixturesDir = new URL(`../../../${fixtures}`, import.meta.url).pathname;
  return startSandbox({ port: 0, appOrigin: APP_ORIGIN, fixturesDir });
}

export type LaunchInSandbox = (
  form: Record<string, unknown>,
  clinician?: string,
  ports?: ReturnType<typeof testPorts>,
) => Promise<Session>;

/** From the EHR's page to an open session, with a browser that only follows redirects. */
export function launcher(sandbox: Sandbox): LaunchInSandbox {
  const iss = `${sandbox.url}/fhir`;
  const deployment: Deployment = {
    stage: 'sandbox',
    issuers: [
      {
        iss,
        clientId: 'chartside',
        label: 'Sandbox EHR',
        writeBack: { encounterDiagnosis: true, document: true },
      },
    ],
    openServers: [],
    anchoring: false,
    version: '0',
  };
  return async (form, clinician, ports = testPorts()) => {
    const jar = new CookieJar();
    const value = await launchFromEhr(jar, sandbox.url, form, clinician);
    const url = new URL(`${APP_ORIGIN}/launch?iss=${encodeURIComponent(iss)}&launch=${value}`);
    const begun = await beginLaunch(url, deployment, ports);
    if (begun.kind !== 'redirect') throw new Error(begun.problem.code);
    let next = begun.to;
    while (!next.startsWith(`${APP_ORIGIN}/callback`)) {
      const location = (await jar.fetch(next)).headers.get('location');
      if (location === null) throw new Error(`No redirect from ${next}`);
      next = new URL(location, next).href;
    }
    const opened = await completeLaunch(new URL(next), deployment, ports);
    if (opened.kind !== 'session') throw new Error(opened.problem.code);
    return opened.session;
  };
}
