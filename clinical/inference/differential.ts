import type { Coding, Evidence } from '../chart/chart.ts';
import type { AssessmentContext, ConditionId, Finding, FindingId } from '../findings/finding.ts';
import type { Acuity, Basis } from '../knowledge/knowledge.ts';

/** Natural-log likelihood ratio contributed by one finding, with where its number comes from. */
export interface Reason {
  readonly finding: FindingId;
  readonly name: string;
  readonly status: 'present' | 'absent';
  readonly direction: 'for' | 'against';
  /** Natural log, signed: positive raises the condition. After tempering within its group. */
  readonly weight: number;
  readonly basis: Basis;
  readonly evidence: Evidence;
  readonly detail: string;
}

interface PriorWeight {
  /** Natural log, signed. */
  readonly weight: number;
  readonly basis: Basis;
  readonly evidence: readonly string[];
}

/** A risk factor, or the circumstance that a condition only comes with, as the record states it of this person. */
export interface RiskReason extends PriorWeight {
  readonly kind: 'risk';
  readonly finding: FindingId;
  readonly name: string;
  readonly status: 'present' | 'absent';
}

/** What moved the prior: a statement of the record, how the condition goes with age and sex, or that nothing says the circumstance is there that it only comes with. */
export type PriorReason =
  RiskReason | (PriorWeight & { readonly kind: 'age-and-sex' | 'circumstance-missing' });

/** A finding that the condition predicts and nobody has recorded. */
export interface MissingFinding {
  readonly finding: FindingId;
  readonly name: string;
  readonly probability: number;
  /** Weights it would have if found present or absent. */
  readonly ifPresent: number;
  readonly ifAbsent: number;
}

/** Never more certain than the model. */
export type Band = 'likely' | 'possible' | 'less-likely';

export interface RankedDiagnosis {
  readonly rank: number;
  readonly id: ConditionId;
  readonly name: string;
  readonly codings: readonly Coding[];
  readonly probability: number;
  /** Probability against nothing new at all: another explanation doesn't rule a dangerous one out. */
  readonly alone: number;
  readonly band: Band;
  readonly acuity: Acuity;
  readonly cannotMiss: boolean;
  readonly kind: 'new' | 'drug-effect' | 'relapse';
  readonly reasons: readonly Reason[];
  readonly priors: readonly PriorReason[];
  readonly missing: readonly MissingFinding[];
  /** Present findings that this condition doesn't account for. */
  readonly unexplained: readonly FindingId[];
}

export interface Differential {
  readonly model: { readonly id: string; readonly version: string; readonly knowledge: string };
  readonly entries: readonly RankedDiagnosis[];
  /** Probability that none of the modelled conditions explains the picture. */
  readonly other: number;
  /** Why the ranking may be off: age or sex not recorded, few findings… Plain words. */
  readonly cautions: readonly string[];
}

/** The port behind which the embedded and the hosted model stand. */
export interface DifferentialModel {
  assess(findings: readonly Finding[], context: AssessmentContext): Differential | Promise<Differential>;
}
