import type { ChartProblem, Moment, ResourceRef } from './chart.ts';
import { NO_DATE, statedDate, statedPeriod } from './dates.ts';
import type { StatedDate } from './dates.ts';
import type { JsonObject } from './json.ts';
import { objectAt, textAt, textsAt } from './json.ts';
import { problem, quoted } from './reading.ts';

/**
 * The clinically relevant time of a `prefix`[x] (dateTime, period, instant, timing); else `issued`, marked approximate;
 * else null. A date that can't be read is a problem, not a guess.
 */
export function clinicalTime(
  resource: JsonObject,
  prefix: string,
  ref: ResourceRef,
  problems: ChartProblem[],
): Moment | null {
  const own = ownTime(resource, prefix);
  if (own.moment !== null) return own.moment;
  if (own.unreadable !== null) reportDate(own.unreadable, ref, problems);
  const issued = statedDate(textAt(resource, 'issued'), true);
  if (issued.moment === null && issued.unreadable !== null) reportDate(issued.unreadable, ref, problems);
  return issued.moment;
}

function ownTime(resource: JsonObject, prefix: string): StatedDate {
  const single = textAt(resource, `${prefix}DateTime`) ?? textAt(resource, `${prefix}Instant`);
  if (single !== null) return statedDate(single);
  const { span, unreadable } = statedPeriod(resource, `${prefix}Period`);
  if (span.start !== null || span.end !== null || unreadable !== null)
    return { moment: span.start ?? span.end, unreadable };
  const timing = objectAt(resource, `${prefix}Timing`);
  const [event] = timing === null ? [] : textsAt(timing, 'event');
  return event === undefined ? NO_DATE : statedDate(event);
}

export function reportDate(text: string, ref: ResourceRef, problems: ChartProblem[]): void {
  problems.push(problem('unreadable-date', ref, `Its date ${quoted(text)} can't be read; not used.`, false));
}

/** The first of the keys that holds a date; unreadable ones become problems. */
export function firstDate(
  resource: JsonObject,
  keys: readonly string[],
  ref: ResourceRef,
  problems: ChartProblem[],
): Moment | null {
  for (const key of keys) {
    const { moment, unreadable } = statedDate(textAt(resource, key));
    if (moment !== null) return moment;
    if (unreadable !== null) reportDate(unreadable, ref, problems);
  }
  return null;
}
