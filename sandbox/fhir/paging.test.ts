import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bundle, Observation } from 'fhir/r4';
import { startSandbox } from '../start.ts';
import type { Sandbox } from '../start.ts';
import { ehrLaunch } from '../testing/http-client.ts';

const fixturesDir = new URL('../testing/cases', import.meta.url).pathname;
const APP = 'http://localhost:39999';
const COUNT = 5000;
const DAY_MS = 86_400_000;

let sandbox: Sandbox;
let token: string;
beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, appOrigin: APP, fixturesDir });
  const start = Date.parse('2010-01-01T08:00:00Z');
  for (let index = 0; index < COUNT; index += 1) {
    // 7919 is prime to 5,000, so the stored order is no order of dates; every tenth has no date.
    const day = (index * 7919) % COUNT;
    await sandbox.store.createResource({
      resourceType: 'Observation',
      id: `many-${index}`,
      status: 'final',
      category: [{ coding: [{ code: 'laboratory' }] }],
      code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
      subject: { reference: 'Patient/bram-lindqvist' },
      ...(index % 10 === 0 ? {} : { effectiveDateTime: new Date(start + day * DAY_MS).toISOString() }),
      valueQuantity: { value: 1, unit: 'mg/dL' },
    });
  }
  const scope = 'launch openid patient/Observation.rs';
  const options = { patient: 'bram-lindqvist', scope, redirectUri: `${APP}/callback` };
  token = (await ehrLaunch(sandbox.url, options)).access_token;
});
afterAll(() => sandbox.close());

async function page(url: string): Promise<Bundle> {
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  expect(response.status).toBe(200);
  return (await response.json()) as Bundle;
}

async function allPages(query: string, between?: () => Promise<unknown>): Promise<Observation[]> {
  const found: Observation[] = [];
  let url: string | undefined = `${sandbox.url}/fhir/Observation?${query}`;
  while (url) {
    const bundle: Bundle = await page(url);
    found.push(...(bundle.entry ?? []).map(({ resource }) => resource as Observation));
    url = bundle.link?.find(({ relation }) => relation === 'next')?.url;
    await between?.();
  }
  return found;
}

describe('paging through 5,000 observations', () => {
  it.each(['date', '-date'])('sorted by %s visits each once, in order, undated ones last', async (sort) => {
    const found = await allPages(`code=2160-0&_sort=${sort}&_count=700`);
    expect(found).toHaveLength(COUNT);
    expect(new Set(found.map(({ id }) => id)).size).toBe(COUNT);
    const dates = found.map(({ effectiveDateTime }) => effectiveDateTime);
    const dated = dates.filter((date) => date !== undefined);
    expect(dates.slice(dated.length).every((date) => date === undefined)).toBe(true);
    const sorted = dated.toSorted();
    expect(dated).toEqual(sort === 'date' ? sorted : sorted.reverse());
  });

  it('is not disturbed by what is written between the pages', async () => {
    let written = 0;
    const found = await allPages('code=2160-0&_sort=-date&_count=900', () =>
      sandbox.store.createResource({
        resourceType: 'Observation',
        id: `later-${(written += 1)}`,
        status: 'final',
        code: { coding: [{ system: 'http://loinc.org', code: '2160-0' }] },
        subject: { reference: 'Patient/bram-lindqvist' },
        effectiveDateTime: '2030-01-01',
      }),
    );
    expect(written).toBe(6);
    expect(new Set(found.map(({ id }) => id)).size).toBe(COUNT);
    expect(found.some(({ id }) => id?.startsWith('later-'))).toBe(false);
  });

  it('gives fifty a page where no count is asked and a thousand at most, with the true total', async () => {
    const byDefault = await page(`${sandbox.url}/fhir/Observation?code=2160-0&date=lt2029-01-01`);
    expect([byDefault.entry?.length, byDefault.total]).toEqual([50, COUNT * 0.9]);
    const greedy = await page(`${sandbox.url}/fhir/Observation?code=2160-0&_count=100000`);
    expect(greedy.entry).toHaveLength(1000);
  });
});
