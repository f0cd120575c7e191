import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import type { Chart } from '../clinical/chart/chart.ts';
import { assess } from '../clinical/assessment/assess.ts';
import { latestEntry } from '../clinical/chart/latest-entry.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { leading } from '../e2e/testing/workspace.ts';
import { ensureChromium } from '../scripts/find-chromium.ts';
import { prepareBuild } from '../scripts/prepare-build.ts';
import { checkConfig } from '../server/config/config.ts';
import { startServer } from '../server/start.ts';

const ROOT = join(import.meta.dirname, '..');
const PATIENCE_MS = 120_000;
const COUNTED_MS = 30_000;

/** Chartside with one open server on its list, and a browser in front of it. */
export interface OpenServerApp {
  /** Searches the id, opens the patient, and says what differs from the chart of the Bundle; nothing where it agrees. */
  open(patientId: string, expected: Chart, knowledge: Knowledge): Promise<readonly string[]>;
  close(): Promise<void>;
}

export async function startApp(
  port: number,
  peerBase: string,
  say: (line: string) => void,
): Promise<OpenServerApp> {
  await prepareBuild(ROOT, say);
  const dataDir = mkdtempSync(join(tmpdir(), 'chartside-interop-'));
  const config = {
    stage: 'sandbox',
    // A configuration needs an issuer; nobody signs in here.
    issuers: [{ iss: 'http://localhost:1/fhir', name: 'None', clientId: 'none' }],
    openServers: [{ baseUrl: peerBase, label: 'HAPI FHIR' }],
  };
  const server = await startServer({
    port,
    host: undefined,
    config: checkConfig(config, 'the interoperability test'),
    databaseUrl: undefined,
    dataDir,
    distDir: join(ROOT, 'dist'),
    dataKey: undefined,
  });
  const browser = await chromium.launch({
    executablePath: ensureChromium(say),
    chromiumSandbox: process.getuid?.() !== 0,
    args: ['--disable-background-networking', '--no-first-run'],
  });
  return {
    open: (patientId, expected, knowledge) =>
      inNewPage(browser, async (page) => {
        await openPatient(page, `http://localhost:${port}`, peerBase, patientId);
        return [
          ...(await countDifferences(page, expected)),
          ...(await rankDifferences(page, expected, knowledge)),
        ];
      }),
    close: async () => {
      await browser.close();
      await server.close();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function inNewPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'en-GB' });
  context.setDefaultTimeout(PATIENCE_MS);
  try {
    return await work(await context.newPage());
  } finally {
    await context.close();
  }
}

async function openPatient(page: Page, app: string, peerBase: string, id: string): Promise<void> {
  await page.goto(`${app}/`);
  await page.getByLabel('FHIR server address').fill(peerBase);
  await page.getByLabel('Id or record number').fill(id);
  await page.getByRole('button', { name: 'Search' }).click();
  await page
    .getByRole('list', { name: 'Patients found' })
    .getByRole('button', { name: /^Open / })
    .click();
  await page.getByRole('heading', { name: 'Differential', exact: true }).waitFor();
  await page.getByRole('button', { name: /^Record coverage: .*(sources read|incomplete)/ }).waitFor();
}

/** What the page says of the items read; it is asked again while the last pages are still on their way to the screen. */
async function countDifferences(page: Page, { accounting }: Chart): Promise<readonly string[]> {
  await page.getByRole('button', { name: /^Record coverage: / }).click();
  const { read, shown, merged, dropped, supporting } = accounting;
  const parts = [
    `${shown} shown`,
    ...(merged ? [`${merged} repeats of these`] : []),
    ...(dropped ? [`${dropped} left out (listed below)`] : []),
    ...(supporting
      ? [`${supporting} with nothing of their own to show, such as a report that only lists results`]
      : []),
  ];
  const wanted = `${read} entries read: ${parts.join(', ')}.`;
  const agrees = await page
    .getByText(wanted, { exact: true })
    .waitFor({ timeout: COUNTED_MS })
    .then(
      () => true,
      () => false,
    );
  const said = agrees ? wanted : await page.getByText(/\d+ entries read: /).innerText();
  await page.keyboard.press('Escape');
  return agrees ? [] : [`the page counts "${said}", expected "${wanted}"`];
}

async function rankDifferences(page: Page, chart: Chart, knowledge: Knowledge): Promise<readonly string[]> {
  const asOf = latestEntry(chart, Date.now()) ?? Date.now();
  const wanted = assess(chart, { asOf, knowledge }).differential.entries[0]?.name;
  const shown = await leading(page);
  return shown === wanted ? [] : [`the page ranks "${shown}" first, expected "${wanted ?? 'nothing'}"`];
}
