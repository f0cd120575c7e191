import type { Session } from '../launch/session.ts';
import { checkStatus, failed, type Answer } from './answer.ts';
import { createTokenProbe } from './token-probe.ts';
import type { HttpAnswer, SentRequest } from './transfer.ts';

/** Sends one request with a given token. */
export type Send = (
  url: string,
  request: SentRequest,
  accept: string,
  token: string | null,
  signal: AbortSignal,
) => Promise<Answer<HttpAnswer>>;

const GET: SentRequest = { method: 'GET' };

/**
 * Sends requests with the session's token. A 401 has two meanings: where the token is still good for the patient,
 * this kind of data is not shared; else one shared refresh and one more try, and then the session is over.
 */
export function createAuthorized(session: Session, send: Send, now: () => number) {
  const patientUrl = `${session.issuer}/Patient/${encodeURIComponent(session.patientId)}`;
  const probe = createTokenProbe(async (token) => {
    const answer = await send(patientUrl, GET, 'application/fhir+json', token, new AbortController().signal);
    return answer.ok ? answer.value.status : null;
  }, now);

  return async (
    url: string,
    request: SentRequest,
    accept: string,
    signal: AbortSignal,
  ): Promise<Answer<HttpAnswer>> => {
    let rejected: string | null = null;
    for (let attempt = 0; ; attempt += 1) {
      const access = await session.tokens.accessToken(rejected === null ? {} : { rejected });
      if (!access.ok) return failed(access.reason);
      if (signal.aborted) return failed('aborted');
      const answer = await send(url, request, accept, access.token, signal);
      if (!answer.ok || answer.value.status !== 401) return answer;
      const state = url === patientUrl ? 'dead' : await probe.ask(access.token);
      if (state === 'unknown') return failed('offline');
      if (state === 'alive') return checkStatus(answer.value);
      if (attempt > 0 || access.token === null || !session.tokens.canRefresh()) {
        session.tokens.end('expired');
        return failed('ended', 401);
      }
      rejected = access.token;
    }
  };
}
