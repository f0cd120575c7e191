import * as v from 'valibot';
import { isSafeEndpoint } from './issuer.ts';
import type { ProblemCode } from './problem.ts';

const texts = v.fallback(v.array(v.string()), []);
const optionalUrl = v.fallback(v.nullable(v.pipe(v.string(), v.url())), null);

const SmartConfigurationSchema = v.object({
  authorization_endpoint: v.pipe(v.string(), v.url()),
  token_endpoint: v.pipe(v.string(), v.url()),
  revocation_endpoint: v.optional(optionalUrl, null),
  issuer: v.optional(v.fallback(v.nullable(v.string()), null), null),
  jwks_uri: v.optional(optionalUrl, null),
  code_challenge_methods_supported: v.optional(texts, []),
  capabilities: v.optional(texts, []),
  scopes_supported: v.optional(texts, []),
});

/** What a launch needs of `.well-known/smart-configuration` (SMART App Launch 2.2). */
export interface SmartConfiguration {
  readonly authorizationEndpoint: string;
  readonly tokenEndpoint: string;
  readonly revocationEndpoint: string | null;
  /** `iss` of the server's id_tokens. */
  readonly issuer: string | null;
  readonly jwksUri: string | null;
  readonly capabilities: readonly string[];
  readonly scopesSupported: readonly string[];
}

type Checked =
  | { readonly ok: true; readonly configuration: SmartConfiguration }
  | { readonly ok: false; readonly code: ProblemCode };

/** Checks what a server published. Refuses one without PKCE S256 and one with an unprotected endpoint. */
export function checkSmartConfiguration(json: unknown): Checked {
  const parsed = v.safeParse(SmartConfigurationSchema, json);
  if (!parsed.success) return { ok: false, code: 'not-smart' };
  const found = parsed.output;
  if (!found.code_challenge_methods_supported.includes('S256')) return { ok: false, code: 'no-s256' };
  const used = [
    found.authorization_endpoint,
    found.token_endpoint,
    found.revocation_endpoint,
    found.jwks_uri,
  ];
  if (used.some((url) => url !== null && !isSafeEndpoint(url))) return { ok: false, code: 'unsafe-endpoint' };
  return {
    ok: true,
    configuration: {
      authorizationEndpoint: found.authorization_endpoint,
      tokenEndpoint: found.token_endpoint,
      revocationEndpoint: found.revocation_endpoint,
      issuer: found.issuer,
      jwksUri: found.jwks_uri,
      capabilities: found.capabilities,
      scopesSupported: found.scopes_supported,
    },
  };
}
