/** A quantity computed from others. Values and result are in the units given; other units are refused. */
export interface Formula {
  readonly id: string;
  /** Analyte of the result. */
  readonly output: string;
  readonly outputUnit: string;
  /** Analytes with the units that the formula expects. The first leads: one result per value of it. */
  readonly inputs: readonly {
    readonly analyte: string;
    readonly unit: string;
    readonly withinHours: number;
  }[];
  /** Values in the order of `inputs`. Null when the formula doesn't hold for these values or this person. */
  readonly compute: (values: readonly number[], person: FormulaPerson) => number | null;
}

/** The patient at the time of the leading value. */
export interface FormulaPerson {
  readonly ageYears: number | null;
  readonly sex: 'male' | 'female' | null;
}

/** One blood draw: inputs of one panel are at most this far apart. */
export const samePanel = 12;
/** Vital signs taken together. */
export const sameReading = 1;
