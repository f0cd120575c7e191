import { condition, hostile, observation, quantity } from './hostile-case.ts';
import type { HostileCase, Json } from './hostile-case.ts';

const K = quantity(4.2, 'mmol/L');
const timed = (id: string, extra: Json): Json =>
  observation(id, '2823-3', K, { effectiveDateTime: undefined, ...extra });
const potassium = (ref: string): { ref: string; analyte: string; value: number; unit: string } => ({
  ref: `Observation/${ref}`,
  analyte: 'potassium',
  value: 4.2,
  unit: 'mmol/L',
});

/** Times, patients and references. */
export const TIME_AND_PEOPLE_CASES: readonly HostileCase[] = [
  hostile(
    'dates',
    'Without an effective time the issue time stands in and is marked approximate; with neither the result is undated and kept apart; a year stays a year; the impossible and the future are reported.',
    [
      timed('d-none', {}),
      timed('d-issued', { issued: '2026-01-09T10:00:00Z' }),
      timed('d-year', { effectiveDateTime: '2019' }),
      timed('d-month', { effectiveDateTime: '2020-06' }),
      timed('d-period', { effectivePeriod: { start: '2025-03-01T08:00:00Z', end: '2025-03-02T08:00:00Z' } }),
      timed('d-instant', { effectiveInstant: '2025-04-01T08:00:00.123Z' }),
      timed('d-future', { effectiveDateTime: '2031-01-01T08:00:00Z' }),
      timed('d-impossible', { effectiveDateTime: '2025-13-40' }),
      timed('d-american', { effectiveDateTime: '03/14/2025' }),
    ],
    {
      measurements: ['d-none', 'd-issued', 'd-year', 'd-month', 'd-period', 'd-instant'].map(potassium),
      problems: [
        { kind: 'undated', evidence: 'Observation/d-none' },
        { kind: 'future-date', evidence: 'Observation/d-future' },
        { kind: 'unreadable-date', evidence: 'Observation/d-impossible' },
        { kind: 'unreadable-date', evidence: 'Observation/d-american' },
      ],
    },
  ),
  hostile(
    'time-zones',
    'The same instant in two zones is one time: two identical results there are one result.',
    [
      timed('z-utc', { effectiveDateTime: '2026-01-10T03:30:00Z' }),
      timed('z-local', { effectiveDateTime: '2026-01-09T22:30:00-05:00' }),
      timed('z-east', { effectiveDateTime: '2026-01-10T14:30:00+05:30' }),
    ],
    {
      measurements: [potassium('z-utc'), potassium('z-east')],
      sameAs: [{ ref: 'Observation/z-local', of: 'Observation/z-utc' }],
    },
  ),
  hostile(
    'endless-encounter',
    'An Encounter "in progress" since 2007 is not where the patient is now, and a planned one has not happened.',
    [
      {
        resourceType: 'Encounter',
        id: 'x-endless',
        status: 'in-progress',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
        period: { start: '2007-02-01' },
      },
      {
        resourceType: 'Encounter',
        id: 'x-planned',
        status: 'planned',
        class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'AMB' },
        period: { start: '2026-03-01T09:00:00Z' },
      },
      observation('x-k', '2823-3', K, { encounter: { reference: 'Encounter/x-endless' } }),
    ],
    { measurements: [potassium('x-k')] },
  ),
  hostile(
    'wrong-patient',
    'Resources of another patient in the same answer are refused and reported; a relative, absolute or fullUrl reference to the right patient is accepted.',
    [
      observation('o-right', '2823-3', K),
      observation('o-absolute', '718-7', quantity(13.1, 'g/dL'), {
        subject: { reference: 'https://ehr.example/fhir/Patient/hostile-wrong-patient' },
      }),
      observation('o-other', '2823-3', quantity(7.1, 'mmol/L'), {
        subject: { reference: 'Patient/somebody-else' },
      }),
      condition('o-condition', ['Asthma', '195967001'], 'active', 'confirmed', {
        subject: { reference: 'Patient/somebody-else' },
      }),
    ],
    {
      measurements: [
        potassium('o-right'),
        { ref: 'Observation/o-absolute', analyte: 'hemoglobin', value: 13.1, unit: 'g/dL' },
      ],
      notShown: ['Observation/o-other', 'Condition/o-condition'],
      problems: [
        { kind: 'wrong-patient', evidence: 'Observation/o-other' },
        { kind: 'wrong-patient', evidence: 'Condition/o-condition' },
      ],
    },
  ),
  hostile(
    'patient-without-facts',
    'No name, no birth date and gender unknown: the record is read all the same, age and sex count as unknown and are reported as missing.',
    [observation('u-k', '2823-3', K)],
    {
      measurements: [potassium('u-k')],
      problems: [{ kind: 'missing-demographics', evidence: 'Patient/hostile-patient-without-facts' }],
    },
    { patient: { name: undefined, birthDate: undefined, gender: 'unknown' } },
  ),
  hostile(
    'year-of-birth-only',
    'A birth date of only a year gives an age within a year; gender "other" is neither male nor female limits.',
    [observation('b-k', '2823-3', K)],
    { measurements: [potassium('b-k')] },
    { patient: { birthDate: '1950', gender: 'other', name: [{ text: 'A' }, { use: 'old', family: 'B' }] } },
  ),
  hostile(
    'deceased',
    'The patient died on 2025-12-20: this is shown, and a result dated after it is still shown as sent.',
    [
      observation('g-before', '2823-3', K, { effectiveDateTime: '2025-12-19T09:00:00Z' }),
      observation('g-after', '2823-3', quantity(4.4, 'mmol/L')),
    ],
    { measurements: [potassium('g-before')] },
    { patient: { deceasedDateTime: '2025-12-20T04:00:00Z' } },
  ),
  hostile(
    'medication-forms',
    'A drug in a contained Medication is read; one whose Medication is missing is named as unreadable; do-not-perform and plans are not what the patient takes.',
    [
      {
        resourceType: 'MedicationRequest',
        id: 'l-contained',
        status: 'active',
        intent: 'order',
        contained: [{ resourceType: 'Medication', id: 'm', code: { text: 'lisinopril 10 mg tablet' } }],
        medicationReference: { reference: '#m' },
        authoredOn: '2025-06-01',
      },
      {
        resourceType: 'MedicationRequest',
        id: 'l-missing',
        status: 'active',
        intent: 'order',
        medicationReference: { reference: 'Medication/not-here' },
        authoredOn: '2025-06-01',
      },
      {
        resourceType: 'MedicationRequest',
        id: 'l-never',
        status: 'active',
        intent: 'order',
        doNotPerform: true,
        medicationCodeableConcept: { text: 'ibuprofen 600 mg tablet' },
        authoredOn: '2025-06-01',
      },
    ],
    {},
  ),
];
