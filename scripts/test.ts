import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { removeStamp } from './build-stamp.ts';
import { ensureChromium } from './find-chromium.ts';

/** `npm test`: every check of the project in order, each counted; the last line is `N passed, N failed`. */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const BIN = join(ROOT, 'node_modules/.bin');

interface Counted {
  readonly passed: number;
  readonly failed: number;
  readonly output: string;
  /** Which tests failed, where the program tells; else its output is all there is. */
  readonly failures?: readonly string[];
}

const total = { passed: 0, failed: 0 };

/** The output is read as text: FORCE_COLOR colours it for some programs even as "0". */
const { FORCE_COLOR: _, ...environment } = process.env;
const UNCOLOURED = {
  ...environment,
  NO_COLOR: '1',
  // About a hundred processes of the same programs are started: they share what was compiled of them.
  NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/chartside-test/compiled'),
};

/** Named again at the end, so that a log of which only the last lines were kept tells what failed. */
const allFailures: string[] = [];

async function command(
  args: readonly string[],
  env: Record<string, string> = {},
): Promise<{ ok: boolean; output: string }> {
  const [program, ...rest] = args;
  const child = spawn(program!, rest, {
    cwd: ROOT,
    env: { ...UNCOLOURED, PATH: `${BIN}:${process.env.PATH ?? ''}`, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const ok = await new Promise<boolean>((resolve) => {
    child.on('error', (error) => {
      output += error.message;
      resolve(false);
    });
    child.on('close', (code) => resolve(code === 0));
  });
  return { ok, output };
}

async function step(name: string, work: () => Promise<Counted>): Promise<void> {
  const started = Date.now();
  const { passed, failed, output, failures = [] } = await work();
  total.passed += passed;
  total.failed += failed;
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  console.log(`${failed ? 'FAILED' : 'ok    '} ${name} (${seconds} s): ${passed} passed, ${failed} failed`);
  if (!failed) return;
  for (const failure of failures) console.log(failure);
  if (!failures.length) console.log(output.split('\n').slice(-400).join('\n'));
  allFailures.push(...(failures.length ? failures : [name]));
}

/** A command that passes or fails as a whole counts as one. */
function whole(...args: readonly string[]): () => Promise<Counted> {
  return async () => {
    const { ok, output } = await command(args);
    return { passed: Number(ok), failed: Number(!ok), output };
  };
}

/** Builds what is out of date, as `npm start` does, so that nothing is built again for the browser. */
function built(build: 'prepareKnowledge' | 'prepareBuild'): () => Promise<Counted> {
  const script = `import { ${build} } from './scripts/prepare-build.ts'; await ${build}(process.cwd(), console.error);`;
  return whole('node', '--input-type=module', '--eval', script);
}

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly {
      readonly status: string;
      readonly fullName: string;
      readonly failureMessages: readonly string[];
    }[];
  }[];
}

/** Each test that failed, by file and name, with what it said; a file that failed as a whole, with why. */
function failuresOf({ testResults }: VitestReport): string[] {
  return testResults.flatMap(({ name, status, message, assertionResults }) => {
    const failed = assertionResults.filter((test) => test.status === 'failed');
    const file = relative(ROOT, name);
    if (failed.length)
      return failed.map((test) => `${file}: ${test.fullName}\n${test.failureMessages.join('\n')}`);
    return status === 'failed' ? [`${file}\n${message}`] : [];
  });
}

async function vitest(folder: string, program: readonly string[]): Promise<Counted> {
  const report = join(mkdtempSync(join(folder, 'vitest-')), 'report.json');
  const { ok, output } = await command([
    ...program,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${report}`,
  ]);
  // Without PostgreSQL there is nothing to run, and the output says so.
  if (ok && output.includes('PostgreSQL tests skipped') && !existsSync(report)) {
    console.log(output.trim());
    return { passed: 0, failed: 0, output };
  }
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const counts = JSON.parse(readFileSync(report, 'utf8')) as VitestReport;
  const failed = Math.max(counts.numFailedTests, ok ? 0 : 1);
  return { passed: counts.numPassedTests, failed, output, failures: failuresOf(counts) };
}

interface PlaywrightSuite {
  readonly specs: readonly {
    readonly title: string;
    readonly file: string;
    readonly ok: boolean;
    readonly tests: readonly {
      readonly results: readonly { readonly error?: { readonly message?: string } }[];
    }[];
  }[];
  readonly suites?: readonly PlaywrightSuite[];
}

interface PlaywrightReport {
  readonly stats: { readonly expected: number; readonly unexpected: number; readonly flaky: number };
  readonly suites: readonly PlaywrightSuite[];
}

function failuresOfSuite({ specs, suites = [] }: PlaywrightSuite): string[] {
  const here = specs
    .filter(({ ok }) => !ok)
    .map(({ file, title, tests }) => {
      const errors = tests.flatMap(({ results }) => results.map(({ error }) => error?.message ?? ''));
      return `e2e/${file}: ${title}\n${errors.filter(Boolean).join('\n')}`;
    });
  return [...here, ...suites.flatMap(failuresOfSuite)];
}

/** The end of Playwright's report, where it names them. */
function flakyOf(output: string): string {
  return output.slice(output.lastIndexOf(' flaky\n')).split('\n').slice(1, 20).join('\n');
}

async function playwright(folder: string): Promise<Counted> {
  let chromium: string;
  try {
    chromium = ensureChromium((line) => console.log(line));
  } catch (error) {
    return { passed: 0, failed: 1, output: (error as Error).message };
  }
  const report = join(folder, 'playwright.json');
  const { ok, output } = await command(['playwright', 'test', '--reporter=line,json'], {
    CHROMIUM_PATH: chromium,
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
  });
  if (!existsSync(report)) return { passed: 0, failed: 1, output };
  const { stats, suites } = JSON.parse(readFileSync(report, 'utf8')) as PlaywrightReport;
  if (stats.flaky)
    console.log(`${stats.flaky} browser tests passed only the second time:\n${flakyOf(output)}`);
  const failed = Math.max(stats.unexpected, ok ? 0 : 1);
  return { passed: stats.expected + stats.flaky, failed, output, failures: suites.flatMap(failuresOfSuite) };
}

const folder = mkdtempSync(join(tmpdir(), 'chartside-test-'));
try {
  // Whoever built it by hand left no stamp: what is compiled may be of other inputs.
  removeStamp(join(ROOT, 'clinical/knowledge/compiled/.stamp'));
  await step('knowledge base', built('prepareKnowledge'));
  // Alone: it puts wrong files among the sources to see them refused.
  await step('lint and boundaries', whole('npm', 'run', '--silent', 'lint'));
  // Each of these keeps one core busy.
  const format = step('format', whole('npm', 'run', '--silent', 'format:check'));
  await step('types', whole('npm', 'run', '--silent', 'types'));
  await step('build', built('prepareBuild'));
  await step('bundle budget', whole('npm', 'run', '--silent', 'size'));
  await format;
  await step('dead code', whole('npm', 'run', '--silent', 'deadcode'));
  await step('unit and integration', () => vitest(folder, ['vitest', 'run']));
  await step('server on PostgreSQL', () => vitest(folder, ['node', 'scripts/test-postgres.ts']));
  await step('browser', () => playwright(folder));
} finally {
  rmSync(folder, { recursive: true, force: true });
}
for (const failure of allFailures) console.log(`FAILED ${failure.split('\n', 1)[0]}`);
console.log(`${total.passed} passed, ${total.failed} failed`);
process.exitCode = total.failed ? 1 : 0;
