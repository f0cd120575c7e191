import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { openDatabase } from '../store/database.ts';
import { DURABLE_PARAMETERS } from '../store/durable-node-fs.ts';
import { readMigrations } from '../store/migrate.ts';

const CACHE = join(import.meta.dirname, '../../node_modules/.cache/chartside-test');

/**
 * Gives a data directory that doesn't exist yet an embedded database with all migrations and no row, as the first start
 * does: a copy, because making one takes ten times as long. That a first start makes one itself is for the tests that
 * begin with an empty directory (`kill.test.ts`, `start.test.ts`).
 */
export async function copyTemplateDatabase(dataDir: string): Promise<void> {
  const template = join(CACHE, templateKey());
  if (!existsSync(template)) await makeTemplate(template);
  cpSync(join(template, 'database'), join(dataDir, 'database'), { recursive: true });
}

/** Another PGlite or another migration: another template. */
function templateKey(): string {
  const pglite = createRequire(import.meta.url).resolve('@electric-sql/pglite');
  const parts = [
    readFileSync(join(dirname(pglite), '../package.json'), 'utf8'),
    ...readMigrations().map(({ hash }) => hash),
    ...DURABLE_PARAMETERS,
  ];
  return createHash('sha256').update(parts.join('\n')).digest('hex');
}

/** Two workers may come here at once: each makes one beside its place, and the first to be ready puts it there. */
async function makeTemplate(template: string): Promise<void> {
  mkdirSync(CACHE, { recursive: true });
  const folder = mkdtempSync(`${template}-`);
  try {
    await (await openDatabase({ dataDir: folder })).close();
    renameSync(folder, template);
  } catch (error) {
    if (!existsSync(template)) throw error;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
