import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStub } from '../launch/testing/http-stub.ts';
import { readAll } from './testing/read-all.ts';
import {
  bundle,
  observations,
  outcome,
  startRecordServer,
  type RecordServer,
} from './testing/record-server.ts';
import { quickReader, recordSession } from './testing/record-session.ts';

let server: RecordServer;
beforeEach(async () => {
  server = await startRecordServer();
});
afterEach(() => server.close());

const condition = (id: string) => ({ resourceType: 'Condition', id });
const refs = (resources: readonly { resourceType: string; id?: string }[], type: string) =>
  resources.filter(({ resourceType }) => resourceType === type).map(({ id }) => id);

describe('the plan', () => {
  it('asks as certified servers demand: Observation with category, orders with intent, all by patient', async () => {
    await readAll(recordSession(server.base));
    const searches = server.stub.requests.filter(({ path }) => /^\/fhir\/[A-Za-z]+$/.test(path));
    expect(searches.length).toBeGreaterThan(15);
    for (const { path, query } of searches) {
      expect(query.get('patient')).toBe('pat-1');
      if (path === '/fhir/Observation') expect(query.get('category')).toBeTruthy();
      if (path === '/fhir/MedicationRequest') expect(query.get('intent')).toBe('order,plan');
      expect([...query.keys()]).not.toContain('_sort');
      expect([...query.keys()]).not.toContain('_include');
    }
  });

  it('reads all laboratory results without a date too, so that undated ones are not lost', async () => {
    await readAll(recordSession(server.base));
    const laboratory = server
      .asked('Observation')
      .filter(({ query }) => query.get('category') === 'laboratory');
    expect(new Set(laboratory.map(({ query }) => query.get('date')))).toEqual(
      new Set(['ge2025-01-15', null]),
    );
  });

  it('asks for nothing that was not granted, and says so', async () => {
    const grantedScopes = ['patient/Patient.r', 'patient/Condition.rs', 'patient/Observation.read'];
    const { statuses } = await readAll(recordSession(server.base, { grantedScopes }));
    expect(server.asked('Procedure')).toHaveLength(0);
    expect(statuses.get('procedures')).toMatchObject({ state: 'not-shared' });
    expect(statuses.get('laboratory')).toMatchObject({ state: 'done' });
  });

  it('hands each resource on once, whichever searches bring it', async () => {
    server.data.set('Observation', observations(3));
    const { resources } = await readAll(recordSession(server.base));
    expect(refs(resources, 'Observation').sort()).toEqual(['o0', 'o1', 'o2']);
  });

  it('keeps the first paint waiting for no other source', async () => {
    // All others are held until the first paint's are read: had one of these to wait for them, nothing would end.
    const first = /\/(Patient|Condition|AllergyIntolerance|MedicationRequest)\b/;
    const painted = Promise.withResolvers<void>();
    server.rules.push(async ({ path }) => {
      if (!first.test(path)) await painted.promise;
      return null;
    });
    const session = recordSession(server.base);
    let painting = 4;
    const { told } = await readAll(session, quickReader(session), (status) => {
      if (status.state === 'done' && status.stage === 1) painting -= 1;
      if (painting === 0) painted.resolve();
    });
    expect(told.filter(({ state }) => state === 'done').length).toBeGreaterThan(15);
  });
});

