import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findPatients, searchesOf } from './find-patients.ts';
import { bundle, outcome, startRecordServer, type RecordServer } from './testing/record-server.ts';

let server: RecordServer;
beforeEach(async () => (server = await startRecordServer()));
afterEach(() => server.close());

const find = (query: Partial<Parameters<typeof findPatients>[1]>) =>
  findPatients(
    server.base,
    { name: '', id: '', birthDate: '', ...query },
    { fetch, signal: new AbortController().signal },
  );

describe('the search for a patient', () => {
  it('asks by name and birth date together', () => {
    expect(searchesOf({ name: ' Ada ', id: '', birthDate: '1950-02-03' }).map(String)).toEqual([
      '_count=20&name=Ada&birthdate=1950-02-03',
    ]);
  });

  it('takes an id for the id of the resource or for an identifier, and what can be no id for an identifier', () => {
    expect(searchesOf({ name: '', id: 'p1', birthDate: '' }).map(String)).toEqual([
      '_id=p1&_count=20',
      'identifier=p1&_count=20',
    ]);
    expect(searchesOf({ name: '', id: 'urn:mrn|12 3', birthDate: '' }).length).toBe(1);
  });

  it('lists each patient once, by the official name, and says when there are more', async () => {
    const names = [
      { use: 'nickname', given: ['Addie'] },
      { use: 'official', family: 'Ostrander', given: ['Ada', null] },
    ];
    const known = {
      resourceType: 'Patient',
      id: 'p1',
      name: names,
      birthDate: '1950-02-03',
      gender: 'female',
    };
    server.rules.push(() => ({
      body: bundle(
        [known, { resourceType: 'Patient', id: 'p2' }, { resourceType: 'Device', id: 'd' }],
        'more',
      ),
    }));
    const plain = { birthDate: null, gender: null, deceased: false };
    expect(await find({ id: 'p1' })).toEqual({
      ok: true,
      more: true,
      patients: [
        { id: 'p1', name: 'Ada Ostrander', birthDate: '1950-02-03', gender: 'female', deceased: false },
        { id: 'p2', name: null, ...plain },
      ],
    });
  });

  it('finds by id on a server that does not know identifiers, and says what failed when nothing answers', async () => {
    const refusal = { status: 400, body: outcome('not-supported', 'no identifiers here') };
    server.rules.push(({ query }) => (query.has('identifier') ? refusal : null));
    server.data.set('Patient', [{ resourceType: 'Patient', id: 'p1' }]);
    expect(await find({ id: 'p1' })).toMatchObject({ ok: true, patients: [{ id: 'p1' }] });
    server.rules.unshift(() => ({ status: 500, body: outcome('exception', 'broken') }));
    const failed = await find({ name: 'x' });
    expect(failed).toMatchObject({ ok: false, message: expect.stringContaining('broken') });
  });
});
