import type { Evidence, Measurement } from '../../chart/chart.ts';
import type { FindingDefinition, TrendRule } from '../../knowledge/knowledge.ts';
import type { Statement } from '../statement.ts';
import { dayMs, isWithin } from '../time.ts';
import { applies, type Person } from './applies.ts';
import { describeMeasurement } from './describe.ts';
import type { Values } from './values.ts';

interface Outcome {
  readonly holds: boolean;
  /** The measurements that decide, newest first. */
  readonly used: readonly Measurement[];
}

const at = (m: Measurement): number => m.when?.at ?? 0;
const spanDays = (list: readonly Measurement[]): number => {
  const [first, last] = [list[0], list.at(-1)];
  return first && last ? (at(last) - at(first)) / dayMs : 0;
};

/** Least-squares slope in units per year. */
export function slopePerYear(
  points: readonly { readonly at: number; readonly value: number }[],
): number | null {
  const n = points.length;
  const meanX = points.reduce((s, p) => s + p.at, 0) / n;
  const meanY = points.reduce((s, p) => s + p.value, 0) / n;
  const xx = points.reduce((s, p) => s + (p.at - meanX) ** 2, 0);
  if (n < 2 || xx === 0) return null;
  const xy = points.reduce((s, p) => s + (p.at - meanX) * (p.value - meanY), 0);
  return (xy / xx) * 365.25 * dayMs;
}

function extreme(list: readonly Measurement[], pick: 'min' | 'max'): Measurement | null {
  const better = (a: Measurement, b: Measurement): boolean =>
    pick === 'min' ? b.value < a.value : b.value > a.value;
  return list.reduce<Measurement | null>((best, m) => (best === null || better(best, m) ? m : best), null);
}

/** The last value against the patient's own lowest (rise) or highest (fall) before it in the window. */
function change(rule: TrendRule, window: readonly Measurement[], last: Measurement): Outcome | null {
  const rise = rule.kind.startsWith('rise');
  const baseline = extreme(window.slice(0, -1), rise ? 'min' : 'max');
  if (!baseline) return null;
  const difference = rise ? last.value - baseline.value : baseline.value - last.value;
  if (rule.kind === 'rise-ratio')
    return baseline.value > 0
      ? { holds: last.value / baseline.value >= rule.threshold, used: [last, baseline] }
      : null;
  if (rule.kind === 'fall-percent')
    return baseline.value > 0
      ? { holds: (100 * difference) / baseline.value >= rule.threshold, used: [last, baseline] }
      : null;
  return { holds: difference >= rule.threshold, used: [last, baseline] };
}

/** Every value of the window beyond the threshold, over the required time. One on the other side: not persistent. */
function persistence(rule: TrendRule, window: readonly Measurement[], last: Measurement): Outcome | null {
  const beyond = (m: Measurement): boolean =>
    rule.kind === 'persists-below' ? m.value < rule.threshold : m.value > rule.threshold;
  if (!beyond(last)) return { holds: false, used: [last] };
  const run = window.slice(window.findLastIndex((m) => !beyond(m)) + 1);
  const first = run[0];
  const long = run.length >= rule.minMeasurements && spanDays(run) >= (rule.minSpanDays ?? 0);
  return long && first ? { holds: true, used: [last, ...run.slice(0, -1).toReversed()] } : null;
}

function slope(rule: TrendRule, window: readonly Measurement[]): Outcome | null {
  if (spanDays(window) < (rule.minSpanDays ?? 0)) return null;
  const value = slopePerYear(window.map((m) => ({ at: at(m), value: m.value })));
  if (value === null) return null;
  return {
    holds: rule.kind === 'slope-per-year-below' ? value <= rule.threshold : value >= rule.threshold,
    used: window.toReversed(),
  };
}

function evaluate(rule: TrendRule, values: Values, asOf: number): Outcome | null {
  const known = (values.measurements.get(rule.analyte) ?? []).filter(
    (m) => m.comparator === null && at(m) <= asOf + dayMs,
  );
  const last = known.at(-1);
  if (!last || !isWithin(last.when, asOf, rule.withinDays)) return null;
  const window = known.filter((m) => at(last) - at(m) <= rule.windowDays * dayMs);
  if (rule.kind.startsWith('persists')) return persistence(rule, window, last);
  if (window.length < rule.minMeasurements) return null;
  return rule.kind.startsWith('slope') ? slope(rule, window) : change(rule, window, last);
}

const mostEvidence = 6;

/**
 * What the course of the numbers says about a finding. Null when there are too few measurements or too short a time;
 * absent only when the rule could be judged and none holds.
 */
export function trendStatement(
  index: number,
  def: FindingDefinition,
  values: Values,
  person: Person,
  asOf: number,
): Statement | null {
  const outcomes = def.trends
    .filter((rule) => applies(rule.when ?? {}, person))
    .flatMap((rule) => evaluate(rule, values, asOf) ?? []);
  const chosen = outcomes.find((o) => o.holds) ?? outcomes[0];
  const [newest, ...older] = chosen?.used ?? [];
  if (!chosen || !newest) return null;
  const refs = [newest, ...older].flatMap((m) => (m.derivedBy === null ? [m.ref] : [m.ref, ...m.alsoIn]));
  const [first = newest.ref, ...rest] = [...new Set(refs)].slice(0, mostEvidence);
  const evidence: Evidence = [first, ...rest];
  const analyte = values.analytes.get(newest.analyte ?? '');
  const oldest = older.at(-1);
  return {
    finding: index,
    status: chosen.holds ? 'present' : 'absent',
    source: 'trend',
    evidence,
    certainty: 1,
    when: newest.when,
    detail: oldest
      ? `${describeMeasurement(newest, analyte)}, before ${describeMeasurement(oldest, analyte)}`
      : describeMeasurement(newest, analyte),
    rank: 0,
  };
}
