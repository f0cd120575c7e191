import { exportJWK, generateKeyPair, calculateJwkThumbprint } from 'jose';
import { errors, Provider } from 'oidc-provider';
import type { ClientMetadata, Configuration, JWK, KoaContextWithOIDC } from 'oidc-provider';
import { randomBytes } from 'node:crypto';
import { clinicianById } from '../data/hospital.ts';
import type { Launches } from './launches.ts';
import { ROUTES } from './routes.ts';
import { CONTEXT_SCOPES, knownScopes } from './scopes.ts';
import { launchParameters } from './token-context.ts';
import type { TokenContext } from './token-context.ts';
import { createTokenStore } from './token-store.ts';

export interface AuthorizationSettings {
  readonly origin: string;
  /** The FHIR base, which `aud` must equal to the letter. */
  readonly fhirBase: string;
  readonly clients: readonly ClientMetadata[];
  readonly corsOrigins: readonly string[];
  readonly launches: Launches;
  /** What each grant was given for, by grant id. */
  readonly contexts: Map<string, TokenContext>;
  /** Seconds that an access token lasts. */
  readonly accessTokenSeconds: number;
  /** Renders the page for an error that cannot be sent back to the application. */
  readonly renderError: (title: string, text: string) => string;
}

const REFRESH_SECONDS = { offline: 30 * 24 * 3600, online: 8 * 3600 };

async function signingKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(privateKey);
  return { ...jwk, kid: await calculateJwkThumbprint(jwk), alg: 'RS256', use: 'sig' } as JWK;
}

function configuration(settings: AuthorizationSettings, key: JWK): Configuration {
  const { fhirBase, launches, corsOrigins, accessTokenSeconds } = settings;
  return {
    adapter: createTokenStore(),
    clients: [...settings.clients],
    clientDefaults: {
      token_endpoint_auth_method: 'none',
      grant_types: ['authorization_code', 'refresh_token'],
    },
    scopes: knownScopes(),
    claims: { openid: ['sub'], fhirUser: ['fhirUser'], profile: ['name'] },
    // SMART apps read fhirUser from the id_token, not from the userinfo endpoint.
    conformIdTokenClaims: false,
    jwks: { keys: [key] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    routes: ROUTES,
    pkce: { required: () => true },
    responseTypes: ['code'],
    clientBasedCORS: (_ctx, origin) => corsOrigins.includes(origin),
    extraParams: {
      requested_scope: null,
      aud: async (_ctx: KoaContextWithOIDC, aud: string | undefined) => {
        if (aud !== fhirBase) throw new errors.InvalidRequest(`aud must be ${fhirBase}`);
      },
      launch: async (_ctx: KoaContextWithOIDC, launch: string | undefined) => {
        if (launch !== undefined && !launches.find(launch)) {
          throw new errors.InvalidRequest(
            'The launch is unknown or has expired. Open the app again from the EHR.',
          );
        }
      },
    },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: { enabled: false },
      revocation: { enabled: true },
    },
    interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (_ctx, id) => {
      const clinician = clinicianById(id);
      if (!clinician) return undefined;
      const fhirUser = `${fhirBase}/Practitioner/${clinician.id}`;
      return { accountId: id, claims: () => ({ sub: id, fhirUser, name: clinician.name }) };
    },
    issueRefreshToken: async (_ctx, client, code) =>
      client.grantTypeAllowed('refresh_token') &&
      (code.scopes.has('offline_access') || code.scopes.has('online_access')),
    rotateRefreshToken: true,
    expiresWithSession: () => false,
    ttl: {
      AccessToken: accessTokenSeconds,
      AuthorizationCode: 60,
      IdToken: 3600,
      Interaction: 600,
      Grant: REFRESH_SECONDS.offline,
      RefreshToken: (_ctx, token) =>
        token.scopes.has('offline_access') ? REFRESH_SECONDS.offline : REFRESH_SECONDS.online,
      Session: 600,
    },
    renderError: async (ctx, out) => {
      ctx.type = 'html';
      ctx.body = settings.renderError(
        'This authorization could not go on',
        out.error_description ?? out.error,
      );
    },
  };
}

/**
 * The authorization server: oidc-provider with what SMART App Launch adds to it (the `launch` and `aud` parameters,
 * launch context in the token response, online_access). Its signing key is new at every start.
 */
export async function createAuthorizationServer(settings: AuthorizationSettings): Promise<Provider> {
  const provider = new Provider(settings.origin, configuration(settings, await signingKey()));
  provider.use(async (ctx, next) => {
    await next();
    const { oidc } = ctx as KoaContextWithOIDC;
    const body = ctx.body as Record<string, unknown> | undefined;
    if (oidc?.route === 'discovery' && body) body['scopes_supported'] = [...CONTEXT_SCOPES];
    if (oidc?.route !== 'token' || typeof body?.['access_token'] !== 'string') return;
    const context = settings.contexts.get(oidc.entities.AccessToken?.grantId ?? '');
    if (!context) return;
    Object.assign(body, launchParameters(context, settings.origin));
    if (!oidc.params?.['scope']) body['scope'] = context.scope;
  });
  provider.on('grant.revoked', (_ctx, grantId: string) => settings.contexts.delete(grantId));
  return provider;
}
