import type { MiddlewareHandler } from 'hono';
import type { Role } from '../../contracts/api.ts';
import { configuredIssuer, type ServerContext, type ServerEnv } from '../context.ts';
import { distinctLimit } from '../http/distinct-limit.ts';
import { ApiFailure } from '../http/failure.ts';
import { rateLimit } from '../http/rate-limit.ts';
import { isEnded } from '../store/ended-sessions.ts';
import { rolesOf } from './practitioner.ts';
import { readSessionToken, type Session } from './session-token.ts';

/** Lets a call through only with a valid session, at the user's rate. */
export function requireSession(context: ServerContext): MiddlewareHandler<ServerEnv> {
  const { config, store, now } = context;
  const perUser = rateLimit(config.limits.requestsPerMinute, () => now().getTime());
  return async (c, next) => {
    const session = await readSessionToken(store.keys.session, c.req.header('authorization'), now());
    // An issuer removed from the configuration takes its sessions with it, and a role its rights.
    const issuer = configuredIssuer(config, session.user.iss);
    refuseWhenTooMany(perUser.take(`${session.user.iss}|${session.user.sub}`));
    if (await isEnded(store.db, session.user, session.signedInAt)) throw sessionEnded();
    c.set('session', { ...session, roles: rolesOf(issuer, session.user) });
    await next();
  };
}

function sessionEnded(): ApiFailure {
  return new ApiFailure(
    'session-expired',
    'The sessions of this person were ended.',
    'Open Chartside again from the EHR.',
    { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
  );
}

/** What a session is about can only be its own issuer. Throws `ApiFailure` (403). */
export function requireOwnIssuer(session: Session, iss: string): void {
  if (iss.replace(/\/+$/, '') !== session.user.iss)
    throw new ApiFailure(
      'forbidden',
      'This session belongs to another EHR than the request.',
      'Open Chartside again from the EHR that the patient is in.',
    );
}

/** Throws `ApiFailure` (403) for a session with none of these roles. */
export function requireRole(session: Session, roles: readonly Role[]): void {
  if (!session.roles.some((role) => roles.includes(role)))
    throw new ApiFailure(
      'forbidden',
      'Your role does not allow this.',
      'Ask the operator to give you the role in the configuration, then sign in again.',
    );
}

export type PatientGate = (session: Session, of: Chart) => void;

/**
 * So that nobody goes through a hospital's patients by their ids, one person reaches only so many in an hour; where the
 * deployment asks for it, only those whom the EHR let him read. Throws `ApiFailure` (403, 429).
 */
export function patientGate({ config, store, now }: ServerContext): PatientGate {
  const limit = distinctLimit(config.limits.patientsPerHour, () => now().getTime());
  return (session, { iss, patientId }) => {
    requireOwnIssuer(session, iss);
    const { user } = session;
    const patient = store.keys.pseudonym('patient', user.iss, patientId);
    refuseWhenTooMany(limit.touch(`${user.iss}|${user.sub}`, patient));
    const proof = store.keys.pseudonym('proof', user.iss, patientId);
    if (configuredIssuer(config, user.iss).patientProof && !session.patients.includes(proof))
      throw notProven();
  };
}

interface Chart {
  readonly iss: string;
  readonly patientId: string;
}

/**
 * So that nobody fills the disk for all: what one person stores in an hour. Decisions are never refused for it.
 * Behind `requireSession`.
 */
export function storageLimit({ config, now }: ServerContext): MiddlewareHandler<ServerEnv> {
  const bytes = config.limits.megabytesPerHour * 1024 * 1024;
  const perPerson = rateLimit(bytes, () => now().getTime(), 3_600_000);
  return async (c, next) => {
    const { iss, sub } = c.get('session').user;
    refuseWhenTooMany(perPerson.left(`${iss}|${sub}`));
    await next();
    const isStored = c.res.status === 201 || c.res.status === 202;
    if (isStored) perPerson.take(`${iss}|${sub}`, c.get('bodyBytes'));
  };
}

export function refuseWhenTooMany(waitSeconds: number): void {
  if (waitSeconds > 0)
    throw new ApiFailure('too-many-requests', 'Too many requests.', `Try again in ${waitSeconds} s.`, {
      'Retry-After': String(waitSeconds),
    });
}

/** The EHR was not asked, or said no. */
export function notProven(): ApiFailure {
  return new ApiFailure(
    'patient-not-proven',
    'The EHR has not shown that you may read this patient.',
    'Open Chartside again from the chart of this patient.',
  );
}
