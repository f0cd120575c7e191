import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';

export interface TestIssuer {
  /** FHIR base URL. */
  readonly iss: string;
  readonly origin: string;
  /** The OpenID issuer its tokens carry. */
  readonly issuer: string;
  /** A token of this issuer, valid for a practitioner and the client `chartside` unless changed. */
  idToken(claims?: JWTPayload, header?: { kid?: string; typ?: string }): Promise<string>;
  /** The same claims signed by a key that the issuer never published. */
  forged(claims?: JWTPayload): Promise<string>;
  /** What its metadata answers from now on. */
  answer: 'well' | 'error' | 'without-jwks' | 'html' | { readonly redirect: string };
  /** Paths that begin so answer 500 from now on. */
  failing: string | null;
  requests: string[];
  /** Access tokens of its FHIR server -> the patient whom each may read. */
  readonly readable: Map<string, string>;
  /** Whom its FHIR server gives instead of the patient asked for. */
  mixedUp: string | null;
  close(): Promise<void>;
}

/** A small SMART issuer with real keys, on a free port. `now`: seconds since 1970. */
export async function testIssuer(now: () => number): Promise<TestIssuer> {
  const real = await generateKeyPair('RS256');
  const stranger = await generateKeyPair('RS256');
  const jwk = { ...(await exportJWK(real.publicKey)), kid: 'k1', alg: 'RS256', use: 'sig' };
  const requests: string[] = [];
  const readable = new Map<string, string>();
  const patientOf = ({ url = '', headers }: IncomingMessage) => {
    const id = readable.get((headers.authorization ?? '').replace('Bearer ', ''));
    if (id === undefined || url !== `/fhir/Patient/${id}`) return null;
    return { resourceType: 'Patient', id: issuer.mixedUp ?? id };
  };
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    if (typeof issuer.answer === 'object') {
      response.writeHead(302, { location: issuer.answer.redirect }).end();
      return;
    }
    const smart =
      issuer.answer === 'without-jwks'
        ? { issuer: `${origin}/oidc` }
        : { issuer: `${origin}/oidc`, jwks_uri: `${origin}/jwks` };
    const documents: Record<string, unknown> = {
      '/fhir/.well-known/smart-configuration': smart,
      // A vendor's two customers, who share its sign-in.
      '/a/fhir/.well-known/smart-configuration': smart,
      '/b/fhir/.well-known/smart-configuration': smart,
      '/oidc/.well-known/openid-configuration': { issuer: `${origin}/oidc`, jwks_uri: `${origin}/jwks` },
      '/jwks': { keys: [jwk] },
    };
    const patient = patientOf(request);
    const document = patient ?? documents[request.url ?? ''];
    const fails = issuer.failing !== null && request.url?.startsWith(issuer.failing) === true;
    const status = fails || issuer.answer === 'error' ? 500 : document === undefined ? 404 : 200;
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(issuer.answer === 'html' ? '<html>maintenance</html>' : JSON.stringify(document ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const claimsFor = (claims: JWTPayload): JWTPayload => ({
    iss: `${origin}/oidc`,
    aud: 'chartside',
    sub: 'user-1',
    fhirUser: `${origin}/fhir/Practitioner/p1`,
    name: 'Dr. Ada Test',
    iat: now(),
    exp: now() + 300,
    ...claims,
  });
  const sign = (key: CryptoKey, claims: JWTPayload, header: { kid?: string; typ?: string }) =>
    new SignJWT(claimsFor(claims)).setProtectedHeader({ alg: 'RS256', kid: 'k1', ...header }).sign(key);
  const issuer: TestIssuer = {
    iss: `${origin}/fhir`,
    origin,
    issuer: `${origin}/oidc`,
    idToken: (claims = {}, header = {}) => sign(real.privateKey, claims, header),
    forged: (claims = {}) => sign(stranger.privateKey, claims, {}),
    answer: 'well',
    failing: null,
    requests,
    readable,
    mixedUp: null,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
  return issuer;
}
