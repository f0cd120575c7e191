import { describe, expect, it } from 'vitest';
import type { AssessmentRecord, InputPartRequest } from '../../../contracts/assessment.ts';
import { createAssessmentSender } from './assessment-sender.ts';
import type { Sent } from './server-client.ts';

const OFFLINE = { ok: false, failure: { kind: 'offline', message: '' } } as const;
const REFUSED = { ok: false, failure: { kind: 'refused', message: '', remedy: '' } } as const;

const [FIRST, SECOND] = ['a'.repeat(64), 'b'.repeat(64)] as const;
const record = (id: string): AssessmentRecord => ({
  id,
  iss: 'https://ehr.example/fhir',
  patientId: 'p',
  encounterId: null,
  model: { id: 'm', version: '1', knowledge: 'k' },
  asOf: '2026-01-15T09:29:00.000Z',
  assessedAt: '2026-01-15T09:29:00.000Z',
  elapsedMs: 1,
  inputs: { hash: FIRST, resources: 0, parts: [] },
  entered: [],
  missing: { sources: [], dataAsOf: null, age: false, sex: false, unreadTexts: 0, problems: [] },
  differential: { entries: [], other: 0, cannotMiss: [] },
  listed: 0,
});

/** A store that lacks these parts, and fails as told. */
function storeLacking(missing: readonly string[]) {
  const log: string[] = [];
  const store = {
    log,
    failure: null as typeof OFFLINE | typeof REFUSED | null,
    assessment: async ({ id }: AssessmentRecord): Promise<Sent<{ missing: string[] }>> => {
      log.push(id);
      return store.failure ?? { ok: true, value: { missing: [...missing] } };
    },
    inputPart: async ({ assessmentId, hash, gzip }: InputPartRequest): Promise<Sent<null>> => {
      log.push(`${assessmentId} ${hash[0]} ${gzip}`);
      return { ok: true, value: null };
    },
  };
  return store;
}

const partOf = (hash: string) => (hash === FIRST ? 'one' : hash === SECOND ? 'two' : undefined);

describe('the delivery of assessments', () => {
  it('sends of the list of inputs only what the store lacks', async () => {
    const store = storeLacking([SECOND]);
    const sender = createAssessmentSender(store);
    sender.add(record('x'), partOf);
    await sender.flush();
    expect(store.log).toEqual(['x', 'x b two']);
  });

  it('keeps what could not be sent, and sends it in order when the server is back', async () => {
    const store = storeLacking([]);
    store.failure = OFFLINE;
    const sender = createAssessmentSender(store);
    sender.add(record('x'), partOf);
    sender.add(record('y'), partOf);
    await sender.flush();
    expect(store.log).toEqual(['x']);
    store.failure = null;
    await sender.flush();
    await sender.flush();
    expect(store.log).toEqual(['x', 'x', 'y']);
  });

  it('lets go what is refused for good, and goes on with the next', async () => {
    const store = storeLacking([]);
    store.failure = REFUSED;
    const sender = createAssessmentSender(store);
    sender.add(record('x'), partOf);
    await sender.flush();
    store.failure = null;
    sender.add(record('y'), partOf);
    await sender.flush();
    expect(store.log).toEqual(['x', 'y']);
  });
});
