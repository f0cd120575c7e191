import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bundle } from 'fhir/r4';
import { openPublicServer } from '../app/launch/resume-session.ts';
import type { Session } from '../app/launch/session.ts';
import { testPorts } from '../app/launch/testing/test-ports.ts';
import { planRecord } from '../app/record/plan.ts';
import { createReader } from '../app/record/reader.ts';
import { createRecordReading } from '../app/record/read-record.ts';
import { generateChart } from '../fhir-fixtures/generator.ts';
import { atMost, median, printFigure } from './report.ts';

/**
 * Load of a record of 5,000 Observations from the sandbox by the app's reader, beside a bare loop that fetches the
 * same pages, five at once, and parses their JSON. The server runs in a process of its own and takes most of the time
 * of both, so the ratio says what the reader adds.
 */
const OBSERVATIONS = 5_000;
const CONCURRENCY = 5;
const RUNS = 9;

const folder = mkdtempSync(join(tmpdir(), 'chartside-bench-'));
const chart = generateChart({ observations: OBSERVATIONS, seed: 1 });
const patientId = chart.entry?.find((e) => e.resource?.resourceType === 'Patient')?.resource?.id ?? '';

function startServer(): Promise<{ readonly server: ChildProcess; readonly base: string }> {
  mkdirSync(join(folder, 'generated'));
  writeFileSync(join(folder, 'generated/bundle.json'), JSON.stringify(chart));
  const server = spawn(process.execPath, [join(import.meta.dirname, '../sandbox/main.ts')], {
    env: { ...process.env, EHR_PORT: '0', FIXTURES_DIR: folder },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the sandbox ended with ${code}`)));
    server.stdout.on('data', (chunk: Buffer) => {
      const url = /^ready (\S+)/m.exec(chunk.toString())?.[1];
      if (url !== undefined) resolve({ server, base: `${url}/open/fhir` });
    });
  });
}

function sessionAt(base: string): Session {
  const openServers = [{ baseUrl: base, label: 'Sandbox' }];
  const deployment = { stage: 'sandbox', issuers: [], openServers, anchoring: false, version: '0' } as const;
  const opened = openPublicServer(base, patientId, { ...deployment, issuers: [] }, testPorts());
  if (opened.kind !== 'session') throw new Error(opened.problem.what);
  return opened.session;
}

/** Reads the whole plan once; returns milliseconds, and tells each address that was fetched. */
async function loadByReader(base: string, fetched: (url: string) => void = () => {}): Promise<number> {
  const started = performance.now();
  const session = sessionAt(base);
  const plan = planRecord(session, Date.now());
  let observations = 0;
  const telling: typeof fetch = (input, init) => {
    fetched(String(input));
    return fetch(input, init);
  };
  const read = createRecordReading(session, plan, {
    reader: createReader(session, { fetch: telling }),
    now: Date.now,
    onPage: (page) => (observations += page.filter((r) => r.resourceType === 'Observation').length),
    onStatus: () => {},
  });
  const { signal } = new AbortController();
  await Promise.all(plan.map((source) => read(source, signal)));
  if (observations !== OBSERVATIONS) throw new Error(`${observations} Observations were read.`);
  return performance.now() - started;
}

async function loadByLoop(first: readonly string[]): Promise<number> {
  const started = performance.now();
  const queue = [...first];
  let running = 0;
  await new Promise<void>((resolve, reject) => {
    const next = (): void => {
      if (queue.length === 0 && running === 0) return resolve();
      while (running < CONCURRENCY && queue.length > 0) {
        running += 1;
        void fetch(queue.shift()!)
          .then(async (response) => (await response.json()) as Bundle)
          .then(({ link }) => {
            const more = link?.find(({ relation }) => relation === 'next')?.url;
            if (more !== undefined) queue.push(more);
            running -= 1;
            next();
          })
          .catch(reject);
      }
    };
    next();
  });
  return performance.now() - started;
}

const { server, base } = await startServer();
try {
  const addresses: string[] = [];
  await loadByReader(base, (url) => addresses.push(url));
  const first = addresses.filter((url) => !url.includes('_page='));
  await loadByLoop(first);
  const [byReader, byLoop]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    byReader.push(await loadByReader(base));
    byLoop.push(await loadByLoop(first));
  }
  const pages = `${addresses.length} pages`;
  printFigure({ name: `bare loop, ${pages}`, value: `${median(byLoop).toFixed(0)} ms` });
  printFigure({ name: `the app's reader, ${pages}`, value: `${median(byReader).toFixed(0)} ms` });
  const ratio = median(byReader) / median(byLoop);
  printFigure(atMost('load of 5,000 Observations, reader / bare loop', ratio, 1.15, '×', 2));
} finally {
  server.removeAllListeners('exit');
  server.kill('SIGTERM');
  rmSync(folder, { recursive: true, force: true });
}
