import type { Chart, Measurement, Moment } from '../chart/chart.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import { amountInWords } from '../findings/numeric/describe.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Change } from './assessment.ts';

const DAY = 86_400_000;
const DEFAULT_LOOKBACK_DAYS = 90;
const SHOWN = 12;

interface Weighed extends Change {
  readonly importance: number;
}

/** What is new since the visit before this one (90 days when there was none): trends, results that turned abnormal, medicines. */
export function changesOf(
  chart: Chart,
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
): Change[] {
  const since = previousVisit(chart, context.asOf) ?? context.asOf - DEFAULT_LOOKBACK_DAYS * DAY;
  const names = new Map(knowledge.findings.map((f) => [f.id, f.name]));
  const trends = findings
    .filter((f) => f.source === 'trend' && f.status === 'present' && (f.when === null || f.when.at >= since))
    .map((f): Weighed => ({
      title: names.get(f.id) ?? f.id,
      detail: f.detail,
      when: f.when,
      evidence: f.evidence,
      importance: 3,
    }));
  return [
    ...trends,
    ...turnedAbnormal(chart, since, context.asOf, knowledge),
    ...medicineChanges(chart, since, context.asOf),
  ]
    .sort((a, b) => b.importance - a.importance || (b.when?.at ?? 0) - (a.when?.at ?? 0))
    .slice(0, SHOWN)
    .map(({ title, detail, when, evidence }) => ({ title, detail, when, evidence }));
}

function previousVisit(chart: Chart, asOf: number): number | null {
  const starts = chart.encounters
    .flatMap((e) => (e.period.start && e.period.start.at <= asOf ? [e.period.start.at] : []))
    .sort((a, b) => b - a);
  const current = starts[0];
  if (current === undefined) return null;
  if (asOf - current > 2 * DAY) return current;
  return starts.find((s) => current - s > DAY) ?? null;
}

function turnedAbnormal(chart: Chart, since: number, asOf: number, knowledge: Knowledge): Weighed[] {
  const analytes = new Map(knowledge.analytes.map((a) => [a.id, a]));
  const amount = (m: Measurement) => amountInWords(m, analytes.get(m.analyte ?? ''));
  const series = new Map<string, Measurement[]>();
  for (const m of chart.measurements) {
    if (!m.analyte || !m.when || m.when.at > asOf) continue;
    const list = series.get(m.analyte) ?? [];
    list.push(m);
    series.set(m.analyte, list);
  }
  return [...series.values()].flatMap((list): Weighed[] => {
    const last = list[list.length - 1]!;
    const side = outside(last);
    if (last.when!.at < since || !side) return [];
    const before = list.slice(0, -1).findLast((m) => last.when!.at - m.when!.at > DAY);
    if (before && outside(before) === side) return [];
    const was = before ? `was ${amount(before)}` : 'no earlier value';
    return [
      {
        title: `${last.concept.text} ${side}`,
        detail: `${amount(last)}, ${was}`,
        when: last.when,
        evidence: before ? [last.ref, before.ref] : [last.ref],
        importance: 1 + beyond(last),
      },
    ];
  });
}

function outside(m: Measurement): 'high' | 'low' | null {
  const { low = null, high = null } = m.range ?? {};
  if (high !== null && m.value > high) return 'high';
  if (low !== null && m.value < low) return 'low';
  return null;
}

/** How far outside, relative to the limit, at most 2. */
function beyond(m: Measurement): number {
  const limit = outside(m) === 'high' ? m.range!.high! : m.range!.low!;
  return limit === 0 ? 1 : Math.min(2, Math.abs(m.value - limit) / Math.abs(limit));
}

function medicineChanges(chart: Chart, since: number, asOf: number): Weighed[] {
  const within = (moment: Moment | null) => moment !== null && moment.at >= since && moment.at <= asOf;
  return chart.medications.flatMap((m): Weighed[] => {
    if (within(m.period.end) && m.status !== 'active')
      return [
        {
          title: `${m.concept.text} stopped`,
          detail: m.dosage ?? '',
          when: m.period.end,
          evidence: [m.ref],
          importance: 1.2,
        },
      ];
    if (within(m.period.start) && (m.status === 'active' || m.status === 'unknown'))
      return [
        {
          title: `${m.concept.text} started`,
          detail: m.dosage ?? '',
          when: m.period.start,
          evidence: [m.ref],
          importance: 1.5,
        },
      ];
    return [];
  });
}
