import type { Chart, DocumentItem, EncounterItem, Measurement, Moment } from '../../chart/chart.ts';

export const testAsOf = Date.UTC(2026, 0, 15, 12);

/** A moment this many days before 2026-01-15 12:00 UTC. */
export function daysAgo(days: number, precision: Moment['precision'] = 'time'): Moment {
  return { at: testAsOf - days * 86_400_000, precision, approximate: false };
}

/** An otherwise empty chart of a woman born in 1970. */
export function testChart(parts: Partial<Chart> = {}): Chart {
  return {
    patient: {
      ref: 'Patient/p',
      name: null,
      identifiers: [],
      birthDate: { text: '1970-06-01', precision: 'day', at: Date.UTC(1970, 5, 1) },
      gender: 'female',
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
    ...parts,
  };
}

export function testDocument(text: string, parts: Partial<DocumentItem> = {}): DocumentItem {
  return {
    kind: 'document',
    ref: 'DocumentReference/d1',
    alsoIn: [],
    encounter: null,
    role: 'note',
    title: 'Note',
    concept: null,
    when: daysAgo(0),
    text,
    unread: null,
    ...parts,
  };
}

export function testMeasurement(
  analyte: string,
  value: number,
  unit: string,
  parts: Partial<Measurement> = {},
): Measurement {
  return {
    kind: 'measurement',
    ref: `Observation/${analyte}`,
    alsoIn: [],
    encounter: null,
    analyte,
    concept: { codings: [], text: analyte },
    category: 'laboratory',
    value,
    unit,
    comparator: null,
    sourceValue: { text: String(value), unit },
    range: null,
    interpretation: null,
    when: daysAgo(0),
    derivedBy: null,
    ...parts,
  };
}

export function testEncounter(parts: Partial<EncounterItem> = {}): EncounterItem {
  return {
    kind: 'encounter',
    ref: 'Encounter/e1',
    alsoIn: [],
    encounter: null,
    setting: 'emergency',
    status: 'in-progress',
    period: { start: daysAgo(0.1), end: null },
    reasons: [],
    type: null,
    ...parts,
  };
}
