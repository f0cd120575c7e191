import type { Chart, ConditionItem, MedicationItem, ResultItem } from '../../chart/chart.ts';
import type { ReadFindings } from '../finding.ts';
import { readFindings } from '../read-findings.ts';
import { daysAgo, testAsOf, testChart } from './test-chart.ts';
import { testKnowledge } from './test-knowledge.ts';

/** A knowledge base small enough to see whole. */
export const smallKnowledge = testKnowledge({
  findings: [
    {
      id: 'fever',
      kind: 'vital',
      text: ['<fever>'],
      numeric: [{ analyte: 'body-temperature', above: 37.9, withinDays: 3 }],
    },
    {
      id: 'chest-pain',
      text: ['<pain> & <chest>'],
      codes: { snomed: ['29857009'], icd10: ['R07'], loinc: [] },
    },
    { id: 'crushing-chest-pain', text: ['crushing'], parents: ['chest-pain'] },
    {
      id: 'hyperkalaemia',
      kind: 'laboratory',
      text: ['hyperkalemia'],
      numeric: [{ analyte: 'potassium', above: 5.5, withinDays: 30 }],
    },
    {
      id: 'anion-gap-raised',
      kind: 'laboratory',
      numeric: [{ analyte: 'anion-gap', above: 12, withinDays: 30 }],
    },
    { id: 'history-appendectomy', kind: 'history', text: ['appendectomy'] },
    { id: 'history-diabetes', kind: 'history', condition: 'type-2-diabetes' },
    { id: 'smoking', kind: 'exposure', countsDays: null, text: ['smoke', 'smoker'] },
    { id: 'lifting-or-strain', kind: 'exposure', text: ['heavy lifting'] },
    { id: 'penicillin-allergy', kind: 'history', text: ['allergic to penicillin', 'penicillin allergy'] },
    { id: 'family-history-colon-cancer', kind: 'history', text: ['[colon|colorectal] cancer'] },
    { id: 'on-ace-inhibitor', kind: 'medicine', drugs: ['ace-inhibitor'] },
    { id: 'pregnancy', kind: 'history', context: 'pregnancy' },
    { id: 'postpartum', kind: 'history', context: 'postpartum' },
    { id: 'murmur', kind: 'sign', text: ['<murmur>'] },
    { id: 'uterine-contractions', sex: 'female', text: ['contraction'] },
  ],
  analytes: [
    {
      id: 'potassium',
      unit: 'mmol/L',
      names: ['potassium'],
      plausible: { low: 1, high: 12 },
      units: [{ unit: 'meq/L', factor: 1, offset: 0 }],
    },
    {
      id: 'body-temperature',
      unit: 'Cel',
      category: 'vital-sign',
      names: ['temperature'],
      plausible: { low: 25, high: 45 },
    },
    { id: 'sodium', unit: 'mmol/L' },
    { id: 'chloride', unit: 'mmol/L' },
    { id: 'bicarbonate-total-co2', unit: 'mmol/L' },
    { id: 'anion-gap', unit: 'mmol/L' },
  ],
  drugs: [
    { id: 'lisinopril', classes: ['ace-inhibitor'], rxnorm: ['29046'] },
    { id: 'ace-inhibitor', names: ['ace inhibitor'] },
  ],
  conditions: [
    { id: 'type-2-diabetes', synonyms: ['diabetes mellitus type 2'], icd10: ['E11'], snomed: ['44054006'] },
    { id: 'asthma', icd10: ['J45'] },
    { id: 'acute-appendicitis', acuity: 'emergent', synonyms: ['appendicitis'], icd10: ['K35'] },
  ],
});

export const concept = (text: string, system = '', code = '') => ({
  codings: code ? [{ system, code, display: null }] : [],
  text,
});
export const snomed = 'http://snomed.info/sct';
export const icd10 = 'http://hl7.org/fhir/sid/icd-10-cm';

export function condition(text: string, parts: Partial<ConditionItem> = {}): ConditionItem {
  return {
    kind: 'condition',
    ref: 'Condition/c1',
    alsoIn: [],
    encounter: null,
    concept: concept(text),
    clinicalStatus: 'active',
    verification: 'confirmed',
    category: 'problem-list',
    onset: null,
    abatement: null,
    recorded: null,
    ...parts,
  };
}

export function medication(text: string, parts: Partial<MedicationItem> = {}): MedicationItem {
  return {
    kind: 'medication',
    ref: 'MedicationRequest/m1',
    alsoIn: [],
    encounter: null,
    concept: concept(text),
    status: 'active',
    source: 'request',
    period: { start: daysAgo(400), end: null },
    dosage: null,
    reason: null,
    ...parts,
  };
}

export function result(
  name: string,
  value: ReturnType<typeof concept>,
  parts: Partial<ResultItem> = {},
): ResultItem {
  return {
    kind: 'result',
    ref: 'Observation/r1',
    alsoIn: [],
    encounter: null,
    analyte: null,
    concept: concept(name),
    category: 'social-history',
    value,
    ordinal: null,
    interpretation: null,
    when: daysAgo(1),
    ...parts,
  };
}

export function read(parts: Partial<Chart>, gender: 'male' | 'female' = 'female'): ReadFindings {
  const chart = testChart({ patient: { ...testChart().patient, gender }, ...parts });
  return readFindings(chart, { asOf: testAsOf, knowledge: smallKnowledge });
}

/** Findings as "+id" and "-id". */
export function ids(parts: Partial<Chart>): string[] {
  return read(parts).findings.map((f) => `${f.status === 'present' ? '+' : '-'}${f.id}`);
}
