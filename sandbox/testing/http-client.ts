import { createHash, randomBytes } from 'node:crypto';

/** A browser as far as launches need one: follows nothing by itself and keeps cookies by path. */
export class CookieJar {
  private readonly cookies = new Map<string, { name: string; value: string; path: string }>();

  async fetch(url: string, init: RequestInit = {}): Promise<Response> {
    const path = new URL(url).pathname;
    const sent = [...this.cookies.values()]
      .filter((cookie) => path.startsWith(cookie.path))
      .map(({ name, value }) => `${name}=${value}`);
    const headers = new Headers(init.headers);
    if (sent.length > 0) headers.set('cookie', sent.join('; '));
    const response = await fetch(url, { ...init, headers, redirect: 'manual' });
    for (const line of response.headers.getSetCookie()) this.keep(line);
    return response;
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim());
    const [name = '', ...rest] = pair.split('=');
    const path = attributes.find((part) => /^path=/i.test(part))?.slice('path='.length) ?? '/';
    const value = rest.join('=');
    if (value === '') this.cookies.delete(`${name} ${path}`);
    else this.cookies.set(`${name} ${path}`, { name, value, path });
  }
}

/** A PKCE pair with the S256 challenge. */
export function pkce(): { verifier: string; challenge: string } {
  const verifier = randomBytes(32).toString('base64url');
  return { verifier, challenge: createHash('sha256').update(verifier).digest('base64url') };
}

/** An error that an authorization request ended with, as the application would see it. */
export class AuthorizationRefused extends Error {
  readonly error: string;
  constructor(error: string, description: string) {
    super(`${error}: ${description}`);
    this.error = error;
  }
}

export interface AuthorizeRequest {
  readonly sandbox: string;
  readonly redirectUri: string;
  readonly scope: string;
  readonly challenge?: string | undefined;
  readonly launch?: string;
  readonly aud?: string;
  readonly state?: string;
  readonly nonce?: string;
  /** Answers a page that is shown on the way (sign-in, patient picker) with a form. */
  readonly onPage?: (html: string) => Record<string, string> | undefined;
}

export function authorizeUrl(request: AuthorizeRequest): string {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'chartside',
    redirect_uri: request.redirectUri,
    scope: request.scope,
    state: request.state ?? 'a-state-of-enough-bits',
    aud: request.aud ?? `${request.sandbox}/fhir`,
    ...(request.launch ? { launch: request.launch } : {}),
    ...(request.nonce ? { nonce: request.nonce } : {}),
    ...(request.challenge ? { code_challenge: request.challenge, code_challenge_method: 'S256' } : {}),
  });
  return `${request.sandbox}/oauth2/authorize?${query}`;
}

/** Follows an authorization request to the redirect URI. Returns the code, or throws what the application is told. */
export async function authorize(
  jar: CookieJar,
  request: AuthorizeRequest,
): Promise<{ code: string; pages: number }> {
  let url = authorizeUrl(request);
  let init: RequestInit = {};
  let pages = 0;
  for (let step = 0; step < 12; step += 1) {
    const response = await jar.fetch(url, init);
    init = {};
    const location = response.headers.get('location');
    if (location) {
      url = new URL(location, url).href;
      if (url.startsWith(request.redirectUri)) {
        const { searchParams } = new URL(url);
        const code = searchParams.get('code');
        if (code) return { code, pages };
        throw new AuthorizationRefused(
          searchParams.get('error') ?? '',
          searchParams.get('error_description') ?? '',
        );
      }
      continue;
    }
    const html = await response.text();
    const form = request.onPage?.(html);
    if (!form)
      throw new Error(`A page was in the way (${response.status}): ${html.replace(/<[^>]+>/g, ' ')}`);
    pages += 1;
    init = { method: 'POST', body: new URLSearchParams(form), headers: { origin: request.sandbox } };
  }
  throw new Error('Too many redirects.');
}

/** A token response as far as the tests read it. */
export interface Tokens {
  readonly access_token: string;
  readonly refresh_token?: string;
  readonly id_token?: string;
  readonly scope: string;
  readonly patient?: string;
  readonly [name: string]: unknown;
}

/** Posts to the token endpoint as the public client. */
export function postToken(sandbox: string, body: Record<string, string>): Promise<Response> {
  return fetch(`${sandbox}/oauth2/token`, {
    method: 'POST',
    body: new URLSearchParams({ client_id: 'chartside', ...body }),
  });
}

/** Signs a clinician in at the EHR page and makes a launch there. */
export async function launchFromEhr(
  jar: CookieJar,
  sandbox: string,
  form: Record<string, unknown>,
  clinician = 'ines-moreau',
): Promise<string> {
  await jar.fetch(`${sandbox}/`);
  const post = (path: string, body: unknown) =>
    jar.fetch(`${sandbox}${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: sandbox },
      body: JSON.stringify(body),
    });
  await post('/ehr/session', { clinician });
  const answer = (await (await post('/ehr/launches', form)).json()) as { launch: string };
  return answer.launch;
}

/** A whole EHR launch, from the EHR page to the tokens. */
export async function ehrLaunch(
  sandbox: string,
  options: {
    patient: string;
    scope: string;
    clinician?: string;
    redirectUri: string;
    nonce?: string;
    jar?: CookieJar;
  },
): Promise<Tokens> {
  const jar = options.jar ?? new CookieJar();
  const launch = await launchFromEhr(jar, sandbox, { patient: options.patient }, options.clinician);
  const { verifier, challenge } = pkce();
  const { redirectUri, scope, nonce } = options;
  const { code } = await authorize(jar, {
    sandbox,
    redirectUri,
    scope,
    challenge,
    launch,
    ...(nonce ? { nonce } : {}),
  });
  const response = await postToken(sandbox, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
  });
  return (await response.json()) as Tokens;
}
