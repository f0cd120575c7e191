import { gzipSync } from 'node:zlib';
import { cannotMissOf } from '../../clinical/assessment/cannot-miss.ts';
import { extractPdf } from '../../clinical/chart/extract-pdf.ts';
import { latestEntry } from '../../clinical/chart/latest-entry.ts';
import { withPdfText } from '../../clinical/chart/pdf-attachments.ts';
import { readChart } from '../../clinical/chart/read-chart.ts';
import { readFindings } from '../../clinical/findings/read-findings.ts';
import type { Differential } from '../../clinical/inference/differential.ts';
import { rankDiagnoses } from '../../clinical/inference/rank-diagnoses.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { createInputList } from '../../contracts/assessment-inputs.ts';
import { type ComputedRecord, describeAssessment } from '../../contracts/describe-assessment.ts';
import type { CompressedPart } from '../store/assessments.ts';
import { sha256 } from '../store/sha256.ts';
import { worthACard } from './cards.ts';
import { type HookCall, readHookCall } from './hook-call.ts';

export interface HookTask {
  /** The body of the call. */
  readonly bytes: Uint8Array;
  /** FHIR base URL of the client. */
  readonly iss: string;
  /** Epoch milliseconds. */
  readonly now: number;
  /** Invented records may have ended long ago: assess as of their last entry, `now` at most. */
  readonly atLatestEntry: boolean;
}

/** What the cards of a call need, and nothing more: a whole differential is half a megabyte. */
export interface AssessedCall extends Pick<HookCall, 'context' | 'hookInstance' | 'sources'> {
  readonly computed: ComputedRecord;
  /** Worth a card, with their reasons. */
  readonly cards: Differential['entries'];
  /** The list of what it was made from. */
  readonly parts: readonly CompressedPart[];
}

/** Reads the prefetched record of a call and ranks. Throws `ApiFailure` as `readHookCall` does. */
export async function assessCall(task: HookTask, knowledge: Knowledge): Promise<AssessedCall> {
  const { context, hookInstance, resources, sources } = readHookCall(task.bytes, task.iss);
  const chart = readChart(await withPdfText(resources, extractPdf), {
    knowledge,
    asOf: task.now,
    patient: `Patient/${context.patientId}`,
  });
  const asOf = task.atLatestEntry ? (latestEntry(chart, task.now) ?? task.now) : task.now;
  const read = readFindings(chart, { asOf, knowledge });
  const differential = rankDiagnoses(read.findings, read.context, knowledge);
  const inputs = createInputList(sha256);
  inputs.add(resources);
  const parts = await inputs.parts();
  const computed = await describeAssessment(
    {
      differential,
      cannotMiss: cannotMissOf(differential).map(({ id }) => id),
      context: read.context,
      chart,
      entered: [],
      parts,
    },
    sha256,
  );
  return {
    context,
    hookInstance,
    sources,
    computed,
    cards: worthACard(differential),
    parts: parts.map(({ text, ...part }) => ({ ...part, gzipped: new Uint8Array(gzipSync(text)) })),
  };
}
