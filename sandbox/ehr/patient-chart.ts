import type {
  AllergyIntolerance,
  Condition,
  DocumentReference,
  Encounter,
  MedicationRequest,
  Observation,
  Patient,
} from '@medplum/fhirtypes';
import { clinicianById } from '../data/hospital.ts';
import { conceptText, dateOf, newestFirst, visitReason } from '../data/reading.ts';
import type { ChartStore } from '../fhir/chart-store.ts';
import { patientLine } from './patient-list.ts';
import type { PatientLine } from './patient-list.ts';

/** One line of a list in the chart: what, and when or how. */
export interface ChartLine {
  readonly id: string;
  readonly text: string;
  readonly detail: string;
}

export interface ResultLine {
  readonly date: string;
  readonly name: string;
  readonly value: string;
  readonly range: string;
  /** The laboratory's own interpretation; empty when it gave none. */
  readonly flag: string;
  readonly category: string;
}

export interface NoteLine {
  readonly date: string;
  readonly title: string;
  readonly text: string;
}

export interface WrittenLine {
  readonly reference: string;
  readonly kind: string;
  readonly text: string;
  readonly by: string;
  readonly at: string;
  readonly withdrawn: boolean;
}

/** What the EHR page shows of one patient. */
export interface PatientChart extends PatientLine {
  readonly birthDate: string;
  readonly recordNumber: string;
  readonly problems: readonly ChartLine[];
  readonly medications: readonly ChartLine[];
  readonly allergies: readonly ChartLine[];
  /** Whether the allergies name a substance, and not only that none is known. */
  readonly isAllergic: boolean;
  readonly encounters: readonly ChartLine[];
  readonly results: readonly ResultLine[];
  readonly resultsInAll: number;
  readonly notes: readonly NoteLine[];
  readonly written: readonly WrittenLine[];
}

const RESULTS_SHOWN = 300;
/** SNOMED CT: no known allergy, no known drug allergy, no known food allergy. */
const NO_KNOWN_ALLERGY = new Set(['716186003', '409137002', '429625007']);

function namesSubstance(allergy: AllergyIntolerance): boolean {
  return !allergy.code?.coding?.some(({ code }) => NO_KNOWN_ALLERGY.has(code ?? ''));
}

function isActive(statuses: readonly (string | undefined)[]): boolean {
  return statuses.some((status) => status === 'active' || status === 'recurrence' || status === 'relapse');
}

function valueText(
  observation: Pick<Observation, 'valueQuantity' | 'valueString' | 'valueCodeableConcept'>,
): string {
  const { valueQuantity: quantity, valueString, valueCodeableConcept } = observation;
  if (quantity?.value !== undefined) {
    return `${quantity.comparator ?? ''}${quantity.value} ${quantity.unit ?? quantity.code ?? ''}`.trim();
  }
  return valueString ?? conceptText(valueCodeableConcept);
}

function resultValue(observation: Observation): string {
  const parts = (observation.component ?? []).map((part) =>
    `${conceptText(part.code)} ${valueText(part)}`.trim(),
  );
  const [systolic, diastolic] = observation.component ?? [];
  if (systolic?.valueQuantity && diastolic?.valueQuantity && parts.length === 2) {
    const { value, unit } = systolic.valueQuantity;
    if (unit === diastolic.valueQuantity.unit)
      return `${value} / ${diastolic.valueQuantity.value} ${unit ?? ''}`.trim();
  }
  return [valueText(observation), ...parts].filter(Boolean).join('; ');
}

function rangeText(observation: Observation): string {
  const range = observation.referenceRange?.[0];
  if (!range) return '';
  if (range.text) return range.text;
  const { low, high } = range;
  if (low?.value !== undefined && high?.value !== undefined) return `${low.value}–${high.value}`;
  if (high?.value !== undefined) return `≤ ${high.value}`;
  return low?.value === undefined ? '' : `≥ ${low.value}`;
}

function resultLine(observation: Observation): ResultLine {
  return {
    date: dateOf(observation),
    name: conceptText(observation.code),
    value: resultValue(observation),
    range: rangeText(observation),
    flag: (observation.interpretation ?? [])
      .map((item) => item.coding?.[0]?.code ?? conceptText(item))
      .join(' '),
    category: conceptText(observation.category?.[0]),
  };
}

