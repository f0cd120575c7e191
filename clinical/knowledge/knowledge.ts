/** The compiled knowledge base: plain data, no logic. Written as YAML (see docs/model/knowledge-format.md). */

/** Where a number comes from: a source id of `sources.yaml`, or `estimate`. */
export type Basis = string;

export type Acuity = 'emergent' | 'urgent' | 'routine';

/** One number for every setting, or one per setting. */
export interface BySetting {
  readonly ambulatory: number;
  readonly emergency: number;
  readonly inpatient: number;
}

/** Age in years to multiplier, sorted by age; interpolated linearly in log space, flat beyond the ends. */
export type AgeCurve = readonly (readonly [ageYears: number, multiplier: number])[];

export type FindingKind =
  | 'symptom'
  | 'sign'
  | 'vital'
  | 'laboratory'
  | 'imaging'
  | 'procedure-result'
  | 'time-course'
  | 'history'
  | 'medicine'
  | 'exposure';

export type Obtained = 'question' | 'examination' | 'bedside' | 'laboratory' | 'imaging' | 'procedure';

/** A limit: a number in the analyte's canonical unit, or a multiple of the upper or lower limit of normal. */
export type Limit = number | { readonly uln: number } | { readonly lln: number };

export interface Applies {
  readonly sex?: 'male' | 'female';
  readonly ageFrom?: number;
  readonly ageTo?: number;
  readonly pregnant?: boolean;
}

/** Present when any rule that applies holds; absent when a rule applies and none holds. */
export interface NumericRule {
  readonly analyte: string;
  readonly above?: Limit;
  readonly below?: Limit;
  /** For ordinal and qualitative results. */
  readonly is?: readonly string[];
  readonly when?: Applies;
  /** Support under which a value short of the limit leaves the rule open: oxygen for a saturation. */
  readonly openOn?: readonly { readonly analyte: string; readonly above: number }[];
  /** A value of the same day that must lie below its limit too: the pH of an acidosis. */
  readonly beside?: { readonly analyte: string; readonly below: number };
  /** How old the measurement may be, in days. */
  readonly withinDays: number;
}

/** Change over time. The named kinds are implemented in clinical/findings; every limit stands here. */
export interface TrendRule {
  readonly kind:
    | 'rise-ratio'
    | 'rise-absolute'
    | 'fall-percent'
    | 'fall-absolute'
    | 'persists-below'
    | 'persists-above'
    | 'slope-per-year-below'
    | 'slope-per-year-above';
  readonly analyte: string;
  readonly threshold: number;
  /** Longest time between the compared measurements, days. */
  readonly windowDays: number;
  /** For `persists-*`: at least this long between first and last, days. */
  readonly minSpanDays?: number;
  readonly minMeasurements: number;
  /** The last measurement must be at most this old, days. */
  readonly withinDays: number;
  /** For whom the limit is meant; absent: for all. */
  readonly when?: Applies;
  readonly basis: Basis;
}

export interface FindingCodes {
  readonly snomed: readonly string[];
  /** ICD-10-CM; a code covers all below it. */
  readonly icd10: readonly string[];
  readonly loinc: readonly string[];
}

export interface FindingDefinition {
  readonly id: string;
  readonly name: string;
  readonly kind: FindingKind;
  readonly obtained: Obtained;
  /** Broader findings that this one implies. */
  readonly parents: readonly string[];
  /** Findings of one group are one piece of evidence said twice: the strongest counts fully. */
  readonly group: string | null;
  /** P(recorded present) in a patient of the setting who has none of the modelled causes. */
  readonly leak: BySetting;
  readonly leakAge: AgeCurve | null;
  readonly leakBasis: Basis;
  readonly codes: FindingCodes;
  /** Patterns of the text reader (docs/model/text-patterns.md). */
  readonly text: readonly string[];
  /** Statements that mean the finding is absent ("lungs are clear"). */
  readonly textAbsent: readonly string[];
  readonly numeric: readonly NumericRule[];
  readonly trends: readonly TrendRule[];
  /** Drug or class ids whose current use makes this present. */
  readonly drugs: readonly string[];
  /** The condition that this piece of history states as known. */
  readonly condition: string | null;
  /** True for findings that describe demographics or context and are derived in code: pregnancy, postpartum… */
  readonly context: string | null;
  /** An exposure counts for so many days after it was recorded; null for a trait or a way of life, which stays. */
  readonly countsDays: number | null;
  /** Only patients of this sex can have it: never asked of others. */
  readonly sex: 'male' | 'female' | null;
  /** Of an infant or a child by its very name: never asked of those older than so many years. */
  readonly askedTo: number | null;
}

export interface Weighted {
  readonly finding: string;
  /** P(finding | condition) at the stage of presentation, as a study would report sensitivity. */
  readonly p: number;
  readonly basis: Basis;
}

export interface RiskFactor {
  readonly finding: string;
  readonly oddsRatio: number;
  readonly basis: Basis;
}

export interface GuidelineEntry {
  readonly option: string;
  readonly guideline: string;
  readonly year: number;
  readonly url: string | null;
}

