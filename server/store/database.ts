import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import { checkDatabaseUrl, DatabaseProblem, explainDirectory, explainPostgres } from './database-problem.ts';
import { type DirectoryLock, lockDirectory } from './directory-lock.ts';
import { DURABLE_PARAMETERS, DurableNodeFS } from './durable-node-fs.ts';
import { applyMigrations } from './migrate.ts';
import { rowsOf } from './rows.ts';

/** The same queries on PGlite and PostgreSQL. Inside a transaction its argument has this type too. */
export type Database = PgDatabase<PgQueryResultHKT, Record<string, never>>;

export interface OpenDatabase {
  readonly kind: 'pglite' | 'postgresql';
  readonly db: Database;
  /** Of the pool; absent for the embedded database. */
  readonly connections?: () => { readonly idle: number; readonly used: number; readonly pending: number };
  close(): Promise<void>;
}

export interface DatabaseOptions {
  /** PostgreSQL ≥ 15. Without it the embedded database in `dataDir` is used. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** True: nothing is begun where nothing is. */
  readonly mustExist?: boolean | undefined;
  /** Called when a PostgreSQL connection breaks, perhaps twice; the pool replaces it. */
  readonly onConnectionLost?: ((error: Error) => void) | undefined;
}

/**
 * Opens the database and brings it to the newest migration. An acknowledged commit is on the disk.
 * Throws `DatabaseProblem`, `DirectoryLocked`, `MigrationMismatch`, or an error that nobody expects.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const { databaseUrl, dataDir } = options;
  if (databaseUrl) checkDatabaseUrl(databaseUrl);
  const opened = databaseUrl
    ? openPostgres(databaseUrl, options.onConnectionLost)
    : await openPglite(dataDir, options.mustExist === true);
  try {
    if (options.mustExist === true) await requireTables(opened.db);
    await applyMigrations(opened.db);
    return opened;
  } catch (error) {
    await opened.close();
    throw databaseUrl ? explainPostgres(error, databaseUrl) : error;
  }
}

async function requireTables(db: Database): Promise<void> {
  const found = sql`select to_regclass('chartside.migrations') is not null as found`;
  if (rowsOf<{ found: boolean }>(await db.execute(found))[0]?.found === true) return;
  throw new DatabaseProblem(
    'Chartside has stored nothing in this database. Name the right one with DATABASE_URL or CHARTSIDE_DATA_DIR.',
  );
}

function openPostgres(url: string, onConnectionLost: ((error: Error) => void) | undefined): OpenDatabase {
  const pool = new Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    options: '-c statement_timeout=15000 -c idle_in_transaction_session_timeout=15000',
    application_name: 'chartside',
  });
  // The pool listens to those that nobody uses. One that breaks between two statements of a transaction has no query
  // that could fail: without a listener of its own that ends the whole process. The next statement fails instead.
  pool.on('connect', (client) => void client.on('error', (error) => onConnectionLost?.(error)));
  pool.on('error', () => {});
  return {
    kind: 'postgresql',
    db: drizzlePg(pool) as unknown as Database,
    connections: () => ({
      idle: pool.idleCount,
      used: pool.totalCount - pool.idleCount,
      pending: pool.waitingCount,
    }),
    close: () => pool.end(),
  };
}

async function openPglite(dataDir: string, mustExist: boolean): Promise<OpenDatabase> {
  const folder = join(dataDir, 'database');
  if (mustExist && !existsSync(folder))
    throw new DatabaseProblem(
      `There is no database in ${dataDir}. Name its directory with CHARTSIDE_DATA_DIR, or PostgreSQL with DATABASE_URL.`,
    );
  const lock = takeDirectory(dataDir);
  try {
    const client = await PGlite.create({
      fs: new DurableNodeFS(folder),
      relaxedDurability: false,
      startParams: [...PGlite.defaultStartParams.filter((flag) => flag !== '-F'), ...DURABLE_PARAMETERS],
    });
    const close = async () => {
      await client.close();
      lock.release();
    };
    return { kind: 'pglite', db: drizzlePglite(client) as unknown as Database, close };
  } catch (error) {
    lock.release();
    throw explainDirectory(error, dataDir);
  }
}

function takeDirectory(dataDir: string): DirectoryLock {
  try {
    mkdirSync(dataDir, { recursive: true, mode: 0o700 });
    return lockDirectory(join(dataDir, 'lock'));
  } catch (error) {
    throw explainDirectory(error, dataDir);
  }
}

const pings = new WeakMap<Database, Promise<unknown>>();

/** Throws when the database doesn't answer. Everyone who asks meanwhile waits for the same answer. */
export async function pingDatabase(db: Database): Promise<void> {
  const ping = pings.get(db) ?? db.execute(sql`select 1`).finally(() => pings.delete(db));
  pings.set(db, ping);
  await ping;
}
