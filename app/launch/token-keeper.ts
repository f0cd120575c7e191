import { readSession, writeSession, type SessionRecord } from './launch-records.ts';
import type { LaunchPorts } from './ports.ts';
import { readTokenResponse, type TokenResponse } from './token-response.ts';
import { sessionKey } from './launch-store.ts';

/**
 * `token` is `null` on an open server. `offline`: no token now, but the session lives; try again later.
 * `ended`: the EHR's sign-in is over, only a new launch helps.
 */
export type TokenAnswer =
  | { readonly ok: true; readonly token: string | null }
  | { readonly ok: false; readonly reason: 'offline' | 'ended' };

export type EndReason = 'expired' | 'closed';

export interface TokenKeeper {
  /** `rejected`: the token that a server has just answered with 401. Parallel calls share one refresh. */
  accessToken(options?: { readonly rejected?: string | null }): Promise<TokenAnswer>;
  /** True while `accessToken({ rejected })` could still bring another token. */
  canRefresh(): boolean;
  /** Wipes the tokens and the stored session; tells every listener once. */
  end(reason: EndReason): void;
  ended(): EndReason | null;
  /** Tells at once when it has ended already. Returns the function that stops listening. */
  onEnd(listener: (reason: EndReason) => void): () => void;
}

const EARLY_MS = 20_000;
const TIMEOUT_MS = 30_000;

/** Called with every answer to a refresh before it is kept; returns the record to keep. */
type Accept = (record: SessionRecord, response: TokenResponse) => SessionRecord | null;

/** The one holder of a session's tokens. A caller's abort never reaches a refresh that is under way. */
export function createTokenKeeper(
  launchId: string,
  ports: LaunchPorts,
  accept: Accept = keepTokens,
): TokenKeeper {
  const { store, now, online } = ports;
  const listeners = new Set<(reason: EndReason) => void>();
  let flight: Promise<TokenAnswer> | null = null;
  let over: EndReason | null = null;

  const current = () => (over === null ? readSession(store, launchId) : null);
  const tokenOf = (record: SessionRecord): TokenAnswer => ({ ok: true, token: record.accessToken });

  function end(reason: EndReason): void {
    if (over !== null) return;
    over = reason;
    store.remove(sessionKey(launchId));
    for (const listener of listeners) listener(reason);
  }

  /** Offline: an access token that has not been rejected may still be good. */
  function without(rejected: string | null): TokenAnswer {
    const record = current();
    if (record === null) return { ok: false, reason: 'ended' };
    const usable = record.accessToken !== rejected && (record.expiresAt === null || record.expiresAt > now());
    return usable ? tokenOf(record) : { ok: false, reason: 'offline' };
  }

  async function refresh(rejected: string | null): Promise<TokenAnswer> {
    const sent = current();
    if (sent === null || sent.refreshToken === null || sent.tokenEndpoint === null) return ended();
    if (!online()) return without(rejected);
    const outcome = await requestRefresh(sent, ports);
    if (outcome === 'offline') return without(rejected);
    const stored = current();
    if (stored === null) return { ok: false, reason: 'ended' };
    // Another document of this tab may have rotated the token in the meantime: then its tokens are the good ones.
    if (outcome === 'refused') return stored.refreshToken === sent.refreshToken ? ended() : tokenOf(stored);
    const next = accept(stored, outcome);
    if (next === null) return ended();
    writeSession(store, next);
    return tokenOf(next);
  }

  function ended(): TokenAnswer {
    end('expired');
    return { ok: false, reason: 'ended' };
  }

  return {
    accessToken: ({ rejected = null } = {}) => {
      const record = current();
      if (record === null) return Promise.resolve({ ok: false, reason: 'ended' });
      if (record.accessToken === null) return Promise.resolve(tokenOf(record));
      const stale = record.expiresAt !== null && record.expiresAt - EARLY_MS <= now();
      const isRejected = rejected !== null && rejected === record.accessToken;
      // Without a refresh token an old token is tried until the server says no.
      if (!isRejected && (!stale || record.refreshToken === null)) return Promise.resolve(tokenOf(record));
      flight ??= refresh(rejected).finally(() => {
        flight = null;
      });
      return flight;
    },
    canRefresh: () => (current()?.refreshToken ?? null) !== null,
    end,
    ended: () => over,
    onEnd: (listener) => {
      if (over !== null) listener(over);
      else listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The record with the new tokens. `null` when they are for another patient: they must not be used. */
export function keepTokens(record: SessionRecord, response: TokenResponse): SessionRecord | null {
  if (response.patientId !== null && response.patientId !== record.patientId) return null;
  return {
    ...record,
    accessToken: response.accessToken,
    expiresAt: response.expiresAt,
    // A server that rotates sends a new one; one that doesn't keeps the old one good.
    refreshToken: response.refreshToken ?? record.refreshToken,
    grantedScopes: response.scopes === null ? record.grantedScopes : [...response.scopes],
  };
}

/** `refused`: the server will say so again. `offline`: nothing is known, so nothing is given up. */
async function requestRefresh(
  record: SessionRecord,
  ports: LaunchPorts,
): Promise<TokenResponse | 'refused' | 'offline'> {
  try {
    const response = await ports.fetch(record.tokenEndpoint ?? '', {
      method: 'POST',
      headers: { Accept: 'application/json', 'Content-Type': 'application/x-www-form-urlencoded' },
      body: new URLSearchParams({
        grant_type: 'refresh_token',
        refresh_token: record.refreshToken ?? '',
        // Public clients identify themselves in the body (RFC 6749, 3.2.1).
        client_id: record.clientId,
      }).toString(),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: 'error',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (response.status === 400 || response.status === 401) return 'refused';
    if (!response.ok) return 'offline';
    return readTokenResponse(await response.json(), ports.now()) ?? 'offline';
  } catch {
    return 'offline';
  }
}
