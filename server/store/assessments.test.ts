import { gzipSync } from 'node:zlib';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import { anAssessment } from '../testing/assessments.ts';
import { databasesUnderTest } from '../testing/databases.ts';
import { aDecision, DOCTOR } from '../testing/decisions.ts';
import { type CompressedPart, recordAssessment, recordInputPart } from './assessments.ts';
import { recordDecision, type DecisionStore } from './decisions.ts';
import { findAssessment } from './find-assessment.ts';
import { loadKeys } from './keys.ts';
import { applyRetention } from './retention.ts';
import { rowsOf } from './rows.ts';
import { sha256 } from './sha256.ts';
import { verifyAudit } from './verify-audit.ts';

const databases = await databasesUnderTest();
afterAll(async () => {
  for (const one of databases) await one.close();
});

describe.each(databases)('what an assessment was made from, on $name', ({ database: { db } }) => {
  const open = async (at = '2026-01-15T09:30:01.000Z'): Promise<DecisionStore> => ({
    db,
    keys: await loadKeys(db, undefined),
    now: () => new Date(at),
  });
  const actorAt = (iss: string) => ({ ...DOCTOR, iss });
  const sendPart = (store: DecisionStore, record: AssessmentRecord, part: CompressedPart, sub = 'user-1') =>
    recordInputPart(
      store,
      { tenant: record.iss, patientId: record.patientId, assessmentId: record.id, ...part },
      { ...actorAt(record.iss), sub },
    );
  const sendAll = async (
    store: DecisionStore,
    { record, parts }: { record: AssessmentRecord; parts: readonly CompressedPart[] },
  ) => {
    const stored = await recordAssessment(store, record, actorAt(record.iss));
    for (const part of parts) await sendPart(store, record, part);
    return stored;
  };
  const faultsOf = async (tenant: string) =>
    (await verifyAudit(db)).find((report) => report.tenant === tenant)?.faults ?? ['no report'];

  it('is found from a decision: which resources in which versions, which model, what was missing', async () => {
    const store = await open();
    const { record, parts } = await anAssessment();
    await sendAll(store, { record, parts });
    const decision = aDecision({ shown: { ...aDecision().shown, assessmentId: record.id } });
    await recordDecision(store, decision, DOCTOR);
    const found = await findAssessment(store, decision.id);
    expect(found?.inputs).toEqual([
      'Condition/c1/_history/1',
      'Observation/o1/_history/2',
      'Patient/patient-4711/_history/3',
    ]);
    expect(found?.row.body).toMatchObject({ model: record.model, missing: record.missing });
    expect(found?.decisions.map(({ id }) => id)).toEqual([decision.id]);
    expect([found?.isSound, found?.missingParts]).toEqual([true, []]);
  });

  it('is stored once however often it is sent, and asks for no part that is there', async () => {
    const store = await open();
    const { record, parts } = await anAssessment({ patientId: 'repeated' });
    const first = await recordAssessment(store, record, DOCTOR);
    expect(first).toEqual({ kind: 'stored', missing: parts.map(({ hash }) => hash) });
    const kinds = [];
    for (const part of [...parts, ...parts]) kinds.push((await sendPart(store, record, part)).kind);
    expect(kinds).toEqual(['stored', 'stored', 'known', 'known']);
    expect(await recordAssessment(store, record, DOCTOR)).toEqual({ kind: 'known', missing: [] });
    // Another assessment of the same record needs none of them again.
    const again = (await anAssessment({ patientId: 'repeated' })).record;
    expect(await recordAssessment(store, again, DOCTOR)).toEqual({ kind: 'stored', missing: [] });
  });

  it('of a record that grew by a day takes only the part of this year', async () => {
    const store = await open();
    const version = (id: string, lastUpdated: string) => ({
      resourceType: 'Observation',
      id,
      meta: { versionId: '1', lastUpdated },
    });
    const before = [version('a', '2023-01-01T00:00:00Z'), version('b', '2026-01-13T00:00:00Z')];
    await sendAll(store, await anAssessment({ patientId: 'growing' }, before));
    const grown = await anAssessment({ patientId: 'growing' }, [
      ...before,
      version('c', '2026-01-14T00:00:00Z'),
    ]);
    const recorded = await recordAssessment(store, grown.record, DOCTOR);
    expect(recorded).toEqual({ kind: 'stored', missing: [grown.parts[1]?.hash] });
  });

  it('is never replaced: another content, patient or person under a known id is a conflict', async () => {
    const store = await open();
    const { record } = await anAssessment({ patientId: 'mine' });
    await recordAssessment(store, record, DOCTOR);
    for (const change of [{ elapsedMs: 1 }, { patientId: 'else' }, { encounterId: null }])
      expect((await recordAssessment(store, { ...record, ...change }, DOCTOR)).kind).toBe('conflict');
    expect((await recordAssessment(store, record, { ...DOCTOR, sub: 'user-2' })).kind).toBe('conflict');
  });

  it('takes a part from nobody but who sent the assessment, and for no other patient', async () => {
    const store = await open();
    const { record, parts } = await anAssessment({ patientId: 'owned' });
    await recordAssessment(store, record, DOCTOR);
    const [part] = parts as readonly [CompressedPart];
    expect((await sendPart(store, record, part, 'user-2')).kind).toBe('unknown-assessment');
    expect((await sendPart(store, { ...record, patientId: 'else' }, part)).kind).toBe('unknown-assessment');
    expect((await sendPart(store, { ...record, iss: 'https://other.example/fhir' }, part)).kind).toBe(
      'unknown-assessment',
    );
  });

  it.each([
    ['is not what its hash says', 'Patient/p/_history/1', 'Patient/p/_history/2'],
    ['is no list of resources', 'Patient/p/_history/1\n<script>', null],
    ['is not sorted', 'Patient/p/_history/1\nCondition/c/_history/1', null],
    ['unpacks to more than a part may hold', 'a'.repeat(3_000_000), null],
  ])('refuses a part that %s', async (_what, sent, named) => {
    const store = await open();
    const hash = await sha256(named ?? sent);
    const { record } = await anAssessment({ patientId: 'hostile' });
    const part = { hash, resources: 1, gzipped: gzipSync(sent) };
    expect((await sendPart(store, record, part)).kind).toBe('unreadable');
    expect((await sendPart(store, record, { ...part, gzipped: Buffer.from('no gzip') })).kind).toBe(
      'unreadable',
    );
  });

  it('holds no id of a resource, a patient or an encounter in the clear', async () => {
    const store = await open();
    const resource = { resourceType: 'Observation', id: 'CANARY-o', meta: { versionId: 'CANARY-v' } };
    const of = { patientId: 'CANARY-p', encounterId: 'CANARY-e' };
    const assessment = await anAssessment(of, [resource]);
    await sendAll(store, assessment);
    for (const table of ['assessments', 'assessment_inputs', 'audit_events']) {
      const rows = rowsOf(await db.execute(sql.raw(`select row_to_json(t)::text from chartside.${table} t`)));
      expect(JSON.stringify(rows)).not.toContain('CANARY');
    }
    const found = await findAssessment(store, assessment.record.id);
    expect(found?.inputs).toEqual(['Observation/CANARY-o/_history/CANARY-v']);
  });

  it('says so when a part of its list never came', async () => {
    const store = await open();
    const { record, parts } = await anAssessment({ patientId: 'torn' });
    await recordAssessment(store, record, DOCTOR);
    const [first, second] = parts as readonly [CompressedPart, CompressedPart];
    await sendPart(store, record, first);
    const found = await findAssessment(store, record.id);
    expect([found?.missingParts, found?.inputs.length]).toEqual([[second.hash], first.resources]);
  });

  it('is removed when its time is over, but for the parts that a younger one rests on', async () => {
    const iss = 'https://aging.example/fhir';
    const [old, young] = [await open('2024-03-01T00:00:00.000Z'), await open()];
    const shared = { resourceType: 'Condition', id: 'c', meta: { versionId: '1', lastUpdated: '2020' } };
    const gone = { resourceType: 'Condition', id: 'd', meta: { versionId: '1', lastUpdated: '2021' } };
    const first = await anAssessment({ iss }, [shared, gone]);
    const second = await anAssessment({ iss }, [shared]);
    await sendAll(old, first);
    await sendAll(young, second);
    const dates = { now: new Date('2026-01-15T10:00:00.000Z'), dryRun: false };
    const before = new Date('2025-01-01T00:00:00.000Z');
    const counted = await applyRetention(db, iss, before, { ...dates, dryRun: true });
    expect(counted).toMatchObject({ assessments: 1, inputs: 1 });
    expect(await applyRetention(db, iss, before, dates)).toEqual(counted);
    expect(await findAssessment(young, first.record.id)).toBeNull();
    expect((await findAssessment(young, second.record.id))?.inputs).toEqual(['Condition/c/_history/1']);
    expect(await faultsOf(iss)).toEqual([]);
    // The part that stayed is still covered.
    await db.execute(sql`alter table chartside.assessment_inputs disable trigger user`);
    await db.execute(sql`delete from chartside.assessment_inputs where tenant = ${iss}`);
    await db.execute(sql`alter table chartside.assessment_inputs enable trigger user`);
    expect(await faultsOf(iss)).toEqual([expect.stringMatching(/^assessment-input \d+ was removed$/)]);
  });

  it('is covered by the audit chain: a changed assessment or list shows', async () => {
    const iss = 'https://covered-inputs.example/fhir';
    const store = await open();
    const { record, parts } = await anAssessment({ iss });
    await sendAll(store, { record, parts });
    expect(await faultsOf(iss)).toEqual([]);
    await expect(
      db.execute(sql`update chartside.assessments set patient = 'x' where tenant = ${iss}`),
    ).rejects.toMatchObject({ cause: { message: expect.stringContaining('append-only') } });
    for (const table of ['assessments', 'assessment_inputs'])
      await db.execute(sql.raw(`alter table chartside.${table} disable trigger user`));
    await db.execute(
      sql`update chartside.assessments set body = jsonb_set(body, '{listed}', '9') where id = ${record.id}`,
    );
    await db.execute(
      sql`update chartside.assessment_inputs set resources = 9 where tenant = ${iss} and hash = ${parts[0]?.hash}`,
    );
    for (const table of ['assessments', 'assessment_inputs'])
      await db.execute(sql.raw(`alter table chartside.${table} enable trigger user`));
    expect(await faultsOf(iss)).toEqual([
      `assessment ${record.id} was changed`,
      expect.stringMatching(/^assessment-input \d+ was changed$/),
    ]);
  });
});
