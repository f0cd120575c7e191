import { parseArgs } from 'node:util';
import { openDatabase } from './store/database.ts';
import { DirectoryLocked } from './store/directory-lock.ts';
import { applyRetention } from './store/retention.ts';
import { tenantsOf } from './store/verify-audit.ts';

const USAGE = 'npm run retention -- --before 2025-01-31 [--apply]   (without --apply it only counts)';

/** Exit 0: counted or removed; 2: an argument is wrong or the database is in use. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { before: { type: 'string' }, apply: { type: 'boolean' } } });
  if (!/^\d{4}-\d{2}-\d{2}$/.test(values.before ?? '')) throw new RangeError('--before must be a date');
  const before = new Date(`${values.before}T00:00:00Z`);
  const database = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: process.env['CHARTSIDE_DATA_DIR'] ?? '.data',
  });
  try {
    const dryRun = values.apply !== true;
    for (const tenant of await tenantsOf(database.db)) {
      const removed = await applyRetention(database.db, tenant, before, { now: new Date(), dryRun });
      const counts = Object.entries(removed).map(([kind, count]) => `${count} ${kind}`);
      process.stdout.write(`${dryRun ? 'would remove' : 'removed'} ${tenant}: ${counts.join(', ')}\n`);
    }
  } finally {
    await database.close();
  }
}

main().catch((error: unknown) => {
  const explained =
    error instanceof DirectoryLocked ||
    error instanceof RangeError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  const message = explained
    ? (error as Error).message
    : `The database cannot be used: ${(error as Error).name}`;
  process.stderr.write(`${message}\n${USAGE}\n`);
  process.exit(2);
});
