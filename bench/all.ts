import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/**
 * `npm run bench`: every figure, one after the other, so that none is measured beside another. Arguments choose by
 * name, for example `npm run bench -- timeline`.
 */
const BENCHES = [
  'reasoning-speed.ts',
  'assessment-speed.ts',
  'intake-speed.ts',
  'record-load.ts',
  'browser/launch-to-timeline.ts',
  'browser/first-paint.ts',
  'browser/interaction-speed.ts',
  'browser/timeline-frames.ts',
  'browser/page-memory.ts',
  'server-load.ts',
  'cds-hooks-load.ts',
] as const;

const wanted = process.argv.slice(2);
let failed = 0;
for (const bench of BENCHES.filter(
  (name) => wanted.length === 0 || wanted.some((one) => name.includes(one)),
)) {
  console.log(`\n${bench}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, bench)], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (status !== 0) failed += 1;
}
if (failed > 0) {
  console.error(`${failed} benches could not be run.`);
  process.exitCode = 1;
}
