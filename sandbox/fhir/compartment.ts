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
    // A reference to another server is nobody here, even where the id is the same.
    return list.flatMap(({ reference }) =>
      reference && !reference.includes('://') ? [localReference(reference)] : [],
    );
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

/** A copy in which references that spell out this server's base are relative. */
export function withLocalReferences<T>(value: T, base: string): T {
  const visit = (item: unknown, name: string): unknown => {
    if (typeof item === 'string') {
      return name === 'reference' && item.startsWith(`${base}/`) ? item.slice(base.length + 1) : item;
    }
    if (Array.isArray(item)) return item.map((part) => visit(part, name));
    if (item === null || typeof item !== 'object') return item;
    return Object.fromEntries(Object.entries(item).map(([key, part]) => [key, visit(part, key)]));
  };
  return visit(value, '') as T;
}
