import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Deliberately wrong files: a linter that lets one pass reads no imports, and every green run before it meant nothing. */
const CANARIES = [
  {
    file: 'clinical/chart/boundary-canary.ts',
    wrong: '../inference/rank-diagnoses.ts',
    name: 'rankDiagnoses',
  },
  { file: 'clinical/knowledge/boundary-canary.ts', wrong: '../findings/finding.ts', name: 'Finding' },
  { file: 'app/timeline/boundary-canary.ts', wrong: '../differential/boundary-target.ts', name: 'canary' },
  { file: 'app/ui/boundary-canary.ts', wrong: '../differential/boundary-target.ts', name: 'canary' },
  { file: 'server/boundary-canary.ts', wrong: '../app/differential/boundary-target.ts', name: 'canary' },
  { file: 'sandbox/boundary-canary.ts', wrong: '../server/boundary-target.ts', name: 'canary' },
  { file: 'app/record/boundary-canary.ts', wrong: 'fhirclient', name: 'default as canary' },
] as const;

const TARGETS = ['app/differential/boundary-target.ts', 'server/boundary-target.ts'];

function lint(file: string): { failed: boolean; output: string } {
  const run = spawnSync(join(ROOT, 'node_modules/.bin/oxlint'), [file], { cwd: ROOT, encoding: 'utf8' });
  return { failed: run.status !== 0, output: `${run.stdout}${run.stderr}` };
}

function write(file: string, text: string): void {
  mkdirSync(dirname(join(ROOT, file)), { recursive: true });
  writeFileSync(join(ROOT, file), text);
}

const files = [...TARGETS, ...CANARIES.map((c) => c.file)];
let passed = true;
try {
  for (const file of TARGETS) write(file, 'export const canary = 1;\n');
  for (const { file, wrong, name } of CANARIES) write(file, `export { ${name} } from '${wrong}';\n`);
  for (const { file, wrong } of CANARIES) {
    const { failed, output } = lint(file);
    const named = /boundaries|no-restricted-imports/.test(output) && /error|policy|fhirclient/.test(output);
    if (failed && named) continue;
    passed = false;
    console.error(
      `boundaries: ${file} imports ${wrong} and the linter did not object. The import rules are not being enforced.\n${output}`,
    );
  }
} finally {
  for (const file of files) rmSync(join(ROOT, file), { force: true });
}
if (passed) console.error(`boundaries: all ${CANARIES.length} deliberately wrong imports were refused`);
else process.exitCode = 1;
