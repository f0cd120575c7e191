import { afterAll, describe, expect, it } from 'vitest';
import type { Bundle, CapabilityStatement, Observation } from 'fhir/r4';
import { searchParameter } from './definitions.ts';
import { SUPPORTED_TYPES } from './resource-types.ts';
import { ALL, APP, condition, ids, startFhirServer } from '../testing/fhir-requests.ts';

const { sandbox, token, tokenFor, get, bundle, send } = await startFhirServer();
afterAll(() => sandbox.close());

const next = (found: Bundle) => found.link?.find(({ relation }) => relation === 'next')?.url;

describe('metadata', () => {
  it('is public and states security, interactions and search parameters', async () => {
    const response = await fetch(`${sandbox.url}/fhir/metadata`, { headers: { origin: APP } });
    expect(response.headers.get('access-control-allow-origin')).toBe(APP);
    const statement = (await response.json()) as CapabilityStatement;
    const rest = statement.rest?.[0];
    const uris = rest?.security?.extension?.[0]?.extension?.map(({ url }) => url);
    expect(uris).toEqual(['authorize', 'token', 'revoke']);
    const of = (type: string) => rest?.resource?.find((resource) => resource.type === type);
    expect(of('Condition')?.interaction?.map(({ code }) => code)).toEqual([
      'read',
      'search-type',
      'create',
      'update',
    ]);
    expect(of('Immunization')?.interaction?.map(({ code }) => code)).toEqual(['read', 'search-type']);
    expect(of('Observation')?.searchParam?.map(({ name }) => name)).toContain('category');
  });

  it('offers every search parameter it names', async () => {
    const statement = (await (await fetch(`${sandbox.url}/fhir/metadata`)).json()) as CapabilityStatement;
    for (const resource of statement.rest?.[0]?.resource ?? []) {
      for (const { name } of resource.searchParam ?? []) {
        const needed = ['Observation', 'MedicationRequest'].includes(resource.type) ? '&_id=x' : '';
        const response = await get(`${resource.type}?${name}:missing=true${needed}`);
        expect(response.status, `${resource.type}?${name}`).toBe(200);
      }
    }
  });
});

describe('the table of supported types', () => {
  it('names only search parameters that R4 defines, and references for includes', () => {
    for (const [type, { search, include }] of Object.entries(SUPPORTED_TYPES)) {
      for (const code of search) expect(searchParameter(type, code)?.type, `${type}:${code}`).toBeDefined();
      for (const target of include ?? []) {
        const [owner = '', code = ''] = target.split(':');
        expect([owner, searchParameter(owner, code)?.type], target).toEqual([type, 'reference']);
      }
    }
  });
});

describe('authentication', () => {
  it('answers 401 with an OperationOutcome without a token or with a false one', async () => {
    for (const headers of [{}, { authorization: 'Bearer made-up' }]) {
      const response = await fetch(`${sandbox.url}/fhir/Patient/ada-ostrander`, { headers });
      expect(response.status).toBe(401);
      expect(await response.json()).toMatchObject({ resourceType: 'OperationOutcome' });
    }
  });

  it('allows the application origin by CORS and no other', async () => {
    const own = await get('Patient/ada-ostrander', token, { origin: APP });
    expect(own.headers.get('access-control-allow-origin')).toBe(APP);
    const foreign = await get('Patient/ada-ostrander', token, { origin: 'https://elsewhere.example' });
    expect(foreign.headers.get('access-control-allow-origin')).toBeNull();
  });
});

describe('scopes', () => {
  it.each([
    ['patient/Observation.rs', 'Observation?category=laboratory', 200],
    ['patient/Observation.rs', 'Condition?patient=ada-ostrander', 403],
    ['patient/Observation.r', 'Observation/ada-mcv', 200],
    ['patient/Observation.r', 'Observation?category=laboratory', 403],
    ['patient/Observation.s', 'Observation/ada-mcv', 403],
    ['patient/Observation.read', 'Observation?category=laboratory', 200],
    ['patient/*.read', 'Condition/ada-hypertension', 200],
    ['user/Practitioner.rs', 'Practitioner/ines-moreau', 200],
    ['user/Observation.rs', 'Observation/ada-mcv', 403],
  ])('%s on %s answers %i', async (scope, path, status) => {
    const limited = await tokenFor(`launch openid ${scope}`);
    expect((await get(path, limited)).status).toBe(status);
  });

  it('without write scopes refuse creation, whoever asks', async () => {
    const readOnly = await tokenFor(ALL, 'ada-ostrander', 'tom-okafor');
    expect((await send('POST', 'Condition', condition, {}, readOnly)).status).toBe(403);
    const narrow = await tokenFor('launch openid patient/*.rs');
    expect((await send('POST', 'Condition', condition, {}, narrow)).status).toBe(403);
  });
});

