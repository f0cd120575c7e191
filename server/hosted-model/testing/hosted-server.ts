import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { assess } from '../../../clinical/assessment/assess.ts';
import { deidentifiedCase, type DeidentifiedCase } from '../../../clinical/assessment/deidentified-case.ts';
import { readChart } from '../../../clinical/chart/read-chart.ts';
import { loadKnowledge } from '../../../clinical/cli/load-knowledge.ts';
import type { HostedEvent, HostedRequest } from '../../../contracts/hosted-model.ts';
import type { ServerConfigInput } from '../../config/config.ts';
import { startTestServer, type TestServer } from '../../testing/test-server.ts';
import { type FakeModel, startFakeModel } from './fake-model.ts';

type Hosted = NonNullable<ServerConfigInput['hostedModel']>;
type Resource = Record<string, unknown> & { resourceType: string };

export interface HostedServer {
  readonly server: TestServer;
  readonly model: FakeModel;
  /** Asks as the signed-in practitioner; all events, in order. */
  ask(changes?: Partial<HostedRequest>): Promise<HostedEvent[]>;
  /** The same, not read. */
  request(changes?: Partial<HostedRequest>, signal?: AbortSignal): Promise<Response>;
  /** A new session, when the clock has moved beyond the old one. */
  signIn(): Promise<void>;
  close(): Promise<void>;
}

/** A real server whose hosted model is the fake. */
export async function startHostedServer(changes: Partial<Hosted> = {}): Promise<HostedServer> {
  loadKnowledge();
  const model = await startFakeModel();
  const hostedModel: Hosted = {
    kind: 'openai-compatible',
    label: 'Test model',
    baseUrl: model.baseUrl,
    model: 'fake-1',
    auth: { kind: 'none' },
    retries: 0,
    ...changes,
  };
  const server = await startTestServer({ config: { hostedModel } });
  let { token } = await server.signIn();
  const send = (more: Partial<HostedRequest>, signal: AbortSignal | null) =>
    fetch(`${server.url}/api/hosted-differential`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
      body: JSON.stringify({
        iss: server.issuers[0].iss,
        patientId: 'patient-4711',
        assessmentId: randomUUID(),
        case: appendicitis(),
        ...more,
      }),
      signal,
    });
  // A kept connection may have been closed while the test was busy assessing.
  const request = (more: Partial<HostedRequest> = {}, signal: AbortSignal | null = null) =>
    send(more, signal).catch(() => send(more, signal));
  return {
    server,
    model,
    request,
    ask: async (more) => eventsOf(await (await request(more)).text()),
    signIn: async () => void ({ token } = await server.signIn()),
    close: async () => {
      await server.close();
      await model.close();
    },
  };
}

export function eventsOf(text: string): HostedEvent[] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('data: '))
    .map((line) => JSON.parse(line.slice(6)) as HostedEvent);
}

/** The resources of a case of `fhir-fixtures`. */
export function resourcesOf(name: string): Resource[] {
  const url = new URL(`../../../fhir-fixtures/cases/${name}/bundle.json`, import.meta.url);
  const bundle = JSON.parse(readFileSync(url, 'utf8')) as { entry: { resource: Resource }[] };
  return bundle.entry.map(({ resource }) => resource);
}

/** What the browser makes of a record: the same functions, in the same order. */
export function caseOf(resources: readonly Resource[], asOf: number): DeidentifiedCase {
  const knowledge = loadKnowledge();
  const chart = readChart(resources, { knowledge, asOf });
  const { findings, context } = assess(chart, { asOf, knowledge });
  return deidentifiedCase(chart, findings, context).case;
}

/** A small case with one item of each kind. */
export function appendicitis(): DeidentifiedCase {
  return {
    ageBand: '20-24 years',
    sex: 'female',
    pregnant: false,
    setting: 'emergency',
    findings: [
      { id: 'right-lower-quadrant-pain', status: 'present', uncertain: false, daysAgo: 0 },
      { id: 'fever', status: 'present', uncertain: true, daysAgo: 1 },
      { id: 'diarrhoea', status: 'absent', uncertain: false, daysAgo: 0 },
    ],
    values: [{ analyte: 'crp', value: 88, comparator: null, daysAgo: 0 }],
    known: [{ id: 'asthma', status: 'active' }],
    medicines: [{ id: 'ibuprofen', startedDaysAgo: 2 }],
  };
}
