import type { IncomingMessage } from 'node:http';
import { ROUTES } from './routes.ts';
import { splitScope } from './scopes.ts';

/**
 * Prepares an authorization request before the provider sees it. Scopes are split into reading and writing ones, with
 * the original kept in `requested_scope`; `prompt=consent` is added because the provider drops `offline_access`
 * without it; cookies of the provider's own session are removed, so that every launch stands alone and two launches
 * at once, or for two clinicians, do not disturb each other.
 */
export function prepareAuthorizeRequest(request: IncomingMessage, origin: string): void {
  request.headers.cookie = (request.headers.cookie ?? '')
    .split(';')
    .filter((cookie) => !/^\s*_session(\.sig|\.legacy|\.legacy\.sig)?=/.test(cookie))
    .join(';');
  const url = new URL(request.url ?? '/', origin);
  if (url.pathname !== ROUTES.authorization) return;
  const query = url.searchParams;
  const scope = query.get('scope');
  query.delete('requested_scope');
  if (scope !== null) {
    const requested = scope.split(' ').filter((item) => item !== '');
    query.set('requested_scope', requested.join(' '));
    query.set('scope', [...new Set(requested.flatMap(splitScope))].join(' '));
  }
  if (!query.has('prompt')) query.set('prompt', 'consent');
  request.url = `${url.pathname}${url.search}`;
}

/** The granted part of what was asked, in the words in which it was asked. */
export function grantedAsRequested(requested: string, granted: readonly string[]): string {
  const shown = requested.split(' ').flatMap((scope) => {
    const parts = splitScope(scope);
    return parts.length > 0 && parts.every((part) => granted.includes(part))
      ? [scope]
      : parts.filter((part) => granted.includes(part));
  });
  return [...new Set(shown)].join(' ');
}
