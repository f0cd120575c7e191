import type { Evidence, Moment, ResourceRef } from '../chart/chart.ts';

export type FindingId = string;
export type ConditionId = string;
export type DrugId = string;

export type Setting = 'ambulatory' | 'emergency' | 'inpatient';

/**
 * A clinical proposition that the record affirms or denies. What was not assessed is not in the list:
 * not recorded never means absent.
 */
export interface Finding {
  readonly id: FindingId;
  readonly status: 'present' | 'absent';
  readonly source: 'coded' | 'numeric' | 'trend' | 'text' | 'derived' | 'entered';
  readonly evidence: Evidence;
  /** How surely it was stated or looked for, 0 to 1: hedged statements ("possible", "?") are below 1. */
  readonly certainty: number;
  readonly when: Moment | null;
  /** For a person: the value with unit ("potassium 6.8 mmol/L") or the words of the note. */
  readonly detail: string;
}

export interface KnownCondition {
  readonly id: ConditionId;
  readonly evidence: Evidence;
  readonly status: 'active' | 'past';
}

export interface CurrentMedicine {
  readonly id: DrugId;
  readonly evidence: Evidence;
  readonly started: Moment | null;
  /** True when it is said to be a cream, eye drops and the like. */
  readonly isLocal?: boolean;
}

/** Who is assessed, where, and what is already known: the condition under which everything else is read. */
export interface AssessmentContext {
  /** Epoch milliseconds; the only clock. */
  readonly asOf: number;
  readonly ageYears: number | null;
  readonly sex: 'male' | 'female' | null;
  readonly pregnant: boolean | null;
  readonly setting: Setting | null;
  readonly known: readonly KnownCondition[];
  readonly medicines: readonly CurrentMedicine[];
}

export interface ReadFindings {
  readonly findings: readonly Finding[];
  readonly context: AssessmentContext;
  /** Documents from which nothing was taken, and why, in plain words. */
  readonly unreadTexts: readonly { readonly ref: ResourceRef; readonly reason: string }[];
  /** What was believed for want of better: age or sex taken from a note. */
  readonly cautions: readonly { readonly ref: ResourceRef; readonly message: string }[];
}
