import type { CodeableConcept, Encounter, HumanName, Patient, Resource } from '@medplum/fhirtypes';
import type { ChartStore } from '../fhir/chart-store.ts';

/** A name as a person would read it. */
export function displayName(names: readonly HumanName[] | undefined): string {
  const name = names?.find((item) => item.use === 'official') ?? names?.[0];
  const built = [...(name?.given ?? []), name?.family].filter(Boolean).join(' ');
  return name?.text ?? (built || 'Name not recorded');
}

/** The words of a concept: its text, else the display or code of its first coding. */
export function conceptText(concept: CodeableConcept | undefined): string {
  const coding = concept?.coding?.find((item) => item.display) ?? concept?.coding?.[0];
  return concept?.text ?? coding?.display ?? coding?.code ?? '';
}

/** Age in words: years, or months below two years. Empty when the birth date is missing or only a year is unknown. */
export function ageText(patient: Patient, now: Date): string {
  if (!patient.birthDate) return 'age unknown';
  const born = new Date(patient.birthDate);
  const until = typeof patient.deceasedDateTime === 'string' ? new Date(patient.deceasedDateTime) : now;
  let months =
    (until.getUTCFullYear() - born.getUTCFullYear()) * 12 + until.getUTCMonth() - born.getUTCMonth();
  if (until.getUTCDate() < born.getUTCDate()) months -= 1;
  return months < 24 ? `${Math.max(months, 0)} mo` : `${Math.floor(months / 12)} y`;
}

/** The first date that a resource carries, as text for sorting and showing. */
export function dateOf(resource: Resource): string {
  const record = resource as unknown as Record<string, unknown>;
  const period = (record['period'] ?? record['effectivePeriod']) as { start?: string } | undefined;
  const names = [
    'effectiveDateTime',
    'authoredOn',
    'date',
    'recordedDate',
    'onsetDateTime',
    'performedDateTime',
  ];
  for (const name of [...names, 'issued', 'occurrenceDateTime']) {
    if (typeof record[name] === 'string') return record[name];
  }
  return period?.start ?? '';
}

/** The resources of a patient of one type, newest first; what was entered in error is left out. */
export function newestFirst<T extends Resource>(
  store: ChartStore,
  type: T['resourceType'],
  patient: string,
): T[] {
  const isError = (resource: Resource) => {
    const record = resource as unknown as { status?: string; verificationStatus?: CodeableConcept };
    const verification = record.verificationStatus?.coding?.some(({ code }) => code === 'entered-in-error');
    return record.status === 'entered-in-error' || verification === true;
  };
  return [...store.all(type, patient)]
    .filter((resource) => !isError(resource))
    .sort((a, b) => dateOf(b).localeCompare(dateOf(a))) as T[];
}

/** Why the patient is here: the reason of the newest encounter. */
export function visitReason(encounter: Encounter | undefined): string {
  if (!encounter) return '';
  const reason = encounter.reasonCode?.map(conceptText).filter(Boolean).join(', ');
  return reason || encounter.type?.map(conceptText).filter(Boolean).join(', ') || '';
}
