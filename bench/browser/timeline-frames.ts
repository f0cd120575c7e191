import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Page } from '@playwright/test';
import { generateResources } from '../../fhir-fixtures/generator.ts';
import { atMost, printFigure } from '../report.ts';
import { panAndZoom, type FrameTimes } from './frames.ts';
import { launchUrl } from './launch.ts';
import { startProduct, type Product } from './product.ts';

/**
 * How long a frame takes while the timeline is dragged and zoomed: Chartside with 50,000 Observations, and beside
 * vis-timeline with the same 5,000, by the same script in the same Chromium. The frame rate is not limited, so that a
 * frame lasts as long as its work.
 */
const MANY = 50_000;
const BOTH = 5_000;
/** The work of loading is over by then; loading is measured elsewhere. */
const SETTLE_MS = 3_000;

async function ours(product: Product): Promise<FrameTimes> {
  const page = await (await product.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(await launchUrl(product, page));
  await page.getByRole('button', { name: /^Record coverage: .*(sources read|incomplete)/ }).waitFor({
    timeout: 300_000,
  });
  await page.getByRole('heading', { name: 'Differential', exact: true }).waitFor({ timeout: 120_000 });
  await laidOut(page);
  const times = await panAndZoom(page, page.locator('[data-timeline-plot] canvas').first());
  await page.context().close();
  return times;
}

/** The status line names what is still being laid out; it may come a moment after the last source is read. */
async function laidOut(page: Page): Promise<void> {
  for (let calm = 0; calm < SETTLE_MS; calm += 500) {
    await page.waitForTimeout(500);
    if (await page.getByText('Laying out the record').isVisible()) calm = 0;
  }
}

async function theirs(product: Product): Promise<FrameTimes> {
  const page = await (await product.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.setContent(
    '<!doctype html><style>body{margin:0}#t{height:700px}</style><div id="t" style="height:700px"></div>',
  );
  const library = join(
    dirname(createRequire(import.meta.url).resolve('vis-timeline/package.json')),
    'standalone/umd',
  );
  await page.addScriptTag({ content: readFileSync(join(library, 'vis-timeline-graph2d.min.js'), 'utf8') });
  await drawTheirs(page, items());
  const times = await panAndZoom(page, page.locator('.vis-panel.vis-center'));
  await page.context().close();
  return times;
}

interface Item {
  readonly id: number;
  readonly group: string;
  readonly start: string;
}

/** The same generated Observations, as points in a row per test. */
function items(): Item[] {
  const found: Item[] = [];
  for (const resource of generateResources({ observations: BOTH, seed: 1 })) {
    if (resource.resourceType !== 'Observation' || found.length >= BOTH) continue;
    const { code, effectiveDateTime } = resource as unknown as {
      code?: { text?: string };
      effectiveDateTime?: string;
    };
    if (effectiveDateTime)
      found.push({ id: found.length, group: code?.text ?? 'other', start: effectiveDateTime });
  }
  return found;
}

async function drawTheirs(page: Page, points: readonly Item[]): Promise<void> {
  await page.evaluate((data) => {
    interface Vis {
      DataSet: new (rows: unknown[]) => unknown;
      Timeline: new (host: Element, items: unknown, groups: unknown, options: object) => unknown;
    }
    const { vis } = globalThis as unknown as { vis: Vis };
    const groups = [...new Set(data.map((item) => item.group))].map((id) => ({ id, content: id }));
    const rows = data.map((item) => ({ ...item, type: 'point', content: '' }));
    new vis.Timeline(document.getElementById('t')!, new vis.DataSet(rows), new vis.DataSet(groups), {
      height: '700px',
      stack: false,
      zoomKey: 'ctrlKey',
    });
  }, points);
  await page.locator('.vis-item').first().waitFor({ timeout: 120_000 });
  await page.waitForTimeout(SETTLE_MS);
}

async function measure(observations: number, peer: boolean): Promise<readonly FrameTimes[]> {
  const product = await startProduct({
    observations,
    chromiumArgs: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
  });
  try {
    return peer ? [await ours(product), await theirs(product)] : [await ours(product)];
  } finally {
    await product.close();
  }
}

const [many] = await measure(MANY, false);
const [same, they] = await measure(BOTH, true);
const words = ({ work, interval, longestTask, frames }: FrameTimes) =>
  `work p50 ${work.p50.toFixed(1)}, p95 ${work.p95.toFixed(1)} ms; interval p50 ${interval.p50.toFixed(1)}, ` +
  `p95 ${interval.p95.toFixed(1)} ms; longest task ${longestTask.toFixed(0)} ms; ${frames} frames`;
printFigure({ name: 'Chartside, 50,000 Observations', value: words(many!) });
printFigure({ name: 'Chartside, 5,000', value: words(same!) });
printFigure({ name: 'vis-timeline, the same 5,000', value: words(they!) });
printFigure(atMost('main-thread work of a frame, p95', many!.work.p95, 16.7, 'ms'));
printFigure(atMost('from frame to frame, drawn in software, p95', many!.interval.p95, 16.7, 'ms'));
printFigure(atMost('longest task', many!.longestTask, 50, 'ms', 0));
for (const [name, of] of [
  ['both with 5,000', same!],
  ['with 5,000 over Chartside with 50,000', many!],
] as const) {
  const ratio = they!.work.p95 / of.work.p95;
  printFigure({
    name: `work of a frame, p95, vis-timeline over Chartside, ${name}`,
    value: `${ratio.toFixed(1)} ×`,
    target: { text: 'at least 10 ×', met: ratio >= 10 },
  });
}
