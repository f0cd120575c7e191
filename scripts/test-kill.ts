import { spawnSync } from 'node:child_process';
import { temporaryPostgres, type TestPostgres } from '../server/testing/temporary-postgres.ts';

/**
 * `npm run test:kill -- 1000`: the kill -9 test with as many kills as asked (default 1000), on PGlite;
 * `npm run test:kill -- 1000 postgres` on PostgreSQL, from `DATABASE_URL_TEST` or a temporary cluster.
 */
const [count = '1000', kind = 'pglite'] = process.argv.slice(2);
const kills = Number(count);
if (!Number.isInteger(kills) || kills < 1 || !['pglite', 'postgres'].includes(kind)) {
  console.error('usage: npm run test:kill -- COUNT [pglite | postgres]');
  process.exit(2);
}
if (kind === 'pglite') process.exitCode = kill(null);
else {
  const postgres = await temporaryPostgres();
  if (postgres === null) process.exitCode = 2;
  else
    try {
      process.exitCode = kill(postgres);
    } finally {
      await postgres.close();
    }
}

function kill(postgres: TestPostgres | null): number {
  const env: NodeJS.ProcessEnv = { ...process.env, CHARTSIDE_KILLS: String(kills) };
  if (postgres === null) delete env['CHARTSIDE_TEST_POSTGRES'];
  else env['CHARTSIDE_TEST_POSTGRES'] = postgres.url;
  const arguments_ = ['run', 'server/kill.test.ts', '--disable-console-intercept'];
  return spawnSync('vitest', arguments_, { stdio: 'inherit', env }).status ?? 1;
}
