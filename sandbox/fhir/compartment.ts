import type { Resource } from '@medplum/fhirtypes';

type References = { reference?: string }[];

/** The part of a local reference after the server's base: `Patient/1` from `http://host/fhir/Patient/1/_history/2`. */
export function localReference(reference: string): string {
  const parts = reference.split('/_history/')[0]?.split('/') ?? [];
  return parts.slice(-2).join('/');
}

function referencesAt(resource: Resource, ...elements: string[]): string[] {
  const record = resource as unknown as Record<string, unknown>;
  return elements.flatMap((element) => {
    const value = record[element];
    const list = (Array.isArray(value) ? value : value ? [value] : []) as References;
    return list.flatMap((item) => (item.reference ? [localReference(item.reference)] : []));
  });
}

/**
 * The ids of the patients in whose compartment a resource lies, read from the elements that the R4 patient
 * compartment names (subject, patient, beneficiary). Provenance counts by the patients of its targets, which only the
 * store can resolve: pass `patientsOfReference`.
 */
export function patientsOf(
  resource: Resource,
  patientsOfReference: (reference: string) => readonly string[] = () => [],
): readonly string[] {
  if (resource.resourceType === 'Patient') return resource.id ? [resource.id] : [];
  if (resource.resourceType === 'Provenance') {
    return [...new Set(referencesAt(resource, 'target').flatMap(patientsOfReference))];
  }
  if (resource.resourceType === 'Binary') {
    const context = resource.securityContext?.reference;
    return context ? patientsOfReference(localReference(context)) : [];
  }
  const found = referencesAt(resource, 'subject', 'patient', 'beneficiary')
    .filter((reference) => reference.startsWith('Patient/'))
    .map((reference) => reference.slice('Patient/'.length));
  return [...new Set(found)];
}