export interface ConditionDefinition {
  readonly id: string;
  readonly name: string;
  readonly synonyms: readonly string[];
  readonly system: string;
  /** Of the coverage list: 1 comes first. */
  readonly tier: 1 | 2 | 3 | 4 | 5;
  readonly icd10: readonly string[];
  readonly snomed: readonly string[];
  readonly acuity: Acuity;
  readonly cannotMiss: boolean;
  readonly kind: 'disease' | 'drug-effect' | 'relapse';
  /** For `relapse`: the known condition whose exacerbation or complication this is. */
  readonly relapseOf: readonly string[];
  /** Comes in episodes (migraine, gout): offered again, as a relapse, in a patient known to have it. */
  readonly recurs: boolean;
  /** Can't be a candidate outside these. */
  readonly only: {
    readonly sex: 'male' | 'female' | null;
    readonly ageFrom: number | null;
    readonly ageTo: number | null;
    readonly pregnant: boolean | null;
  };
  /** Any one of these findings is expected in the record; without one the prior is cut. */
  readonly requires: readonly string[];
  /** Recorded operations or facts that make it impossible. */
  readonly excludedBy: readonly string[];
  /** New presentations per 100,000 encounters of the setting, at age/sex multiplier 1. */
  readonly frequency: BySetting;
  readonly frequencyBasis: Basis;
  readonly age: AgeCurve;
  readonly sex: { readonly male: number; readonly female: number };
  readonly risks: readonly RiskFactor[];
  readonly findings: readonly Weighted[];
  readonly guidelines: readonly GuidelineEntry[];
}

export interface AnalyteDefinition {
  readonly id: string;
  readonly name: string;
  readonly category: 'laboratory' | 'vital-sign' | 'other';
  /** Canonical UCUM unit; every value inside is in this unit. */
  readonly unit: string;
  readonly loinc: readonly string[];
  /** Exact conversions to the canonical unit: value * factor + offset. */
  readonly units: readonly { readonly unit: string; readonly factor: number; readonly offset: number }[];
  /** Default limits of normal; the report's own range always wins. */
  readonly ranges: readonly {
    readonly low: number | null;
    readonly high: number | null;
    readonly when: Applies;
    readonly basis: Basis;
  }[];
  /** Outside these a value is flagged as implausible. */
  readonly plausible: { readonly low: number; readonly high: number };
  /** Display names and abbreviations as laboratories and notes write them. */
  readonly names: readonly string[];
  readonly decimals: number;
  /** Ordinal or qualitative rather than a number. */
  readonly qualitative: boolean;
}

export interface DrugDefinition {
  readonly id: string;
  readonly name: string;
  /** Classes it belongs to (ids of drugs with no codes of their own). */
  readonly classes: readonly string[];
  readonly rxnorm: readonly string[];
  readonly names: readonly string[];
  /** Known effects: P(finding | takes it), added to the background. */
  readonly effects: readonly Weighted[];
}

export interface Source {
  readonly id: string;
  readonly kind: 'study' | 'guideline' | 'textbook' | 'formula';
  readonly citation: string;
  readonly url: string | null;
}

export interface ConflictRule {
  readonly id: string;
  readonly kind: 'drug-condition' | 'drug-laboratory' | 'drug-drug' | 'duplicate-therapy';
  /** Drug or class ids. For `drug-drug` both; for `duplicate-therapy` the class with two members taken. */
  readonly drug: string;
  readonly otherDrug: string | null;
  /** Drugs of these classes that the rule is not about. */
  readonly except: readonly string[];
  /** Also for what acts where it is put: eye drops of a beta blocker reach the lungs. */
  readonly alsoLocal: boolean;
  /** Finding that must be present (condition or laboratory). */
  readonly finding: string | null;
  readonly title: string;
  readonly detail: string;
  readonly basis: Basis;
}

/** A diagnosis that the record already proves by a published criterion. */
export interface CriterionRule {
  readonly id: string;
  readonly condition: string;
  readonly title: string;
  /** All must be present. */
  readonly findings: readonly string[];
  /** Not said when one of these is present (another diagnosis already covers it). */
  readonly unless: readonly string[];
  readonly basis: Basis;
}

interface Band {
  /** Inclusive; the last band has none. */
  readonly upTo?: number;
}

/** A physiological score from vital signs. */
export interface ScoreDefinition {
  readonly id: string;
  readonly name: string;
  readonly basis: Basis;
  readonly ageFrom: number;
  readonly notInPregnancy: boolean;
  readonly withinHours: number;
  readonly parts: readonly {
    readonly analyte: string;
    readonly name: string;
    readonly bands: readonly (Band & { readonly points: number })[];
  }[];
  /** Oxygen is given when the newest of these signs is above its value on air. */
  readonly oxygen: {
    readonly signs: readonly { readonly analyte: string; readonly above: number }[];
    readonly name: string;
    readonly points: number;
  };
  readonly consciousness: {
    readonly findings: readonly string[];
    readonly name: string;
    readonly points: number;
  };
  readonly meaning: readonly (Band & { readonly text: string })[];
  readonly singleThree: string;
}

export interface Knowledge {
  /** `sha256:` of the sources. */
  readonly hash: string;
  readonly findings: readonly FindingDefinition[];
  readonly conditions: readonly ConditionDefinition[];
  readonly analytes: readonly AnalyteDefinition[];
  readonly drugs: readonly DrugDefinition[];
  readonly sources: readonly Source[];
  readonly conflicts: readonly ConflictRule[];
  readonly criteria: readonly CriterionRule[];
  readonly scores: readonly ScoreDefinition[];
  readonly macros: Readonly<Record<string, readonly string[]>>;
  /** Word lists of the text reader, one per file of `clinical/knowledge/text/`; read by clinical/findings/text. */
  readonly lexicon: Readonly<Record<string, unknown>>;
}