describe('what a server keeps back or doesn’t have', () => {
  it('outcome entries stay out of the data and are quoted', async () => {
    server.rules.push(({ path }) =>
      path === '/fhir/Condition'
        ? {
            body: {
              ...bundle([condition('c1')]),
              entry: [
                { resource: condition('c1'), search: { mode: 'match' } },
                {
                  resource: outcome('forbidden', 'not authorized for psychiatry', 'warning'),
                  search: { mode: 'outcome' },
                },
              ],
            },
          }
        : null,
    );
    const { statuses, resources } = await readAll(recordSession(server.base));
    expect(resources.some(({ resourceType }) => resourceType === 'OperationOutcome')).toBe(false);
    expect(statuses.get('conditions')).toMatchObject({
      state: 'withheld',
      read: 1,
      message: 'Withheld by the server: “not authorized for psychiatry”',
    });
  });

  it('a general caution in every bundle is a notice, not an alarm', async () => {
    const caution = outcome('suppressed', 'The response may not contain the entire record.', 'warning');
    server.rules.push(({ path }) =>
      path === '/fhir/Condition' ? { body: bundle([condition('c1'), caution]) } : null,
    );
    const { statuses } = await readAll(recordSession(server.base));
    expect(statuses.get('conditions')).toMatchObject({ state: 'done', read: 1 });
    expect(statuses.get('conditions')?.notices).toEqual(['The response may not contain the entire record.']);
  });

  it('401 or 403 for one type is "not shared"; the rest goes on', async () => {
    server.data.set('Condition', [condition('c1')]);
    server.rules.push(({ path }) => {
      if (path === '/fhir/Procedure') return { status: 403, body: '' };
      return path === '/fhir/Immunization' ? { status: 401, body: '<html>' } : null;
    });
    const { statuses, coverage } = await readAll(recordSession(server.base));
    expect(statuses.get('procedures')?.state).toBe('not-shared');
    expect(statuses.get('immunizations')?.state).toBe('not-shared');
    expect(statuses.get('conditions')).toMatchObject({ state: 'done', read: 1 });
    expect(coverage.gaps.map(({ source }) => source)).toEqual(['procedures', 'immunizations']);
  });

  it('an unknown category is "not offered here", without alarm', async () => {
    server.rules.push(({ query }) =>
      query.get('category') === 'sdoh'
        ? { status: 400, body: outcome('not-supported', 'unknown category') }
        : null,
    );
    const { statuses, coverage } = await readAll(recordSession(server.base));
    expect(statuses.get('sdoh')).toMatchObject({ state: 'not-offered', message: null });
    expect(coverage.gaps).toEqual([]);
  });

  it('a server that wants a status gets every status, so that nothing is filtered away', async () => {
    server.data.set('Procedure', [{ resourceType: 'Procedure', id: 'p1' }]);
    server.rules.push(({ path, query }) =>
      path === '/fhir/Procedure' && !query.has('status')
        ? { status: 400, body: outcome('required', 'A status parameter is required.') }
        : null,
    );
    const { statuses } = await readAll(recordSession(server.base));
    expect(statuses.get('procedures')).toMatchObject({ state: 'done', read: 1 });
    expect(server.asked('Procedure').at(-1)?.query.get('status')).toContain('entered-in-error');
  });

  it('a network or CORS failure is "blocked or offline", never "no data"', async () => {
    server.rules.push(({ path }) => (path === '/fhir/Condition' ? { drop: true } : null));
    const { statuses } = await readAll(recordSession(server.base));
    expect(statuses.get('conditions')?.state).toBe('offline');
    expect(statuses.get('conditions')?.message).toMatch(/Blocked or offline/);
  });

  it('one source that fails leaves the others', async () => {
    server.data.set('Condition', [condition('c1')]);
    server.rules.push(({ path }) => {
      if (path === '/fhir/Encounter')
        return { body: '<html>login</html>', headers: { 'content-type': 'text/html' } };
      if (path === '/fhir/Immunization') return { body: { resourceType: 'Bundle', entry: 'nonsense' } };
      return path === '/fhir/AllergyIntolerance' ? { hang: true } : null;
    });
    const session = recordSession(server.base);
    const { statuses } = await readAll(session, quickReader(session, { timeoutMs: 4_000 }));
    expect(statuses.get('encounters')).toMatchObject({ state: 'failed' });
    expect(statuses.get('allergies')).toMatchObject({ state: 'failed' });
    expect(statuses.get('conditions')).toMatchObject({ state: 'done', read: 1 });
  });

  it('a patient that the server doesn’t have is a failure, not an empty chart', async () => {
    const { statuses, coverage } = await readAll(recordSession(server.base, { patientId: 'unknown' }));
    expect(statuses.get('patient')).toMatchObject({ state: 'failed' });
    expect(coverage.gaps.map(({ source }) => source)).toEqual(['patient']);
  });
});

