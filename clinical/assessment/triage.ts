import type { Chart, Measurement } from '../chart/chart.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import { amountInWords } from '../findings/numeric/describe.ts';
import { indexKnowledge } from '../inference/knowledge-index.ts';
import { absence, observe, presence } from '../inference/observations.ts';
import type { AnalyteDefinition, Knowledge, ScoreDefinition } from '../knowledge/knowledge.ts';
import type { Triage } from './assessment.ts';

type Part = Triage['parts'][number];
const HOUR = 3_600_000;

/**
 * NEWS2 from the newest vital signs. `total` is null when a part was not recorded, consciousness and air or oxygen
 * among them: a missing sign is never counted as normal, and what is recorded gives the least that the score can be.
 * Values count as they are charted, to the decimals of their analyte. `null` for patients whom the score does not
 * cover (children, pregnancy).
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
  const analytes = new Map(knowledge.analytes.map((a) => [a.id, a]));
  const wanted = new Set([...score.parts, ...score.oxygen.signs].map(({ analyte }) => analyte));
  const latest = newestOf(chart, wanted, context.asOf, score.withinHours * HOUR);
  const recent = (analyte: string) => latest.get(analyte) ?? null;
  const parts: Part[] = [];
  const missing: string[] = [];
  for (const part of score.parts) {
    const measurement = recent(part.analyte);
    if (!measurement) missing.push(part.name);
    else
      parts.push({
        name: `${part.name} ${amountInWords(measurement, analytes.get(part.analyte))}`,
        points: bandOf(part.bands, charted(measurement, analytes.get(part.analyte))).points,
        evidence: [measurement.ref],
      });
  }
  const oxygen = oxygenOf(score, latest);
  if (oxygen) parts.push(oxygen);
  else missing.push(score.oxygen.name);
  const consciousness = consciousnessOf(findings, score, knowledge);
  if (consciousness) parts.push(consciousness);
  else missing.push(score.consciousness.name);
  if (parts.length === 0) return null;
  const sum = parts.reduce((total, p) => total + p.points, 0);
  const source = knowledge.sources.find((s) => s.id === score.basis)?.citation ?? score.basis;
  return {
    score: score.name,
    source,
    total: missing.length ? null : sum,
    parts,
    missing,
    isRaised: bandOf(score.meaning, sum) !== score.meaning[0],
    meaning: meaningOf(score, sum, parts, missing),
  };
}

/** By flow or by inspired fraction, whichever was charted last. */
function oxygenOf({ oxygen }: ScoreDefinition, latest: ReadonlyMap<string, Measurement>): Part | null {
  const signs = oxygen.signs.flatMap(({ analyte, above }) => {
    const measured = latest.get(analyte);
    return measured ? [{ measured, isGiven: measured.value > above }] : [];
  });
  const [newest] = signs.toSorted((a, b) => b.measured.when!.at - a.measured.when!.at);
  if (!newest) return null;
  return {
    name: oxygen.name,
    points: newest.isGiven ? oxygen.points : 0,
    evidence: [newest.measured.ref],
  };
}

/** Altered when one of its findings is present, alert when all are stated absent, otherwise not assessed. */
function consciousnessOf(
  findings: readonly Finding[],
  { consciousness }: ScoreDefinition,
  knowledge: Knowledge,
): Part | null {
  const seen = observe(findings, indexKnowledge(knowledge));
  const { name, points } = consciousness;
  for (const id of consciousness.findings) {
    const altered = presence(seen, id);
    if (altered) return { name, points, evidence: altered.evidence };
  }
  const alert = consciousness.findings.map((id) => absence(seen, id));
  return alert[0] && alert.every((f) => f !== null) ? { name, points: 0, evidence: alert[0].evidence } : null;
}

/** What is recorded is the least that the score can be: a low sum of an incomplete score means nothing. */
function meaningOf(
  score: ScoreDefinition,
  sum: number,
  parts: readonly Part[],
  missing: readonly string[],
): string {
  const meaning = bandOf(score.meaning, sum);
  const low = meaning === score.meaning[0];
  const single = low && parts.some((p) => p.points === 3) ? score.singleThree.toLowerCase() : null;
  if (!missing.length) return single ? `${meaning.text}; ${single}` : meaning.text;
  const reached = low ? single : meaning.text.toLowerCase();
  return `At least ${sum}${reached ? ` (${reached})` : ''}; not recorded in the last ${score.withinHours} hours: ${missing.join(', ').toLowerCase()}`;
}

function charted(m: Measurement, analyte: AnalyteDefinition | undefined): number {
  return analyte ? Number(m.value.toFixed(analyte.decimals)) : m.value;
}

function bandOf<T extends { readonly upTo?: number }>(bands: readonly T[], value: number): T {
  return bands.find((b) => b.upTo === undefined || value <= b.upTo)!;
}

function newestOf(
  chart: Chart,
  analytes: ReadonlySet<string>,
  asOf: number,
  within: number,
): ReadonlyMap<string, Measurement> {
  const best = new Map<string, Measurement>();
  for (const m of chart.measurements) {
    if (!m.when || m.when.at > asOf || asOf - m.when.at > within) continue;
    if (m.analyte === null || !analytes.has(m.analyte) || m.comparator) continue;
    const known = best.get(m.analyte);
    if (!known || m.when.at >= known.when!.at) best.set(m.analyte, m);
  }
  return best;
}
