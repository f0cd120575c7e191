import type { Chart, Measurement } from '../chart/chart.ts';
import { amountInWords } from '../findings/numeric/describe.ts';
import type { AssessmentContext } from '../findings/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Change } from './assessment.ts';

const DAY = 86_400_000;
/** Standard deviations of the healthy that a result outside its range must have moved on to count as worse (estimate). */
const CLEARLY_WORSE = 2;
/** And this many times as far outside as it was (estimate). */
const TWICE_AS_FAR = 2;

type Side = 'high' | 'low';

/** A result outside its range that was inside before, was on the other side, is new, or is clearly worse. */
export interface Turned {
  readonly analyte: string;
  readonly side: Side;
  readonly value: number;
  readonly range: { readonly low: number | null; readonly high: number | null };
  /** How far outside, in standard deviations of the healthy or in doublings; see `deviations`. */
  readonly deviations: number;
  /** Called critical by the laboratory, or a vital sign that scores three points alone (RCP, NEWS2, 2017). */
  readonly alarms: boolean;
  readonly change: Change;
}

/** Of each analyte the value furthest outside during the last day that it was measured, against the one before that day. */
export function turnedAbnormal(
  chart: Chart,
  since: number,
  { asOf, ageYears }: Pick<AssessmentContext, 'asOf' | 'ageYears'>,
  knowledge: Knowledge,
): Turned[] {
  const analytes = new Map(knowledge.analytes.map((a) => [a.id, a]));
  const amount = (m: Measurement) => amountInWords(m, analytes.get(m.analyte ?? ''));
  return seriesOf(chart, asOf).flatMap(([analyte, list]): Turned[] => {
    const last = list[list.length - 1]!;
    const from = Math.max(since, last.when!.at - DAY);
    const recent = list.slice(1 + list.findLastIndex((m) => m.when!.at < from));
    const worst = recent.reduce((a, b) => (deviations(b) >= deviations(a) ? b : a), last);
    const side = outside(worst);
    if (last.when!.at < since || !side) return [];
    const before = list.findLast((m) => last.when!.at - m.when!.at > DAY);
    const alreadySo = before !== undefined && outside(before) === side;
    if (alreadySo && !isClearlyWorse(worst, before)) return [];
    const was = before ? `was ${amount(before)}` : 'no earlier value';
    const now = worst === last ? amount(worst) : `${amount(worst)}, then ${amount(last)}`;
    return [
      {
        analyte,
        side,
        value: worst.value,
        range: worst.range!,
        deviations: deviations(worst),
        alarms: isCalledCritical(worst) || scoresThree(worst, ageYears, knowledge),
        change: {
          title: `${worst.concept.text} ${alreadySo ? (side === 'high' ? 'higher' : 'lower') : side}`,
          detail: `${now}, ${was}`,
          when: worst.when,
          evidence: before ? [worst.ref, before.ref] : [worst.ref],
        },
      },
    ];
  });
}

/** Dated values by analyte, oldest first. */
function seriesOf(chart: Chart, asOf: number): [string, Measurement[]][] {
  const series = new Map<string, Measurement[]>();
  for (const m of chart.measurements) {
    if (!m.analyte || !m.when || m.when.at > asOf) continue;
    const list = series.get(m.analyte) ?? [];
    list.push(m);
    series.set(m.analyte, list);
  }
  return [...series];
}

function outside(m: Measurement): Side | null {
  const { low = null, high = null } = m.range ?? {};
  if (high !== null && m.value > high) return 'high';
  if (low !== null && m.value < low) return 'low';
  return null;
}

const MOST = 6;

/**
 * How far outside its range, at most 6: in standard deviations where the range has two ends (95 % of the healthy lie between
 * them: a quarter of its width each), in doublings of the limit where it has one or starts at 0. 0 inside.
 */
function deviations(m: Measurement): number {
  const { low = null, high = null } = m.range ?? {};
  const side = outside(m);
  if (!side) return 0;
  const limit = (side === 'high' ? high : low)!;
  const far =
    low !== null && high !== null && low > 0
      ? Math.abs(m.value - limit) / ((high - low) / 4)
      : limit > 0 && m.value > 0
        ? Math.abs(Math.log2(m.value / limit))
        : 1;
  return Math.min(MOST, far);
}

function isClearlyWorse(now: Measurement, before: Measurement): boolean {
  const { low = null, high = null } = now.range ?? {};
  const side = outside(now);
  const limit = side === 'high' ? high! : low!;
  const width = (high ?? limit) - (low ?? 0);
  return (
    Math.abs(now.value - before.value) >= (CLEARLY_WORSE * width) / 4 &&
    Math.abs(now.value - limit) >= TWICE_AS_FAR * Math.abs(before.value - limit)
  );
}

function isCalledCritical({ interpretation }: Measurement): boolean {
  return interpretation === 'critical-low' || interpretation === 'critical-high';
}

function scoresThree(m: Measurement, ageYears: number | null, knowledge: Knowledge): boolean {
  const scores = knowledge.scores.filter((s) => ageYears !== null && ageYears >= s.ageFrom);
  const part = scores.flatMap((s) => s.parts).find((p) => p.analyte === m.analyte);
  return part?.bands.find((b) => b.upTo === undefined || m.value <= b.upTo)?.points === 3;
}
