import { randomUUID } from 'node:crypto';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';

export interface TestPostgres {
  readonly url: string;
  /** Ends every connection and refuses new ones until `start`; absent for a server that isn't ours. */
  stop?(): Promise<void>;
  start?(): Promise<void>;
  close(): Promise<void>;
}

/**
 * `DATABASE_URL_TEST`, or a temporary cluster on a unix socket from the PostgreSQL of this machine; `null`, with a
 * line that says so, when there is none. The database is empty of Chartside's schema.
 */
export async function temporaryPostgres(): Promise<TestPostgres | null> {
  const given = process.env['DATABASE_URL_TEST'];
  if (given !== undefined && given !== '') return emptied(given);
  const binaries = findBinaries();
  const account = process.getuid?.() === 0 ? findAccount() : {};
  if (binaries === null || account === null) {
    console.warn('PostgreSQL tests skipped: set DATABASE_URL_TEST or install PostgreSQL 15 or newer');
    return null;
  }
  return startCluster(binaries, account);
}

/**
 * A new, empty database of the server at `CHARTSIDE_TEST_POSTGRES`; `null` where that isn't set. It is set by
 * `npm run test:postgres`, so that tests which know nothing of it run on PostgreSQL.
 */
export async function ownDatabase(): Promise<{ url: string; drop(): Promise<void> } | null> {
  const server = process.env['CHARTSIDE_TEST_POSTGRES'];
  if (server === undefined || server === '') return null;
  const name = `cs_${randomUUID().replaceAll('-', '')}`;
  const run = async (statement: string) => {
    const client = new Client({ connectionString: server });
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await run(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) };
}

async function emptied(url: string): Promise<TestPostgres> {
  const client = new Client({ connectionString: url });
  await client.connect();
  await client.query('drop schema if exists chartside cascade');
  await client.end();
  return { url, close: async () => {} };
}

type Account = { readonly uid?: number; readonly gid?: number };

async function startCluster(binaries: string, account: Account): Promise<TestPostgres> {
  const folder = mkdtempSync(join(tmpdir(), 'cs-pg-'));
  if (account.uid !== undefined && account.gid !== undefined) chownSync(folder, account.uid, account.gid);
  const data = join(folder, 'data');
  const init = ['-D', data, '-U', 'chartside', '-A', 'trust', '--no-sync', '--no-instructions', '-E', 'UTF8'];
  execFileSync(join(binaries, 'initdb'), init, { ...account, cwd: folder, stdio: 'ignore' });
  const url = `postgresql://chartside@localhost/postgres?host=${encodeURIComponent(folder)}`;
  let server: ReturnType<typeof spawn> | null = null;
  const start = async () => {
    const settings = ['-c', 'listen_addresses=', '-c', 'fsync=off', '-k', folder];
    server = spawn(join(binaries, 'postgres'), ['-D', data, ...settings], {
      ...account,
      cwd: folder,
      stdio: 'ignore',
    });
    await untilReady(url);
  };
  const stop = async () => {
    const ended = new Promise((resolve) => server?.once('exit', resolve));
    server?.kill('SIGINT');
    await ended;
  };
  await start();
  const close = async () => {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url, start, stop, close };
}

async function untilReady(url: string): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    const client = new Client({ connectionString: url });
    try {
      await client.connect();
      await client.end();
      return;
    } catch (error) {
      if (attempt >= 1_200) throw error;
      await sleep(50);
    }
  }
}

/** The folder that holds both `initdb` and `postgres`. */
export function findBinaries(): string | null {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.filter((version) => Number(version) >= 15).map((version) => join(debian, version, 'bin')),
    ...(process.env['PATH'] ?? '').split(delimiter),
  ];
  return folders.find((f) => existsSync(join(f, 'initdb')) && existsSync(join(f, 'postgres'))) ?? null;
}

/** PostgreSQL refuses to run as root. */
function findAccount(): Account | null {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) =>
      spawnSync('id', [flag, name], { encoding: 'utf8' }).stdout.trim(),
    );
    if (uid && gid) return { uid: Number(uid), gid: Number(gid) };
  }
  return null;
}
