import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { assessCall } from '../cds-hooks/assess-call.ts';
import { databasesUnderTest } from '../testing/databases.ts';
import { DOCTOR, ISSUER } from '../testing/decisions.ts';
import { hookCallBytes } from '../testing/hook-call.ts';
import { recordCards } from './cards.ts';
import type { DecisionStore } from './decisions.ts';
import { findAssessment } from './find-assessment.ts';
import { loadKeys } from './keys.ts';
import { reproduce } from './reproduce.ts';

interface Resource {
  readonly resourceType: string;
  readonly id: string;
}
const file = new URL('../../fhir-fixtures/cases/pulmonary-embolism/bundle.json', import.meta.url);
const record = (JSON.parse(readFileSync(file, 'utf8')) as { entry: { resource: Resource }[] }).entry.map(
  ({ resource }) => resource,
);
const patient = record.find((one) => one.resourceType === 'Patient')?.id ?? '';
const NOW = Date.parse('2026-01-16T00:00:00Z');

const [target, ...others] = await databasesUnderTest();
afterAll(async () => {
  for (const one of [target, ...others]) await one?.close();
});

describe('the card of a real record', () => {
  let knowledge: Knowledge;
  let store: DecisionStore;
  const card = randomUUID();
  beforeAll(async () => {
    knowledge = loadKnowledge();
    const db = target?.database.db;
    if (db === undefined) throw new Error('no database');
    store = { db, keys: await loadKeys(db, undefined), now: () => new Date(NOW) };
    const task = { bytes: hookCallBytes(record, patient), iss: ISSUER, now: NOW, atLatestEntry: false };
    const { computed, context, parts, sources, cards } = await assessCall(task, knowledge);
    const [entry] = cards;
    if (entry === undefined) throw new Error('no card');
    const assessedAt = new Date(NOW).toISOString();
    const of = { id: randomUUID(), iss: ISSUER, assessedAt, elapsedMs: 1, listed: cards.length };
    const { patientId, encounterId } = context;
    const missing = { ...computed.missing, sources, dataAsOf: assessedAt };
    const body = {
      conditionId: entry.id,
      rank: entry.rank,
      probability: entry.probability,
      band: entry.band,
      listed: [],
      model: computed.model,
      hookInstance: randomUUID(),
      assessmentId: of.id,
    };
    await recordCards(store, {
      actor: DOCTOR,
      shown: true,
      assessment: { ...computed, ...of, patientId, encounterId, missing },
      parts,
      issued: [{ id: card, body }],
    });
  });
  const check = async (given: readonly unknown[]) => {
    const found = await findAssessment(store, card);
    if (found === null) throw new Error('nothing is stored');
    return { found, same: await reproduce(found, given, knowledge) };
  };

  it('names every resource that it was made from, and the same record gives the same list again', async () => {
    const { found, same } = await check(record);
    expect(found.inputs).toHaveLength(record.length);
    expect(found.inputs.every((line) => /^[A-Z]\w+\/[\w.-]+#sha256=[0-9a-f]{64}$/.test(line))).toBe(true);
    expect(same).toMatchObject({ notGiven: [], notUsed: [], isSameModel: true, isSameDifferential: true });
    expect(same.entries[0]?.conditionId).toBe(found.row.body.differential.entries[0]?.conditionId);
  });

  it('shows which resource was changed since, and which was added', async () => {
    const [first, ...rest] = record.filter((one) => one.resourceType === 'Observation');
    const changed = record.map((one) => (one === first ? { ...one, status: 'entered-in-error' } : one));
    const added = { ...rest[0], id: 'added-later' };
    const { same } = await check([...changed, added]);
    expect(same.notGiven.map((line) => line.split('#')[0])).toEqual([`Observation/${first?.id}`]);
    expect(same.notUsed.map((line) => line.split('#')[0]).sort()).toEqual(
      ['Observation/added-later', `Observation/${first?.id}`].sort(),
    );
  });

  it('gives another list when what it rested on is left out', async () => {
    const { same } = await check(record.filter((one) => one.resourceType !== 'DocumentReference'));
    expect(same.isSameDifferential).toBe(false);
  });

  it('keeps the gap of a search of which the EHR sent the first page alone', async () => {
    const call = JSON.parse(new TextDecoder().decode(hookCallBytes(record, patient))) as {
      prefetch: { notes: object };
    };
    const notes = { ...call.prefetch.notes, link: [{ relation: 'next', url: 'https://ehr.example/next' }] };
    const bytes = new TextEncoder().encode(
      JSON.stringify({ ...call, prefetch: { ...call.prefetch, notes } }),
    );
    const { sources } = await assessCall({ bytes, iss: ISSUER, now: NOW, atLatestEntry: false }, knowledge);
    expect(sources).toEqual([{ source: 'notes', state: 'partial', read: record.length - 1 }]);
  });
});
