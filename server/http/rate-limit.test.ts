import { describe, expect, it } from 'vitest';
import { rateLimit } from './rate-limit.ts';

describe('rate limit', () => {
  it('allows a burst of a minute, then the average rate, for each key alone', () => {
    let now = 0;
    const limit = rateLimit(60, () => now);
    const taken = Array.from({ length: 61 }, () => limit.take('a'));
    expect(taken.slice(0, 60).every((wait) => wait === 0)).toBe(true);
    expect(taken[60]).toBe(1);
    expect(limit.take('b')).toBe(0);
    now = 1_000;
    expect([limit.take('a'), limit.take('a')]).toEqual([0, 1]);
  });

  it('waits for what was taken beyond the measure, in a period of its own length', () => {
    let now = 0;
    const limit = rateLimit(100, () => now, 3_600_000);
    expect(limit.take('a', 150)).toBe(0);
    expect(limit.left('a')).toBe(51 * 36);
    now = 51 * 36_000;
    expect(limit.take('a')).toBe(0);
  });

  it('takes nothing from anyone when the clock is set back', () => {
    let now = 3_600_000;
    const limit = rateLimit(2, () => now);
    limit.take('a');
    now = 0;
    expect(limit.take('a')).toBe(0);
  });
});
