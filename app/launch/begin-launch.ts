import type { Deployment, DeploymentIssuer } from '../../contracts/deployment.ts';
import { findIssuer, normalBase } from './issuer.ts';
import { pruneLaunches, type PendingLaunch } from './launch-records.ts';
import { pendingKey } from './launch-store.ts';
import { REDIRECT_PATH, type LaunchPorts } from './ports.ts';
import { launchProblem, type LaunchProblem } from './problem.ts';
import { randomText } from './random-text.ts';
import { scopesToRequest } from './scopes.ts';
import { checkSmartConfiguration, type SmartConfiguration } from './smart-configuration.ts';

export type BegunLaunch =
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'problem'; readonly problem: LaunchProblem };

const DISCOVERY_TIMEOUT_MS = 15_000;

/**
 * First half of a launch: from `/launch?iss=…&launch=…` (EHR) or `/launch?iss=…` (standalone) to the address of
 * the EHR's sign-in. Of the URL only `iss` and `launch` are read; a host that is not allow-listed is never contacted.
 */
export async function beginLaunch(
  url: URL,
  deployment: Deployment,
  ports: LaunchPorts,
): Promise<BegunLaunch> {
  const asked = url.searchParams.getAll('iss');
  const [iss] = asked;
  if (iss === undefined || asked.length > 1 || url.searchParams.getAll('launch').length > 1)
    return { kind: 'problem', problem: launchProblem('not-a-launch') };
  const issuer = findIssuer(deployment, iss);
  if (issuer === null) return { kind: 'problem', problem: launchProblem('unknown-issuer') };
  const problem = (code: LaunchProblem['code']): BegunLaunch => ({
    kind: 'problem',
    problem: launchProblem(code, issuer.label),
  });
  if (globalThis.crypto?.subtle === undefined) return problem('no-web-crypto');
  // The answer comes after a redirect: without storage nothing would remember this launch.
  if (!ports.store.durable) return problem('storage-blocked');

  const { readSmartConfiguration, authorizationUrl } = await import('./fhirclient-adapter.ts');
  let published: unknown;
  try {
    published = await readSmartConfiguration(iss, AbortSignal.timeout(DISCOVERY_TIMEOUT_MS));
  } catch {
    return problem('issuer-unreachable');
  }
  const checked = checkSmartConfiguration(published);
  if (!checked.ok) return problem(checked.code);

  const launch = launchValue(url);
  const pending = prepare(issuer, launch, checked.configuration, ports);
  try {
    const request = await authorizationUrl({
      redirectUri: pending.redirectUri,
      audience: iss,
      clientId: pending.clientId,
      scopes: pending.requestedScopes,
      launch,
      state: pending.state,
      nonce: pending.nonce,
      authorizationEndpoint: checked.configuration.authorizationEndpoint,
    });
    pruneLaunches(ports.store, ports.now());
    ports.store.write(pendingKey(pending.state), { ...pending, codeVerifier: request.codeVerifier });
    return { kind: 'redirect', to: request.url };
  } catch {
    return problem('issuer-unreachable');
  }
}

function prepare(
  issuer: DeploymentIssuer,
  launch: string | null,
  configuration: SmartConfiguration,
  ports: LaunchPorts,
): PendingLaunch {
  const kind = launch === null ? 'standalone' : 'ehr';
  return {
    state: randomText(),
    nonce: randomText(),
    codeVerifier: '',
    redirectUri: `${ports.appOrigin}${REDIRECT_PATH}`,
    kind,
    issuer: normalBase(issuer.iss) ?? issuer.iss,
    label: issuer.label,
    clientId: issuer.clientId,
    requestedScopes: scopesToRequest({
      kind,
      writeBack: issuer.writeBack,
      extra: issuer.scopes ?? [],
      capabilities: configuration.capabilities,
      scopesSupported: configuration.scopesSupported,
    }),
    writeBack: issuer.writeBack,
    tokenEndpoint: configuration.tokenEndpoint,
    revocationEndpoint: configuration.revocationEndpoint,
    tokenIssuer: configuration.issuer,
    jwksUri: configuration.jwksUri,
    startedAt: ports.now(),
  };
}

/** The launch value unchanged: read as a URI, where `+` is a plus sign, and not as a form, where it is a space. */
function launchValue(url: URL): string | null {
  const [, raw] = /[?&]launch=([^&]*)/.exec(url.search) ?? [];
  if (!raw) return null;
  try {
    return decodeURIComponent(raw);
  } catch {
    return url.searchParams.get('launch');
  }
}
