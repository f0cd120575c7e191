import type { Chart, Concept, Measurement, Moment } from '../../../clinical/chart/chart.ts';

/** Builders for tests of the timeline. Dates are calendar days unless a time is given. */
export const DAY = 86_400_000;
export const AS_OF = Date.UTC(2026, 0, 15);

export function day(daysBefore: number): Moment {
  return { at: AS_OF - daysBefore * DAY, precision: 'day', approximate: false };
}

export function concept(text: string, code = text): Concept {
  return { text, codings: [{ system: 'http://loinc.org', code, display: text }] };
}

let serial = 0;
export const source = (type: string) => ({ ref: `${type}/${(serial += 1)}`, alsoIn: [], encounter: null });

export function measurement(over: Partial<Measurement> = {}): Measurement {
  return {
    ...source('Observation'),
    kind: 'measurement',
    analyte: 'potassium',
    concept: concept('Potassium [Moles/volume] in Serum or Plasma', '2823-3'),
    category: 'laboratory',
    value: 4.2,
    unit: 'mmol/L',
    comparator: null,
    sourceValue: { text: '4.2', unit: 'mmol/L' },
    range: { low: 3.5, high: 5.1, source: 'report', text: null },
    interpretation: null,
    when: day(10),
    derivedBy: null,
    ...over,
  };
}

export function chartOf(over: Partial<Chart> = {}): Chart {
  return {
    patient: {
      ref: 'Patient/p',
      name: null,
      identifiers: [],
      birthDate: null,
      gender: null,
      deceased: null,
      language: null,
    },
    encounters: [],
    conditions: [],
    measurements: [],
    results: [],
    medications: [],
    allergies: [],
    procedures: [],
    immunizations: [],
    familyHistory: [],
    documents: [],
    problems: [],
    accounting: { read: 0, shown: 0, merged: 0, dropped: 0, supporting: 0 },
    ...over,
  };
}

const MODEL_LISTS = [
  'encounters',
  'conditions',
  'measurements',
  'results',
  'medications',
  'allergies',
  'procedures',
  'immunizations',
  'familyHistory',
  'documents',
] as const;

/** References of every entry of a chart. */
export function refsOf(chart: Chart): string[] {
  return MODEL_LISTS.flatMap((list) => chart[list].map(({ ref }) => ref));
}
