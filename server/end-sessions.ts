import { parseArgs } from 'node:util';
import { openNamedDatabase, runCommand } from './operator-command.ts';
import { endSessions } from './store/ended-sessions.ts';
import { tenantsOf } from './store/verify-audit.ts';

const USAGE =
  'npm run sessions:end -- --issuer https://ehr.example.org/fhir --user SUB   (as the audit names them)';

/** Who the audit event names: nobody is signed in on a command line. */
const OPERATOR = { fhirUser: null, name: null, sub: 'operator:sessions' };

/** Exit 0: every session of this person has ended; 2: an argument is wrong or the database can't be used. */
async function main(): Promise<number> {
  const { values } = parseArgs({ options: { issuer: { type: 'string' }, user: { type: 'string' } } });
  const { issuer: tenant = '', user: sub = '' } = values;
  if (sub === '') throw new RangeError('--user must be the sub of a person.');
  const { db, close } = await openNamedDatabase();
  try {
    if (!(await tenantsOf(db)).includes(tenant))
      throw new RangeError(`Nothing is stored of the issuer "${tenant}".`);
    const at = new Date();
    await endSessions(db, { tenant, sub, at, actor: { ...OPERATOR, iss: tenant } });
    process.stdout.write(`ended ${tenant}: what ${sub} signed in to until ${at.toISOString()}\n`);
    return 0;
  } finally {
    await close();
  }
}

runCommand(USAGE, main);
