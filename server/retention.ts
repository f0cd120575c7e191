import { parseArgs } from 'node:util';
import { openNamedDatabase, runCommand } from './operator-command.ts';
import { applyRetention } from './store/retention.ts';
import { tenantsOf } from './store/verify-audit.ts';

const USAGE = 'npm run retention -- --before 2025-01-31 [--apply]   (without --apply it only counts)';

/** Exit 0: counted or removed; 2: an argument is wrong or the database is in use. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { before: { type: 'string' }, apply: { type: 'boolean' } } });
  const before = new Date(`${values.before}T00:00:00Z`);
  // A day that no calendar has would become one of the next month.
  if (Number.isNaN(before.getTime()) || before.toISOString().slice(0, 10) !== values.before)
    throw new RangeError('--before must be a date like 2025-01-31');
  const database = await openNamedDatabase();
  try {
    const dryRun = values.apply !== true;
    for (const tenant of await tenantsOf(database.db)) {
      const removed = await applyRetention(database.db, tenant, before, { now: new Date(), dryRun });
      const counts = Object.entries(removed).map(([kind, count]) => `${count} ${kind}`);
      process.stdout.write(`${dryRun ? 'would remove' : 'removed'} ${tenant}: ${counts.join(', ')}\n`);
    }
    return 0;
  } finally {
    await database.close();
  }
}

runCommand(USAGE, main);
