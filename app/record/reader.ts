import type { Session } from '../launch/session.ts';
import { asResource, issuesOf, type FhirResource } from './fhir-json.ts';
import { readFailure, type FailureKind, type ReadFailure } from './read-failure.ts';
import { createRequestGate } from './request-gate.ts';
import { retryDelay } from './retry-delay.ts';
import { resolveOnBase } from './same-origin.ts';
import { createTokenProbe } from './token-probe.ts';

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

export interface SentRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One HTTP answer, read to its end. `bytes` only where they were asked for. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

export type Answer<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: ReadFailure };

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
const SERVER_RETRIES = 2;
const NETWORK_RETRIES = 1;
const BUSY_RETRIES = 5;
const FHIR_JSON = 'application/fhir+json';

const BROWSER: ReaderPorts = {
  fetch: (input, init) => globalThis.fetch(input, init),
  now: () => Date.now(),
  random: () => Math.random(),
  timeoutMs: 30_000,
  backoffMs: 600,
};

/** At most five requests in flight; see the server table of the record's design for each behaviour. */
export function createReader(session: Session, ports: Partial<ReaderPorts> = {}): FhirReader {
  const { fetch: fetcher, now, random, timeoutMs, backoffMs } = { ...BROWSER, ...ports };
  const gate = createRequestGate(IN_FLIGHT, now);
  const patientUrl = `${session.issuer}/Patient/${encodeURIComponent(session.patientId)}`;
  const probe = createTokenProbe(async (token) => {
    const answer = await transfer(patientUrl, GET, FHIR_JSON, token, new AbortController().signal);
    return answer.ok ? answer.value.status : null;
  }, now);

  async function transfer(
    url: string,
    request: SentRequest,
    accept: string,
    token: string | null,
    signal: AbortSignal,
  ): Promise<Answer<HttpAnswer>> {
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await fetcher(url, {
        ...request,
        headers: {
          Accept: accept,
          ...request.headers,
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        },
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
        // A redirect could carry the token to another origin.
        redirect: 'error',
        signal: AbortSignal.any([signal, timeout]),
      });
      if (response.status === 429) rest(response.headers.get('retry-after'));
      return {
        ok: true,
        value: {
          status: response.status,
          contentType: response.headers.get('content-type') ?? '',
          location: response.headers.get('location'),
          bytes: new Uint8Array(await response.arrayBuffer()),
        },
      };
    } catch {
      if (signal.aborted) return failed('aborted');
      return failed(timeout.aborted ? 'timeout' : 'offline');
    }
  }

  function rest(retryAfter: string | null): void {
    gate.pauseUntil(now() + retryDelay({ attempt: 0, retryAfter, now: now(), random: random(), backoffMs }));
  }

  /** With the session's token; a 401 leads to one shared refresh and one more try. */
  async function authorized(url: string, request: SentRequest, accept: string, signal: AbortSignal) {
    let rejected: string | null = null;
    for (let attempt = 0; ; attempt += 1) {
      const access = await session.tokens.accessToken(rejected === null ? {} : { rejected });
      if (!access.ok) return failed(access.reason);
      if (signal.aborted) return failed('aborted');
      const answer = await transfer(url, request, accept, access.token, signal);
      if (!answer.ok || answer.value.status !== 401) return answer;
      const state = url === patientUrl ? 'dead' : await probe.ask(access.token);
      if (state === 'unknown') return failed('offline');
      // The token is good, so it is this kind of data that the server keeps back.
      if (state === 'alive') return failed('not-shared', 401, issuesIn(answer.value));
      if (attempt > 0 || access.token === null || !session.tokens.canRefresh()) {
        session.tokens.end('expired');
        return failed('ended', 401);
      }
      rejected = access.token;
    }
  }

  async function attempt(url: URL, request: SentRequest, accept: string, options: RequestOptions) {
    const { signal, priority = 0 } = options;
    try {
      const answer = await gate.run(() => authorized(url.href, request, accept, signal), {
        priority,
        signal,
      });
      return answer.ok ? classify(answer.value) : answer;
    } catch (error) {
      if (signal.aborted) return failed('aborted');
      throw error;
    }
  }

  async function persist(link: string, accept: string, options: RequestOptions): Promise<Answer<HttpAnswer>> {
    const url = resolveOnBase(link, session.issuer);
    if (url === null) return failed('foreign');
    const tries = { server: 0, offline: 0, busy: 0 };
    const limits = { server: SERVER_RETRIES, offline: NETWORK_RETRIES, busy: BUSY_RETRIES };
    for (;;) {
      const answer = await attempt(url, GET, accept, options);
      if (answer.ok) return answer;
      const { kind } = answer.failure;
      if (kind !== 'server' && kind !== 'offline' && kind !== 'busy') return answer;
      if (tries[kind] >= limits[kind] || session.tokens.ended() !== null) return answer;
      const wait = { attempt: tries[kind], retryAfter: null, now: now(), random: random(), backoffMs };
      tries[kind] += 1;
      if (!(await pause(retryDelay(wait), options.signal))) return failed('aborted');
    }
  }

  return {
    base: session.issuer,
    resource: async (link, options) => {
      const answer = await persist(link, options.accept ?? FHIR_JSON, options);
      return answer.ok ? parseResource(answer.value) : answer;
    },
    content: (link, options) => persist(link, options.accept ?? '*/*', options),
    send: async (link, request, options) => {
      const url = resolveOnBase(link, session.issuer);
      return url === null ? failed('foreign') : attempt(url, request, options.accept ?? FHIR_JSON, options);
    },
  };
}

const GET: SentRequest = { method: 'GET' };

function failed(
  kind: FailureKind,
  status: number | null = null,
  issues: ReturnType<typeof issuesOf> = [],
): { readonly ok: false; readonly failure: ReadFailure } {
  return { ok: false, failure: readFailure(kind, status, issues) };
}

function classify(answer: HttpAnswer): Answer<HttpAnswer> {
  const { status } = answer;
  if (status >= 200 && status < 300) return { ok: true, value: answer };
  const issues = issuesIn(answer);
  // Some servers answer 500 where they mean "no such thing"; their OperationOutcome says so.
  if (status >= 500 && issues.some(({ code }) => code === 'not-found'))
    return failed('not-found', status, issues);
  return failed(kindOf(status), status, issues);
}

function kindOf(status: number): FailureKind {
  if (status === 429) return 'busy';
  if (status === 403) return 'not-shared';
  if (status === 404 || status === 405 || status === 410 || status === 501) return 'not-found';
  return status >= 500 ? 'server' : 'bad-request';
}

function issuesIn(answer: HttpAnswer) {
  return issuesOf(parseJson(answer.bytes));
}

function parseResource(answer: HttpAnswer): Answer<FhirResource> {
  const json = parseJson(answer.bytes);
  const resource = asResource(json);
  if (resource === null) return failed('unreadable', answer.status);
  if (resource.resourceType === 'OperationOutcome')
    return failed('unreadable', answer.status, issuesOf(json));
  return { ok: true, value: resource };
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
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