describe('medicines and notes that lie elsewhere', () => {
  it('reads the Medication that an order only refers to, once', async () => {
    server.data.set('Medication', [{ resourceType: 'Medication', id: 'm1' }]);
    const order = (id: string, reference: string) => ({
      resourceType: 'MedicationRequest',
      id,
      medicationReference: { reference },
    });
    server.data.set('MedicationRequest', [
      order('r1', 'Medication/m1'),
      order('r2', `${server.base}/Medication/m1`),
      order('r3', '#contained'),
      order('r4', 'https://evil.example/fhir/Medication/m2'),
    ]);
    const { statuses, resources } = await readAll(recordSession(server.base));
    expect(refs(resources, 'Medication')).toEqual(['m1']);
    expect(server.asked('Medication')).toHaveLength(1);
    expect(statuses.get('medication-names')).toMatchObject({ state: 'done', read: 1 });
  });

  const note = (id: string, date: string, attachment: object) => ({
    resourceType: 'DocumentReference',
    id,
    date,
    content: [{ attachment }],
  });

  it('fetches note texts from the same origin only, as FHIR Binary or as they are', async () => {
    const other = await startStub(() => ({ body: 'secret' }));
    const text = Buffer.from('Chest pain.').toString('base64');
    server.data.set('Binary', [{ resourceType: 'Binary', id: 'b1', contentType: 'text/plain', data: text }]);
    server.data.set('DocumentReference', [
      note('d1', '2025-01-01', { url: 'Binary/b1', contentType: 'text/plain' }),
      note('d2', '2025-01-02', { url: `${server.base}/files/2`, contentType: 'text/plain' }),
      note('d3', '2025-01-03', { url: `${other.url}/note`, contentType: 'text/plain' }),
      note('d4', '2025-01-04', { contentType: 'text/plain', data: text }),
      note('d5', '2025-01-05', { url: 'Binary/scan', contentType: 'image/png' }),
      note('d6', '2025-01-06', { url: `${server.base}/files/6`, contentType: 'text/plain' }),
    ]);
    server.rules.push(({ path }) => {
      if (path === '/fhir/files/2') return { body: 'Short of breath.' };
      return path === '/fhir/files/6'
        ? { body: '<html>login', headers: { 'content-type': 'text/html' } }
        : null;
    });
    try {
      const { statuses, resources } = await readAll(recordSession(server.base));
      expect(resources.filter(({ resourceType }) => resourceType === 'Binary')).toEqual([
        { resourceType: 'Binary', id: 'b1', contentType: 'text/plain', data: text },
      ]);
      const again = resources.filter(({ id }) => id === 'd2');
      expect(again).toHaveLength(2);
      expect(again[1]?.['content']).toEqual([
        {
          attachment: {
            url: `${server.base}/files/2`,
            contentType: 'text/plain',
            data: Buffer.from('Short of breath.').toString('base64'),
          },
        },
      ]);
      expect(other.requests).toHaveLength(0);
      expect(statuses.get('note-text')).toMatchObject({ state: 'partial', read: 2, expected: 4 });
      expect(statuses.get('note-text')?.message).toMatch(/1 could not be read; 1 lie on another server/);
    } finally {
      await other.close();
    }
  });

  it('takes the newest within the budget and says what was left out', async () => {
    const notes = Array.from({ length: 130 }, (_, index) =>
      note(
        `d${index}`,
        `2024-01-01T00:${String(index % 60).padStart(2, '0')}:00Z`.replace('2024', `${2020 + (index >> 5)}`),
        {
          url: `Binary/b${index}`,
          contentType: 'text/plain',
        },
      ),
    );
    server.data.set('DocumentReference', notes);
    server.rules.push(({ path }) => (path.startsWith('/fhir/Binary/') ? { body: 'text' } : null));
    const { statuses, resources } = await readAll(recordSession(server.base));
    const read = refs(resources, 'Binary');
    expect(read).toHaveLength(100);
    expect(read).toContain('b129');
    expect(read).not.toContain('b0');
    expect(statuses.get('note-text')?.message).toMatch(
      /^100 of 130 note texts read: 30 older or larger ones/,
    );
  });
});

describe('a patient switch', () => {
  it('drops every answer that comes late', async () => {
    const { createRecordReading } = await import('./read-record.ts');
    const { planRecord } = await import('./plan.ts');
    server.data.set('Condition', [condition('late')]);
    server.rules.push(async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return null;
    });
    const session = recordSession(server.base);
    const plan = planRecord(session, Date.now());
    const handedOn: string[] = [];
    const read = createRecordReading(session, plan, {
      reader: quickReader(session),
      now: () => Date.now(),
      onPage: (page) => handedOn.push(...page.map(({ resourceType }) => resourceType)),
      onStatus: ({ state }) => {
        if (state !== 'loading') handedOn.push(state);
      },
    });
    const controller = new AbortController();
    const all = Promise.all(plan.map((source) => read(source, controller.signal)));
    setTimeout(() => controller.abort(), 20);
    await all;
    expect(handedOn).toEqual([]);
  });
});
