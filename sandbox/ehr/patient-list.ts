import type { Encounter, Patient } from '@medplum/fhirtypes';
import type { ChartStore } from '../fhir/chart-store.ts';
import { ageText, displayName, newestFirst, visitReason } from '../data/reading.ts';

/** One line of the patient list. */
export interface PatientLine {
  readonly id: string;
  readonly name: string;
  readonly age: string;
  readonly sex: string;
  readonly reason: string;
  /** Age and sex in one text, for the patient picker. */
  readonly detail: string;
}

/** The line of one patient. */
export function patientLine(store: ChartStore, patient: Patient): PatientLine {
  const age = ageText(patient, new Date());
  const sex = patient.gender ?? 'sex not recorded';
  const [encounter] = newestFirst<Encounter>(store, 'Encounter', patient.id ?? '');
  return {
    id: patient.id ?? '',
    name: displayName(patient.name),
    age,
    sex,
    reason: visitReason(encounter),
    detail: `${age}, ${sex}`,
  };
}

/** All patients, by name. */
export function listPatients(store: ChartStore): PatientLine[] {
  return (store.all('Patient') as Patient[])
    .map((patient) => patientLine(store, patient))
    .sort((a, b) => a.name.localeCompare(b.name));
}
