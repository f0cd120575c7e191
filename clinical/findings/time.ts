import type { Moment, Span } from '../chart/chart.ts';

export const dayMs = 86_400_000;

/** Days from a moment to `asOf`; negative in the future; null when not dated. A whole-day moment of today counts 0. */
export function daysBefore(when: Moment | null, asOf: number): number | null {
  return when === null ? null : (asOf - when.at) / dayMs;
}

/** True when dated at most `days` before `asOf` and not after the day of `asOf`. */
export function isWithin(when: Moment | null, asOf: number, days: number): boolean {
  const before = daysBefore(when, asOf);
  return before !== null && before <= days && before > -1;
}

/** The later end of a span, else its start. */
export function latestOf(span: Span): Moment | null {
  return span.end ?? span.start;
}