function noteText(document: DocumentReference): string {
  const attachment = document.content.find(({ attachment: item }) => item.data)?.attachment;
  if (!attachment?.data) return '';
  if (!attachment.contentType?.startsWith('text/plain'))
    return `(${attachment.contentType ?? 'unknown format'})`;
  return Buffer.from(attachment.data, 'base64').toString('utf8');
}

function noteLine(document: DocumentReference): NoteLine {
  return { date: dateOf(document), title: conceptText(document.type) || 'Note', text: noteText(document) };
}

/** Everything that applications stored in this chart since the start, newest first, each once. */
function writtenLines(store: ChartStore, patient: string): WrittenLine[] {
  const seen = new Set<string>();
  return store.writeBacks.toReversed().flatMap(({ reference, patientId, user, at }) => {
    if (patientId !== patient || seen.has(reference)) return [];
    seen.add(reference);
    const [type = '', id = ''] = reference.split('/');
    const resource = store.get(type, id);
    if (resource?.resourceType !== 'Condition' && resource?.resourceType !== 'DocumentReference') return [];
    const isDocument = resource.resourceType === 'DocumentReference';
    const verification = isDocument ? '' : conceptText(resource.verificationStatus);
    const withdrawn = isDocument
      ? resource.status === 'entered-in-error'
      : resource.verificationStatus?.coding?.some(({ code }) => code === 'entered-in-error') === true;
    return [
      {
        reference,
        kind: isDocument ? 'Note' : `Diagnosis${verification ? `, ${verification}` : ''}`,
        text: isDocument ? noteText(resource) || conceptText(resource.type) : conceptText(resource.code),
        by: clinicianById(user.slice('Practitioner/'.length))?.name ?? user,
        at,
        withdrawn,
      },
    ];
  });
}

/** The chart of a patient as the EHR page shows it; undefined for an unknown id. */
export function patientChart(store: ChartStore, id: string): PatientChart | undefined {
  const patient = store.get('Patient', id) as Patient | undefined;
  if (!patient) return undefined;
  const conditions = newestFirst<Condition>(store, 'Condition', id).filter(
    (condition) =>
      isActive((condition.clinicalStatus?.coding ?? []).map(({ code }) => code)) &&
      !condition.category?.some(({ coding }) => coding?.some(({ code }) => code === 'encounter-diagnosis')),
  );
  const medications = newestFirst<MedicationRequest>(store, 'MedicationRequest', id).filter(
    ({ status }) => status === 'active',
  );
  const allergies = newestFirst<AllergyIntolerance>(store, 'AllergyIntolerance', id);
  const observations = newestFirst<Observation>(store, 'Observation', id);
  return {
    ...patientLine(store, patient),
    birthDate: patient.birthDate ?? '',
    recordNumber: patient.identifier?.[0]?.value ?? id,
    problems: conditions.map((item) => ({
      id: item.id ?? '',
      text: conceptText(item.code),
      detail: item.onsetDateTime ?? dateOf(item),
    })),
    medications: medications.map((item) => ({
      id: item.id ?? '',
      text: conceptText(item.medicationCodeableConcept) || (item.medicationReference?.display ?? ''),
      detail: item.dosageInstruction?.[0]?.text ?? '',
    })),
    isAllergic: allergies.some(namesSubstance),
    allergies: allergies.map((item) => ({
      id: item.id ?? '',
      text: conceptText(item.code),
      detail: (item.reaction?.[0]?.manifestation ?? []).map(conceptText).join(', '),
    })),
    encounters: newestFirst<Encounter>(store, 'Encounter', id).map((item) => ({
      id: item.id ?? '',
      text: visitReason(item) || 'Encounter',
      detail: dateOf(item),
    })),
    results: observations.slice(0, RESULTS_SHOWN).map(resultLine),
    resultsInAll: observations.length,
    notes: newestFirst<DocumentReference>(store, 'DocumentReference', id).map(noteLine),
    written: writtenLines(store, id),
  };
}
