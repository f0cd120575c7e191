import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenDatabase, openDatabase } from '../store/database.ts';
import { copyTemplateDatabase } from './template-database.ts';
import { temporaryPostgres } from './temporary-postgres.ts';

export interface DatabaseUnderTest {
  readonly name: string;
  readonly database: OpenDatabase;
  readonly databaseUrl: string | undefined;
  readonly dataDir: string;
  close(): Promise<void>;
}

/** PGlite in a temporary folder, and PostgreSQL where there is one. */
export async function databasesUnderTest(): Promise<readonly DatabaseUnderTest[]> {
  const postgres = await temporaryPostgres();
  const targets = [{ name: 'PGlite', url: undefined, closeServer: async () => {} }];
  const all =
    postgres === null
      ? targets
      : [...targets, { name: 'PostgreSQL', url: postgres.url, closeServer: postgres.close }];
  const opened: DatabaseUnderTest[] = [];
  // One after the other: PGlite starts on this thread, and on a busy machine for longer than PostgreSQL lets a
  // transaction idle.
  for (const { name, url, closeServer } of all) {
    const dataDir = mkdtempSync(join(tmpdir(), 'cs-data-'));
    if (url === undefined) await copyTemplateDatabase(dataDir);
    const database = await openDatabase({ databaseUrl: url, dataDir });
    const close = async () => {
      await database.close();
      await closeServer();
      rmSync(dataDir, { recursive: true, force: true });
    };
    opened.push({ name, database, databaseUrl: url, dataDir, close });
  }
  return opened;
}
