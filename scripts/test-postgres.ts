import { spawnSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { temporaryPostgres } from '../server/testing/temporary-postgres.ts';

/**
 * `npm run test:postgres`: every test of the server that has a database of its own, on PostgreSQL instead of PGlite.
 * Those of `server/store` run on both by themselves. Arguments go to vitest. Skipped, with a line, where there is none.
 */
const tests = globSync('server/**/*.test.ts').filter(
  (file) =>
    /\b(startTestServer|startHostedServer|ownDatabase)\(/.test(readFileSync(file, 'utf8')) &&
    // What goes to a hosted model and comes from it: hundreds of texts, and nothing of them is stored.
    !/hosted-model.(injection|leak)\.test\.ts$/.test(file),
);
const postgres = await temporaryPostgres();
if (postgres !== null)
  try {
    const { status } = spawnSync('vitest', ['run', ...tests, ...process.argv.slice(2)], {
      stdio: 'inherit',
      env: { ...process.env, CHARTSIDE_TEST_POSTGRES: postgres.url },
    });
    process.exitCode = status ?? 1;
  } finally {
    await postgres.close();
  }
