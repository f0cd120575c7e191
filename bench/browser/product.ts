import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { generateChart } from '../../fhir-fixtures/generator.ts';
import { findChromium } from '../../scripts/find-chromium.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Chartside and the sandbox EHR as `npm start` runs them, and a real Chromium. */
export interface Product {
  readonly app: string;
  readonly ehr: string;
  readonly browser: Browser;
  close(): Promise<void>;
}

export interface ProductOptions {
  /** Observations of a generated patient who is the only one in the EHR; absent: the authored cases. */
  readonly observations?: number;
  /** A built app to serve instead of this repository's. */
  readonly dist?: string;
  readonly chromiumArgs?: readonly string[];
}

export async function startProduct({
  observations,
  dist,
  chromiumArgs = [],
}: ProductOptions = {}): Promise<Product> {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-bench-'));
  const [port, ehrPort] = await Promise.all([freePort(), freePort()]);
  const env: NodeJS.ProcessEnv = {
    ...process.env,
    PORT: String(port),
    EHR_PORT: String(ehrPort),
    CHARTSIDE_DATA_DIR: join(folder, 'data'),
  };
  if (observations !== undefined) env['FIXTURES_DIR'] = generatedFixtures(folder, observations);
  if (dist !== undefined) env['CHARTSIDE_DIST'] = dist;
  const started = spawn(process.execPath, [join(ROOT, 'scripts/start.ts')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await readyLine(started);
  const executablePath = findChromium();
  if (executablePath === null) throw new Error('No Chromium was found; `npm test` says how to install one.');
  const browser = await chromium.launch({
    executablePath,
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking', '--no-first-run', ...chromiumArgs],
  });
  return {
    app: `http://localhost:${port}`,
    ehr: `http://localhost:${ehrPort}`,
    browser,
    async close() {
      await browser.close();
      const ended = new Promise((resolve) => started.once('exit', resolve));
      started.kill('SIGTERM');
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function generatedFixtures(folder: string, observations: number): string {
  const fixtures = join(folder, 'fixtures');
  const chart = join(fixtures, 'generated');
  mkdirSync(chart, { recursive: true });
  writeFileSync(join(chart, 'bundle.json'), JSON.stringify(generateChart({ observations, seed: 1 })));
  return fixtures;
}

function readyLine(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      if (chunk.toString().startsWith('ready ')) resolve();
    });
    child.once('exit', (code) => reject(new Error(`npm start ended with ${code}`)));
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
