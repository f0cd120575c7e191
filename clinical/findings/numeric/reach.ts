import type { FindingDefinition } from '../../knowledge/knowledge.ts';
import { dayMs } from '../time.ts';

/** Analyte → how many days back any rule looks at its values. An analyte that no rule names is not in it. */
export type Reach = ReadonlyMap<string, number>;

/**
 * A course is judged from a last value within `withinDays`, back over `windowDays` from there; the oxygen that a
 * saturation was measured under may be a day older than it.
 */
export function reachOf(findings: readonly FindingDefinition[]): Reach {
  const reach = new Map<string, number>();
  const extend = (analyte: string, days: number) =>
    reach.set(analyte, Math.max(reach.get(analyte) ?? 0, days));
  for (const { numeric, trends } of findings) {
    for (const rule of numeric) {
      extend(rule.analyte, rule.withinDays);
      if (rule.beside) extend(rule.beside.analyte, rule.withinDays + 1);
      for (const { analyte } of rule.openOn ?? []) extend(analyte, rule.withinDays + 1);
    }
    for (const rule of trends) extend(rule.analyte, rule.withinDays + rule.windowDays);
  }
  return reach;
}

/** Epoch milliseconds of the oldest value of an analyte that can matter; `Infinity` where none can. */
export function reachedFrom(reach: Reach, asOf: number): (analyte: string) => number {
  return (analyte) => asOf - (reach.get(analyte) ?? Number.NEGATIVE_INFINITY) * dayMs;
}
