import { parseArgs } from 'node:util';
import { openNamedDatabase, runCommand } from './operator-command.ts';
import { verifyAudit } from './store/verify-audit.ts';

const USAGE = 'npm run audit:verify -- [--head HASH]...   (heads printed by earlier runs)';

/** Exit 0: every chain is sound; 1: a fault was found; 2: it could not be checked. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true } } });
  const database = await openNamedDatabase();
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

runCommand(USAGE, main);
