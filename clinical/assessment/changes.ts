import type { Chart, Moment } from '../chart/chart.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import type { Differential } from '../inference/differential.ts';
import { indexKnowledge, ofOneGroup, type KnowledgeIndex } from '../inference/knowledge-index.ts';
import type { Knowledge, TrendRule } from '../knowledge/knowledge.ts';
import type { CannotMiss, Change } from './assessment.ts';
import { changeWeights, type ChangeWeights } from './change-weights.ts';
import { turnedAbnormal, type Turned } from './turned-abnormal.ts';

const DAY = 86_400_000;
const DEFAULT_LOOKBACK_DAYS = 90;
const SHOWN = 12;
/** Critical goes before whatever else is said of a change. */
const CRITICAL = 100;
/** The second change of one group (haemoglobin, haematocrit) says little that the first doesn't (estimate). */
const SAID_AGAIN = 0.3;
/** A standing state (raised on two occasions) is less of a change than a rise or a fall (estimate). */
const STANDING = 0.5;
/** A medicine that nothing else depends on (estimate, in the units of ln). */
const STARTED = 1;
const STOPPED = 0.8;

interface Weighed extends Change {
  readonly importance: number;
  readonly findings: readonly string[];
}

/**
 * What is new since the visit before this one (90 days when there was none): results that turned abnormal or clearly worse,
 * trends, medicines. By clinical weight: critical grades first, then by how rarely such a thing is there by itself and by
 * what it supports of the leading diagnoses and the dangers.
 */
export function changesOf(
  chart: Chart,
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
  differential: Differential,
  dangers: readonly CannotMiss[],
): Change[] {
  const since = previousVisit(chart, context.asOf) ?? context.asOf - DEFAULT_LOOKBACK_DAYS * DAY;
  const index = indexKnowledge(knowledge);
  const weights = changeWeights(findings, differential, dangers, context, knowledge);
  const turned = turnedAbnormal(chart, since, context, knowledge);
  const trends = findings.filter(
    (f) => f.source === 'trend' && f.status === 'present' && (f.when === null || f.when.at >= since),
  );
  const said = new Set(trends.flatMap((f) => changingAnalytes(f, index)));
  const all = [
    ...trends.map((f) => weighedTrend(f, turned, weights, index)),
    ...turned.filter((t) => !said.has(t.analyte)).map((t) => weighedValue(t, weights)),
    ...medicineChanges(chart, since, context.asOf, weights),
  ];
  return saidOnce(all, index)
    .slice(0, SHOWN)
    .map(({ title, detail, when, evidence }) => ({ title, detail, when, evidence }));
}

function weighedTrend(
  f: Finding,
  turned: readonly Turned[],
  weights: ChangeWeights,
  index: KnowledgeIndex,
): Weighed {
  const analytes = changingAnalytes(f, index);
  const values = turned.filter((t) => analytes.includes(t.analyte));
  const made = values.flatMap((t) => weights.findingsOf(t)).map(({ id }) => id);
  const isStanding = analytes.length === 0;
  const told = weights.told([f.id, ...made], !isStanding);
  const share = isStanding ? STANDING : 1;
  return {
    title: index.findings.get(f.id)?.name ?? f.id,
    detail: f.detail,
    when: f.when,
    evidence: f.evidence,
    findings: told.findings,
    importance: (told.isCritical ? CRITICAL : 0) + told.surprise * share + told.supports,
  };
}

/** Analytes that a finding over time says rose or fell; none for one that says they stayed where they were. */
function changingAnalytes(f: Finding, index: KnowledgeIndex): string[] {
  const trends: readonly TrendRule[] = index.findings.get(f.id)?.trends ?? [];
  return trends.filter((t) => !t.kind.startsWith('persists')).map((t) => t.analyte);
}

function weighedValue(t: Turned, weights: ChangeWeights): Weighed {
  const told = weights.told(
    weights.findingsOf(t).map(({ id }) => id),
    true,
  );
  const critical = told.isCritical || t.alarms ? CRITICAL : 0;
  return {
    ...t.change,
    findings: told.findings,
    importance: critical + Math.max(told.surprise, t.deviations / 2) + told.supports,
  };
}

/** Weightiest first; what is of one group with a weightier one counts less. */
function saidOnce(all: readonly Weighed[], index: KnowledgeIndex): Weighed[] {
  const byWeight = (a: Weighed, b: Weighed) =>
    b.importance - a.importance || (b.when?.at ?? 0) - (a.when?.at ?? 0) || (a.title < b.title ? -1 : 1);
  const ordered = [...all].sort(byWeight);
  const same = (a: Weighed, b: Weighed) =>
    a.findings.some((x) => b.findings.some((y) => x === y || ofOneGroup(x, y, index)));
  return ordered
    .map((c, i) =>
      ordered.slice(0, i).some((weightier) => same(weightier, c))
        ? { ...c, importance: (c.importance % CRITICAL) * SAID_AGAIN }
        : c,
    )
    .sort(byWeight);
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

function medicineChanges(chart: Chart, since: number, asOf: number, weights: ChangeWeights): Weighed[] {
  const within = (moment: Moment | null) => moment !== null && moment.at >= since && moment.at <= asOf;
  return chart.medications.flatMap((m): Weighed[] => {
    const detail = m.dosage ?? '';
    const evidence = [m.ref] as const;
    const common = { detail, evidence, findings: [] };
    if (within(m.period.end) && m.status !== 'active')
      return [{ ...common, title: `${m.concept.text} stopped`, when: m.period.end, importance: STOPPED }];
    if (within(m.period.start) && (m.status === 'active' || m.status === 'unknown'))
      return [
        {
          ...common,
          title: `${m.concept.text} started`,
          when: m.period.start,
          importance: STARTED + weights.supportsAsCircumstance(evidence),
        },
      ];
    return [];
  });
}
