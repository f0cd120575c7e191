import { assessFindings } from '../../clinical/assessment/assess.ts';
import type { Assessment } from '../../clinical/assessment/assessment.ts';
import type { Chart } from '../../clinical/chart/chart.ts';
import { readChart } from '../../clinical/chart/read-chart.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import { readFindings } from '../../clinical/findings/read-findings.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';

/** One patient with the conclusion that should be reached, from any of the sets. */
export interface Case {
  readonly name: string;
  readonly resources: readonly unknown[];
  readonly asOf: number;
  /** Condition ids that count as right, modelled or not; empty when the coverage list has none. */
  readonly accepted: readonly string[];
  /** Dangerous conditions that must be in the top ten or the list of dangerous ones. */
  readonly dangerous: readonly string[];
  readonly system: string;
  readonly setting: string;
}

export interface Outcome {
  readonly of: Case;
  readonly assessment: Assessment;
  /** 1-based; Infinity when it is not in the list. */
  readonly rank: number;
  /** Of `dangerous`: how many are in the top ten or the list of dangerous conditions. */
  readonly kept: number;
}

/** What a robustness run changes on the way from resources to ranking. */
export interface Change {
  readonly resources?: (
    resources: readonly unknown[],
    knowledge: Knowledge,
    asOf: number,
  ) => readonly unknown[];
  readonly chart?: (chart: Chart) => Chart;
  readonly findings?: (findings: readonly Finding[]) => readonly Finding[];
  readonly knowledge?: (knowledge: Knowledge, of: Case) => Knowledge;
}

export function assessCase(of: Case, knowledge: Knowledge, change: Change = {}): Outcome {
  const { asOf } = of;
  const resources = change.resources?.(of.resources, knowledge, asOf) ?? of.resources;
  const read = readChart(resources, { knowledge, asOf });
  const chart = change.chart?.(read) ?? read;
  const { findings, context } = readFindings(chart, { asOf, knowledge });
  const known = change.knowledge?.(knowledge, of) ?? knowledge;
  const assessment = assessFindings(chart, change.findings?.(findings) ?? findings, context, known);
  return { of, assessment, ...placeOf(of, assessment) };
}

function placeOf(of: Case, { differential, cannotMiss }: Assessment): { rank: number; kept: number } {
  const ids = differential.entries.map((d) => d.id);
  const seen = new Set([...ids.slice(0, 10), ...cannotMiss.map((c) => c.id)]);
  const at = ids.findIndex((id) => of.accepted.includes(id));
  return { rank: at < 0 ? Infinity : at + 1, kept: of.dangerous.filter((id) => seen.has(id)).length };
}
