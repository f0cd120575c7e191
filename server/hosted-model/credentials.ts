import * as v from 'valibot';
import { ConfigurationError } from '../config/config.ts';
import type { HostedAuth } from './hosted-config.ts';
import { ModelFailure } from './model-failure.ts';

/** Gives the bearer of the next request. Throws `ModelFailure`. */
export type TokenSource = (signal: AbortSignal) => Promise<string>;

type Environment = Readonly<Record<string, string | undefined>>;

const TokenSchema = v.object({
  access_token: v.pipe(v.string(), v.minLength(1)),
  expires_in: v.pipe(v.union([v.number(), v.string()]), v.transform(Number), v.number()),
});

const RENEW_BEFORE_MS = 5 * 60_000;
/** Instance metadata service of Azure: reachable from inside a machine of Azure alone. */
const METADATA = 'http://169.254.169.254';

/** Throws `ConfigurationError` when the environment doesn't hold the secret that the configuration names. */
export function tokenSource(
  auth: HostedAuth,
  environment: Environment,
  now: () => number,
  metadata: string = METADATA,
): TokenSource {
  switch (auth.kind) {
    case 'none':
      // The client insists on a key; a server without sign-in ignores it.
      return async () => 'none';
    case 'key': {
      const key = secretOf(environment, auth.env);
      return async () => key;
    }
    case 'entra': {
      const form = {
        grant_type: 'client_credentials',
        client_id: auth.clientId,
        client_secret: secretOf(environment, auth.secretEnv),
        scope: auth.scope,
      };
      const url = `${auth.authority}/${encodeURIComponent(auth.tenantId)}/oauth2/v2.0/token`;
      return cached(now, (signal) =>
        fetch(url, { method: 'POST', body: new URLSearchParams(form), signal, redirect: 'error' }),
      );
    }
    case 'managed-identity': {
      const query = new URLSearchParams({ 'api-version': '2018-02-01', resource: auth.resource });
      if (auth.clientId !== undefined) query.set('client_id', auth.clientId);
      return cached(now, (signal) =>
        fetch(`${metadata}/metadata/identity/oauth2/token?${query}`, {
          headers: { Metadata: 'true' },
          signal,
          redirect: 'error',
        }),
      );
    }
  }
}

function secretOf(environment: Environment, name: string): string {
  const value = environment[name]?.trim();
  if (value === undefined || value === '')
    throw new ConfigurationError(
      `hostedModel.auth names the environment variable ${name}, which is not set. Set it, or remove hostedModel.`,
    );
  return value;
}

/** Keeps a token until five minutes before it ends. */
function cached(now: () => number, ask: (signal: AbortSignal) => Promise<Response>): TokenSource {
  let held: { readonly token: string; readonly until: number } | null = null;
  return async (signal) => {
    if (held !== null && held.until > now()) return held.token;
    const answer = await ask(signal).catch(() => null);
    const parsed = v.safeParse(TokenSchema, answer?.ok ? await answer.json().catch(() => null) : null);
    if (!parsed.success)
      throw new ModelFailure('credentials', { passing: answer === null || answer.status >= 500 });
    const { access_token: token, expires_in: seconds } = parsed.output;
    held = { token, until: now() + seconds * 1_000 - RENEW_BEFORE_MS };
    return token;
  };
}
