import type { AssessmentContext, Finding } from '../findings/finding.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { Differential, DifferentialModel } from './differential.ts';
import { rankDiagnoses } from './rank-diagnoses.ts';

/** The default model behind the port: runs where the chart is, answers at once. */
export function embeddedModel(knowledge: Knowledge) {
  return {
    assess: (findings: readonly Finding[], context: AssessmentContext): Differential =>
      rankDiagnoses(findings, context, knowledge),
  } satisfies DifferentialModel;
}
