import { beginLaunch } from '../begin-launch.ts';
import { completeLaunch } from '../complete-launch.ts';
import type { LaunchPorts } from '../ports.ts';
import type { Session } from '../session.ts';
import type { ScriptedEhr } from './scripted-ehr.ts';
import { APP_ORIGIN } from './test-ports.ts';

/** A whole launch against a scripted EHR. Throws with the problem when it doesn't end in a session. */
export async function openTestSession(ehr: ScriptedEhr, ports: LaunchPorts): Promise<Session> {
  const callback = await launchToCallback(ehr, ports);
  const opened = await completeLaunch(new URL(callback), ehr.deployment, ports);
  if (opened.kind !== 'session') throw new Error(opened.problem.code);
  return opened.session;
}

export async function launchToCallback(
  ehr: ScriptedEhr,
  ports: LaunchPorts,
  query = '&launch=l-1',
): Promise<string> {
  const url = new URL(`${APP_ORIGIN}/launch?iss=${encodeURIComponent(ehr.iss)}${query}`);
  const begun = await beginLaunch(url, ehr.deployment, ports);
  if (begun.kind !== 'redirect') throw new Error(begun.problem.code);
  return ehr.signIn(begun.to);
}
