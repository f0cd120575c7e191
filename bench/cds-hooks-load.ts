import { randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { type PREFETCH, SERVICE_ID } from '../server/cds-hooks/service.ts';
import { startTestServer } from '../server/testing/test-server.ts';
import { atMost, median, printFigure, quantile } from './report.ts';

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

interface Prepared {
  readonly body: string;
  readonly token: string;
}

/** Another patient each time, so that nothing is stored already. What the EHR does is not part of the figure. */
async function prepare(): Promise<Prepared> {
  const token = await server.issuers[0].idToken({
    iss: 'ehr',
    aud: `${PUBLIC}${SERVICE}`,
    jti: randomUUID(),
  });
  const own = patient?.id ?? '';
  const context = { userId: 'Practitioner/p1', patientId: own };
  const body = { hook: 'patient-view', hookInstance: randomUUID(), context, prefetch };
  return { body: JSON.stringify(body).replaceAll(`${own}"`, `${randomUUID()}"`), token };
}

async function call({ body, token }: Prepared): Promise<number> {
  const started = performance.now();
  const response = await server.post(SERVICE, body, token);
  // Too many wait already: the machine is slower than the calls come.
  if (response.status === 429) return Infinity;
  if (response.status !== 200) throw new Error(`${response.status}: ${await response.text()}`);
  await response.arrayBuffer();
  return performance.now() - started;
}

/** Milliseconds of processor time of this process and those that it started. On a busy machine, times tell less. */
function processorMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1_000 + childrenMs();
}

const TICK_MS = 10;

/** From `/proc` (Linux); nothing elsewhere. */
function childrenMs(): number {
  if (!existsSync('/proc')) return 0;
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statOf(pid))
    .filter((stat) => Number(stat[1]) === process.pid)
    .reduce((sum, stat) => sum + (Number(stat[11]) + Number(stat[12])) * TICK_MS, 0);
}

/** The fields after the name of the program, which may hold anything; none when it has ended meanwhile. */
function statOf(pid: string): readonly string[] {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ');
  } catch {
    return [];
  }
}

try {
  const prepared: Prepared[] = [];
  for (let i = 0; i < PER_SECOND * SECONDS; i += 1) prepared.push(await prepare());
  await call(await prepare());
  const before = processorMs();
  const calls: Promise<number>[] = [];
  for (const one of prepared) {
    calls.push(call(one));
    await sleep(1_000 / PER_SECOND);
  }
  const times = await Promise.all(calls);
  const each = (processorMs() - before) / calls.length;
  const count = Object.values(prefetch).flatMap(
    (one) => (one as { entry?: unknown[] }).entry ?? [one],
  ).length;
  const name = `cards for ${count} resources at ${PER_SECOND}/s`;
  printFigure({ name: `${name}, median`, value: `${median(times).toFixed(0)} ms` });
  printFigure({ name: 'processor time of a call, client and server', value: `${each.toFixed(1)} ms` });
  printFigure(atMost(`${name}, p95`, quantile(times, 0.95), 200, 'ms', 0));
} finally {
  await server.close();
}
