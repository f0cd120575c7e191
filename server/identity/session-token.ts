import type { KeyObject } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import * as v from 'valibot';
import type { Role } from '../../contracts/api.ts';
import { type DecidingUser, DecidingUserSchema } from '../../contracts/decision.ts';
import { ApiFailure } from '../http/failure.ts';

/** Who calls. `user.iss` is the tenant that everything of this session belongs to. */
export interface Session {
  readonly user: DecidingUser;
  /** As configured at this call; the token doesn't carry them. */
  readonly roles: readonly Role[];
  /** Pseudonyms of patients whom the EHR let this person read in this session. */
  readonly patients: readonly string[];
  /** When the EHR's sign-in was verified. */
  readonly signedInAt: Date;
}

const ClaimsSchema = v.object({
  user: DecidingUserSchema,
  auth_time: v.number(),
  patients: v.optional(v.array(v.string()), []),
});

const OURS = { issuer: 'chartside', audience: 'chartside-api' };

/** A token for `Authorization: Bearer`, good on every instance that shares the database. */
export async function issueSessionToken(
  key: KeyObject,
  session: Pick<Session, 'user' | 'patients' | 'signedInAt'>,
  now: Date,
  expiresAt: Date,
): Promise<string> {
  const authTime = Math.floor(session.signedInAt.getTime() / 1_000);
  return new SignJWT({ user: session.user, auth_time: authTime, patients: session.patients })
    .setProtectedHeader({ alg: 'HS256', typ: 'chartside-session+jwt' })
    .setIssuer(OURS.issuer)
    .setAudience(OURS.audience)
    .setIssuedAt(now)
    .setExpirationTime(expiresAt)
    .sign(key);
}

/** Throws `ApiFailure` (401). */
export async function readSessionToken(
  key: KeyObject,
  authorization: string | undefined,
  now: Date,
): Promise<Pick<Session, 'user' | 'patients' | 'signedInAt'>> {
  const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
  if (token === undefined) throw unauthenticated('This call needs a session.');
  try {
    const { payload } = await jwtVerify(token, key, {
      ...OURS,
      algorithms: ['HS256'],
      typ: 'chartside-session+jwt',
      currentDate: now,
    });
    const claims = v.parse(ClaimsSchema, payload);
    const { user, patients } = claims;
    return { user, patients, signedInAt: new Date(claims.auth_time * 1_000) };
  } catch (error) {
    if (error instanceof errors.JWTExpired)
      throw new ApiFailure(
        'session-expired',
        'The session has ended.',
        'Sign in again: POST /api/session with the id_token, or open Chartside again from the EHR.',
        { 'WWW-Authenticate': 'Bearer error="invalid_token"' },
      );
    throw unauthenticated('The session is not one of this server.');
  }
}

function unauthenticated(message: string): ApiFailure {
  const remedy = 'Sign in first: POST /api/session with the id_token of the launch.';
  return new ApiFailure('unauthenticated', message, remedy, { 'WWW-Authenticate': 'Bearer' });
}
