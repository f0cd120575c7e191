import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type BrowserContextOptions, type Page } from '@playwright/test';
import { launchUrl } from '../bench/browser/launch.ts';
import { startProduct, type Product } from '../bench/browser/product.ts';
import { evidenceBar, leading, openCard, panel, ranked } from '../e2e/testing/workspace.ts';

/** `npm run docs:screenshots`: the pictures of docs/screens.md, taken from the running product with its own patients. */
const FOLDER = join(import.meta.dirname, '../docs/screens');
const PATIENCE_MS = 60_000;

interface Shot {
  readonly file: string;
  readonly patient: string;
  readonly width?: number;
  readonly dark?: boolean;
  readonly arrange?: (page: Page) => Promise<void>;
}

const SHOTS: readonly Shot[] = [
  { file: 'workspace', patient: 'pt-bonnici' },
  { file: 'evidence', patient: 'pt-castellanos', arrange: showFirstReason },
  { file: 'evidence-dark', patient: 'pt-castellanos', dark: true, arrange: showFirstReason },
  { file: 'note', patient: 'pt-boateng', arrange: showNote },
  { file: 'sidebar', patient: 'pt-bonnici', width: 400 },
];

/** The first reason of the leading diagnosis, and its items ringed in the timeline. */
async function showFirstReason(page: Page): Promise<void> {
  const card = await openCard(page, await leading(page));
  await card.getByRole('region', { name: 'For', exact: true }).getByRole('button').first().click();
  await expect(evidenceBar(page)).toBeVisible();
}

/** The note's own words behind a reason. */
async function showNote(page: Page): Promise<void> {
  const card = await openCard(page, await leading(page));
  await card
    .getByRole('region', { name: 'For', exact: true })
    .getByRole('button')
    .filter({ hasText: '“' })
    .first()
    .click();
  await evidenceBar(page).getByRole('button').first().click();
}

async function take(
  product: Product,
  { file, patient, width = 1280, dark = false, arrange }: Shot,
): Promise<void> {
  const options: BrowserContextOptions = {
    viewport: { width, height: 800 },
    colorScheme: dark ? 'dark' : 'light',
    reducedMotion: 'reduce',
    locale: 'en-GB',
    timezoneId: 'UTC',
  };
  const context = await product.browser.newContext(options);
  const page = await context.newPage();
  await page.goto(await launchUrl(product, page, patient));
  await ranked(page).first().waitFor({ timeout: PATIENCE_MS });
  await panel(page).waitFor();
  await arrange?.(page);
  await page.waitForTimeout(500);
  await page.screenshot({ path: join(FOLDER, `${file}.png`) });
  await context.close();
  console.log(`docs/screens/${file}.png`);
}

mkdirSync(FOLDER, { recursive: true });
const product = await startProduct();
try {
  for (const shot of SHOTS) await take(product, shot);
} finally {
  await product.close();
}
