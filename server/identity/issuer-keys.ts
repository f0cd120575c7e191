import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import * as v from 'valibot';
import { isSafeUrl, type IssuerConfig } from '../config/config.ts';
import { fetchSmall } from '../http/small-response.ts';

/** The issuer's metadata or keys can't be had now. The message names the issuer and the step. */
export class IssuerUnreachable extends Error {
  override readonly name = 'IssuerUnreachable';
}

export interface IssuerKeys {
  /** `iss` that the issuer's id_tokens carry. */
  readonly issuer: string;
  readonly keys: JWTVerifyGetKey;
}

const SmartConfigurationSchema = v.object({
  issuer: v.optional(v.pipe(v.string(), v.url())),
  jwks_uri: v.optional(v.pipe(v.string(), v.url())),
});
const OpenIdConfigurationSchema = v.object({
  issuer: v.pipe(v.string(), v.url()),
  jwks_uri: v.pipe(v.string(), v.url()),
});

const KEEP_MS = 10 * 60_000;
const TIMEOUT_MS = 5_000;

/**
 * Finds and keeps the keys of the configured issuers: `smart-configuration` (SMART App Launch 2), then OpenID
 * Connect discovery for what it leaves out. Only configured issuers are ever contacted.
 */
export class IssuerKeyRing {
  readonly #known = new Map<string, { readonly found: Promise<IssuerKeys>; readonly at: number }>();
  readonly #issuers = new Map<string, string>();
  readonly #now: () => number;

  constructor(now: () => number) {
    this.#now = now;
  }

  /** Throws `IssuerUnreachable`; a failure isn't kept. */
  async keysOf(issuer: IssuerConfig): Promise<IssuerKeys> {
    const known = this.#known.get(issuer.iss);
    if (known !== undefined && this.#now() - known.at < KEEP_MS) return known.found;
    const found = discover(issuer.iss);
    this.#known.set(issuer.iss, { found, at: this.#now() });
    try {
      const keys = await found;
      this.#issuers.set(issuer.iss, keys.issuer);
      return keys;
    } catch (error) {
      this.#known.delete(issuer.iss);
      throw error;
    }
  }

  /** Who signs its tokens; what was read before stands while it can't be read. Throws `IssuerUnreachable`. */
  async issuerOf(issuer: IssuerConfig): Promise<string> {
    try {
      return (await this.keysOf(issuer)).issuer;
    } catch (error) {
      const before = this.#issuers.get(issuer.iss);
      if (before === undefined) throw error;
      return before;
    }
  }
}

async function discover(iss: string): Promise<IssuerKeys> {
  const smart = await fetchJson(`${iss}/.well-known/smart-configuration`, SmartConfigurationSchema);
  if (smart?.issuer !== undefined && smart.jwks_uri !== undefined)
    return keysAt(smart.issuer, smart.jwks_uri);
  const base = (smart?.issuer ?? iss).replace(/\/+$/, '');
  const openId = await fetchJson(`${base}/.well-known/openid-configuration`, OpenIdConfigurationSchema);
  if (openId === null)
    throw new IssuerUnreachable(`${iss} publishes no issuer and jwks_uri in its smart-configuration`);
  // OpenID Connect Discovery 4.3: the document must speak for the issuer that was asked.
  if (smart?.issuer !== undefined && openId.issuer !== smart.issuer)
    throw new IssuerUnreachable(`${iss} names an issuer whose OpenID configuration names another`);
  return keysAt(openId.issuer, openId.jwks_uri);
}

function keysAt(issuer: string, jwksUri: string): IssuerKeys {
  if (!isSafeUrl(jwksUri)) throw new IssuerUnreachable(`the keys of ${issuer} are not served over https`);
  const keys = createRemoteJWKSet(new URL(jwksUri), {
    timeoutDuration: TIMEOUT_MS,
    cacheMaxAge: KEEP_MS,
    [customFetch]: fetchSmall,
  });
  return { issuer, keys };
}

/** `null`: no such document, or not of the expected form. */
async function fetchJson<const S extends v.GenericSchema>(
  url: string,
  schema: S,
): Promise<v.InferOutput<S> | null> {
  let response: Response;
  try {
    response = await fetchSmall(url, {
      headers: { Accept: 'application/json' },
      // Elsewhere is another server, which nobody configured.
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch {
    throw new IssuerUnreachable(`${url} does not answer`);
  }
  if (response.status >= 500) throw new IssuerUnreachable(`${url} answers ${response.status}`);
  if (!response.ok) return null;
  try {
    return v.parse(schema, await response.json());
  } catch {
    return null;
  }
}
