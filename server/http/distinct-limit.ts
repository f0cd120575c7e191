/** How many different things one key may touch in an hour, in this process. */
export interface DistinctLimit {
  /** Answers 0 when allowed, else the seconds until it would be. What was touched within the hour is free. */
  touch(key: string, thing: string): number;
}

const HOUR_MS = 3_600_000;
const MAX_KEYS = 20_000;

/** `now`: milliseconds. */
export function distinctLimit(perHour: number, now: () => number): DistinctLimit {
  const touched = new Map<string, Map<string, number>>();
  return {
    touch(key, thing) {
      const at = now();
      const things = touched.get(key) ?? new Map<string, number>();
      // Re-inserted so that the first is the one unused for longest, of keys and of things.
      touched.delete(key);
      touched.set(key, things);
      if (touched.size > MAX_KEYS) touched.delete(touched.keys().next().value ?? key);
      for (const [one, last] of things) {
        if (at - last < HOUR_MS) break;
        things.delete(one);
      }
      const known = things.delete(thing);
      if (!known && things.size >= perHour) {
        const oldest = things.values().next().value ?? at;
        return Math.max(1, Math.ceil((oldest + HOUR_MS - at) / 1_000));
      }
      things.set(thing, at);
      return 0;
    },
  };
}
