import type { ChartProblem, Concept, PatientFacts } from './chart.ts';
import type { DocumentBody } from './document-body.ts';
import type { Draft } from './reading.ts';

/** What a reader of one resource type returns. No drafts and no dropping problem: the resource only serves others. */
export interface ResourceContent {
  readonly drafts: readonly Draft[];
  readonly problems: readonly ChartProblem[];
  readonly patient?: PatientFacts;
  readonly medicine?: Concept;
  readonly body?: DocumentBody;
}
