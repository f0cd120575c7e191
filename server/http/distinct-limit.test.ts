import { expect, it } from 'vitest';
import { distinctLimit } from './distinct-limit.ts';

it('allows so many different things in an hour, each as often as wanted, for each key alone', () => {
  let now = 0;
  const limit = distinctLimit(2, () => now);
  expect(['a', 'b', 'a', 'b'].map((thing) => limit.touch('user', thing))).toEqual([0, 0, 0, 0]);
  expect(limit.touch('user', 'c')).toBe(3_600);
  expect(limit.touch('other', 'c')).toBe(0);
  now = 3_599_000;
  expect([limit.touch('user', 'c'), limit.touch('user', 'a')]).toEqual([1, 0]);
  now = 3_600_000;
  // `b` was touched an hour ago, `a` just now.
  expect([limit.touch('user', 'c'), limit.touch('user', 'b') > 0]).toEqual([0, true]);
});
