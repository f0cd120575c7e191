import type { Measurement } from '../../chart/chart.ts';
import type { AnalyteDefinition, Limit } from '../../knowledge/knowledge.ts';
import { applies } from './applies.ts';
import type { Person } from './applies.ts';

/** One end of normal: the report's own range when it has that end, else the first range that is for this person. */
export function limitOfNormal(
  end: 'low' | 'high',
  m: Measurement,
  analyte: AnalyteDefinition | undefined,
  person: Person,
): number | null {
  if (m.range?.source === 'report' && m.range[end] !== null) return m.range[end];
  return analyte?.ranges.find((r) => applies(r.when, person))?.[end] ?? null;
}

/** A rule's limit as a number in the analyte's unit, or null when it refers to a range that nobody gave. */
export function limitValue(
  limit: Limit,
  m: Measurement,
  analyte: AnalyteDefinition | undefined,
  person: Person,
): number | null {
  if (typeof limit === 'number') return limit;
  if ('uln' in limit) {
    const high = limitOfNormal('high', m, analyte, person);
    return high === null ? null : high * limit.uln;
  }
  const low = limitOfNormal('low', m, analyte, person);
  return low === null ? null : low * limit.lln;
}

/** What the report itself says of the value against its own limit of normal, when it gives no range. */
export function saidByReport(end: 'low' | 'high', limit: Limit, m: Measurement): boolean | null {
  if (m.range !== null || m.derivedBy !== null || typeof limit === 'number') return null;
  const times = 'uln' in limit ? limit.uln : limit.lln;
  if (m.interpretation === 'normal')
    return end === 'high' ? (times >= 1 ? false : null) : times <= 1 ? false : null;
  return times === 1 && m.interpretation === end ? true : null;
}

/** Whether the value lies above a limit; null when a comparator ("< 5") leaves it open. */
export function isAbove(m: Measurement, limit: number): boolean | null {
  switch (m.comparator) {
    case '<':
    case '<=':
      return m.value <= limit ? false : null;
    case '>':
      return m.value >= limit ? true : null;
    case '>=':
      return m.value > limit ? true : null;
    default:
      return m.value > limit;
  }
}

/** Whether the value lies below a limit; null when a comparator leaves it open. */
export function isBelow(m: Measurement, limit: number): boolean | null {
  switch (m.comparator) {
    case '>':
    case '>=':
      return m.value >= limit ? false : null;
    case '<':
      return m.value <= limit ? true : null;
    case '<=':
      return m.value < limit ? true : null;
    default:
      return m.value < limit;
  }
}
