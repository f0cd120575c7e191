import type { Chart, Measurement } from '../chart/chart.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import type { Knowledge, ScoreDefinition } from '../knowledge/knowledge.ts';
import type { Triage } from './assessment.ts';

type Part = Triage['parts'][number];
const HOUR = 3_600_000;

/**
 * NEWS2 from the newest vital signs. `total` is null when a part was not measured: a missing sign is never
 * counted as normal. Consciousness counts when the findings state it as altered; `null` for patients whom the
 * score does not cover (children, pregnancy).
 */
export function triageOf(
  chart: Chart,
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
): Triage | null {
  const score = knowledge.scores.find((s) => s.id === 'news2');
  if (!score || context.ageYears === null || context.ageYears < score.ageFrom) return null;
  if (score.notInPregnancy && context.pregnant) return null;
  const recent = (analyte: string) => newest(chart, analyte, context.asOf, score.withinHours * HOUR);
  const parts: Part[] = [];
  const missing: string[] = [];
  for (const part of score.parts) {
    const measurement = recent(part.analyte);
    if (!measurement) missing.push(part.name);
    else
      parts.push({
        name: `${part.name} ${measurement.value} ${measurement.unit}`,
        points: bandOf(part.bands, measurement.value).points,
        evidence: [measurement.ref],
      });
  }
  const oxygen = recent(score.oxygen.analyte);
  if (oxygen && oxygen.value > 0)
    parts.push({ name: score.oxygen.name, points: score.oxygen.points, evidence: [oxygen.ref] });
  const altered = findings.find((f) => f.status === 'present' && score.consciousness.findings.includes(f.id));
  if (altered)
    parts.push({
      name: score.consciousness.name,
      points: score.consciousness.points,
      evidence: altered.evidence,
    });
  if (parts.length === 0) return null;
  const sum = parts.reduce((total, p) => total + p.points, 0);
  const source = knowledge.sources.find((s) => s.id === score.basis)?.citation ?? score.basis;
  return {
    score: score.name,
    source,
    total: missing.length ? null : sum,
    parts,
    missing,
    meaning: meaningOf(score, sum, parts, missing),
  };
}

function meaningOf(
  score: ScoreDefinition,
  sum: number,
  parts: readonly Part[],
  missing: readonly string[],
): string {
  if (missing.length)
    return `At least ${sum}: ${missing.join(', ').toLowerCase()} not recorded in the last ${score.withinHours} hours`;
  const single = parts.some((p) => p.points === 3);
  const meaning = bandOf(score.meaning, sum);
  return single && meaning === score.meaning[0]
    ? `${meaning.text}; ${score.singleThree.toLowerCase()}`
    : meaning.text;
}

function bandOf<T extends { readonly upTo?: number }>(bands: readonly T[], value: number): T {
  return bands.find((b) => b.upTo === undefined || value <= b.upTo)!;
}

function newest(chart: Chart, analyte: string, asOf: number, within: number): Measurement | null {
  let best: Measurement | null = null;
  for (const m of chart.measurements) {
    if (m.analyte !== analyte || !m.when || m.when.at > asOf || asOf - m.when.at > within || m.comparator)
      continue;
    if (!best || m.when.at >= best.when!.at) best = m;
  }
  return best;
}
