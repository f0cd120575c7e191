/** Token buckets by key, in this process: several instances allow several times the rate. */
export interface RateLimit {
  /** Takes one; answers 0 when allowed, else the seconds until the next would be. */
  take(key: string): number;
}

interface Bucket {
  tokens: number;
  at: number;
}

const MAX_KEYS = 50_000;

/** `perMinute` on average, and as many at once. `now`: milliseconds. */
export function rateLimit(perMinute: number, now: () => number): RateLimit {
  const buckets = new Map<string, Bucket>();
  const perMs = perMinute / 60_000;
  return {
    take(key) {
      const at = now();
      const bucket = buckets.get(key) ?? { tokens: perMinute, at };
      // A clock that is set back must not cost anyone tokens.
      bucket.tokens = Math.min(perMinute, bucket.tokens + Math.max(0, at - bucket.at) * perMs);
      bucket.at = at;
      // Re-inserted so that the first key of the map is the one unused for longest.
      buckets.delete(key);
      buckets.set(key, bucket);
      if (buckets.size > MAX_KEYS) buckets.delete(buckets.keys().next().value ?? key);
      if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs / 1_000);
      bucket.tokens -= 1;
      return 0;
    },
  };
}
