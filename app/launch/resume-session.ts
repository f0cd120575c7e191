import type { Deployment } from '../../contracts/deployment.ts';
import type { OpenedSession } from './complete-launch.ts';
import { findOpenServer, normalBase } from './issuer.ts';
import { readSession, writeSession, type SessionRecord } from './launch-records.ts';
import type { LaunchPorts } from './ports.ts';
import { launchProblem } from './problem.ts';
import { randomText } from './random-text.ts';
import { READ_TYPES, OPTIONAL_READ_TYPES } from './scopes.ts';
import { sessionOf, type Session } from './session.ts';

const HASH = /^#launch=([A-Za-z0-9_-]{16,64})$/;

/** The launch that a workspace's address names; `null` when it names none. */
export function launchIdOf(url: URL): string | null {
  return HASH.exec(url.hash)?.[1] ?? null;
}

/** Address of an open chart. Names the launch, never the patient. */
export function workspacePath(session: Session): string {
  return `/workspace#launch=${session.launchId}`;
}

/** The session of a launch that this tab has opened before: after a reload, each frame finds its own patient. */
export function resumeSession(launchId: string, ports: LaunchPorts): OpenedSession {
  const record = readSession(ports.store, launchId);
  if (record === null) return { kind: 'problem', problem: launchProblem('session-unknown') };
  return { kind: 'session', session: sessionOf(record, ports) };
}

/** Ends a session here: storage, memory and, where the EHR allows it, its refresh token. */
export function endSession(session: Session, ports: LaunchPorts): void {
  const record = readSession(ports.store, session.launchId);
  session.tokens.end('closed');
  const token = record?.refreshToken ?? record?.accessToken;
  if (!record?.revocationEndpoint || !token) return;
  // Best effort: the person has already left the chart (RFC 7009).
  void ports
    .fetch(record.revocationEndpoint, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({ token, client_id: record.clientId }).toString(),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // A redirect could carry the token to another origin.
      redirect: 'error',
      keepalive: true,
      signal: AbortSignal.timeout(10_000),
    })
    .catch(() => undefined);
}

/** Opens a patient of a FHIR server without sign-in. Nobody is signed in, so nothing can be decided or written. */
export function openPublicServer(
  baseUrl: string,
  patientId: string,
  deployment: Deployment,
  ports: LaunchPorts,
): OpenedSession {
  const server = findOpenServer(deployment, baseUrl);
  const base = normalBase(baseUrl);
  if (server === null || base === null)
    return { kind: 'problem', problem: launchProblem('server-not-listed') };
  const scopes = [...READ_TYPES, ...OPTIONAL_READ_TYPES].map((type) => `patient/${type}.rs`);
  const record: SessionRecord = {
    launchId: randomText(16),
    kind: 'open',
    state: null,
    issuer: base,
    label: server.label,
    clientId: '',
    patientId,
    encounterId: null,
    intent: null,
    fhirContext: [],
    needPatientBanner: true,
    styleUrl: null,
    tenant: null,
    user: { verified: false, reason: 'This server has no sign-in, so nobody is known here.' },
    requestedScopes: scopes,
    grantedScopes: scopes,
    writeBack: { encounterDiagnosis: false, document: false },
    startedAt: ports.now(),
    tokenEndpoint: null,
    revocationEndpoint: null,
    tokenIssuer: null,
    jwksUri: null,
    accessToken: null,
    expiresAt: null,
    refreshToken: null,
  };
  writeSession(ports.store, record);
  return { kind: 'session', session: sessionOf(record, ports) };
}
