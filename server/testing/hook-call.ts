import { randomUUID } from 'node:crypto';
import { PREFETCH } from '../cds-hooks/service.ts';

/** The body of a call of the CDS service with these resources prefetched, as an EHR sends it. */
export function hookCallBytes(resources: readonly { resourceType: string }[], patientId: string): Uint8Array {
  const patient = resources.find((resource) => resource.resourceType === 'Patient');
  const others = resources.filter((resource) => resource !== patient).map((resource) => ({ resource }));
  const prefetch: Record<string, unknown> = Object.fromEntries(
    Object.keys(PREFETCH).map((key) => [key, null]),
  );
  const body = {
    hook: 'patient-view',
    hookInstance: randomUUID(),
    context: { userId: 'Practitioner/p1', patientId },
    prefetch: { ...prefetch, patient, notes: { resourceType: 'Bundle', entry: others } },
  };
  return new TextEncoder().encode(JSON.stringify(body));
}
