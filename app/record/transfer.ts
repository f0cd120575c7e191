import { failed, type Answer } from './answer.ts';

export interface SentRequest {
  readonly method: 'GET' | 'POST';
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** One HTTP answer, read to its end, whatever its status. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly location: string | null;
  readonly retryAfter: string | null;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

interface Transfer {
  /** Absolute, on the issuer's origin: the token goes along. */
  readonly url: string;
  readonly request: SentRequest;
  readonly accept: string;
  readonly token: string | null;
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly fetch: typeof fetch;
}

/** One request and its answer. No answer at all is `offline`, `timeout` or `aborted`. */
export async function transfer(parts: Transfer): Promise<Answer<HttpAnswer>> {
  const { url, request, accept, token, signal, timeoutMs } = parts;
  const timeout = AbortSignal.timeout(timeoutMs);
  try {
    const response = await parts.fetch(url, {
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
    return {
      ok: true,
      value: {
        status: response.status,
        contentType: response.headers.get('content-type') ?? '',
        location: response.headers.get('location'),
        retryAfter: response.headers.get('retry-after'),
        bytes: new Uint8Array(await response.arrayBuffer()),
      },
    };
  } catch {
    if (signal.aborted) return failed('aborted');
    return failed(timeout.aborted ? 'timeout' : 'offline');
  }
}