describe('patient compartment', () => {
  it('gives nothing of another patient by id, and does not tell foreign ids from unknown ones', async () => {
    const foreign = await get('Observation/bram-crp');
    const unknown = await get('Observation/nobody');
    expect([foreign.status, unknown.status]).toEqual([404, 404]);
    const text = async (response: Response, id: string) => (await response.text()).replace(id, 'ID');
    expect(await text(foreign, 'bram-crp')).toBe(await text(unknown, 'nobody'));
    expect((await get('Patient/bram-lindqvist')).status).toBe(404);
  });

  it.each([
    ['Condition?patient=bram-lindqvist', 403],
    ['Condition?patient=ada-ostrander,bram-lindqvist', 403],
    ['Observation?category=laboratory&subject=Patient/bram-lindqvist', 403],
    ['Condition?patient:Patient=bram-lindqvist', 403],
    ['Condition?subject:Patient.name=Bram', 400],
    ['Condition?_has:Encounter:patient:_id=bram-visit', 400],
    ['Patient/bram-lindqvist/$everything', 404],
  ])('refuses %s', async (path, status) => {
    expect((await get(path)).status).toBe(status);
  });

  it('filters searches that name no patient', async () => {
    expect(ids(await bundle('Patient'))).toEqual(['Patient/ada-ostrander']);
    expect(ids(await bundle('Observation?category=laboratory&_sort=date'))).not.toContain(
      'Observation/bram-crp',
    );
    expect(ids(await bundle('Observation?_id=bram-crp'))).toEqual([]);
    expect(ids(await bundle('Encounter?_id=bram-visit,ada-visit'))).toEqual(['Encounter/ada-visit']);
  });

  it('does not open paging links of another grant', async () => {
    const link = next(await bundle('Observation?category=laboratory&_count=1')) ?? '';
    expect(link).toContain(sandbox.url);
    const other = await tokenFor(ALL, 'bram-lindqvist');
    expect((await get(link, other)).status).toBe(403);
    expect((await get(link)).status).toBe(200);
    expect((await get(`${sandbox.url}/fhir/Observation?_page=made-up.0`)).status).toBe(410);
  });

  it('includes only what the token may see', async () => {
    const withPractitioner = await bundle('Encounter?_include=Encounter:participant');
    expect(ids(withPractitioner)).toEqual(['Encounter/ada-visit', 'Practitioner/ines-moreau']);
    expect(withPractitioner.entry?.map(({ search }) => search?.mode)).toEqual(['match', 'include']);
    const narrow = await tokenFor('launch openid patient/Encounter.rs');
    expect(ids(await bundle('Encounter?_include=Encounter:participant', narrow))).toEqual([
      'Encounter/ada-visit',
    ]);
    const revIncluded = await bundle('Condition?patient=ada-ostrander&_revinclude=Provenance:target');
    expect(ids(revIncluded)).toContain('Provenance/ada-provenance');
  });

  it('lets a Binary be read by the patient whose document it is', async () => {
    const response = await get('Binary/ada-letter-text', token, { accept: 'text/plain' });
    expect(response.headers.get('content-type')).toContain('text/plain');
    expect(await response.text()).toBe('Letter after the stay in February.');
    const asJson = await get('Binary/ada-letter-text', token, { accept: 'application/fhir+json' });
    expect(await asJson.json()).toMatchObject({ resourceType: 'Binary' });
    const other = await tokenFor(ALL, 'bram-lindqvist');
    expect((await get('Binary/ada-letter-text', other)).status).toBe(404);
  });

  it('refuses to write for another patient or to point at one', async () => {
    const foreign = { ...condition, subject: { reference: 'Patient/bram-lindqvist' }, encounter: undefined };
    expect((await send('POST', 'Condition', foreign)).status).toBe(403);
    const pointing = { ...condition, encounter: { reference: 'Encounter/bram-visit' } };
    const response = await send('POST', 'Condition', pointing);
    expect(response.status).toBe(422);
    expect(await response.json()).toMatchObject({ issue: [{ expression: ['Condition.encounter'] }] });
    const stolen = { ...condition, id: 'bram-asthma' };
    expect((await send('PUT', 'Condition/bram-asthma', stolen)).status).toBe(404);
  });
});

