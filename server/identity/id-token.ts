import { errors, jwtVerify, type JWTPayload } from 'jose';
import type { IssuerConfig } from '../config/config.ts';
import type { DecidingUser } from '../../contracts/decision.ts';
import { ApiFailure } from '../http/failure.ts';
import { IssuerUnreachable, type IssuerKeyRing } from './issuer-keys.ts';

/** Asymmetric signatures only: no `none`, and no HMAC keyed with a public key. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const CLOCK_TOLERANCE_SECONDS = 30;

/**
 * Verifies an id_token of a configured issuer: signature by its published keys, issuer, audience, expiry
 * (OpenID Connect Core 3.1.3.7). The nonce is the client's to check. Throws `ApiFailure`.
 */
export async function verifyIdToken(
  issuer: IssuerConfig,
  idToken: string,
  ring: IssuerKeyRing,
  now: Date,
): Promise<DecidingUser> {
  const payload = await verifiedPayload(issuer, idToken, ring, now);
  const { aud, azp } = payload;
  const audiences = issuer.audiences ?? [issuer.clientId];
  if (Array.isArray(aud) && aud.length > 1 && azp === undefined)
    throw refused('it is for several clients at once');
  if (azp !== undefined && !audiences.includes(String(azp))) throw refused('it was issued to another client');
  const fhirUser = textClaim(payload['fhirUser']) ?? textClaim(payload['profile']);
  return { fhirUser, name: textClaim(payload['name']), iss: issuer.iss, sub: String(payload.sub) };
}

async function verifiedPayload(
  issuer: IssuerConfig,
  idToken: string,
  ring: IssuerKeyRing,
  now: Date,
): Promise<JWTPayload> {
  try {
    const published = await ring.keysOf(issuer);
    const { payload } = await jwtVerify(idToken, published.keys, {
      issuer: published.issuer,
      audience: issuer.audiences ?? [issuer.clientId],
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
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

function refused(why: string): ApiFailure {
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
