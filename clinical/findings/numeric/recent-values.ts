import type { Measurement } from '../../chart/chart.ts';
import type { NumericRule } from '../../knowledge/knowledge.ts';
import { isWithin } from '../time.ts';
import { isAbove, isBelow } from './limits.ts';
import type { Values } from './values.ts';

const HOUR = 3_600_000;
/** Estimate: what one day showed belongs to one state of the patient. */
const STATE_MS = 24 * HOUR;
/** Of a day's minutely monitoring, the newest. */
const MOST_VALUES = 48;
/** Estimate: of many values a few out of range are artefacts or chance, and say neither present nor absent. */
export const LEAST_SHARE = 0.2;

const at = (m: Measurement): number => m.when?.at ?? 0;

/**
 * The newest value in the rule's window and those of the day before it, newest first; a vital sign of the encounter in
 * question comes before any other, and then only that encounter's count.
 *
 * An oxygen saturation of 90 % half an hour before one of 95 % under oxygen was still 90 %, and a pulse of 112 in the
 * morning is not taken back by 88 at noon. Values of earlier days are another state.
 */
export function recentValues(rule: NumericRule, values: Values, asOf: number): readonly Measurement[] {
  const all = values.measurements.get(rule.analyte) ?? [];
  const isRecent = (m: Measurement) => isWithin(m.when, asOf, rule.withinDays);
  const isOwn = (m: Measurement) => m.category === 'vital-sign' && m.encounter === values.encounter;
  const own = values.encounter === null ? -1 : all.findLastIndex((m) => isOwn(m) && isRecent(m));
  const index = own === -1 ? all.findLastIndex(isRecent) : own;
  const list: Measurement[] = [];
  for (let i = index; i >= 0 && list.length < MOST_VALUES; i--) {
    const m = all[i]!;
    if (at(all[index]!) - at(m) >= STATE_MS) break;
    if (isRecent(m) && (own === -1 || isOwn(m))) list.push(m);
  }
  return list;
}

/** Whether the value was kept in range by support that the rule names: a saturation of 95 % under oxygen denies nothing. */
export function isSupported(rule: NumericRule, m: Measurement, values: Values): boolean {
  return (rule.openOn ?? []).some(({ analyte, above }) => {
    const support = values.measurements
      .get(analyte)
      ?.findLast((s) => at(s) <= at(m) + HOUR && at(m) - at(s) < STATE_MS);
    return support !== undefined && isAbove(support, above) === true;
  });
}

/** Whether the value that the rule names beside its own lies below its limit that day; null when none was measured. */
export function holdsBeside(rule: NumericRule, m: Measurement, values: Values): boolean | null {
  if (!rule.beside) return true;
  const { analyte, below } = rule.beside;
  const other = values.measurements.get(analyte)?.findLast((o) => Math.abs(at(o) - at(m)) < STATE_MS);
  return other ? isBelow(other, below) : null;
}
