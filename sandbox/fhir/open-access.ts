import type { Access } from './access.ts';
import type { Surroundings } from './result-pages.ts';
import { localReference } from './compartment.ts';

/**
 * What a request without sign-in may do at the open endpoint: search the patients, and read the chart of the one
 * patient that it names, directly or by the resource or page that it asks for. It writes nothing.
 */
export function openAccess(path: string, query: URLSearchParams, around: Surroundings): Access {
  const patientId = patientOf(path, query, around);
  return {
    grantId: 'open',
    clientId: 'nobody',
    user: 'nobody',
    scopes: ['patient/*.rs'],
    everyPatient: true,
    ...(patientId === undefined ? {} : { patientId }),
  };
}

function patientOf(path: string, query: URLSearchParams, { store, pages }: Surroundings): string | undefined {
  const cursor = query.get('_page');
  if (cursor !== null) return pages.find(cursor)?.search.patientId;
  const [type = '', id] = path.split('/');
  if (id !== undefined) {
    const resource = store.get(type, id);
    return resource && store.patientsOf(resource)[0];
  }
  const named = query.get('patient') ?? query.get('subject');
  return named === null ? undefined : localReference(named).replace(/^Patient\//, '');
}
