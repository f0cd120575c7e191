interface Wait {
  /** 0 before the first further try. */
  readonly attempt: number;
  /** The header's value; `null` when absent or hidden by CORS. */
  readonly retryAfter: string | null;
  readonly now: number;
  /** Uniform in [0, 1): clients that were refused together must not come back together. */
  readonly random: number;
  readonly backoffMs: number;
}

const LONGEST_MS = 60_000;

/** Milliseconds to wait before another try: what the server asks, else doubling, each with jitter. */
export function retryDelay({ attempt, retryAfter, now, random, backoffMs }: Wait): number {
  const asked = askedDelay(retryAfter, now);
  const jitter = random * backoffMs;
  if (asked !== null) return Math.min(asked, LONGEST_MS) + jitter;
  return Math.min(backoffMs * 2 ** attempt, LONGEST_MS) + jitter;
}

/** Retry-After is seconds or an HTTP date (RFC 9110, 10.2.3). */
function askedDelay(value: string | null, now: number): number | null {
  if (value === null || value.trim() === '') return null;
  const seconds = Number(value);
  if (Number.isFinite(seconds)) return Math.max(0, seconds * 1000);
  const date = Date.parse(value);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}
