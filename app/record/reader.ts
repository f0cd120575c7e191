import type { Session } from '../launch/session.ts';
import { checkStatus, failed, resourceIn, type Answer } from './answer.ts';
import { createAuthorized } from './authorized.ts';
import type { FhirResource } from './fhir-json.ts';
import { createRequestGate } from './request-gate.ts';
import { retryDelay } from './retry-delay.ts';
import { resolveOnBase } from './same-origin.ts';
import { transfer, type HttpAnswer, type SentRequest } from './transfer.ts';

export interface ReaderPorts {
  readonly fetch: typeof fetch;
  readonly now: () => number;
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Longest wait for one answer, its body included. */
  readonly timeoutMs: number;
  /** First wait before another try; doubles. */
  readonly backoffMs: number;
}

interface RequestOptions {
  readonly signal: AbortSignal;
  /** Lower first; the stage of the plan. */
  readonly priority?: number;
  readonly accept?: string;
}

/** Reads one FHIR server for one session. The token goes to the issuer's origin and nowhere else. */
export interface FhirReader {
  readonly base: string;
  /** A resource by its relative or absolute address. */
  resource(url: string, options: RequestOptions): Promise<Answer<FhirResource>>;
  /** Any content, for attachments. */
  content(url: string, options: RequestOptions): Promise<Answer<HttpAnswer>>;
  /** One try (two after a 401), never repeated otherwise: a write may have happened without an answer. */
  send(url: string, request: SentRequest, options: RequestOptions): Promise<Answer<HttpAnswer>>;
}

const IN_FLIGHT = 5;
/** How often a failed read is tried again, by what failed. Anything else isn't. */
const RETRIES = { server: 2, offline: 1, busy: 5 } as const;
export const FHIR_JSON = 'application/fhir+json';
const GET: SentRequest = { method: 'GET' };

const BROWSER: ReaderPorts = {
  fetch: (input, init) => globalThis.fetch(input, init),
  now: () => Date.now(),
  random: () => Math.random(),
  timeoutMs: 30_000,
  backoffMs: 600,
};

/** A reader with at most five requests in flight, retries, back-off and one shared refresh. */
export function createReader(session: Session, ports: Partial<ReaderPorts> = {}): FhirReader {
  const { fetch: fetcher, now, random, timeoutMs, backoffMs } = { ...BROWSER, ...ports };
  const gate = createRequestGate(IN_FLIGHT, now);
  const delay = (attempt: number, retryAfter: string | null = null) =>
    retryDelay({ attempt, retryAfter, now: now(), random: random(), backoffMs });
  const authorized = createAuthorized(
    session,
    async (url, request, accept, token, signal) => {
      const answer = await transfer({ url, request, accept, token, signal, timeoutMs, fetch: fetcher });
      // The server asks for rest: every request of the session waits, not only this one.
      if (answer.ok && answer.value.status === 429)
        gate.pauseUntil(now() + delay(0, answer.value.retryAfter));
      return answer;
    },
    now,
  );

  async function attempt(
    url: URL,
    request: SentRequest,
    options: RequestOptions,
  ): Promise<Answer<HttpAnswer>> {
    const { signal, priority = 0, accept = FHIR_JSON } = options;
    try {
      const answer = await gate.run(() => authorized(url.href, request, accept, signal), {
        priority,
        signal,
      });
      return answer.ok ? checkStatus(answer.value) : answer;
    } catch (error) {
      if (signal.aborted) return failed('aborted');
      throw error;
    }
  }

  async function persist(link: string, options: RequestOptions): Promise<Answer<HttpAnswer>> {
    const url = resolveOnBase(link, session.issuer);
    if (url === null) return failed('foreign');
    const tries = { server: 0, offline: 0, busy: 0 };
    for (;;) {
      const answer = await attempt(url, GET, options);
      if (answer.ok) return answer;
      const { kind } = answer.failure;
      if (kind !== 'server' && kind !== 'offline' && kind !== 'busy') return answer;
      if (tries[kind] >= RETRIES[kind] || session.tokens.ended() !== null) return answer;
      const waited = await pause(delay(tries[kind]), options.signal);
      tries[kind] += 1;
      if (!waited) return failed('aborted');
    }
  }

  return {
    base: session.issuer,
    resource: async (link, options) => {
      const answer = await persist(link, options);
      return answer.ok ? resourceIn(answer.value) : answer;
    },
    content: (link, options) => persist(link, { accept: '*/*', ...options }),
    send: async (link, request, options) => {
      const url = resolveOnBase(link, session.issuer);
      return url === null ? failed('foreign') : attempt(url, request, options);
    },
  };
}

/** False when aborted meanwhile. */
function pause(milliseconds: number, signal: AbortSignal): Promise<boolean> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(false);
    const done = (completed: boolean) => {
      clearTimeout(timer);
      signal.removeEventListener('abort', stop);
      resolve(completed);
    };
    const stop = () => done(false);
    const timer = setTimeout(() => done(true), milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
}
