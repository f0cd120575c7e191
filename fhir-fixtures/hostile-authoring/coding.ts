import { condition, hostile, LOINC, observation, quantity } from './hostile-case.ts';
import type { HostileCase, Json } from './hostile-case.ts';

const K = quantity(4.2, 'mmol/L');
const potassium = (
  ref: string,
  value = 4.2,
): { ref: string; analyte: string; value: number; unit: string } => ({
  ref: `Observation/${ref}`,
  analyte: 'potassium',
  value,
  unit: 'mmol/L',
});
const coded = (system: string, code: string, display: string): Json => ({
  coding: [{ system, code, display }],
});
const at = (day: number): Json => ({ effectiveDateTime: `2026-01-0${day}T08:00:00Z` });

/** Codes, status and repetition. */
export const CODING_CASES: readonly HostileCase[] = [
  hostile(
    'misspelt-systems',
    'LOINC under a misspelt system, as an OID or by name is still LOINC.',
    [
      observation('s-1', coded('http://loinc', '2823-3', 'Potassium'), K, at(1)),
      observation('s-2', coded('https://loinc.org/', '2823-3', 'Potassium'), K, at(2)),
      observation('s-3', coded('urn:oid:2.16.840.1.113883.6.1', '2823-3', 'Potassium'), K, at(3)),
      observation('s-4', coded('LOINC', '2823-3', 'Potassium'), K, at(4)),
      observation('s-5', { coding: [{ code: '2823-3', display: 'Potassium' }] }, K, at(5)),
    ],
    { measurements: ['s-1', 's-2', 's-3', 's-4'].map((ref) => potassium(ref)) },
  ),
  hostile(
    'wrong-check-digit',
    'A code whose LOINC check digit is wrong is doubtful: the name decides, and where the name says nothing it is no analyte.',
    [
      observation('d-1', coded(LOINC, '2823-4', 'Potassium'), K),
      observation('d-2', coded(LOINC, '1000123', 'Hemoglobin'), quantity(13.1, 'g/dL')),
      observation('d-3', coded(LOINC, '718-8', 'Zorblax index'), quantity(9, 'g/dL')),
    ],
    {
      measurements: [
        potassium('d-1'),
        { ref: 'Observation/d-2', analyte: 'hemoglobin', value: 13.1, unit: 'g/dL' },
      ],
      problems: ['d-1', 'd-2', 'd-3'].map((id) => ({ kind: 'doubtful-code', evidence: `Observation/${id}` })),
    },
  ),
  hostile(
    'panel-code-first',
    'The first LOINC code of a list may be the panel: the value belongs to the analyte. Blood pressure is in the components, and a panel with members has no value of its own.',
    [
      observation(
        'p-k',
        {
          coding: [
            { system: LOINC, code: '24321-2', display: 'Basic metabolic 2000 panel' },
            { system: LOINC, code: '2823-3', display: 'Potassium' },
          ],
        },
        K,
      ),
      observation('p-bp', coded(LOINC, '85354-9', 'Blood pressure panel'), {
        component: [
          { code: coded(LOINC, '8480-6', 'Systolic'), ...quantity(128, 'mm[Hg]') },
          { code: coded(LOINC, '8462-4', 'Diastolic'), ...quantity(76, 'mm[Hg]') },
        ],
      }),
      observation('p-panel', coded(LOINC, '58410-2', 'CBC panel'), {
        hasMember: [{ reference: 'Observation/p-hgb' }],
      }),
      observation('p-hgb', '718-7', quantity(13.1, 'g/dL')),
    ],
    {
      measurements: [
        potassium('p-k'),
        { ref: 'Observation/p-bp', analyte: 'systolic_bp', value: 128, unit: 'mm[Hg]' },
        { ref: 'Observation/p-bp', analyte: 'diastolic_bp', value: 76, unit: 'mm[Hg]' },
        { ref: 'Observation/p-hgb', analyte: 'hemoglobin', value: 13.1, unit: 'g/dL' },
      ],
      notMeasured: ['Observation/p-panel'],
    },
  ),
  hostile(
    'entered-in-error',
    'What was entered in error or cancelled still carries values and is never data; amended and corrected results are; preliminary ones are marked.',
    [
      observation('e-error', '2823-3', quantity(7.9, 'mmol/L'), { status: 'entered-in-error' }),
      observation('e-space', '2823-3', quantity(7.8, 'mmol/L'), { status: 'entered-in-error ', ...at(2) }),
      observation('e-cancelled', '2823-3', quantity(7.7, 'mmol/L'), { status: 'cancelled', ...at(3) }),
      observation('e-preliminary', '2823-3', quantity(4.1, 'mmol/L'), { status: 'preliminary', ...at(4) }),
      observation('e-amended', '2823-3', K, { status: 'amended', ...at(5) }),
      observation('e-corrected', '2823-3', quantity(4.3, 'mmol/L'), { status: 'corrected', ...at(6) }),
      condition('e-condition', ['Pulmonary embolism', '59282003'], null, 'entered-in-error'),
      {
        resourceType: 'MedicationRequest',
        id: 'e-drug',
        status: 'entered-in-error',
        intent: 'order',
        medicationCodeableConcept: { text: 'warfarin 5 mg tablet' },
        authoredOn: '2025-12-01',
      },
    ],
    {
      measurements: [potassium('e-amended'), potassium('e-corrected', 4.3)],
      notShown: [
        'Observation/e-error',
        'Observation/e-space',
        'Observation/e-cancelled',
        'Condition/e-condition',
        'MedicationRequest/e-drug',
      ],
      problems: [
        { kind: 'entered-in-error', evidence: 'Observation/e-error' },
        { kind: 'entered-in-error', evidence: 'Observation/e-space' },
        { kind: 'entered-in-error', evidence: 'Condition/e-condition' },
        { kind: 'entered-in-error', evidence: 'MedicationRequest/e-drug' },
        { kind: 'not-final', evidence: 'Observation/e-preliminary' },
      ],
    },
  ),
  hostile(
    'condition-status',
    'A refuted Condition is not had; one without a clinical status is not known to be active; a resolved one needs no abatement date; words without a code are kept.',
    [
      condition('q-refuted', ['Myocardial infarction', '22298006'], null, 'refuted'),
      condition('q-unknown', ['Asthma', '195967001'], null, 'confirmed'),
      condition('q-resolved', ['Kidney stone', '95570007'], 'resolved', 'confirmed'),
      condition('q-differential', ['Gout', '90560007'], 'active', 'differential'),
      {
        resourceType: 'Condition',
        id: 'q-words',
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
        },
        code: { text: 'Sugar diabetes (type 2)' },
      },
      {
        resourceType: 'Condition',
        id: 'q-icd9',
        clinicalStatus: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/condition-clinical', code: 'active' }],
        },
        code: {
          coding: [
            { system: 'http://hl7.org/fhir/sid/icd-9-cm', code: '401.9', display: 'Hypertension NOS' },
          ],
        },
      },
    ],
    {
      conditions: [
        { ref: 'Condition/q-refuted', verification: 'refuted' },
        { ref: 'Condition/q-unknown', clinicalStatus: 'unknown' },
        { ref: 'Condition/q-resolved', clinicalStatus: 'resolved' },
        { ref: 'Condition/q-differential', verification: 'differential' },
        { ref: 'Condition/q-words', clinicalStatus: 'active' },
        { ref: 'Condition/q-icd9', clinicalStatus: 'active' },
      ],
    },
  ),
  hostile(
    'same-problem-forty-times',
    'Hypertension as the diagnosis of forty visits and once on the problem list is one problem.',
    [
      condition('h-list', ['Essential hypertension', '59621000'], 'active', 'confirmed', {
        onsetDateTime: '2012',
      }),
      ...Array.from({ length: 40 }, (_, i) =>
        condition(`h-visit-${i + 1}`, ['Essential hypertension', '59621000'], 'active', 'confirmed', {
          category: [
            {
              coding: [
                {
                  system: 'http://terminology.hl7.org/CodeSystem/condition-category',
                  code: 'encounter-diagnosis',
                },
              ],
            },
          ],
          recordedDate: `${2015 + Math.floor(i / 4)}-0${1 + (i % 4) * 2}-10`,
        }),
      ),
    ],
    {
      conditions: [{ ref: 'Condition/h-list', clinicalStatus: 'active' }],
      sameAs: Array.from({ length: 40 }, (_, i) => ({
        ref: `Condition/h-visit-${i + 1}`,
        of: 'Condition/h-list',
      })),
    },
  ),
  hostile(
    'duplicate-results',
    'The same result under two ids counts once; the same value at another time, or another value at the same time, is another result.',
    [
      observation('t-1', '2823-3', K),
      observation('t-1-again', '2823-3', K),
      observation('t-2', '2823-3', K, { effectiveDateTime: '2026-01-11T09:00:00Z' }),
      observation('t-3', '2823-3', quantity(4.6, 'mmol/L')),
    ],
    {
      measurements: [potassium('t-1'), potassium('t-2'), potassium('t-3', 4.6)],
      sameAs: [{ ref: 'Observation/t-1-again', of: 'Observation/t-1' }],
    },
  ),
  hostile(
    'report-repeats-results',
    'A DiagnosticReport that points at an Observation and repeats it as contained adds no second result.',
    [
      observation('y-k', '2823-3', K),
      {
        resourceType: 'DiagnosticReport',
        id: 'y-report',
        status: 'final',
        code: { text: 'Basic metabolic panel' },
        effectiveDateTime: '2026-01-10T09:00:00Z',
        contained: [observation('inside', '2823-3', K)],
        result: [
          { reference: 'Observation/y-k' },
          { reference: '#inside' },
          { reference: 'Observation/missing' },
        ],
        conclusion: 'Potassium 4.2 mmol/L.',
      },
    ],
    { measurements: [potassium('y-k')] },
  ),
];
