import type { Deployment } from '../../contracts/deployment.ts';
import { beginLaunch } from './begin-launch.ts';
import { completeLaunch } from './complete-launch.ts';
import { loadDeployment } from './load-deployment.ts';
import { REDIRECT_PATH, type LaunchPorts } from './ports.ts';
import { launchProblem, type LaunchProblem } from './problem.ts';
import { launchIdOf, resumeSession } from './resume-session.ts';
import type { Session } from './session.ts';

/** What the page at an address is: on its way to the EHR, an open chart, a problem, or none of them. */
export type Frame =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'session'; readonly session: Session; readonly deployment: Deployment }
  | { readonly kind: 'problem'; readonly problem: LaunchProblem }
  | { readonly kind: 'none'; readonly deployment: Deployment };

const LAUNCH_PATH = '/launch';
const WORKSPACE_PATH = '/workspace';

const flights = new Map<string, Promise<Frame>>();

/** Opens what the address says. React's StrictMode asks twice: the second call joins the first. */
export function openFrame(href: string, ports: LaunchPorts): Promise<Frame> {
  const flight =
    flights.get(href) ??
    open(new URL(href), ports)
      .catch((): Frame => ({ kind: 'problem', problem: launchProblem('unexpected') }))
      .finally(() => flights.delete(href));
  flights.set(href, flight);
  return flight;
}

async function open(url: URL, ports: LaunchPorts): Promise<Frame> {
  const path = url.pathname.replace(/\/+$/, '');
  fetchAhead(path);
  const deployment = await loadDeployment(ports.fetch);
  if (deployment === null) return { kind: 'problem', problem: launchProblem('deployment-unavailable') };
  switch (path) {
    case LAUNCH_PATH:
      return beginLaunch(url, deployment, ports);
    case REDIRECT_PATH:
      return withDeployment(await completeLaunch(url, deployment, ports), deployment);
    case WORKSPACE_PATH: {
      const launchId = launchIdOf(url);
      if (launchId === null) return { kind: 'problem', problem: launchProblem('session-unknown') };
      return withDeployment(resumeSession(launchId, ports), deployment);
    }
    default:
      return { kind: 'none', deployment };
  }
}

/** The parts that only a launch needs load while the deployment is asked for. */
function fetchAhead(path: string): void {
  const parts =
    path === LAUNCH_PATH
      ? [import('./fhirclient-adapter.ts')]
      : path === REDIRECT_PATH
        ? [import('./fhirclient-adapter.ts'), import('./verify-id-token.ts')]
        : [];
  // Whoever needs a part asks for it again and learns of its failure.
  void Promise.allSettled(parts);
}

function withDeployment(opened: Awaited<ReturnType<typeof completeLaunch>>, deployment: Deployment): Frame {
  return opened.kind === 'session' ? { ...opened, deployment } : opened;
}
