import { createLocalJWKSet, errors, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose';
import * as v from 'valibot';
import { isSafeEndpoint } from './issuer.ts';
import type { SessionUser } from './launch-records.ts';

/** Asymmetric signatures only: no `none`, and no HMAC keyed with a public key. */
const ALGORITHMS = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512', 'ES256', 'ES384', 'ES512'];
const CLOCK_TOLERANCE_SECONDS = 60;
const TIMEOUT_MS = 10_000;

interface IdTokenCheck {
  readonly idToken: string | null;
  /** `null` after a refresh: OpenID Connect Core 12.2 wants none there. */
  readonly nonce: string | null;
  readonly clientId: string;
  readonly fhirBase: string;
  /** From the SMART configuration; OpenID discovery is asked for what is `null`. */
  readonly tokenIssuer: string | null;
  readonly jwksUri: string | null;
  readonly fetch: typeof fetch;
  readonly now: number;
}

const KeySetSchema = v.object({ keys: v.array(v.looseObject({ kty: v.string() })) });
const DiscoverySchema = v.object({ issuer: v.string(), jwks_uri: v.pipe(v.string(), v.url()) });

/**
 * Who acts: verifies signature by the issuer's published keys, algorithm, issuer, audience, expiry and nonce
 * (OpenID Connect Core 3.1.3.7). Never throws; an unverified user has the reason in words for a person.
 */
export async function verifyIdToken(check: IdTokenCheck): Promise<SessionUser> {
  if (check.idToken === null) return unverified('The EHR sent no identity of the user.');
  try {
    const issuer = await issuerOf(check);
    if (issuer === null) return unverified('The EHR’s signing keys could not be read.');
    const { payload } = await jwtVerify(check.idToken, createLocalJWKSet(issuer.keys), {
      issuer: issuer.issuer,
      audience: check.clientId,
      algorithms: ALGORITHMS,
      requiredClaims: ['sub', 'exp', 'iat'],
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: new Date(check.now),
    });
    return userOf(payload, check);
  } catch (error) {
    return unverified(reasonFor(error));
  }
}

function userOf(payload: JWTPayload, check: IdTokenCheck): SessionUser {
  const { aud, azp, nonce } = payload;
  if (check.nonce !== null && nonce !== check.nonce)
    return unverified('The identity that the EHR sent belongs to another sign-in.');
  if (check.nonce === null && nonce !== undefined)
    return unverified('The identity that the EHR sent belongs to another sign-in.');
  if (
    (Array.isArray(aud) && aud.length > 1 && azp === undefined) ||
    (azp !== undefined && azp !== check.clientId)
  )
    return unverified('The identity that the EHR sent is for another app.');
  const sub = textClaim(payload.sub);
  if (sub === null) return unverified('The identity that the EHR sent names nobody.');
  // A future time of issue; jose looks at it only together with an age.
  if ((payload.iat ?? 0) > check.now / 1_000 + CLOCK_TOLERANCE_SECONDS)
    return unverified('The identity that the EHR sent is from the future: compare the clocks.');
  return {
    verified: true,
    // Never `profile`: in OpenID Connect that is a web page which people choose themselves.
    fhirUser: textClaim(payload['fhirUser']),
    name: textClaim(payload['name']),
    sub,
    idToken: check.idToken ?? '',
  };
}

async function issuerOf(check: IdTokenCheck): Promise<{ issuer: string; keys: JSONWebKeySet } | null> {
  const known = check.tokenIssuer !== null && check.jwksUri !== null;
  const found = known
    ? { issuer: check.tokenIssuer, jwks_uri: check.jwksUri }
    : await discover(check, (check.tokenIssuer ?? check.fhirBase).replace(/\/+$/, ''));
  if (found === null || (check.tokenIssuer !== null && found.issuer !== check.tokenIssuer)) return null;
  if (!isSafeEndpoint(found.jwks_uri)) return null;
  const keys = v.safeParse(KeySetSchema, await readJson(check.fetch, found.jwks_uri));
  return keys.success ? { issuer: found.issuer, keys: keys.output as JSONWebKeySet } : null;
}

async function discover(
  check: IdTokenCheck,
  base: string,
): Promise<v.InferOutput<typeof DiscoverySchema> | null> {
  if (!isSafeEndpoint(base)) return null;
  const parsed = v.safeParse(
    DiscoverySchema,
    await readJson(check.fetch, `${base}/.well-known/openid-configuration`),
  );
  return parsed.success ? parsed.output : null;
}

async function readJson(fetcher: typeof fetch, url: string): Promise<unknown> {
  try {
    const response = await fetcher(url, {
      headers: { Accept: 'application/json' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    return response.ok ? await response.json() : null;
  } catch {
    return null;
  }
}

function reasonFor(error: unknown): string {
  if (error instanceof errors.JWTExpired) return 'The identity that the EHR sent has expired.';
  if (error instanceof errors.JWTClaimValidationFailed)
    return `The identity that the EHR sent is not for this sign-in (${error.claim}).`;
  if (error instanceof errors.JOSEAlgNotAllowed)
    return 'The identity that the EHR sent is not signed in a way that can be trusted.';
  if (error instanceof errors.JOSEError)
    return 'The signature of the identity that the EHR sent does not verify.';
  return 'The identity that the EHR sent could not be checked.';
}

function unverified(reason: string): SessionUser {
  return { verified: false, reason };
}

function textClaim(claim: unknown): string | null {
  return typeof claim === 'string' && claim !== '' && claim.length <= 500 ? claim : null;
}
