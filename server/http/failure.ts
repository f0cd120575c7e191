import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { ApiError, ApiErrorCode } from '../../contracts/api.ts';

const STATUS: Record<ApiErrorCode, ContentfulStatusCode> = {
  'bad-request': 400,
  unauthenticated: 401,
  'session-expired': 401,
  'invalid-id-token': 401,
  'unknown-issuer': 403,
  forbidden: 403,
  'patient-not-proven': 403,
  'not-found': 404,
  'method-not-allowed': 405,
  conflict: 409,
  'missing-prefetch': 412,
  'too-large': 413,
  'unsupported-media-type': 415,
  'unknown-decision': 422,
  'unreadable-bundle': 422,
  'too-many-requests': 429,
  internal: 500,
  'issuer-unreachable': 502,
  'store-unavailable': 503,
};

/** An answer that isn't 2xx. The texts are for a person and hold no patient data. */
export class ApiFailure extends Error {
  override readonly name = 'ApiFailure';
  readonly code: ApiErrorCode;
  readonly remedy: string;
  readonly headers: Readonly<Record<string, string>>;

  constructor(code: ApiErrorCode, message: string, remedy: string, headers: Record<string, string> = {}) {
    super(message);
    this.code = code;
    this.remedy = remedy;
    this.headers = headers;
  }
}

/** Turns whatever a handler threw into the answer, without its inner message unless it is ours. */
export function toFailure(error: unknown): ApiFailure {
  if (error instanceof ApiFailure) return error;
  if (isStoreOutage(error))
    return new ApiFailure(
      'store-unavailable',
      'The database of Chartside does not answer.',
      'Nothing was stored. The app sends it again by itself; if this lasts, tell the operator.',
      { 'Retry-After': '5' },
    );
  return new ApiFailure(
    'internal',
    'Something went wrong in the Chartside server.',
    'Try again. If it happens again, give the operator the request id.',
  );
}

/** Answers with `body`, or with the error form of the API. */
export function answerFailure(c: Context, failure: ApiFailure, requestId: string, body?: object): Response {
  const { code, message, remedy } = failure;
  const error: ApiError = { code, message, remedy, requestId };
  return c.json(body ?? error, STATUS[code], failure.headers);
}

const OUTAGE =
  /^(ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|08\w{3}|57P0[1-5]|57014|53300|55P03)$/;

/** The driver says these without a code. */
const LOST =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** Connection errors of the driver; classes 08 and 57 of PostgreSQL. */
function isStoreOutage(error: unknown): boolean {
  for (let inner = error; inner instanceof Error; inner = inner.cause) {
    const code = (inner as { code?: unknown }).code;
    if (typeof code === 'string' && OUTAGE.test(code)) return true;
    if (LOST.test(inner.message)) return true;
  }
  return false;
}
