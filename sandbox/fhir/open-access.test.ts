import type { Bundle, CapabilityStatement } from 'fhir/r4';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSandbox, type Sandbox } from '../start.ts';

let sandbox: Sandbox;
beforeAll(async () => {
  const fixturesDir = new URL('../testing/cases', import.meta.url).pathname;
  sandbox = await startSandbox({ port: 0, appOrigin: 'http://localhost:39998', fixturesDir });
});
afterAll(() => sandbox.close());

const get = (path: string) => fetch(`${sandbox.url}/open/fhir/${path}`);
const search = async (path: string) => (await (await get(path)).json()) as Bundle;
const ids = (bundle: Bundle) => bundle.entry?.map((entry) => entry.resource?.id);

describe('the open endpoint', () => {
  it('finds patients by name, id and birth date without a sign-in', async () => {
    expect(ids(await search('Patient?name=ostr'))).toEqual(['ada-ostrander']);
    expect(ids(await search('Patient?_id=bram-lindqvist'))).toEqual(['bram-lindqvist']);
    expect((await search('Patient')).entry?.length).toBe(2);
  });

  it('gives the chart of the patient who is named, page by page, and of nobody else', async () => {
    const page = await search('Observation?patient=ada-ostrander&category=laboratory&_count=1');
    const next = page.link?.find((link) => link.relation === 'next')?.url ?? '';
    expect(next).toContain(`${sandbox.url}/open/fhir/`);
    const second = (await (await fetch(next)).json()) as Bundle;
    expect(second.entry?.length).toBe(1);
    expect(JSON.stringify([page, second])).not.toContain('bram-lindqvist');
    expect((await get('Patient/ada-ostrander')).status).toBe(200);
    expect((await search('Condition')).entry ?? []).toEqual([]);
  });

  it('refuses to write, and offers neither writing nor sign-in in its statement', async () => {
    const condition = { resourceType: 'Condition', subject: { reference: 'Patient/ada-ostrander' } };
    const response = await fetch(`${sandbox.url}/open/fhir/Condition`, {
      method: 'POST',
      headers: { 'content-type': 'application/fhir+json' },
      body: JSON.stringify(condition),
    });
    expect(response.status).toBe(403);
    const statement = (await (await get('metadata')).json()) as CapabilityStatement;
    const { security, resource } = statement.rest![0]!;
    expect(security).toEqual({ cors: true });
    const offered = new Set(
      resource!.flatMap(({ interaction }) => interaction?.map(({ code }) => code) ?? []),
    );
    expect([...offered].toSorted()).toEqual(['read', 'search-type']);
  });
});
