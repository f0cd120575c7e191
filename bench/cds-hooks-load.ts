import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PREFETCH, SERVICE_ID } from '../server/cds-hooks/service.ts';
import { startTestServer } from '../server/testing/test-server.ts';

/** How long an EHR waits for cards: patient-view calls with a prefetched record, at 20 a second. */
const PER_SECOND = 20;
const SECONDS = 10;
const PUBLIC = 'https://chartside.example';
const SERVICE = `/cds-services/${SERVICE_ID}`;

interface Resource {
  resourceType: string;
  id: string;
  category?: { coding?: { code?: string }[] }[];
}
const file = new URL('../fhir-fixtures/cases/pulmonary-embolism/bundle.json', import.meta.url);
const resources = (JSON.parse(readFileSync(file, 'utf8')) as { entry: { resource: Resource }[] }).entry.map(
  (entry) => entry.resource,
);
const ofType = (type: string, category?: string) => ({
  resourceType: 'Bundle',
  entry: resources
    .filter((one) => one.resourceType === type)
    .filter((one) => category === undefined || one.category?.some((c) => c.coding?.[0]?.code === category))
    .map((resource) => ({ resource })),
});
const patient = resources.find((one) => one.resourceType === 'Patient');
const prefetch: Record<keyof typeof PREFETCH, unknown> = {
  patient,
  encounters: ofType('Encounter'),
  conditions: ofType('Condition'),
  laboratory: ofType('Observation', 'laboratory'),
  vitals: ofType('Observation', 'vital-signs'),
  medications: ofType('MedicationRequest'),
  notes: ofType('DocumentReference'),
};

const server = await startTestServer({
  config: ([first]) => ({
    stage: 'pilot',
    publicUrl: PUBLIC,
    cdsClients: [{ client: 'ehr', jwksUri: `${first?.origin}/jwks`, iss: first?.iss ?? '' }],
  }),
});

async function call(): Promise<number> {
  const token = await server.issuers[0].idToken({
    iss: 'ehr',
    aud: `${PUBLIC}${SERVICE}`,
    jti: randomUUID(),
  });
  const context = { userId: 'Practitioner/p1', patientId: patient?.id };
  const started = performance.now();
  const body = { hook: 'patient-view', hookInstance: randomUUID(), context, prefetch };
  const response = await server.post(SERVICE, body, token);
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
  return performance.now() - started;
}

try {
  await call();
  const calls: Promise<number>[] = [];
  for (let i = 0; i < PER_SECOND * SECONDS; i += 1) {
    calls.push(call());
    await sleep(1_000 / PER_SECOND);
  }
  const times = (await Promise.all(calls)).sort((a, b) => a - b);
  const at = (share: number) => (times[Math.floor(times.length * share)] ?? NaN).toFixed(0);
  const count = Object.values(prefetch).flatMap(
    (one) => (one as { entry?: unknown[] }).entry ?? [one],
  ).length;
  console.log(`cards for ${count} resources at ${PER_SECOND}/s: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms`);
} finally {
  await server.close();
}
