import { authorize, buildTokenRequest, fetchWellKnownJson } from 'fhirclient/lib/smart.js';
import type { fhirclient } from 'fhirclient/lib/types';
import { base64Url, randomText } from './random-text.ts';

/**
 * The one place that touches fhirclient 2.6.3, and what keeps its faults out: it sees neither the page's URL nor
 * session storage, gets its `state` and PKCE pair from Web Crypto, never redirects, and never makes a FHIR client.
 * Which parts are used and which are replaced: docs/adr/0002-fhirclient-behind-an-adapter.md.
 */
export interface AuthorizationRequest {
  readonly redirectUri: string;
  /** FHIR base as `aud`, to the letter as the EHR sent it. */
  readonly audience: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  /** The EHR's launch value, unchanged; `null` for a standalone launch. */
  readonly launch: string | null;
  readonly state: string;
  readonly nonce: string;
  readonly authorizationEndpoint: string;
}

export interface TokenRequest {
  readonly redirectUri: string;
  readonly clientId: string;
  readonly tokenEndpoint: string;
  readonly codeVerifier: string;
  readonly code: string;
}

/** The `.well-known/smart-configuration` of a FHIR base, unchecked. Throws when it can't be had. */
export function readSmartConfiguration(base: string, signal: AbortSignal): Promise<unknown> {
  return fetchWellKnownJson(base, { signal, credentials: 'omit', referrerPolicy: 'no-referrer' });
}

/** URL of the authorization request, and the PKCE verifier to keep. Throws when the server lacks S256. */
export async function authorizationUrl(
  request: AuthorizationRequest,
): Promise<{ readonly url: string; readonly codeVerifier: string }> {
  const kept = new Map<string, { codeVerifier?: string }>();
  const url = await authorize(environment(kept), {
    iss: request.audience,
    clientId: request.clientId,
    scope: request.scopes.join(' '),
    redirectUri: request.redirectUri,
    ...(request.launch === null ? {} : { launch: request.launch }),
    stateKey: request.state,
    pkceMode: 'required',
    noRedirect: true,
    completeInTarget: true,
  });
  const codeVerifier = kept.get(request.state)?.codeVerifier;
  if (typeof url !== 'string' || !codeVerifier) throw new Error('fhirclient made no authorization request');
  return { url: withNonce(url, request), codeVerifier };
}

/** Form body of the token request of a public client. */
export async function tokenRequestBody(request: TokenRequest): Promise<string> {
  const options = await buildTokenRequest(environment(new Map()), {
    // fhirclient puts the code into the form as it is; a code may hold any printable character (RFC 6749, A.11).
    code: encodeURIComponent(request.code),
    state: {
      redirectUri: request.redirectUri,
      clientId: request.clientId,
      tokenUri: request.tokenEndpoint,
      codeVerifier: request.codeVerifier,
      serverUrl: '',
    } as fhirclient.ClientState,
  });
  return String(options.body);
}

/** fhirclient appends `?…` even to an endpoint that has a query (RFC 6749, 3.1, allows one). */
function withNonce(url: string, { authorizationEndpoint, nonce }: AuthorizationRequest): string {
  if (!url.startsWith(`${authorizationEndpoint}?`)) throw new Error('fhirclient used another endpoint');
  const target = new URL(authorizationEndpoint);
  const ours = new URLSearchParams(url.slice(authorizationEndpoint.length + 1));
  for (const [name, value] of ours) target.searchParams.set(name, value);
  target.searchParams.set('nonce', nonce);
  target.hash = '';
  return target.href;
}

function environment(kept: Map<string, unknown>): fhirclient.Adapter {
  const environmentForOneCall = {
    options: { replaceBrowserHistory: false, fullSessionStorageSupport: false },
    /** Without the page's query: `fhirServiceUrl`, `patientId` and `clientId` there would win. */
    getUrl: () => new URL('https://chartside.invalid/'),
    redirect: () => undefined,
    getStorage: () => ({
      get: async (key: string) => kept.get(key),
      set: async (key: string, value: unknown) => void kept.set(key, value),
      unset: async (key: string) => kept.delete(key),
    }),
    relative: (path: string) => path,
    getAbortController: () => AbortController,
    security: { generatePKCEChallenge },
  };
  return environmentForOneCall as unknown as fhirclient.Adapter;
}

/** RFC 7636: a verifier of 64 characters (384 bits) and its S256 challenge. */
async function generatePKCEChallenge(): Promise<{ codeVerifier: string; codeChallenge: string }> {
  const codeVerifier = randomText(48);
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(codeVerifier));
  return { codeVerifier, codeChallenge: base64Url(new Uint8Array(digest)) };
}
