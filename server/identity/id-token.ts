import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { IssuerConfig, ServerConfig } from '../config/config.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import { ApiFailure } from '../http/failure.ts';
import { IssuerUnreachable, type IssuerKeyRing } from './issuer-keys.ts';
import { isRelative } from './practitioner.ts';

/** Asymmetric signatures only: no `none`, and no HMAC keyed with a public key. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const CLOCK_TOLERANCE_SECONDS = 30;

/** Other JWTs of the same issuer and audience say so in their header (RFC 9068; OpenID back-channel logout). */
const OTHER_KINDS = /^(application\/)?(at|logout|secevent)\+jwt$/i;

export interface SignIn {
  readonly user: DecidingUser;
  /** `iat` of the token. */
  readonly issuedAt: Date;
}

/**
 * Verifies an id_token of a configured issuer: signature by its published keys, issuer, audience, expiry, age
 * (OpenID Connect Core 3.1.3.7). The nonce is the client's to check. Throws `ApiFailure`.
 */
export async function verifyIdToken(
  config: ServerConfig,
  issuer: IssuerConfig,
  idToken: string,
  ring: IssuerKeyRing,
  now: Date,
): Promise<SignIn> {
  const payload = await verifiedPayload(config, issuer, idToken, ring, now);
  const { aud, azp } = payload;
  const audiences = audiencesOf(issuer);
  if (Array.isArray(aud) && aud.length > 1 && azp === undefined)
    throw refused('it is for several clients at once');
  if (azp !== undefined && !audiences.includes(String(azp))) throw refused('it was issued to another client');
  // Never `profile`: in OpenID Connect that is a web page which people choose themselves.
  const fhirUser = textClaim(payload['fhirUser']);
  if (isRelative(fhirUser) && (await isSharedSignIn(config, issuer, ring)))
    throw refused('it does not say which hospital you are of');
  const sub = textClaim(payload.sub);
  if (sub === null) throw refused('its sub is not the expected one');
  const user = { fhirUser, name: textClaim(payload['name']), iss: issuer.iss, sub };
  return { user, issuedAt: new Date((payload.iat ?? 0) * 1_000) };
}

/** True when another configured EHR that takes the same audience is signed in to by the same issuer. */
async function isSharedSignIn(
  { issuers }: ServerConfig,
  issuer: IssuerConfig,
  ring: IssuerKeyRing,
): Promise<boolean> {
  const audiences = audiencesOf(issuer);
  const others = issuers.filter(
    (other) => other !== issuer && audiencesOf(other).some((one) => audiences.includes(one)),
  );
  if (others.length === 0) return false;
  const own = await ring.issuerOf(issuer);
  const found = await Promise.allSettled(others.map((other) => ring.issuerOf(other)));
  if (found.some((one) => one.status === 'fulfilled' && one.value === own)) return true;
  // One that can't be asked now may be the one that shares it.
  for (const [index, one] of found.entries())
    if (one.status === 'rejected') throw explain(one.reason, others[index] ?? issuer);
  return false;
}

function audiencesOf({ audiences, clientId }: IssuerConfig): string[] {
  return audiences ?? [clientId];
}

async function verifiedPayload(
  { session }: ServerConfig,
  issuer: IssuerConfig,
  idToken: string,
  ring: IssuerKeyRing,
  now: Date,
): Promise<JWTPayload> {
  try {
    const published = await ring.keysOf(issuer);
    const { payload, protectedHeader } = await jwtVerify(idToken, published.keys, {
      issuer: published.issuer,
      audience: audiencesOf(issuer),
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp', 'iat'],
      // Whatever its expiry says: a sign-in is not older than a session may become. Refuses a future `iat` too.
      maxTokenAge: session.renewHours * 3_600,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
    if (OTHER_KINDS.test(protectedHeader.typ ?? '')) throw refused('it is no id_token');
    return payload;
  } catch (error) {
    throw explain(error, issuer);
  }
}

function explain(error: unknown, issuer: IssuerConfig): unknown {
  if (error instanceof IssuerUnreachable || isKeyFetchFault(error))
    return new ApiFailure(
      'issuer-unreachable',
      `The sign-in keys of ${issuer.name} cannot be read now.`,
      'Decisions wait in this window. Try again in a minute; if this lasts, tell the operator.',
      { 'Retry-After': '30' },
    );
  if (error instanceof errors.JWTExpired) return refused('it has expired');
  if (error instanceof errors.JWTClaimValidationFailed)
    return refused(`its ${error.claim} is not the expected one`);
  if (error instanceof errors.JOSEAlgNotAllowed) return refused('its algorithm is not allowed');
  if (error instanceof errors.JOSEError) return refused('its signature does not verify');
  return error;
}

function isKeyFetchFault(error: unknown): boolean {
  if (error instanceof errors.JWKSTimeout || error instanceof TypeError) return true;
  return (
    error instanceof errors.JOSEError &&
    /Expected 200 OK|Failed to parse the JSON Web Key Set/.test(error.message)
  );
}

/** Why a sign-in of the EHR is none here. */
export function refused(why: string): ApiFailure {
  return new ApiFailure(
    'invalid-id-token',
    `The sign-in of the EHR was not accepted: ${why}.`,
    'Open Chartside again from the EHR. Decisions are disabled until then.',
  );
}

function textClaim(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' && claim.length <= 500 && storable(claim) ? claim : null;
}

function storable(text: string): boolean {
  return !text.includes('\u0000') && text.isWellFormed();
}
