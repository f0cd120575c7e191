import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Impression } from '../../contracts/api.ts';
import { databasesUnderTest } from '../testing/databases.ts';
import { DOCTOR, ISSUER } from '../testing/decisions.ts';
import type { DecisionStore } from './decisions.ts';
import { readLastLook, recordImpressions } from './impressions.ts';
import { loadKeys } from './keys.ts';

const [database, ...others] = await databasesUnderTest();
let store: DecisionStore;

beforeAll(async () => {
  const { db } = database!.database;
  store = { db, keys: await loadKeys(db, undefined), now: () => new Date('2026-01-15T12:00:00.000Z') };
});
afterAll(async () => {
  for (const one of [database, ...others]) await one?.close();
});

const seen = (seenAt: string, changes: Partial<Impression> = {}): Impression => ({
  id: randomUUID(),
  iss: ISSUER,
  patientId: 'p-look',
  encounterId: null,
  assessmentId: randomUUID(),
  event: 'listed',
  model: { id: 'm', version: '1', knowledge: 'k' },
  entries: [{ conditionId: 'gout', rank: 1, probability: 0.4, band: 'possible' }],
  seenAt,
  ...changes,
});
const last = (before: string, patientId = 'p-look') =>
  readLastLook(store, { tenant: ISSUER, patientId, before }, DOCTOR);

it('answers the newest list that this person saw on this patient before a time, and no other', async () => {
  const colleague = { ...DOCTOR, sub: 'user-2' };
  await recordImpressions(
    store,
    [seen('2026-01-10T08:00:00.000Z'), seen('2026-01-12T08:00:00.000Z')],
    DOCTOR,
  );
  await recordImpressions(store, [seen('2026-01-13T08:00:00.000Z')], colleague);
  await recordImpressions(store, [seen('2026-01-14T08:00:00.000Z', { event: 'expanded' })], DOCTOR);
  expect(await last('2026-01-15T08:00:00.000Z')).toEqual({
    seenAt: '2026-01-12T08:00:00.000Z',
    entries: [{ conditionId: 'gout', rank: 1, probability: 0.4, band: 'possible' }],
  });
  expect((await last('2026-01-12T07:00:00.000+00:00'))?.seenAt).toBe('2026-01-10T08:00:00.000Z');
  expect(await last('2026-01-10T08:00:00.000Z')).toBeNull();
  expect(await last('2026-01-15T08:00:00.000Z', 'p-other')).toBeNull();
});
