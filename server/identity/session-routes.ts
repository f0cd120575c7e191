import { Hono } from 'hono';
import {
  PatientProofRequestSchema,
  SessionRequestSchema,
  type SessionResponse,
} from '../../contracts/api.ts';
import {
  SESSION_END_PATH,
  SessionEndRequestSchema,
  type SessionEndResponse,
} from '../../contracts/session-end.ts';
import type { IssuerConfig } from '../config/config.ts';
import { callerAddress, configuredIssuer, type ServerContext, type ServerEnv } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { distinctLimit } from '../http/distinct-limit.ts';
import { rateLimit } from '../http/rate-limit.ts';
import { readBody } from '../http/read-json.ts';
import { recordAudit } from '../store/audit.ts';
import { endSessions, isEnded } from '../store/ended-sessions.ts';
import { refused, verifyIdToken } from './id-token.ts';
import { IssuerKeyRing, IssuerUnreachable } from './issuer-keys.ts';
import { canReadPatient } from './patient-proof.ts';
import { notProven, refuseWhenTooMany, requireOwnIssuer, requireRole, requireSession } from './gates.ts';
import { rolesOf } from './practitioner.ts';
import { issueSessionToken, type Session } from './session-token.ts';

/** `POST /api/session` and the calls below it. */
export function sessionRoutes(context: ServerContext): Hono<ServerEnv> {
  const { config, store, now } = context;
  const ring = new IssuerKeyRing(() => now().getTime());
  const perAddress = rateLimit(config.limits.sessionsPerMinute, () => now().getTime());
  const routes = new Hono<ServerEnv>();

  routes.post('/api/session', async (c) => {
    refuseWhenTooMany(perAddress.take(callerAddress(c, config.behindProxy)));
    const { iss, idToken } = await readBody(c, SessionRequestSchema, 32 * 1024);
    const issuer = configuredIssuer(config, iss);
    const { user, issuedAt } = await verifyIdToken(config, issuer, idToken, ring, now());
    // Else whoever holds the token would go on with it.
    if (await isEnded(store.db, user, issuedAt)) throw refused('it was ended');
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

  routes.post(SESSION_END_PATH, requireSession(context), async (c) => {
    const session = c.get('session');
    const { sub = session.user.sub } = await readBody(c, SessionEndRequestSchema, 4 * 1024);
    if (sub !== session.user.sub) requireRole(session, ['governance', 'admin']);
    const at = now();
    await endSessions(store.db, { tenant: session.user.iss, sub, at, actor: session.user });
    const answer: SessionEndResponse = { sub, endedAt: at.toISOString() };
    return c.json(answer, 200);
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
