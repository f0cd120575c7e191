import { Hono, type MiddlewareHandler } from 'hono';
import {
  PatientProofRequestSchema,
  type Role,
  SessionRequestSchema,
  type SessionResponse,
} from '../../contracts/api.ts';
import type { IssuerConfig } from '../config/config.ts';
import { callerAddress, configuredIssuer, type ServerContext, type ServerEnv } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { distinctLimit } from '../http/distinct-limit.ts';
import { rateLimit } from '../http/rate-limit.ts';
import { readBody } from '../http/read-json.ts';
import { recordAudit } from '../store/audit.ts';
import { verifyIdToken } from './id-token.ts';
import { IssuerKeyRing, IssuerUnreachable } from './issuer-keys.ts';
import { canReadPatient } from './patient-proof.ts';
import { rolesOf } from './practitioner.ts';
import { issueSessionToken, readSessionToken, type Session } from './session-token.ts';

/** `POST /api/session` and `POST /api/session/renew`. */
export function sessionRoutes(context: ServerContext): Hono<ServerEnv> {
  const { config, store, now } = context;
  const ring = new IssuerKeyRing(() => now().getTime());
  const perAddress = rateLimit(config.limits.sessionsPerMinute, () => now().getTime());
  const routes = new Hono<ServerEnv>();

  routes.post('/api/session', async (c) => {
    refuseWhenTooMany(perAddress.take(callerAddress(c, config.behindProxy)));
    const { iss, idToken } = await readBody(c, SessionRequestSchema, 32 * 1024);
    const issuer = configuredIssuer(config, iss);
    const user = await verifyIdToken(config, issuer, idToken, ring, now());
    const session: Session = { user, roles: rolesOf(issuer, user), patients: [], signedInAt: now() };
    await recordAudit(store.db, {
      tenant: issuer.iss,
      at: now(),
      actor: user,
      action: 'session.opened',
      details: { roles: session.roles },
    });
    return c.json(await answerSession(context, session), 201);
  });

  routes.post('/api/session/renew', requireSession(context), async (c) => {
    const session = c.get('session');
    const end = renewableUntil(context, session);
    if (end <= now())
      throw new ApiFailure(
        'session-expired',
        'The session has reached its full length.',
        'Open Chartside again from the EHR.',
      );
    return c.json(await answerSession(context, session), 200);
  });

  const perPerson = distinctLimit(config.limits.patientsPerHour, () => now().getTime());
  routes.post('/api/session/patient', requireSession(context), async (c) => {
    const session = c.get('session');
    const { iss, patientId, accessToken } = await readBody(c, PatientProofRequestSchema, 32 * 1024);
    requireOwnIssuer(session, iss);
    const { user } = session;
    const issuer = configuredIssuer(config, iss);
    const patient = store.keys.pseudonym('patient', user.iss, patientId);
    refuseWhenTooMany(perPerson.touch(`${user.iss}|${user.sub}`, patient));
    // Where nobody asks for it, no token of the EHR is used.
    const isProven = issuer.patientProof && (await askEhr(issuer, patientId, accessToken));
    const action = isProven ? 'patient.proven' : 'patient.refused';
    await recordAudit(store.db, { tenant: user.iss, at: now(), actor: user, action, details: { patient } });
    if (!isProven) throw notProven();
    const proof = store.keys.pseudonym('proof', user.iss, patientId);
    const patients = [...session.patients.filter((one) => one !== proof), proof].slice(-MOST_PATIENTS);
    return c.json(await answerSession(context, { ...session, patients }), 200);
  });
  return routes;
}

/** Charts that one session reaches at once: a launch is for one, and a token stays small. */
const MOST_PATIENTS = 5;

/** Throws `ApiFailure` (502). */
async function askEhr(issuer: IssuerConfig, patientId: string, accessToken: string): Promise<boolean> {
  try {
    return await canReadPatient(issuer, patientId, accessToken);
  } catch (error) {
    if (!(error instanceof IssuerUnreachable)) throw error;
    throw new ApiFailure(
      'issuer-unreachable',
      `${issuer.name} does not answer whether you may read this patient.`,
      'Decisions wait in this window. Try again in a minute; if this lasts, tell the operator.',
      { 'Retry-After': '30' },
    );
  }
}

function notProven(): ApiFailure {
  return new ApiFailure(
    'patient-not-proven',
    'The EHR has not shown that you may read this patient.',
    'Open Chartside again from the chart of this patient.',
  );
}

/** Lets a call through only with a valid session, at the user's rate. */
export function requireSession(context: ServerContext): MiddlewareHandler<ServerEnv> {
  const { config, store, now } = context;
  const perUser = rateLimit(config.limits.requestsPerMinute, () => now().getTime());
  return async (c, next) => {
    const session = await readSessionToken(store.keys.session, c.req.header('authorization'), now());
    // An issuer removed from the configuration takes its sessions with it, and a role its rights.
    const issuer = configuredIssuer(config, session.user.iss);
    refuseWhenTooMany(perUser.take(`${session.user.iss}|${session.user.sub}`));
    c.set('session', { ...session, roles: rolesOf(issuer, session.user) });
    await next();
  };
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

async function answerSession(context: ServerContext, session: Session): Promise<SessionResponse> {
  const now = context.now();
  const end = now.getTime() + context.config.session.minutes * 60_000;
  const expiresAt = new Date(Math.min(end, renewableUntil(context, session).getTime()));
  const token = await issueSessionToken(context.store.keys.session, session, now, expiresAt);
  return { token, expiresAt: expiresAt.toISOString(), user: session.user, roles: [...session.roles] };
}

function renewableUntil(context: ServerContext, session: Session): Date {
  return new Date(session.signedInAt.getTime() + context.config.session.renewHours * 3_600_000);
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

export function refuseWhenTooMany(waitSeconds: number): void {
  if (waitSeconds > 0)
    throw new ApiFailure('too-many-requests', 'Too many requests.', `Try again in ${waitSeconds} s.`, {
      'Retry-After': String(waitSeconds),
    });
}
