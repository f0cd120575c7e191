/**
 * `Type/id` of the source resource. In text, with the half-open character range of the decoded
 * plain text appended: `DocumentReference/d1#412-440`.
 */
export type ResourceRef = string;

/** At least one source: a statement without evidence can't be written down. */
export type Evidence = readonly [ResourceRef, ...ResourceRef[]];

/** A point in time as precise as the record states it. `at` is epoch milliseconds of the stated period's start. */
export interface Moment {
  readonly at: number;
  readonly precision: 'time' | 'day' | 'month' | 'year';
  /** True when the record gave no clinically relevant time and another one (for example `issued`) stands in. */
  readonly approximate: boolean;
}

/** `null` at an end: not recorded. */
export interface Span {
  readonly start: Moment | null;
  readonly end: Moment | null;
}

export interface Coding {
  readonly system: string;
  readonly code: string;
  readonly display: string | null;
}

export interface Concept {
  readonly codings: readonly Coding[];
  /** What a person reads: the text, else the first display, else the code. Never empty. */
  readonly text: string;
}

interface ChartItem {
  readonly ref: ResourceRef;
  /** The same fact under other ids; shown once, with all its sources. */
  readonly alsoIn: readonly ResourceRef[];
  readonly encounter: ResourceRef | null;
}

export interface EncounterItem extends ChartItem {
  readonly kind: 'encounter';
  readonly setting: 'ambulatory' | 'emergency' | 'inpatient' | 'virtual' | 'home' | 'unknown';
  readonly status: string;
  readonly period: Span;
  readonly reasons: readonly Concept[];
  readonly type: Concept | null;
}

export interface ConditionItem extends ChartItem {
  readonly kind: 'condition';
  readonly concept: Concept;
  /** `unknown` when the record has no clinicalStatus: absence of it doesn't mean active. */
  readonly clinicalStatus: 'active' | 'inactive' | 'resolved' | 'unknown';
  readonly verification: 'confirmed' | 'provisional' | 'differential' | 'unconfirmed' | 'refuted' | 'unknown';
  readonly category: 'problem-list' | 'encounter-diagnosis' | 'other';
  readonly onset: Moment | null;
  readonly abatement: Moment | null;
  readonly recorded: Moment | null;
}

export interface ReferenceRange {
  readonly low: number | null;
  readonly high: number | null;
  /** `report`: sent with the result. `knowledge`: the knowledge base's limits for age and sex. */
  readonly source: 'report' | 'knowledge';
  readonly text: string | null;
}

export type Interpretation = 'critical-low' | 'low' | 'normal' | 'high' | 'critical-high' | 'abnormal';

/** A number in the analyte's canonical unit; the value as sent stays beside it. */
export interface Measurement extends ChartItem {
  readonly kind: 'measurement';
  /** Analyte id of the knowledge base, or `null` for a number whose analyte is not modelled (shown, not reasoned on). */
  readonly analyte: string | null;
  readonly concept: Concept;
  readonly category: 'laboratory' | 'vital-sign' | 'other';
  /** In `unit`. With a comparator, the limit that was reported. */
  readonly value: number;
  readonly unit: string;
  readonly comparator: '<' | '<=' | '>' | '>=' | null;
  readonly sourceValue: { readonly text: string; readonly unit: string | null };
  readonly range: ReferenceRange | null;
  /** As the report says it, not computed. */
  readonly interpretation: Interpretation | null;
  readonly when: Moment | null;
  /** Set on values computed from others (anion gap, eGFR): the formula's id. */
  readonly derivedBy: string | null;
}

/** A result that is not a number: coded, ordinal, boolean or text. */
export interface ResultItem extends ChartItem {
  readonly kind: 'result';
  readonly analyte: string | null;
  readonly concept: Concept;
  readonly category: 'laboratory' | 'vital-sign' | 'social-history' | 'imaging' | 'exam' | 'survey' | 'other';
  readonly value: Concept;
  /** Reading of ordinal and qualitative results; `null` where the text doesn't say. */
  readonly ordinal: 'negative' | 'trace' | 'positive' | '1+' | '2+' | '3+' | '4+' | null;
  readonly interpretation: Interpretation | null;
  readonly when: Moment | null;
}

export interface MedicationItem extends ChartItem {
  readonly kind: 'medication';
  readonly concept: Concept;
  readonly status: 'active' | 'completed' | 'stopped' | 'on-hold' | 'planned' | 'unknown';
  readonly source: 'request' | 'statement' | 'administration' | 'dispense';
  readonly period: Span;
  readonly dosage: string | null;
  readonly reason: Concept | null;
}

