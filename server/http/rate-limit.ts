/** Token buckets by key, in this process: several instances allow several times the rate. */
export interface RateLimit {
  /**
   * Takes one, or `cost` where the size is only known afterwards; answers 0 when allowed, else the seconds until the
   * next would be.
   */
  take(key: string, cost?: number): number;
  /** The same, without taking one. */
  left(key: string): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MAX_KEYS = 50_000;

/** `most` in each period (a minute) on average, and as many at once. `now`: milliseconds. */
export function rateLimit(most: number, now: () => number, periodMs = 60_000): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = most / periodMs;
  const wait = (tokens: number) => (tokens >= 1 ? 0 : Math.ceil((1 - tokens) / perMs / 1_000));
  // A clock that is set back must not cost anyone tokens.
  const refilled = ({ tokens, at }: Bucket, now: number) =>
    Math.min(most, tokens + Math.max(0, now - at) * perMs);
  return {
    left(key) {
      const bucket = buckets.get(key);
      return bucket === undefined ? 0 : wait(refilled(bucket, now()));
    },
    take(key, cost = 1) {
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: most, at };
      bucket.tokens = refilled(bucket, at);
      bucket.at = at;
      // Re-inserted so that the first key of the map is the one unused for longest.
      buckets.delete(key);
      buckets.set(key, bucket);
      if (buckets.size > MAX_KEYS) buckets.delete(buckets.keys().next().value ?? key);
      const seconds = wait(bucket.tokens);
      if (seconds === 0) bucket.tokens -= cost;
      return seconds;
    },
  };
}
