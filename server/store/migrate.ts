import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Database } from './database.ts';
import { rowsOf } from './rows.ts';

/** The database was made by other migrations than these. */
export class MigrationMismatch extends Error {
  override readonly name = 'MigrationMismatch';
}

export interface Migration {
  readonly name: string;
  readonly text: string;
  readonly hash: string;
}

const FOLDER = new URL('./migrations/', import.meta.url);

export function readMigrations(folder: URL = FOLDER): readonly Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      const text = readFileSync(new URL(name, folder), 'utf8').replaceAll('\r\n', '\n');
      return { name, text, hash: createHash('sha256').update(text).digest('hex') };
    });
}

/**
 * Applies what is missing, in one transaction under an advisory lock, so that instances starting together
 * don't race. Throws `MigrationMismatch` when an applied file has changed since, or isn't known here.
 */
export async function applyMigrations(
  db: Database,
  migrations: readonly Migration[] = readMigrations(),
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended('chartside.migrations', 0))`);
    await tx.execute(sql`create schema if not exists chartside`);
    await tx.execute(sql`create table if not exists chartside.migrations (
      name text primary key, hash text not null, applied_at timestamptz not null default now())`);
    const applied = rowsOf<{ name: string; hash: string }>(
      await tx.execute(sql`select name, hash from chartside.migrations order by name`),
    );
    checkApplied(applied, migrations);
    const done = new Set(applied.map((row) => row.name));
    for (const migration of migrations.filter((one) => !done.has(one.name))) {
      for (const statement of splitStatements(migration.text)) await tx.execute(sql.raw(statement));
      await tx.execute(
        sql`insert into chartside.migrations (name, hash) values (${migration.name}, ${migration.hash})`,
      );
    }
  });
}

function checkApplied(
  applied: readonly { name: string; hash: string }[],
  migrations: readonly Migration[],
): void {
  for (const row of applied) {
    const known = migrations.find((migration) => migration.name === row.name);
    if (known === undefined)
      throw new MigrationMismatch(
        `The database has migration ${row.name}, which this version of Chartside doesn't know. ` +
          'Start the newer version that made it, or restore a backup from before it.',
      );
    if (known.hash !== row.hash)
      throw new MigrationMismatch(
        `Migration ${row.name} was changed after it was applied to this database. ` +
          'Restore the file as it was released; changes belong in a new migration.',
      );
  }
}

/** Splits at semicolons that end a line, outside `$$` bodies: drivers take one statement at a time. */
export function splitStatements(text: string): readonly string[] {
  const statements: string[] = [];
  let current: string[] = [];
  let inBody = false;
  for (const line of text.split('\n')) {
    if (current.length === 0 && (line.trim() === '' || line.startsWith('--'))) continue;
    current.push(line);
    if (line.split('$$').length % 2 === 0) inBody = !inBody;
    if (!inBody && line.trimEnd().endsWith(';')) {
      statements.push(current.join('\n'));
      current = [];
    }
  }
  if (current.some((line) => line.trim() !== '')) statements.push(current.join('\n'));
  return statements;
}
