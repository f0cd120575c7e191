import { afterAll, describe, expect, it } from 'vitest';
import type { Condition } from 'fhir/r4';
import { condition, ids, startFhirServer } from '../testing/fhir-requests.ts';

const { sandbox, token, bundle, send } = await startFhirServer();
afterAll(() => sandbox.close());

describe('writing', () => {
  it('stores a condition, names it, and shows it in searches and in the EHR', async () => {
    const response = await send('POST', 'Condition', { ...condition, id: 'chosen-by-the-client' });
    expect(response.status).toBe(201);
    const stored = (await response.json()) as Condition;
    expect(stored.id).not.toBe('chosen-by-the-client');
    expect(response.headers.get('etag')).toBe(`W/"${stored.meta?.versionId}"`);
    expect(response.headers.get('location')).toContain(`/fhir/Condition/${stored.id}/_history/`);
    expect(ids(await bundle('Condition?category=encounter-diagnosis'))).toContain(`Condition/${stored.id}`);
    expect(sandbox.store.writeBacks.at(-1)).toMatchObject({
      reference: `Condition/${stored.id}`,
      user: 'Practitioner/ines-moreau',
    });
  });

  it.each<[string, Partial<Condition> & Record<string, unknown>, string]>([
    ['no subject', { subject: undefined as never }, 'Condition.subject'],
    ['an unknown element', { surprise: 1 }, 'Condition.surprise'],
    [
      'a code outside a required value set',
      { clinicalStatus: { coding: [{ code: 'splendid' }] } },
      'clinicalStatus',
    ],
    ['no category', { category: undefined as never }, 'Condition.category'],
    ['no code', { code: undefined as never }, 'Condition.code'],
    ['a date that is none', { onsetDateTime: 'last week' }, 'Condition.onset'],
    ['a reference into nowhere', { encounter: { reference: 'Encounter/none' } }, 'Condition.encounter'],
  ])('refuses a condition with %s', async (_what, change, where) => {
    const before = (await bundle('Condition?patient=ada-ostrander')).total;
    const response = await send('POST', 'Condition', { ...condition, ...change });
    expect(response.status).toBe(422);
    expect(JSON.stringify(await response.json())).toContain(where);
    expect((await bundle('Condition?patient=ada-ostrander')).total).toBe(before);
  });

  it('creates once for the same If-None-Exist, also when both arrive at once', async () => {
    const identified = { ...condition, identifier: [{ system: 'urn:chartside:decision', value: 'd-1' }] };
    const headers = { 'if-none-exist': 'identifier=urn:chartside:decision|d-1' };
    const answers = await Promise.all([1, 2, 3].map(() => send('POST', 'Condition', identified, headers)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 200, 201]);
    const stored = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Condition).id));
    expect(new Set(stored).size).toBe(1);
  });

  it('updates with the version known and refuses an outdated one', async () => {
    const created = (await (await send('POST', 'Condition', condition)).json()) as Condition;
    const path = `Condition/${created.id}`;
    const withdrawn = {
      ...created,
      clinicalStatus: undefined,
      verificationStatus: {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/condition-ver-status', code: 'entered-in-error' },
        ],
      },
    };
    const version = { 'if-match': `W/"${created.meta?.versionId}"` };
    expect((await send('PUT', path, withdrawn, version)).status).toBe(200);
    expect((await send('PUT', path, withdrawn, version)).status).toBe(412);
    expect(ids(await bundle('Condition?verification-status=entered-in-error'))).toEqual([path]);
  });

  it('stores notes with their provenance, and offers neither deletion nor other types', async () => {
    const note = {
      resourceType: 'DocumentReference',
      status: 'current',
      type: { coding: [{ system: 'http://loinc.org', code: '11506-3' }] },
      subject: { reference: 'Patient/ada-ostrander' },
      content: [{ attachment: { contentType: 'text/plain', data: 'VGVzdA==' } }],
    };
    const stored = (await (await send('POST', 'DocumentReference', note)).json()) as { id: string };
    const provenance = {
      resourceType: 'Provenance',
      target: [{ reference: `DocumentReference/${stored.id}` }],
      recorded: '2026-01-15T10:00:00Z',
      agent: [{ who: { reference: 'Practitioner/ines-moreau' } }],
    };
    expect((await send('POST', 'Provenance', provenance)).status).toBe(201);
    expect(ids(await bundle(`Provenance?target=DocumentReference/${stored.id}`))).toHaveLength(1);
    const elsewhere = { ...provenance, target: [{ reference: 'Condition/bram-asthma' }] };
    expect((await send('POST', 'Provenance', elsewhere)).status).toBe(422);
    expect((await send('DELETE', `DocumentReference/${stored.id}`, {})).status).toBe(405);
    expect((await send('PATCH', `DocumentReference/${stored.id}`, [])).status).toBe(405);
    expect((await send('POST', 'Immunization', { resourceType: 'Immunization' })).status).toBe(403);
    expect((await send('POST', 'Nonsense', {})).status).toBe(404);
  });

  it('answers to broken bodies with what is wrong', async () => {
    const broken = (body: string, type = 'application/fhir+json') =>
      fetch(`${sandbox.url}/fhir/Condition`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'content-type': type },
        body,
      });
    expect((await broken('{"resourceType":')).status).toBe(400);
    expect((await broken('[]')).status).toBe(400);
    expect((await broken('x', 'text/plain')).status).toBe(415);
    expect((await broken('{"resourceType":"Observation"}')).status).toBe(400);
  });
});
