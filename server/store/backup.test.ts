import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, expect, it } from 'vitest';
import { anAssessment } from '../testing/assessments.ts';
import { aDecision, DOCTOR, ISSUER } from '../testing/decisions.ts';
import { findBinaries, temporaryPostgres } from '../testing/temporary-postgres.ts';
import { recordAssessment, recordInputPart } from './assessments.ts';
import { openDatabase } from './database.ts';
import { readDecisions, recordDecision } from './decisions.ts';
import { findAssessment } from './find-assessment.ts';
import { loadKeys } from './keys.ts';
import { verifyAudit } from './verify-audit.ts';

const postgres = await temporaryPostgres();
const binaries = findBinaries();
const folder = mkdtempSync(join(tmpdir(), 'cs-backup-'));
afterAll(async () => {
  await postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

const KEY = Buffer.alloc(32, 7).toString('base64');

async function storeAt(databaseUrl: string) {
  const database = await openDatabase({ databaseUrl, dataDir: folder });
  return {
    database,
    store: {
      db: database.db,
      keys: await loadKeys(database.db, KEY),
      now: () => new Date('2026-01-15T10:00:00.000Z'),
    },
  };
}

it.skipIf(postgres === null || binaries === null)(
  'a PostgreSQL database comes back from pg_dump with every decision, readable, and the same audit chain',
  async () => {
    const url = postgres?.url ?? '';
    const { database, store } = await storeAt(url);
    for (let i = 0; i < 5; i += 1)
      await recordDecision(store, aDecision({ patientId: 'kept', encounterId: `e${i}` }), DOCTOR);
    const query = { tenant: ISSUER, patientId: 'kept', after: 0, limit: 500 };
    const { decisions } = await readDecisions(store, query, DOCTOR);
    const { record, parts } = await anAssessment({ patientId: 'kept' });
    await recordAssessment(store, record, DOCTOR);
    const named = { tenant: ISSUER, patientId: 'kept', assessmentId: record.id };
    for (const part of parts) await recordInputPart(store, { ...named, ...part }, DOCTOR);
    const before = await verifyAudit(database.db);
    await database.close();

    const dump = join(folder, 'chartside.dump');
    const run = (program: string, ...args: string[]) =>
      execFileSync(join(binaries ?? '', program), args, { stdio: 'pipe' });
    run('pg_dump', '--format=custom', `--file=${dump}`, url);
    const client = new Client({ connectionString: url });
    await client.connect();
    await client.query('create database restored');
    await client.end();
    const target = new URL(url);
    target.pathname = '/restored';
    run('pg_restore', '--exit-on-error', `--dbname=${target.href}`, dump);

    const restored = await storeAt(target.href);
    expect(await verifyAudit(restored.database.db)).toEqual(before);
    expect(before[0]).toMatchObject({ decisions: 5, faults: [] });
    expect((await readDecisions(restored.store, query, DOCTOR)).decisions).toEqual(decisions);
    const found = await findAssessment(restored.store, record.id);
    expect([found?.inputs.length, found?.missingParts]).toEqual([3, []]);
    // The restored database is as append-only as the first.
    const changed = new Client({ connectionString: target.href });
    await changed.connect();
    await expect(changed.query('delete from chartside.decisions')).rejects.toThrow('append-only');
    await changed.end();
    await restored.database.close();
  },
);
