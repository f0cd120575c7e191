import { lt } from 'drizzle-orm';
import { createRemoteJWKSet, customFetch, decodeJwt, errors, jwtVerify, type JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import { shortText } from '../../contracts/common.ts';
import type { CdsClientConfig } from '../config/config.ts';
import { callerAddress, type ServerCall, type ServerContext } from '../context.ts';
import { ApiFailure } from '../http/failure.ts';
import { rateLimit } from '../http/rate-limit.ts';
import { fetchSmall } from '../http/small-response.ts';
import { refuseWhenTooMany } from '../identity/gates.ts';
import type { Database } from '../store/database.ts';
import { usedTokens } from '../store/schema.ts';

const ALGORITHMS = ['ES384', 'RS384', 'ES256', 'RS256'];
/** A client's token is for one call now; an older one may have been seen by others. */
const MAX_AGE_SECONDS = 300;
const CLOCK_TOLERANCE_SECONDS = 30;
const FORGET_EVERY_MS = 60_000;

export interface ClientTokens {
  /** Throws `ApiFailure` (401, 429). `url`: the address that was called, which must be the token's audience. */
  verify(c: ServerCall, url: string): Promise<CdsClientConfig>;
}

/**
 * Verifies the JWT of a CDS client (CDS Hooks 2.0, "Trusting CDS Clients"): each token is good once. An address whose
 * tokens are refused again and again is not listened to for a while: each costs a signature check.
 */
export function clientTokens({ config, store: { db }, now }: ServerContext): ClientTokens {
  const refusals = rateLimit(config.limits.refusedPerMinute, () => now().getTime());
  const keys = new Map<string, JWTVerifyGetKey>();
  const keysOf = ({ jwksUri }: CdsClientConfig) => {
    const known =
      keys.get(jwksUri) ??
      createRemoteJWKSet(new URL(jwksUri), { timeoutDuration: 5_000, [customFetch]: fetchSmall });
    keys.set(jwksUri, known);
    return known;
  };
  let forgotten = -Infinity;
  /** An expired token is refused for its age: its id may stay a while. */
  const forgetExpired = async () => {
    const at = now();
    if (Math.abs(at.getTime() - forgotten) < FORGET_EVERY_MS) return;
    forgotten = at.getTime();
    await db.delete(usedTokens).where(lt(usedTokens.expiresAt, at));
  };
  const verifyToken = async (authorization: string | undefined, url: string) => {
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw refused('it is missing');
    const client = config.cdsClients.find((one) => one.client === claimedIssuer(token));
    if (client === undefined) throw refused('its issuer is not registered');
    const { jti, until } = await verifiedClaims(token, client, keysOf(client), url, now());
    await forgetExpired();
    await useOnce(db, client.client, jti, until);
    return client;
  };
  return {
    async verify(c, url) {
      const address = callerAddress(c, config.behindProxy);
      refuseWhenTooMany(refusals.left(address));
      try {
        return await verifyToken(c.req.header('authorization'), url);
      } catch (error) {
        refusals.take(address);
        throw error;
      }
    },
  };
}

async function verifiedClaims(
  token: string,
  client: CdsClientConfig,
  keys: JWTVerifyGetKey,
  url: string,
  now: Date,
): Promise<{ jti: string; until: Date }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      issuer: client.client,
      audience: url,
      algorithms: ALGORITHMS,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: MAX_AGE_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
      currentDate: now,
    });
    // `jku` may only repeat where the registered keys are.
    if (protectedHeader.jku !== undefined && protectedHeader.jku !== client.jwksUri)
      throw refused('its jku is not the registered one');
    const jti = v.safeParse(shortText(300), payload.jti);
    if (!jti.success) throw refused('its jti is not usable');
    // Remembered for as long as the token could be used, which its age limits, not only its own expiry.
    const end = Math.min(Number(payload.exp), Number(payload.iat) + MAX_AGE_SECONDS);
    return { jti: jti.output, until: new Date((end + CLOCK_TOLERANCE_SECONDS) * 1_000) };
  } catch (error) {
    if (error instanceof errors.JWTClaimValidationFailed)
      throw refused(`its ${error.claim} is not the expected one`);
    if (error instanceof errors.JWTExpired) throw refused('it has expired');
    if (error instanceof errors.JOSEError) throw refused('its signature does not verify');
    throw error;
  }
}

/** In the database, so that another instance refuses a replay too. */
async function useOnce(db: Database, client: string, jti: string, expiresAt: Date): Promise<void> {
  const first = await db
    .insert(usedTokens)
    .values({ client, jti, expiresAt })
    .onConflictDoNothing()
    .returning({ jti: usedTokens.jti });
  if (first.length === 0) throw refused('it was used before');
}

function claimedIssuer(token: string): string | null {
  try {
    return decodeJwt(token).iss ?? null;
  } catch {
    return null;
  }
}

function refused(why: string): ApiFailure {
  return new ApiFailure(
    'unauthenticated',
    `The token of the CDS client was not accepted: ${why}.`,
    'Register the client in cdsClients, and send a fresh token whose aud is the exact address called.',
    { 'WWW-Authenticate': 'Bearer' },
  );
}
