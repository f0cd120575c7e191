import type { Chart, ResourceRef } from '../chart/chart.ts';
import { latestEntry } from '../chart/latest-entry.ts';
import { createChartReader } from '../chart/read-chart.ts';
import { readFindings } from '../findings/read-findings.ts';
import { rankDiagnoses } from '../inference/rank-diagnoses.ts';
import type { RankedDiagnosis } from '../inference/differential.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { DdxArguments } from './arguments.ts';

const DAY_MS = 86_400_000;

export interface RecordToAssess {
  readonly source: string;
  readonly patient: ResourceRef;
  readonly resources: readonly unknown[];
}

export interface AssessOptions {
  readonly knowledge: Knowledge;
  readonly asOf: DdxArguments['asOf'];
  readonly top: number;
  /** Epoch milliseconds; nothing later can be the latest item of a record. */
  readonly now: number;
  readonly say: (line: string) => void;
}

/** One patient's line of the command-line contract (docs/architecture.md). */
export function assessRecord(record: RecordToAssess, options: AssessOptions): object {
  const { knowledge, top } = options;
  const started = performance.now();
  const reader = createChartReader({
    knowledge,
    asOf: options.asOf?.at ?? options.now,
    patient: record.patient,
  });
  reader.add(record.resources);
  const chart = reader.chart();
  const asOf = options.asOf ?? latestOf(chart, record, options);
  const { findings, context } = readFindings(chart, { asOf: asOf.at, knowledge });
  const differential = rankDiagnoses(findings, context, knowledge);
  return {
    source: record.source,
    patient: chart.patient.ref,
    asOf: asOf.text,
    model: differential.model,
    differential: differential.entries.slice(0, top).map(entryLine),
    other: rounded(differential.other),
    findings: findings.map(({ id, status, evidence }) => ({ id, status, evidence })),
    problems: chart.problems.map(({ kind, evidence, message }) => ({ kind, evidence, message })),
    elapsedMs: Math.round((performance.now() - started) * 10) / 10,
  };
}

/** The day of the latest clinically dated item, to its end. */
function latestOf(
  chart: Chart,
  record: RecordToAssess,
  { now, say }: AssessOptions,
): { text: string; at: number } {
  const at = latestEntry(chart, now);
  const day = Math.floor((at ?? now) / DAY_MS) * DAY_MS;
  const text = new Date(day).toISOString().slice(0, 10);
  const why = at === null ? 'today; the record has no dated item' : 'the latest dated item of the record';
  say(`${record.source} ${record.patient}: as of ${text} (${why})`);
  return { text, at: day + DAY_MS - 1 };
}

function entryLine(entry: RankedDiagnosis): object {
  return {
    rank: entry.rank,
    id: entry.id,
    name: entry.name,
    codings: entry.codings.map(({ system, code }) => ({ system, code })),
    probability: rounded(entry.probability),
    band: entry.band,
    acuity: entry.acuity,
    cannotMiss: entry.cannotMiss,
    reasons: entry.reasons.map(({ finding, direction, weight, evidence }) => ({
      finding,
      direction,
      weight: Math.round(weight * 1000) / 1000,
      evidence,
    })),
  };
}

function rounded(probability: number): number {
  return Number(probability.toPrecision(6));
}
