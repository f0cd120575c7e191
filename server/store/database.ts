import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import { drizzle as drizzlePg } from 'drizzle-orm/node-postgres';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import { drizzle as drizzlePglite } from 'drizzle-orm/pglite';
import { Pool } from 'pg';
import { lockDirectory } from './directory-lock.ts';
import { DURABLE_PARAMETERS, DurableNodeFS } from './durable-node-fs.ts';
import { applyMigrations } from './migrate.ts';

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
  /** Called when a PostgreSQL connection breaks, perhaps twice; the pool replaces it. */
  readonly onConnectionLost?: ((error: Error) => void) | undefined;
}

/**
 * Opens the database and brings it to the newest migration. An acknowledged commit is on the disk.
 * Throws `DirectoryLocked`, `MigrationMismatch`, or the driver's error when the server can't be reached.
 */
export async function openDatabase(options: DatabaseOptions): Promise<OpenDatabase> {
  const opened = options.databaseUrl
    ? openPostgres(options.databaseUrl, options.onConnectionLost)
    : await openPglite(options.dataDir);
  try {
    await applyMigrations(opened.db);
    return opened;
  } catch (error) {
    await opened.close();
    throw error;
  }
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

async function openPglite(dataDir: string): Promise<OpenDatabase> {
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDirectory(join(dataDir, 'lock'));
  try {
    const client = await PGlite.create({
      fs: new DurableNodeFS(join(dataDir, 'database')),
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
    throw error;
  }
}

const pings = new WeakMap<Database, Promise<unknown>>();

/** Throws when the database doesn't answer. Everyone who asks meanwhile waits for the same answer. */
export async function pingDatabase(db: Database): Promise<void> {
  const ping = pings.get(db) ?? db.execute(sql`select 1`).finally(() => pings.delete(db));
  pings.set(db, ping);
  await ping;
}