describe('search', () => {
  it.each([
    'Observation?category=laboratory&made-up=1',
    'Condition?code:in=http://example.org/vs',
    'Observation?category=laboratory&_sort=value-quantity',
    'Observation?category=laboratory&date=sometime',
    'Observation?category=laboratory&_count=many',
    'Encounter?_include=Encounter:patient',
    'Observation?patient=ada-ostrander',
    'MedicationRequest?patient=ada-ostrander',
    'Binary',
  ])('answers 400 and says why to %s', async (path) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    const outcome = (await response.json()) as { issue: { details: { text: string } }[] };
    expect(outcome.issue[0]?.details.text).toMatch(
      /not supported|Unknown|cannot|must be|is no date|needs one of/,
    );
  });

  it.each([
    ['Observation?category=laboratory', 3],
    ['Observation?category=http://terminology.hl7.org/CodeSystem/observation-category|laboratory', 3],
    ['Observation?category=vital-signs', 1],
    ['Observation?category=laboratory,vital-signs', 4],
    ['Observation?category=Laboratory%20results', 0],
    ['Observation?code=http://loinc.org|718-7', 2],
    ['Observation?code=718-7&date=ge2025-01-01', 1],
    ['Observation?code=718-7&date=lt2025-01-01', 1],
    ['Observation?code=718-7&date=2024-10', 1],
    ['Observation?code=718-7&date=ge2024-01-01&date=le2024-12-31', 1],
    ['Observation?code=718-7&encounter=Encounter/ada-visit', 2],
    ['Condition?clinical-status=active', 1],
    ['Condition?clinical-status:not=active', 0],
    ['Condition?_lastUpdated=gt2100-01-01', 0],
    ['MedicationRequest?patient=Patient/ada-ostrander&intent=order', 1],
    ['DocumentReference?patient=ada-ostrander', 2],
    ['Patient?family=Ostr', 1],
    ['Patient?family:exact=Ostr', 0],
    ['Practitioner?family=moreau', 1],
  ])('%s finds %i', async (path, count) => {
    const found = await bundle(path);
    expect([found.total, found.entry?.length ?? 0]).toEqual([count, count]);
  });

  it('is the same by POST with the parameters in the body', async () => {
    const response = await fetch(`${sandbox.url}/fhir/Observation/_search`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new URLSearchParams({ patient: 'ada-ostrander', category: 'laboratory' }),
    });
    expect(((await response.json()) as Bundle).total).toBe(3);
  });

  it('gives only the elements asked for and the count where only that is asked', async () => {
    const found = await bundle('Observation?category=laboratory&_elements=code');
    const [first] = (found.entry ?? []).map(({ resource }) => resource as Observation);
    expect(first?.code).toBeDefined();
    expect(first).not.toHaveProperty('valueQuantity');
    expect(first?.meta?.tag?.[0]?.code).toBe('SUBSETTED');
    expect(await bundle('Observation?category=laboratory&_summary=count')).not.toHaveProperty('entry');
  });

  it('reads everything of the patient, limited to the scopes', async () => {
    const everything = await bundle('Patient/ada-ostrander/$everything?_count=1000');
    expect(everything.total).toBe(everything.entry?.length);
    expect(ids(everything)).toEqual(
      expect.arrayContaining(['Patient/ada-ostrander', 'Condition/ada-hypertension']),
    );
    expect(ids(everything).filter((id) => id.includes('bram'))).toEqual([]);
    const narrow = await tokenFor('launch openid patient/Patient.rs patient/Condition.rs');
    const types = new Set(
      ids(await bundle('Patient/ada-ostrander/$everything', narrow)).map((id) => id.split('/')[0]),
    );
    expect([...types].sort()).toEqual(['Condition', 'Patient']);
  });
});
