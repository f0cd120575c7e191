import type { ResourceRef } from '../chart/chart.ts';
import { isObject } from '../chart/json.ts';
import { normaliseReference } from '../chart/references.ts';

/** What belongs to one patient, in the order it was found. */
export interface PatientRecord {
  readonly patient: ResourceRef;
  readonly resources: readonly unknown[];
}

/** Sorts resources of several patients apart. What belongs to no patient goes to those who refer to it. */
export interface PatientSorter {
  add(resource: unknown): void;
  records(): Iterable<PatientRecord>;
}

export function createPatientSorter(): PatientSorter {
  const byPatient = new Map<ResourceRef, unknown[]>();
  const shared = new Map<ResourceRef, unknown>();
  const unnamed: unknown[] = [];
  let patients = 0;
  return {
    add: (resource) => {
      const owner = ownerOf(resource);
      if (owner === null) {
        const ref = sharedRef(resource);
        if (ref === null) unnamed.push(resource);
        else shared.set(ref, resource);
        return;
      }
      if (isObject(resource) && resource['resourceType'] === 'Patient') patients += 1;
      const list = byPatient.get(owner);
      if (list === undefined) byPatient.set(owner, [resource]);
      else list.push(resource);
    },
    *records() {
      // One patient: all is theirs, and what names somebody else is for the chart to refuse.
      if (patients === 1 || byPatient.size === 1) {
        const [patient] = [...byPatient].find(([, list]) => list.some(isPatient)) ?? [...byPatient][0]!;
        const all = [...byPatient.values()].flat();
        yield { patient, resources: [...all, ...shared.values(), ...unnamed] };
        return;
      }
      for (const [patient, resources] of byPatient)
        yield { patient, resources: withShared(resources, shared) };
      if (byPatient.size > 0 && unnamed.length > 0)
        yield { patient: 'Patient/not-named', resources: unnamed };
    },
  };
}

function isPatient(resource: unknown): boolean {
  return isObject(resource) && resource['resourceType'] === 'Patient';
}

function ownerOf(resource: unknown): ResourceRef | null {
  if (!isObject(resource)) return null;
  if (resource['resourceType'] === 'Patient')
    return typeof resource['id'] === 'string' ? `Patient/${resource['id']}` : 'Patient/without-id';
  for (const key of ['subject', 'patient'] as const) {
    const subject = resource[key];
    const reference = isObject(subject) ? subject['reference'] : undefined;
    if (typeof reference !== 'string') continue;
    const ref = normaliseReference(reference.trim());
    if (ref.startsWith('Patient/') || ref.startsWith('urn:')) return ref;
  }
  return null;
}

const SHARED: ReadonlySet<unknown> = new Set([
  'Medication',
  'Binary',
  'Practitioner',
  'PractitionerRole',
  'Organization',
  'Location',
]);

function sharedRef(resource: unknown): ResourceRef | null {
  if (!isObject(resource) || !SHARED.has(resource['resourceType']) || typeof resource['id'] !== 'string')
    return null;
  return `${String(resource['resourceType'])}/${resource['id']}`;
}

/** Only Medication and Binary add to a chart; those that the patient's resources refer to come along. */
function withShared(
  resources: readonly unknown[],
  shared: ReadonlyMap<ResourceRef, unknown>,
): readonly unknown[] {
  if (shared.size === 0) return resources;
  const wanted = new Set<ResourceRef>();
  for (const resource of resources)
    for (const ref of wantedBy(resource)) if (shared.has(ref)) wanted.add(ref);
  return [...resources, ...[...wanted].map((ref) => shared.get(ref))];
}

function wantedBy(resource: unknown): ResourceRef[] {
  if (!isObject(resource)) return [];
  const medication = resource['medicationReference'];
  const refs: unknown[] = [isObject(medication) ? medication['reference'] : null];
  const contents =
    resource['resourceType'] === 'DocumentReference' ? resource['content'] : resource['presentedForm'];
  if (Array.isArray(contents))
    for (const content of contents as readonly unknown[]) {
      const attachment =
        isObject(content) && isObject(content['attachment']) ? content['attachment'] : content;
      if (isObject(attachment)) refs.push(attachment['url']);
    }
  return refs.filter((ref): ref is string => typeof ref === 'string').map(normaliseReference);
}
