import { createHash } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey, type JWK } from 'jose';
import type { Deployment } from '../../../contracts/deployment.ts';
import { startStub, type HttpStub, type StubAnswer, type StubRequest } from './http-stub.ts';

/** A SMART authorization server in miniature that a test can bend: one patient, one user, real keys. */
export interface ScriptedEhr {
  readonly url: string;
  readonly iss: string;
  readonly stub: HttpStub;
  readonly deployment: Deployment;
  /** Merged over the SMART configuration; `null` removes a field. */
  configuration: Record<string, unknown>;
  /** Merged over each token response; `undefined` removes a field. */
  tokens: Record<string, unknown>;
  /** Merged over the id_token's claims. */
  claims: Record<string, unknown>;
  /** Makes the id_token instead. */
  idToken: ((claims: Record<string, unknown>) => Promise<string>) | null;
  /** Answers the token endpoint instead, when it returns something. */
  tokenAnswer: ((form: URLSearchParams) => StubAnswer | Promise<StubAnswer> | null) | null;
  /** Plays the person and the EHR: from an authorization address to the callback address. */
  signIn(authorizationUrl: string): string;
  sign(claims: Record<string, unknown>, key?: CryptoKey): Promise<string>;
  close(): Promise<void>;
}

export async function startScriptedEhr(): Promise<ScriptedEhr> {
  const { privateKey, publicKey } = await generateKeyPair('RS256', { extractable: true });
  const jwk: JWK = { ...(await exportJWK(publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const codes = new Map<string, { challenge: string; nonce: string; redirectUri: string }>();
  const stub = await startStub();
  const iss = `${stub.url}/fhir`;
  let refreshToken = 'refresh-0';
  let issued = 0;

  const ehr: ScriptedEhr = {
    url: stub.url,
    iss,
    stub,
    deployment: {
      stage: 'sandbox',
      issuers: [
        {
          iss,
          clientId: 'chartside',
          label: 'Test EHR',
          writeBack: { encounterDiagnosis: false, document: false },
        },
      ],
      openServers: [],
      anchoring: false,
      version: '0',
    },
    configuration: {},
    tokens: {},
    claims: {},
    idToken: null,
    tokenAnswer: null,
    signIn: (authorizationUrl) => {
      const { searchParams } = new URL(authorizationUrl);
      const code = `code/${codes.size}+&x`;
      codes.set(code, {
        challenge: searchParams.get('code_challenge') ?? '',
        nonce: searchParams.get('nonce') ?? '',
        redirectUri: searchParams.get('redirect_uri') ?? '',
      });
      const callback = new URL(searchParams.get('redirect_uri') ?? '');
      callback.searchParams.set('code', code);
      callback.searchParams.set('state', searchParams.get('state') ?? '');
      return callback.href;
    },
    sign: (claims, key = privateKey) =>
      new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k1' }).sign(key),
    close: () => stub.close(),
  };

  function configuration(): Record<string, unknown> {
    return {
      issuer: stub.url,
      jwks_uri: `${stub.url}/jwks`,
      authorization_endpoint: `${stub.url}/authorize`,
      token_endpoint: `${stub.url}/token`,
      code_challenge_methods_supported: ['S256'],
      capabilities: ['launch-ehr', 'permission-v2', 'permission-offline'],
      ...ehr.configuration,
    };
  }

  async function idTokenFor(nonce: string): Promise<string> {
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: stub.url,
      aud: 'chartside',
      sub: 'user-1',
      iat: now,
      exp: now + 300,
      fhirUser: `${iss}/Practitioner/p1`,
      name: 'Dr Test',
      ...(nonce === '' ? {} : { nonce }),
      ...ehr.claims,
    };
    return ehr.idToken?.(claims) ?? ehr.sign(claims);
  }

  async function token(request: StubRequest): Promise<StubAnswer> {
    const form = new URLSearchParams(request.body);
    const special = await ehr.tokenAnswer?.(form);
    if (special) return special;
    let nonce = '';
    if (form.get('grant_type') === 'refresh_token') {
      if (form.get('refresh_token') !== refreshToken || form.get('client_id') !== 'chartside')
        return { status: 400, body: { error: 'invalid_grant', error_description: 'token was used' } };
    } else {
      const known = codes.get(form.get('code') ?? '');
      codes.delete(form.get('code') ?? '');
      const verifier = form.get('code_verifier') ?? '';
      const proves = createHash('sha256').update(verifier).digest('base64url') === known?.challenge;
      if (known === undefined || !proves || known.redirectUri !== form.get('redirect_uri'))
        return { status: 400, body: { error: 'invalid_grant' } };
      nonce = known.nonce;
    }
    issued += 1;
    refreshToken = `refresh-${issued}`;
    const isRefresh = form.get('grant_type') === 'refresh_token';
    return {
      body: {
        access_token: `access-${issued}`,
        token_type: 'Bearer',
        expires_in: 300,
        refresh_token: refreshToken,
        ...(isRefresh ? {} : { id_token: await idTokenFor(nonce), patient: 'pat-1', scope: requestedScope }),
        ...ehr.tokens,
      },
    };
  }

  let requestedScope = '';
  const signIn = ehr.signIn;
  ehr.signIn = (authorizationUrl) => {
    requestedScope = new URL(authorizationUrl).searchParams.get('scope') ?? '';
    return signIn(authorizationUrl);
  };

  stub.handler = (request) => {
    if (request.path === '/fhir/.well-known/smart-configuration') return { body: configuration() };
    if (request.path === '/jwks') return { body: { keys: [jwk] } };
    if (request.path === '/token') return token(request);
    return { status: 404, body: { resourceType: 'OperationOutcome', issue: [] } };
  };
  return ehr;
}