export interface AllergyItem extends ChartItem {
  readonly kind: 'allergy';
  readonly concept: Concept;
  /** An explicit "no known allergies" statement. */
  readonly none: boolean;
  readonly reactions: readonly Concept[];
  readonly criticality: 'low' | 'high' | null;
  readonly clinicalStatus: 'active' | 'inactive' | 'resolved' | 'unknown';
  readonly recorded: Moment | null;
}

export interface ProcedureItem extends ChartItem {
  readonly kind: 'procedure';
  readonly concept: Concept;
  readonly status: string;
  readonly performed: Span;
}

export interface ImmunizationItem extends ChartItem {
  readonly kind: 'immunization';
  readonly concept: Concept;
  readonly given: boolean;
  readonly when: Moment | null;
}

export interface FamilyHistoryItem extends ChartItem {
  readonly kind: 'family-history';
  readonly relationship: Concept;
  readonly conditions: readonly { readonly concept: Concept; readonly onsetAgeYears: number | null }[];
}

/** A note, a letter or a narrative report. `text` is plain text; evidence ranges count its UTF-16 units. */
export interface DocumentItem extends ChartItem {
  readonly kind: 'document';
  readonly role: 'note' | 'imaging-report' | 'laboratory-report' | 'other-report';
  readonly title: string;
  readonly concept: Concept | null;
  readonly when: Moment | null;
  readonly text: string | null;
  /** Why `text` is null, in plain words. */
  readonly unread: string | null;
}

export type ChartEntry =
  | EncounterItem
  | ConditionItem
  | Measurement
  | ResultItem
  | MedicationItem
  | AllergyItem
  | ProcedureItem
  | ImmunizationItem
  | FamilyHistoryItem
  | DocumentItem;

export type ProblemKind =
  | 'unreadable-unit'
  | 'implausible-value'
  | 'unreadable-value'
  | 'absent-value'
  | 'unreadable-range'
  | 'doubtful-code'
  | 'unreadable-document'
  | 'unreadable-resource'
  | 'unsupported-resource'
  | 'wrong-patient'
  | 'entered-in-error'
  | 'not-final'
  | 'undated'
  | 'future-date'
  | 'unreadable-date'
  | 'duplicate'
  | 'withheld-by-server'
  | 'missing-demographics'
  | 'language-not-read';

/** Something dropped, doubtful or unreadable. Nothing is lost in silence. */
export interface ChartProblem {
  readonly kind: ProblemKind;
  readonly evidence: ResourceRef;
  /** For a person: what happened to which item, and what to try. No patient names. */
  readonly message: string;
  /** True when the item itself is not in the chart because of this. */
  readonly dropped: boolean;
}

export interface PatientFacts {
  readonly ref: ResourceRef;
  readonly name: string | null;
  readonly identifiers: readonly {
    readonly system: string | null;
    readonly value: string;
    readonly label: string | null;
  }[];
  readonly birthDate: {
    readonly text: string;
    readonly precision: 'day' | 'month' | 'year';
    readonly at: number;
  } | null;
  /** Administrative gender as recorded; `null` when not recorded. */
  readonly gender: 'male' | 'female' | 'other' | 'unknown' | null;
  readonly deceased: { readonly is: boolean; readonly when: Moment | null } | null;
  readonly language: string | null;
}

/** One patient's normalised record. Arrays are sorted by time, undated last. Plain data: survives structured clone. */
export interface Chart {
  readonly patient: PatientFacts;
  readonly encounters: readonly EncounterItem[];
  readonly conditions: readonly ConditionItem[];
  readonly measurements: readonly Measurement[];
  readonly results: readonly ResultItem[];
  readonly medications: readonly MedicationItem[];
  readonly allergies: readonly AllergyItem[];
  readonly procedures: readonly ProcedureItem[];
  readonly immunizations: readonly ImmunizationItem[];
  readonly familyHistory: readonly FamilyHistoryItem[];
  readonly documents: readonly DocumentItem[];
  readonly problems: readonly ChartProblem[];
  /** resources read = shown + merged (into another as its duplicate) + dropped (each with its problem) + supporting. */
  readonly accounting: {
    readonly read: number;
    readonly shown: number;
    readonly merged: number;
    readonly dropped: number;
    /** Resources that only serve others: Patient, Practitioner, Organization, Medication, Binary, panels without a value… */
    readonly supporting: number;
  };
}
