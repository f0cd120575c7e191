import type { Evidence, Moment } from '../chart/chart.ts';
import type { AssessmentContext, ConditionId, Finding, FindingId } from '../findings/finding.ts';
import type { Differential } from '../inference/differential.ts';
import type { Acuity } from '../knowledge/knowledge.ts';

/** A dangerous condition that the findings don't rule out, ordered by expected harm. */
export interface CannotMiss {
  readonly id: ConditionId;
  readonly name: string;
  readonly acuity: Acuity;
  readonly probability: number;
  readonly why: readonly {
    readonly finding: FindingId;
    readonly name: string;
    readonly evidence: Evidence;
  }[];
  /** Findings or tests whose absence would lower it most. */
  readonly ruledOutBy: readonly { readonly finding: FindingId; readonly name: string }[];
}

/** A question, an examination or a test that would tell most, cheap and harmless first. */
export interface NextDatum {
  readonly finding: FindingId;
  readonly name: string;
  readonly how: 'question' | 'examination' | 'bedside' | 'laboratory' | 'imaging' | 'procedure';
  /** Expected fall of the differential's entropy, in bits. */
  readonly informationBits: number;
  readonly separates: readonly {
    readonly id: ConditionId;
    readonly name: string;
    readonly direction: 'raises' | 'lowers';
  }[];
}

export interface Overlooked {
  readonly kind: 'undiagnosed' | 'abnormal-not-repeated';
  readonly title: string;
  readonly detail: string;
  readonly condition: ConditionId | null;
  readonly criterion: string;
  readonly source: string;
  readonly evidence: Evidence;
}

export interface Conflict {
  readonly kind: 'drug-condition' | 'drug-laboratory' | 'drug-drug' | 'duplicate-therapy';
  readonly title: string;
  readonly detail: string;
  readonly source: string;
  readonly evidence: Evidence;
}

export interface GuidelineOption {
  readonly condition: ConditionId;
  readonly option: string;
  readonly guideline: string;
  readonly year: number;
  readonly url: string | null;
}

/** Physiological score from vital signs: an aid, not an order. */
export interface Triage {
  readonly score: string;
  readonly source: string;
  readonly total: number | null;
  readonly parts: readonly { readonly name: string; readonly points: number; readonly evidence: Evidence }[];
  readonly missing: readonly string[];
  /** What is recorded already reaches more than the score's lowest band. */
  readonly isRaised: boolean;
  readonly meaning: string;
}

export interface Change {
  readonly title: string;
  readonly detail: string;
  readonly when: Moment | null;
  readonly evidence: Evidence;
}

/** What the leading diagnosis leaves unexplained, and what best explains that. */
export interface SecondDiagnosis {
  readonly leading: { readonly id: ConditionId; readonly name: string };
  readonly unexplained: readonly {
    readonly finding: FindingId;
    readonly name: string;
    readonly evidence: Evidence;
  }[];
  /** May be empty: nothing modelled explains the rest. Probabilities are of what is left alone. */
  readonly explainedBy: readonly {
    readonly id: ConditionId;
    readonly name: string;
    readonly probability: number;
    readonly explains: readonly FindingId[];
  }[];
}

/** Everything the screen shows beside the timeline, computed once from one chart at one time. */
export interface Assessment {
  readonly differential: Differential;
  readonly second: SecondDiagnosis | null;
  readonly cannotMiss: readonly CannotMiss[];
  readonly next: readonly NextDatum[];
  readonly overlooked: readonly Overlooked[];
  readonly conflicts: readonly Conflict[];
  readonly guidelines: readonly GuidelineOption[];
  readonly triage: Triage | null;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  readonly context: AssessmentContext;
}
