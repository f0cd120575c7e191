import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freePort } from '../testing/free-port.ts';
import { temporaryPostgres } from '../testing/temporary-postgres.ts';
import { openDatabase } from './database.ts';
import { DatabaseProblem, explainPostgres } from './database-problem.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-problem-'));
const postgres = await temporaryPostgres();
afterAll(async () => {
  await postgres?.close();
  rmSync(folder, { recursive: true, force: true });
});

const problem = (options: Parameters<typeof openDatabase>[0]) =>
  openDatabase(options).then(
    async (database) => database.close().then(() => 'opened'),
    (error: unknown) => {
      if (error instanceof DatabaseProblem) return error.message;
      throw error;
    },
  );

describe('a database that cannot be used is told to the operator', () => {
  it('when nobody listens, with the place and without the password', async () => {
    const port = await freePort();
    const databaseUrl = `postgresql://me:s3cret@127.0.0.1:${port}/care`;
    expect(await problem({ databaseUrl, dataDir: folder })).toBe(
      `PostgreSQL at 127.0.0.1:${port} does not answer (ECONNREFUSED). ` +
        'Start it, let this machine reach it, or correct DATABASE_URL.',
    );
  });

  it.each(['nonsense', 'mysql://host/db', 'postgresql://u:p#ss@h:1:2/db'])(
    'when %s is no address of a database',
    async (databaseUrl) => {
      expect(await problem({ databaseUrl, dataDir: folder })).toMatch(
        /^DATABASE_URL must be like postgresql:/,
      );
    },
  );

  it.each([
    ['ENOTFOUND', 'The host of DATABASE_URL, db.example:5432, is not known (ENOTFOUND)'],
    ['28P01', 'does not let the user me in (28P01)'],
    ['42501', "may not make Chartside's tables in the database care"],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'The certificate of PostgreSQL at db.example:5432 is not accepted'],
  ])('by the code %s, however deep it is', (code, text) => {
    const inner = Object.assign(new Error('select CANARY'), { code });
    const outer = new Error('Failed query: CANARY', { cause: inner });
    const explained = explainPostgres(outer, 'postgresql://me:s3cret@db.example/care') as Error;
    expect(explained).toBeInstanceOf(DatabaseProblem);
    expect(explained.message).toContain(text);
    expect(explained.message).not.toMatch(/s3cret|CANARY/);
  });

  it('and what nobody can do anything about stays as it is', () => {
    const bug = new TypeError('x is not a function');
    expect(explainPostgres(bug, 'postgresql://db.example/care')).toBe(bug);
  });

  it('when the directory cannot be used', async () => {
    const file = join(folder, 'file');
    writeFileSync(file, 'x');
    expect(await problem({ dataDir: file })).toBe(
      `The embedded database cannot use ${file} (EEXIST). ` +
        'Let this account write there, or name another directory with CHARTSIDE_DATA_DIR.',
    );
  });

  it('when it must be there and is not: nothing is begun', async () => {
    const dataDir = join(folder, 'misspelt');
    const sought = { dataDir, mustExist: true };
    expect(await problem(sought)).toContain(`There is no database in ${dataDir}`);
    expect(await problem(sought)).toContain('There is no database');
  });
});

describe.skipIf(postgres === null)('a real PostgreSQL', () => {
  const url = (change: (url: URL) => void) => {
    const changed = new URL(postgres?.url ?? '');
    change(changed);
    return { databaseUrl: changed.href, dataDir: folder };
  };

  it('has no such database, and knows no such user', async () => {
    expect(await problem(url((one) => (one.pathname = '/nowhere')))).toContain(
      'has no database nowhere. Create it',
    );
    expect(await problem(url((one) => (one.username = 'stranger')))).toContain(
      'does not let the user stranger in',
    );
  });

  it('without anything of Chartside is not begun by a command that only looks', async () => {
    const options = url(() => {});
    expect(await problem({ ...options, mustExist: true })).toContain('has stored nothing in this database');
    expect(await problem(options)).toBe('opened');
    expect(await problem({ ...options, mustExist: true })).toBe('opened');
  });
});
