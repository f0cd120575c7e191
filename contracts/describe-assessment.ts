import type { Chart } from '../clinical/chart/chart.ts';
import type { AssessmentContext, Finding } from '../clinical/findings/finding.ts';
import type { Differential } from '../clinical/inference/differential.ts';
import { type AssessmentRecord, KEPT_ENTRIES, type MissingData } from './assessment.ts';
import { type Digest, inputsHash, type InputPart } from './assessment-inputs.ts';

export interface DescribedAssessment {
  readonly differential: Differential;
  /** Ids of the conditions of the strip that can't be missed. */
  readonly cannotMiss: readonly string[];
  readonly context: AssessmentContext;
  readonly chart: Chart;
  readonly entered: readonly Pick<Finding, 'id' | 'status'>[];
  readonly parts: readonly InputPart[];
}

/** What an assessment says of itself where it is computed; the rest is known to who shows it. */
export type ComputedRecord = Pick<
  AssessmentRecord,
  'model' | 'asOf' | 'inputs' | 'entered' | 'differential'
> & {
  readonly missing: Omit<MissingData, 'sources' | 'dataAsOf'>;
};

/** The record of one assessment, as far as the model knows it. */
export async function describeAssessment(
  { differential, cannotMiss, context, chart, entered, parts }: DescribedAssessment,
  digest: Digest,
): Promise<ComputedRecord> {
  const asOf = new Date(context.asOf).toISOString();
  const answers = entered.map(({ id, status }) => ({ finding: id, status }));
  const listed = parts.map(({ hash, resources }) => ({ hash, resources }));
  const { id, version, knowledge } = differential.model;
  return {
    model: { id, version, knowledge },
    asOf,
    entered: answers,
    inputs: {
      hash: await inputsHash({ asOf, entered: answers, parts: listed }, digest),
      resources: listed.reduce((sum, part) => sum + part.resources, 0),
      parts: listed,
    },
    missing: {
      age: context.ageYears === null,
      sex: context.sex === null,
      unreadTexts: chart.documents.filter((document) => document.text === null).length,
      problems: countKinds(chart),
    },
    differential: {
      entries: differential.entries.slice(0, KEPT_ENTRIES).map((entry) => ({
        conditionId: entry.id,
        rank: entry.rank,
        probability: entry.probability,
        band: entry.band,
      })),
      other: differential.other,
      cannotMiss: [...cannotMiss],
    },
  };
}

function countKinds({ problems }: Chart): MissingData['problems'] {
  const counts = new Map<string, number>();
  for (const { kind } of problems) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([kind, count]) => ({ kind, count }));
}
