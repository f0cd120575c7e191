import type { Assessment } from '../../clinical/assessment/assessment.ts';
import { assess } from '../../clinical/assessment/assess.ts';
import { deidentifiedCase } from '../../clinical/assessment/deidentified-case.ts';
import { notesToDeidentify } from '../../clinical/assessment/notes-to-deidentify.ts';
import type { Chart } from '../../clinical/chart/chart.ts';
import { latestEntry } from '../../clinical/chart/latest-entry.ts';
import { createChartReader } from '../../clinical/chart/read-chart.ts';
import { type ComputedRecord, describeAssessment } from '../../contracts/describe-assessment.ts';
import type { Digest, InputPart } from '../../contracts/assessment-inputs.ts';
import type { Finding } from '../../clinical/findings/finding.ts';
import type { InSteps } from '../../clinical/findings/in-steps.ts';
import { noNotesReadAhead, readingAhead } from '../../clinical/findings/read-ahead.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { buildTimeline } from '../timeline/model/build-timeline.ts';
import type { TimelineModel } from '../timeline/model/timeline-model.ts';
import type { AssessedAt, ChartSummary, RecordOf, SecondOpinionInput } from './worker-messages.ts';

export interface ChartEngine {
  add(resources: readonly unknown[]): void;
  paint(): { timeline: TimelineModel; summary: ChartSummary };
  assess(knowledge: Knowledge, entered: readonly Finding[]): Assessment;
  /** Takes the notes apart that have come, so that the assessment needn't; `null` when more of the record is on its way. */
  readAhead(knowledge: Knowledge): InSteps<unknown> | null;
  opinionInput(assessment: Assessment): SecondOpinionInput;
  /** What is stored of an assessment. `parts`: the list of what was read. */
  record(
    assessment: Assessment,
    entered: readonly Finding[],
    parts: readonly InputPart[],
    digest: Digest,
  ): Promise<ComputedRecord>;
}

/** The pipeline of one launch, free of the worker around it: pages in, timeline and assessment out. */
export function createChartEngine(
  { analytes }: Pick<Knowledge, 'analytes'>,
  of: RecordOf,
  at: AssessedAt,
): ChartEngine {
  const reader = createChartReader({ knowledge: { analytes }, asOf: at.now, ...of });
  let chart: Chart | null = null;
  const ahead = noNotesReadAhead();
  const current = () => (chart ??= reader.chart());
  const asOf = () => (at.kind === 'now' ? at.now : (latestEntry(current(), at.now) ?? at.now));
  return {
    add: (resources) => {
      reader.add(resources);
      chart = null;
    },
    paint: () => {
      const { patient: facts, allergies, problems, accounting } = current();
      return {
        timeline: buildTimeline(current(), { asOf: asOf(), analytes }),
        summary: { patient: facts, allergies, problems, accounting, asOf: asOf() },
      };
    },
    assess: (knowledge, entered) => assess(current(), { asOf: asOf(), knowledge, entered, ahead }),
    readAhead: (knowledge) => chart && readingAhead(chart, { asOf: asOf(), knowledge }, ahead),
    opinionInput: ({ findings, context }) => ({
      ...deidentifiedCase(current(), findings, context),
      notes: notesToDeidentify(current(), context.asOf),
    }),
    record: ({ differential, cannotMiss, context }, entered, parts, digest) =>
      describeAssessment(
        {
          differential,
          cannotMiss: cannotMiss.map(({ id }) => id),
          context,
          chart: current(),
          entered,
          parts,
        },
        digest,
      ),
  };
}
