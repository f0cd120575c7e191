import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SessionRecord } from '../launch/launch-records.ts';
import { bundle, outcome, startRecordServer, type RecordServer } from './testing/record-server.ts';
import { IMPATIENT, quickReader, recordSession } from './testing/record-session.ts';
import { createResource, writeCapabilities } from './write-back.ts';

let server: RecordServer;
beforeEach(async () => {
  server = await startRecordServer();
});
afterEach(() => server.close());

const statement = (types: readonly string[]) => ({
  resourceType: 'CapabilityStatement',
  rest: [{ resource: types.map((type) => ({ type, interaction: [{ code: 'read' }, { code: 'create' }] })) }],
});
const writing: Partial<SessionRecord> = {
  writeBack: { encounterDiagnosis: true, document: true },
  grantedScopes: ['patient/Condition.c', 'patient/DocumentReference.write'],
};

async function gates(
  changes: Partial<SessionRecord>,
  metadata: object | null = statement(['Condition', 'DocumentReference']),
) {
  server.rules.push(({ path }) =>
    path !== '/fhir/metadata' ? null : metadata === null ? { status: 500 } : { body: metadata },
  );
  const client = new QueryClient();
  const found = await writeCapabilities(client, recordSession(server.base, { ...writing, ...changes }));
  client.clear();
  return [found.encounterDiagnosis.allowed, found.document.allowed, found.encounterDiagnosis.reason] as const;
}

describe('writing is open only when all allow it', () => {
  it.each<[string, Partial<SessionRecord>, object | null | undefined, boolean, boolean, RegExp | null]>([
    ['all do', {}, undefined, true, true, null],
    [
      'not the deployment',
      { writeBack: { encounterDiagnosis: false, document: true } },
      undefined,
      false,
      true,
      /installation/,
    ],
    [
      'not the scope',
      { grantedScopes: ['patient/Condition.rs', 'patient/DocumentReference.c'] },
      undefined,
      false,
      true,
      /did not allow/,
    ],
    ['not the server', {}, statement(['DocumentReference']), false, true, /does not accept/],
    ['no encounter is open', { encounterId: null }, undefined, false, true, /encounter/],
    [
      'the user is unknown',
      { user: { verified: false, reason: 'forged' } },
      undefined,
      false,
      false,
      /forged/,
    ],
    ['/metadata is an error', {}, null, false, false, /did not say/],
    ['/metadata is nonsense', {}, { resourceType: 'CapabilityStatement' }, false, false, /did not say/],
  ])('%s', async (_what, changes, metadata, diagnosis, document, reason) => {
    const [one, two, why] = await gates(changes, metadata);
    expect([one, two]).toEqual([diagnosis, document]);
    if (reason === null) expect(why).toBeNull();
    else expect(why).toMatch(reason);
  });
});

describe('creating', () => {
  const resource = { resourceType: 'Condition', code: { text: 'x' } };
  const ifNoneExist = 'identifier=urn:ietf:rfc:3986|urn:uuid:1';
  const create = (ports = {}) => {
    const session = recordSession(server.base, writing);
    return createResource(session, resource, { ifNoneExist }, quickReader(session, ports));
  };
  const posts = () => server.stub.requests.filter(({ method }) => method === 'POST');

  it('is conditional and says where the resource is', async () => {
    server.rules.push(({ method }) =>
      method === 'POST' ? { status: 201, body: { ...resource, id: 'c1', meta: { versionId: '3' } } } : null,
    );
    expect(await create()).toEqual({ ok: true, ref: 'Condition/c1', versionId: '3', existed: false });
    expect(posts()[0]?.headers['if-none-exist']).toBe(ifNoneExist);
    expect(JSON.parse(posts()[0]?.body ?? '')).toEqual(resource);
  });

  it('takes an answer of 200 as "was there already", and a bare Location', async () => {
    server.rules.push(({ method }, base) =>
      method === 'POST' ? { status: 200, headers: { location: `${base}/Condition/c2/_history/1` } } : null,
    );
    expect(await create()).toEqual({ ok: true, ref: 'Condition/c2', versionId: '1', existed: true });
  });

  it.each([
    ['breaks off', { drop: true } as const],
    ['never comes', { hang: true } as const],
    ['is an error of the server', { status: 502 }],
  ])(
    'never happens twice when the answer %s: the server is asked whether it has it',
    async (_what, answer) => {
      let stored: object[] = [];
      server.rules.push(({ method, path, query }) => {
        if (method === 'POST') {
          stored = [{ ...resource, id: 'c3' }];
          return answer;
        }
        return path === '/fhir/Condition' && query.get('identifier') === 'urn:ietf:rfc:3986|urn:uuid:1'
          ? { body: bundle(stored) }
          : null;
      });
      const ports = 'hang' in answer ? IMPATIENT : {};
      expect(await create(ports)).toEqual({ ok: true, ref: 'Condition/c3', versionId: null, existed: true });
      expect(posts()).toHaveLength(1);
    },
  );

  it('that nobody can confirm is reported as unknown, never as done', async () => {
    server.rules.push(({ method }) => (method === 'POST' ? { drop: true } : null));
    expect(await create()).toMatchObject({
      ok: false,
      kind: 'unknown',
      message: expect.stringMatching(/Look in the EHR/),
    });
  });

  it('that the server refuses is said in its words', async () => {
    server.rules.push(({ method }) =>
      method === 'POST' ? { status: 422, body: outcome('invalid', 'code is required') } : null,
    );
    expect(await create()).toMatchObject({
      ok: false,
      kind: 'refused',
      message: expect.stringMatching(/code is required/),
    });
  });

  it('without the scope isn’t sent', async () => {
    const session = recordSession(server.base);
    expect(await createResource(session, resource, { ifNoneExist })).toMatchObject({
      ok: false,
      kind: 'refused',
    });
    expect(server.stub.requests).toHaveLength(0);
  });
});
