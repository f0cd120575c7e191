import { setTimeout as sleep } from 'node:timers/promises';
import { answer, askedOf, outcome, type Fault } from './fault.ts';

/** Servers that are busy, slow, or end the session. */

const SLOW_MS = 300;
const REQUESTS_PER_BURST = 8;
const REQUESTS_BEFORE_REVOCATION = 6;

/** The first answer to each address is an error; asked again, it works. */
const flaky: Fault = {
  id: 'flaky',
  words: 'answers 503 the first time that it is asked anything',
  around: (next) => {
    const asked = new Set<string>();
    return async (request) => {
      if (!askedOf(request) || asked.has(request.url)) return next(request);
      asked.add(request.url);
      return answer(await next(request), { status: 503, body: 'Service Unavailable' });
    };
  },
};

const throttling = (id: string, words: string, readable: boolean): Fault => ({
  id,
  words,
  around: (next) => {
    let count = 0;
    return async (request) => {
      if (!askedOf(request)) return next(request);
      count += 1;
      if (count % REQUESTS_PER_BURST !== 0) return next(request);
      const headers: Record<string, string> = readable ? { 'retry-after': '1' } : {};
      return answer(await next(request), {
        status: 429,
        body: outcome('throttled', 'Too many requests.'),
        headers,
      });
    };
  },
});

const slow: Fault = {
  id: 'slow',
  words: 'takes its time for every answer',
  around: (next) => async (request) => {
    await sleep(SLOW_MS);
    return next(request);
  },
};

/** The token that has served some requests is refused from then on; another one is welcome. */
const revoking: Fault = {
  id: 'revoked-mid-session',
  words: 'revokes the access token in the middle of the reading',
  around: (next) => {
    const served = new Map<string, number>();
    let revoked: string | null = null;
    return async (request) => {
      const token = request.headers.get('authorization');
      if (!askedOf(request) || token === null) return next(request);
      const count = (served.get(token) ?? 0) + 1;
      served.set(token, count);
      if (revoked === null && count > REQUESTS_BEFORE_REVOCATION) revoked = token;
      if (token !== revoked) return next(request);
      return answer(await next(request), { status: 401, body: outcome('login', 'The token was revoked.') });
    };
  },
};

/** The browser may not read the answer: no CORS header. */
const unreadable: Fault = {
  id: 'no-cors',
  words: 'doesn’t let the browser read its immunizations (no CORS header)',
  around: (next) => async (request) => {
    const response = await next(request);
    if (askedOf(request)?.type !== 'Immunization') return response;
    const headers = new Headers(response.headers);
    headers.delete('access-control-allow-origin');
    return new Response(response.body, { status: response.status, headers });
  },
};

export const LOAD: readonly Fault[] = [
  flaky,
  throttling('throttling', 'answers every eighth request with 429 and a time to wait', true),
  throttling(
    'throttling-unreadable',
    'answers every eighth request with 429 and doesn’t say how long to wait',
    false,
  ),
  slow,
  revoking,
  unreadable,
];
