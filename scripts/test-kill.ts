import { spawnSync } from 'node:child_process';

/** `npm run test:kill -- 1000`: the kill -9 test with as many kills as asked (default 1000). */
const kills = Number(process.argv[2] ?? 1_000);
if (!Number.isInteger(kills) || kills < 1) {
  console.error('usage: npm run test:kill -- COUNT');
  process.exit(2);
}
const { status } = spawnSync('vitest', ['run', 'server/kill.test.ts', '--disable-console-intercept'], {
  stdio: 'inherit',
  env: { ...process.env, CHARTSIDE_KILLS: String(kills) },
});
process.exitCode = status ?? 1;
