import type { Filter, SearchRequest, SortRule } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import type { ChartStore } from './chart-store.ts';
import { localReference } from './compartment.ts';
import type { Access } from './access.ts';
import { refusal } from './outcomes.ts';
import { SUPPORTED_TYPES } from './resource-types.ts';
import { matchesFilter, sortKey } from './search-match.ts';

/** Refuses a search that names another patient than the token's. */
function checkPatientFilter(access: Access, filter: Filter): void {
  if (filter.code !== 'patient' && filter.code !== 'subject') return;
  if (filter.operator === 'missing') return;
  for (const value of filter.value.split(',')) {
    const reference = localReference(value);
    const id = reference.startsWith('Patient/') ? reference.slice('Patient/'.length) : reference;
    if (id !== access.patientId) {
      throw refusal(403, 'forbidden', 'This authorization is for another patient than the search asks for.');
    }
  }
}

/** What a token may see of a type: its patient's compartment, and for shared types what belongs to nobody. */
export function visible(store: ChartStore, access: Access, resourceType: string): readonly Resource[] {
  if (access.everyPatient && resourceType === 'Patient') return store.all(resourceType);
  const own = access.patientId === undefined ? [] : store.all(resourceType, access.patientId);
  if (!SUPPORTED_TYPES[resourceType]?.shared) return own;
  return [...own, ...store.all(resourceType).filter((resource) => store.patientsOf(resource).length === 0)];
}

/** Whether a token may see one resource, by the compartment rule alone. */
export function isVisible(store: ChartStore, access: Access, resource: Resource): boolean {
  if (access.everyPatient && resource.resourceType === 'Patient') return true;
  const patients = store.patientsOf(resource);
  if (patients.length === 0) return SUPPORTED_TYPES[resource.resourceType]?.shared === true;
  return patients.length === 1 && patients[0] === access.patientId;
}

function compareKeys(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : a < b ? -1 : a > b ? 1 : 0;
}

/** Sorts by the rules in order, items without the value last, ties by id so that the order is total. */
function sorted(resources: readonly Resource[], rules: readonly SortRule[]): readonly Resource[] {
  if (rules.length === 0) return resources;
  const keyed = resources.map((resource) => ({
    resource,
    keys: rules.map((rule) => sortKey(resource, rule.code)),
  }));
  keyed.sort((a, b) => {
    for (const [index, rule] of rules.entries()) {
      const left = a.keys[index];
      const right = b.keys[index];
      if (left === undefined && right === undefined) continue;
      if (left === undefined) return 1;
      if (right === undefined) return -1;
      const order = compareKeys(left, right);
      if (order !== 0) return rule.descending ? -order : order;
    }
    return compareKeys(a.resource.id ?? '', b.resource.id ?? '');
  });
  return keyed.map(({ resource }) => resource);
}

/** All resources that a search finds for a token, in order. The request must have passed the parameter check. */
export function findMatches(store: ChartStore, access: Access, request: SearchRequest): readonly Resource[] {
  const filters = request.filters ?? [];
  filters.forEach((filter) => checkPatientFilter(access, filter));
  // Candidates are already the patient's own; testing `patient` again on each would cost and change nothing.
  const shared = SUPPORTED_TYPES[request.resourceType]?.shared === true;
  const remaining = filters.filter(
    (filter) => shared || filter.code !== 'patient' || filter.operator === 'missing',
  );
  const candidates = visible(store, access, request.resourceType).filter((resource) =>
    remaining.every((filter) => matchesFilter(resource, filter)),
  );
  return sorted(candidates, request.sortRules ?? []);
}
