import { spawnSync } from 'node:child_process';
import { temporaryPostgres } from '../server/testing/temporary-postgres.ts';

/**
 * `npm run test:postgres`: every test of the server that has a database, on PostgreSQL instead of PGlite. Those of
 * `server/store` run on both by themselves. Arguments go to vitest. Skipped, with a line, where there is none.
 */
const postgres = await temporaryPostgres();
if (postgres !== null)
  try {
    const elsewhere = ['store', 'http', 'assessor', 'config'].map((part) => `--exclude=server/${part}/**`);
    const { status } = spawnSync('vitest', ['run', 'server', ...elsewhere, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, CHARTSIDE_TEST_POSTGRES: postgres.url },
    });
    process.exitCode = status ?? 1;
  } finally {
    await postgres.close();
  }
