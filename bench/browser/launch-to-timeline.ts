import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from '@playwright/test';
import { median, printFigure } from '../report.ts';
import { launchUrl } from './launch.ts';
import { startProduct, type Product } from './product.ts';

/**
 * From the launch redirect to the first painted timeline, beside a bare page that issues the same requests, in the
 * same order with as many at once, and does nothing with the answers. Both in the same Chromium, one after the other.
 */
const PATIENT = 'pt-bonnici';
const RUNS = 9;
const LIMIT = 1.3;

interface Recorded {
  /** Paths under the app's origin before and after the authorization. */
  readonly beforeLogin: string[];
  readonly afterLogin: string[];
  /** FHIR searches and reads, without later pages. */
  readonly fhir: string[];
}

async function open(browser: Browser, product: Product): Promise<{ page: Page; address: string }> {
  const context = await browser.newContext();
  const page = await context.newPage();
  return { page, address: await launchUrl(product, page, PATIENT) };
}

async function timeOfApp(product: Product, seen?: (url: string, started: number) => void): Promise<number> {
  const { page, address } = await open(product.browser, product);
  if (seen) page.on('request', (request) => seen(request.url(), Date.now()));
  const started = Date.now();
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('timeline-painted').length > 0);
  const painted = await page.evaluate(
    () =>
      performance.timeOrigin + (performance.getEntriesByName('timeline-painted')[0]?.startTime ?? Number.NaN),
  );
  await page.context().close();
  return painted - started;
}

async function timeOfBare(product: Product): Promise<number> {
  const { page, address } = await open(product.browser, product);
  const started = Date.now();
  await page.goto(address);
  await page.waitForFunction(() => performance.getEntriesByName('all-answered').length > 0);
  const answered = await page.evaluate(
    () => performance.timeOrigin + (performance.getEntriesByName('all-answered')[0]?.startTime ?? Number.NaN),
  );
  await page.context().close();
  return answered - started;
}

/** What the app asks for until the timeline is painted. */
async function record(product: Product): Promise<Recorded> {
  const asked: string[] = [];
  const until = await timeOfApp(product, (url) => asked.push(url));
  if (!Number.isFinite(until)) throw new Error('The timeline was never painted.');
  const callback = asked.findIndex((url) => url.startsWith(`${product.app}/callback`));
  const own = (urls: readonly string[]) =>
    [...new Set(urls.filter((url) => url.startsWith(`${product.app}/`)))]
      .map((url) => url.slice(product.app.length))
      .filter((path) => /^\/(assets|api\/deployment)/.test(path));
  return {
    beforeLogin: own(asked.slice(0, callback)),
    afterLogin: own(asked.slice(callback)),
    fhir: asked
      .filter((url) => url.startsWith(`${product.ehr}/fhir/`))
      .map((url) => url.slice(`${product.ehr}/fhir/`.length))
      .filter((path) => !path.startsWith('.well-known') && !path.includes('_page=')),
  };
}

/** The built app with its page replaced by the bare one. */
function bareDist(recorded: Recorded): string {
  const folder = mkdtempSync(join(tmpdir(), 'chartside-bare-'));
  cpSync(join(import.meta.dirname, '../../dist'), folder, { recursive: true });
  const script = readFileSync(join(import.meta.dirname, 'bare-page.js'), 'utf8');
  writeFileSync(join(folder, 'bare-page.js'), `const RECORDED = ${JSON.stringify(recorded)};\n${script}`);
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><title>Bare</title><script type="module" src="/bare-page.js"></script>',
  );
  return folder;
}

const product = await startProduct();
let recorded: Recorded;
const app: number[] = [];
try {
  recorded = await record(product);
  for (let run = 0; run < RUNS; run += 1) app.push(await timeOfApp(product));
} finally {
  await product.close();
}
const dist = bareDist(recorded);
const bareProduct = await startProduct({ dist });
const bare: number[] = [];
try {
  await timeOfBare(bareProduct);
  for (let run = 0; run < RUNS; run += 1) bare.push(await timeOfBare(bareProduct));
} finally {
  await bareProduct.close();
  rmSync(dist, { recursive: true, force: true });
}
const ratio = median(app) / median(bare);
printFigure({
  name: 'launch redirect to first painted timeline, against the bare requests',
  value: `${ratio.toFixed(2)} × (${median(app).toFixed(0)} ms against ${median(bare).toFixed(0)} ms, ${recorded.fhir.length} searches)`,
  target: { text: `at most ${LIMIT} ×`, met: ratio <= LIMIT },
});
