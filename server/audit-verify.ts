import { parseArgs } from 'node:util';
import { openDatabase } from './store/database.ts';
import { DirectoryLocked } from './store/directory-lock.ts';
import { verifyAudit } from './store/verify-audit.ts';

const USAGE = 'npm run audit:verify -- [--head HASH]...   (heads printed by earlier runs)';

/** Exit 0: every chain is sound; 1: a fault was found; 2: it could not be checked. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
  const database = await openDatabase({
    databaseUrl: process.env['DATABASE_URL'],
    dataDir: process.env['CHARTSIDE_DATA_DIR'] ?? '.data',
  });
  try {
    const reports = await verifyAudit(database.db, values.head);
    for (const { tenant, events, decisions, head, faults } of reports) {
      const verdict = faults.length === 0 ? 'sound' : 'BROKEN';
      process.stdout.write(`${verdict} ${tenant}: ${events} events, ${decisions} decisions, head ${head}\n`);
      for (const fault of faults) process.stdout.write(`  ${fault}\n`);
    }
    if (reports.length === 0) process.stdout.write('nothing is stored yet\n');
    return reports.every((report) => report.faults.length === 0) ? 0 : 1;
  } finally {
    await database.close();
  }
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const explained =
      error instanceof DirectoryLocked || (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
    process.stderr.write(
      `${explained ? (error as Error).message : `The database cannot be read: ${(error as Error).name}`}\n${USAGE}\n`,
    );
    process.exit(2);
  },
);
