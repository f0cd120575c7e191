import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterAll, describe, expect, it } from 'vitest';
import { standingDecisions } from '../../contracts/decision.ts';
import { databasesUnderTest } from '../testing/databases.ts';
import { anAssessment } from '../testing/assessments.ts';
import { aDecision, DOCTOR, ISSUER } from '../testing/decisions.ts';
import { recordCardFeedback, recordCards } from './cards.ts';
import { recordDecision, readDecisions, type DecisionStore } from './decisions.ts';
import { recordImpressions } from './impressions.ts';
import { DataKeyMismatch, loadKeys } from './keys.ts';
import { applyMigrations, MigrationMismatch, readMigrations } from './migrate.ts';
import { applyRetention } from './retention.ts';
import { rowsOf } from './rows.ts';
import { verifyAudit } from './verify-audit.ts';

const OTHER_ISSUER = 'https://other.example/fhir';
const databases = await databasesUnderTest();

afterAll(async () => {
  for (const one of databases) await one.close();
});

describe.each(databases)('decision store on $name', ({ name, database }) => {
  const db = database.db;
  const open = async (): Promise<DecisionStore> => ({
    db,
    keys: await loadKeys(db, undefined),
    now: () => new Date('2026-01-15T09:30:01.000Z'),
  });
  const history = async (store: DecisionStore, patientId: string, tenant = ISSUER) =>
    (await readDecisions(store, { tenant, patientId, after: 0, limit: 500 }, DOCTOR)).decisions;

  it('returns a stored decision exactly as it was sent, with user, time and order', async () => {
    const store = await open();
    const decision = aDecision({ patientId: 'exact' });
    const recorded = await recordDecision(store, decision, DOCTOR);
    expect(recorded).toMatchObject({ kind: 'stored' });
    const [read] = await history(store, 'exact');
    expect(read).toEqual({
      ...decision,
      user: DOCTOR,
      receivedAt: '2026-01-15T09:30:01.000Z',
      sequence: expect.any(Number),
    });
  });

  it('stores a decision once however often and however parallel it is sent', async () => {
    const store = await open();
    const decision = aDecision({ patientId: 'repeated' });
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => recordDecision(store, decision, DOCTOR)),
    );
    expect(answers.filter((answer) => answer.kind === 'stored')).toHaveLength(1);
    expect(answers.filter((answer) => answer.kind === 'known')).toHaveLength(7);
    expect(await history(store, 'repeated')).toHaveLength(1);
  });

  it('refuses another content, or another patient, under a known id', async () => {
    const store = await open();
    const decision = aDecision({ patientId: 'reused' });
    await recordDecision(store, decision, DOCTOR);
    const changes = [{ comment: 'other' }, { patientId: 'else' }, { encounterId: null }];
    for (const change of changes)
      expect(await recordDecision(store, { ...decision, ...change }, DOCTOR)).toEqual({ kind: 'conflict' });
    expect(await history(store, 'else')).toEqual([]);
  });

  it('keeps issuers apart, also for the same patient id and the same decision id', async () => {
    const store = await open();
    const here = aDecision({ patientId: 'shared' });
    const there = { ...here, iss: OTHER_ISSUER, comment: 'from the other house' };
    expect((await recordDecision(store, here, DOCTOR)).kind).toBe('stored');
    expect((await recordDecision(store, there, DOCTOR)).kind).toBe('stored');
    expect((await history(store, 'shared')).map((one) => one.comment)).toEqual([here.comment]);
    expect((await history(store, 'shared', OTHER_ISSUER)).map((one) => one.comment)).toEqual([there.comment]);
  });

  it('undoes a decision by a withdrawal that names it, and keeps both', async () => {
    const store = await open();
    const first = aDecision({ patientId: 'undone' });
    await recordDecision(store, first, DOCTOR);
    const undo = aDecision({
      patientId: 'undone',
      outcome: 'withdrawn',
      reason: null,
      comment: null,
      supersedes: first.id,
    });
    expect((await recordDecision(store, undo, DOCTOR)).kind).toBe('stored');
    const kept = await history(store, 'undone');
    expect(kept.map((one) => one.outcome)).toEqual(['overridden', 'withdrawn']);
    expect([...standingDecisions(kept).keys()]).toEqual([]);
  });

  it('refuses to undo what another patient or issuer has', async () => {
    const store = await open();
    const first = aDecision({ patientId: 'owner' });
    await recordDecision(store, first, DOCTOR);
    const undo = { outcome: 'withdrawn', reason: null, supersedes: first.id } as const;
    for (const elsewhere of [{ patientId: 'thief' }, { patientId: 'owner', iss: OTHER_ISSUER }])
      expect(await recordDecision(store, aDecision({ ...undo, ...elsewhere }), DOCTOR)).toEqual({
        kind: 'unknown-superseded',
      });
  });

  it('pages through a history in order, without gap or repeat', async () => {
    const store = await open();
    for (let i = 0; i < 5; i += 1)
      await recordDecision(store, aDecision({ patientId: 'long', comment: `no. ${i}` }), DOCTOR);
    const seen: (string | null)[] = [];
    let after: number | null = 0;
    while (after !== null) {
      const page = await readDecisions(store, { tenant: ISSUER, patientId: 'long', after, limit: 2 }, DOCTOR);
      seen.push(...page.decisions.map((one) => one.comment));
      after = page.next;
    }
    expect(seen).toEqual(['no. 0', 'no. 1', 'no. 2', 'no. 3', 'no. 4']);
  });

  it('holds no patient, encounter or written resource id in the clear', async () => {
    const store = await open();
    await recordDecision(
      store,
      aDecision({
        patientId: 'CANARYPATIENT',
        encounterId: 'CANARYENCOUNTER',
        outcome: 'accepted',
        reason: null,
        target: 'document',
        writtenResource: 'DocumentReference/CANARYDOC',
      }),
      DOCTOR,
    );
    for (const table of ['decisions', 'impressions', 'audit_events']) {
      const rows = rowsOf(await db.execute(sql.raw(`select row_to_json(t)::text from chartside.${table} t`)));
      expect(JSON.stringify(rows)).not.toContain('CANARY');
    }
    const [read] = await history(store, 'CANARYPATIENT');
    expect(read?.writtenResource).toBe('DocumentReference/CANARYDOC');
  });

  it('counts an impression once', async () => {
    const store = await open();
    const { shown } = aDecision();
    const impression = {
      id: randomUUID(),
      iss: ISSUER,
      patientId: 'seen',
      encounterId: null,
      assessmentId: shown.assessmentId,
      event: 'listed' as const,
      model: shown.model,
      entries: [{ conditionId: 'acute-appendicitis', rank: 1, probability: 0.4, band: 'likely' as const }],
      seenAt: '2026-01-15T09:30:00.000Z',
    };
    expect(await recordImpressions(store, [impression], DOCTOR)).toEqual({ stored: 1, known: 0 });
    expect(await recordImpressions(store, [impression], DOCTOR)).toEqual({ stored: 0, known: 1 });
  });

  it('lets nobody change or remove a row', async () => {
    await recordDecision(await open(), aDecision(), DOCTOR);
    const attempts = [
      `update chartside.decisions set sealed = 'x'`,
      `delete from chartside.decisions`,
      `truncate chartside.decisions`,
      `delete from chartside.audit_events`,
    ];
    for (const attempt of attempts)
      await expect(db.execute(sql.raw(attempt))).rejects.toMatchObject({
        cause: { message: expect.stringContaining('append-only') },
      });
  });

  it('never takes the decision of another person for one of this person', async () => {
    const store = await open();
    const decision = aDecision({ patientId: 'two-people' });
    await recordDecision(store, decision, DOCTOR);
    const other = await recordDecision(store, decision, { ...DOCTOR, sub: 'user-2' });
    expect(other).toEqual({ kind: 'conflict' });
  });

  it('gives every instance and restart the same keys', async () => {
    const [first, second] = [await loadKeys(db, undefined), await loadKeys(db, undefined)];
    expect(second.pseudonym('patient', ISSUER, 'p')).toBe(first.pseudonym('patient', ISSUER, 'p'));
    expect(second.session.export()).toEqual(first.session.export());
    expect(first.pseudonym('patient', ISSUER, 'p')).not.toBe(first.pseudonym('patient', OTHER_ISSUER, 'p'));
  });

  it('refuses a data key that the database was not begun with', async () => {
    await loadKeys(db, undefined);
    await expect(loadKeys(db, Buffer.alloc(32, 1).toString('base64'))).rejects.toThrow(DataKeyMismatch);
  });

  it('starts again on a migrated database, and refuses a migration that was changed or is unknown', async () => {
    await applyMigrations(db);
    const released = readMigrations();
    const changed = released.map((one) => ({ ...one, hash: 'other' }));
    await expect(applyMigrations(db, changed)).rejects.toThrow(MigrationMismatch);
    await expect(applyMigrations(db, [])).rejects.toThrow(/doesn't know/);
  });

  it('removes what is older than its time, leaves the rest, and the audit chain stays sound', async () => {
    const store = await open();
    const patientId = 'aging';
    const [old, young] = [aDecision({ patientId }), aDecision({ patientId })];
    await recordDecision({ ...store, now: () => new Date('2024-03-01T00:00:00.000Z') }, old, DOCTOR);
    await recordDecision(store, young, DOCTOR);
    const now = new Date('2026-01-15T10:00:00.000Z');
    const before = new Date('2025-01-01T00:00:00.000Z');
    const counts = { decisions: 1, impressions: 0, cards: 0, feedback: 0, assessments: 0, inputs: 0 };
    expect(await applyRetention(db, ISSUER, before, { now, dryRun: true })).toEqual(counts);
    expect(await history(store, patientId)).toHaveLength(2);
    expect(await applyRetention(db, ISSUER, before, { now, dryRun: false })).toEqual(counts);
    expect((await history(store, patientId)).map((one) => one.id)).toEqual([young.id]);
    expect((await verifyAudit(db)).flatMap((report) => report.faults)).toEqual([]);
    await expect(applyRetention(db, ISSUER, now, { now, dryRun: false })).rejects.toThrow(/must stay/);
  });

  it('has an audit chain that verifies, in which every tampering shows', async () => {
    const store = await open();
    const [mine, other, added] = [aDecision(), aDecision(), aDecision()];
    for (const one of [mine, other]) await recordDecision(store, one, DOCTOR);
    const [sound] = await verifyAudit(db);
    expect(sound).toMatchObject({ tenant: ISSUER, faults: [] });
    expect((await verifyAudit(db, [sound?.head ?? ''])).flatMap((report) => report.faults)).toEqual([]);

    await db.execute(sql`alter table chartside.decisions disable trigger user`);
    await db.execute(sql`alter table chartside.audit_events disable trigger user`);
    await db.execute(
      sql`update chartside.decisions set body = jsonb_set(body, '{comment}', '"forged"') where id = ${mine.id}`,
    );
    await db.execute(sql`delete from chartside.decisions where id = ${other.id}`);
    await db.execute(sql`insert into chartside.decisions (tenant, id, patient, body, sealed, actor, received_at)
      select tenant, ${added.id}, patient, body, sealed, actor, received_at from chartside.decisions limit 1`);
    await db.execute(
      sql`update chartside.audit_events set at = at + interval '1 hour' where tenant = ${ISSUER} and sequence = 2`,
    );
    await db.execute(sql`delete from chartside.audit_events where tenant = ${ISSUER} and sequence = 4`);

    const [report] = await verifyAudit(db, ['f'.repeat(64)]);
    expect(report?.faults).toEqual(
      expect.arrayContaining([
        `decision ${mine.id} was changed`,
        `decision ${other.id} was removed`,
        `decision ${added.id} has no audit event`,
        'event 2 was changed',
        'events 4 to 4 are missing',
      ]),
    );
    const end = (await verifyAudit(db, ['f'.repeat(64)])).at(-1);
    expect(end?.faults).toEqual([`the earlier head ${'f'.repeat(64)} is in no chain`]);
  });

  it('covers impressions, cards and feedback by the chain: a changed or removed one shows', async () => {
    const store = await open();
    const tenant = 'https://covered.example/fhir';
    const actor = { ...DOCTOR, iss: tenant };
    const old = { ...store, now: () => new Date('2024-03-01T00:00:00.000Z') };
    const { shown } = aDecision();
    const seen = () => ({
      id: randomUUID(),
      iss: tenant,
      patientId: 'covered',
      encounterId: null,
      assessmentId: shown.assessmentId,
      event: 'listed' as const,
      model: shown.model,
      entries: [],
      seenAt: '2026-01-15T09:30:00.000Z',
    });
    const [first, second] = [seen(), seen()];
    await recordImpressions(store, [first, second], actor);
    const body = {
      conditionId: 'acute-appendicitis',
      rank: 1,
      probability: 0.4,
      band: 'likely',
      listed: [],
      model: shown.model,
      hookInstance: randomUUID(),
    };
    const [card, oldCard] = [randomUUID(), randomUUID()];
    const issue = async (at: DecisionStore, id: string) => {
      const { record: assessment, parts } = await anAssessment({ iss: tenant, patientId: 'covered' });
      await recordCards(at, { actor, shown: true, assessment, parts, issued: [{ id, body }] });
    };
    await issue(store, card);
    await issue(old, oldCard);
    const feedback = {
      outcome: 'accepted' as const,
      overrideReason: null,
      outcomeTimestamp: '2026-01-15T09:31:00Z',
    };
    for (const id of [card, card, oldCard])
      expect(await recordCardFeedback(store, actor, id, feedback)).toBe(true);
    const faults = async () =>
      (await verifyAudit(db)).find((report) => report.tenant === tenant)?.faults ?? ['no report'];
    expect(await faults()).toEqual([]);

    const dates = { now: new Date('2026-01-15T10:00:00.000Z'), dryRun: false };
    const removed = await applyRetention(db, tenant, new Date('2025-01-01T00:00:00.000Z'), dates);
    expect(removed).toMatchObject({ decisions: 0, impressions: 0, cards: 1, feedback: 1, assessments: 1 });
    expect(await faults()).toEqual([]);

    for (const table of ['impressions', 'cards', 'card_feedback'])
      await db.execute(sql.raw(`alter table chartside.${table} disable trigger user`));
    await db.execute(sql`delete from chartside.impressions where id = ${first.id}`);
    await db.execute(
      sql`update chartside.impressions set body = jsonb_set(body, '{event}', '"expanded"') where id = ${second.id}`,
    );
    await db.execute(
      sql`update chartside.card_feedback set body = jsonb_set(body, '{outcome}', '"overridden"') where card = ${card}`,
    );
    await db.execute(sql`update chartside.cards set shown = false where id = ${card}`);
    expect((await faults()).map((fault) => fault.replace(/^feedback \d+/, 'feedback'))).toEqual([
      `impression ${second.id} was changed`,
      `card ${card} was changed`,
      'feedback was changed',
      `impression ${first.id} was removed`,
    ]);
  });

  it(`is ${name === 'PGlite' ? 'the embedded' : 'a real PostgreSQL'} database`, () => {
    expect(database.kind).toBe(name.toLowerCase());
  });
});
