import type { Deployment } from '../../contracts/deployment.ts';
import { answerAhead } from './answer-ahead.ts';
import { findIssuer } from './issuer.ts';
import {
  readPending,
  sessionOfState,
  writeSession,
  type PendingLaunch,
  type SessionRecord,
} from './launch-records.ts';
import { pendingKey } from './launch-store.ts';
import type { LaunchPorts } from './ports.ts';
import { launchProblem, type LaunchProblem, type ProblemCode } from './problem.ts';
import { randomText } from './random-text.ts';
import { sessionOf, type Session } from './session.ts';
import { readTokenResponse, type TokenResponse } from './token-response.ts';

export type OpenedSession =
  | { readonly kind: 'session'; readonly session: Session }
  | { readonly kind: 'problem'; readonly problem: LaunchProblem };

const TOKEN_TIMEOUT_MS = 30_000;
const flights = new Map<string, Promise<OpenedSession>>();

/**
 * Second half of a launch: from `/callback?code=…&state=…` to an open session. The `state` is looked at before
 * anything else, errors too, and none of the URL's text reaches the screen. Called twice, it exchanges the code once.
 */
export async function completeLaunch(
  url: URL,
  deployment: Deployment,
  ports: LaunchPorts,
): Promise<OpenedSession> {
  const states = url.searchParams.getAll('state');
  const state = states.length === 1 ? states[0] : undefined;
  if (!state) return failed('unknown-state');
  const flight =
    flights.get(state) ?? complete(state, url, deployment, ports).finally(() => flights.delete(state));
  flights.set(state, flight);
  return flight;
}

async function complete(
  state: string,
  url: URL,
  deployment: Deployment,
  ports: LaunchPorts,
): Promise<OpenedSession> {
  const pending = readPending(ports.store, state, ports.now());
  if (pending === null) {
    const finished = sessionOfState(ports.store, state);
    return finished === null
      ? failed('unknown-state')
      : { kind: 'session', session: sessionOf(finished, ports) };
  }
  const forget = () => ports.store.remove(pendingKey(state));
  const refusal = refusalOf(url, pending, deployment);
  if (refusal !== null) {
    forget();
    return failed(refusal, pending.label);
  }
  // The issuer's keys come while the code is exchanged: both are waited for before the record can be read.
  const keys = answerAhead(ports.fetch, pending.jwksUri);
  const answer = await exchangeCode(url.searchParams.get('code') ?? '', pending, ports);
  // The code was perhaps never seen by the server: a reload may still complete the launch.
  if (answer === 'token-unreachable') return failed(answer, pending.label);
  forget();
  if (typeof answer === 'string') return failed(answer, pending.label);
  if (answer.patientId === null) return failed('no-patient', pending.label);
  const record = await recordOf(pending, answer, answer.patientId, { ...ports, fetch: keys });
  writeSession(ports.store, record);
  return { kind: 'session', session: sessionOf(record, ports) };
}

function failed(code: ProblemCode, where: string | null = null): OpenedSession {
  return { kind: 'problem', problem: launchProblem(code, where) };
}

function refusalOf(url: URL, pending: PendingLaunch, deployment: Deployment): ProblemCode | null {
  const { searchParams } = url;
  if (findIssuer(deployment, pending.issuer) === null) return 'unknown-issuer';
  // RFC 9207: an authorization response that names its issuer must name the one that was asked.
  const iss = searchParams.get('iss');
  if (iss !== null && pending.tokenIssuer !== null && iss !== pending.tokenIssuer) return 'issuer-mismatch';
  const error = searchParams.get('error');
  if (error === 'access_denied') return 'denied';
  if (error === 'invalid_scope') return 'scopes-refused';
  if (error !== null || !searchParams.get('code')) return 'authorization-failed';
  return null;
}

async function exchangeCode(
  code: string,
  pending: PendingLaunch,
  ports: LaunchPorts,
): Promise<TokenResponse | ProblemCode> {
  const { tokenRequestBody } = await import('./fhirclient-adapter.ts');
  let response: Response;
  try {
    response = await ports.fetch(pending.tokenEndpoint, {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: await tokenRequestBody({ ...pending, code }),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(TOKEN_TIMEOUT_MS),
    });
  } catch {
    return 'token-unreachable';
  }
  if (response.status >= 500) return 'token-unreachable';
  if (!response.ok) return 'code-refused';
  const json: unknown = await response.json().catch(() => null);
  return readTokenResponse(json, ports.now()) ?? 'token-unreadable';
}

async function recordOf(
  pending: PendingLaunch,
  answer: TokenResponse,
  patientId: string,
  ports: LaunchPorts,
): Promise<SessionRecord> {
  const { verifyIdToken } = await import('./verify-id-token.ts');
  const user = await verifyIdToken({
    idToken: answer.idToken,
    nonce: pending.nonce,
    clientId: pending.clientId,
    fhirBase: pending.issuer,
    tokenIssuer: pending.tokenIssuer,
    jwksUri: pending.jwksUri,
    fetch: ports.fetch,
    now: ports.now(),
  });
  return {
    launchId: randomText(16),
    kind: pending.kind,
    state: pending.state,
    issuer: pending.issuer,
    label: pending.label,
    clientId: pending.clientId,
    patientId,
    encounterId: answer.encounterId,
    intent: answer.intent,
    fhirContext: [...answer.fhirContext],
    needPatientBanner: answer.needPatientBanner,
    styleUrl: answer.styleUrl,
    tenant: answer.tenant,
    appContext: answer.appContext,
    user,
    requestedScopes: pending.requestedScopes,
    // An answer without scope grants what was asked (RFC 6749, 5.1).
    grantedScopes: [...(answer.scopes ?? pending.requestedScopes)],
    writeBack: pending.writeBack,
    startedAt: ports.now(),
    tokenEndpoint: pending.tokenEndpoint,
    revocationEndpoint: pending.revocationEndpoint,
    tokenIssuer: pending.tokenIssuer,
    jwksUri: pending.jwksUri,
    accessToken: answer.accessToken,
    expiresAt: answer.expiresAt,
    refreshToken: answer.refreshToken,
  };
}
