import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { afterAll, expect, it } from 'vitest';
import { DURABLE_PARAMETERS, DurableNodeFS } from './durable-node-fs.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-fsync-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('writes every commit through to the disk', async () => {
  const fs = new DurableNodeFS(join(folder, 'database'));
  const startParams = [...PGlite.defaultStartParams.filter((flag) => flag !== '-F'), ...DURABLE_PARAMETERS];
  const database = await PGlite.create({ fs, startParams });
  await database.exec('create table t (a int)');
  const before = fs.syncs;
  for (let i = 0; i < 10; i += 1) await database.query('insert into t values ($1)', [i]);
  expect(fs.syncs - before).toBeGreaterThanOrEqual(10);
  await database.close();
});
