import { readFileSync } from 'node:fs';
import type { Browser } from '@playwright/test';
import { atMost, printFigure } from '../report.ts';
import { attachToWorkers } from './worker-sessions.ts';
import { launchUrl } from './launch.ts';
import { startProduct } from './product.ts';

/**
 * Memory of the page with a large record open: the private memory of its renderer process, the worker's included, as it
 * stands when the assessment is there, and after the garbage of both was collected. The limit is on the second: what
 * is there before depends on when the browser collects. Also the longest task of the main thread on the way.
 */
const SIZES: readonly { readonly observations: number; readonly limitMb: number }[] = [
  { observations: 50_000, limitMb: 400 },
  { observations: 100_000, limitMb: 600 },
];

for (const { observations, limitMb } of SIZES) {
  const product = await startProduct({ observations });
  try {
    const context = await product.browser.newContext({ viewport: { width: 1280, height: 800 } });
    const page = await context.newPage();
    const url = await launchUrl(product, page);
    await page.addInitScript(() => {
      Object.assign(globalThis, { longest: 0 });
      new PerformanceObserver((list) => {
        const seen = globalThis as unknown as { longest: number };
        for (const task of list.getEntries()) seen.longest = Math.max(seen.longest, task.duration);
      }).observe({ type: 'longtask', buffered: true });
    });
    const cdp = await context.newCDPSession(page);
    const workers = await attachToWorkers(cdp);
    await page.goto(url);
    await page
      .getByRole('button', { name: /^Record coverage: .*(sources read|incomplete)/ })
      .waitFor({ timeout: 300_000 });
    await page.getByRole('heading', { name: 'Differential', exact: true }).waitFor({ timeout: 120_000 });
    const longest = await page.evaluate(() => (globalThis as unknown as { longest: number }).longest);
    // What still runs after the list is there, such as the indexes of the next answer, comes first.
    await page.waitForTimeout(10_000);
    const uncollected = await rendererMemory(product.browser);
    await cdp.send('HeapProfiler.collectGarbage');
    await workers.collectGarbage();
    await page.waitForTimeout(5_000);
    const name = `page with ${observations.toLocaleString('en')} Observations`;
    printFigure(atMost(`${name}, memory`, await rendererMemory(product.browser), limitMb, 'MB', 0));
    console.log(`${name}, memory before a collection: ${uncollected.toFixed(0)} MB`);
    printFigure(atMost(`${name}, longest task while loading`, longest, 100, 'ms', 0));
  } finally {
    await product.close();
  }
}

/** Private memory of the largest renderer, in MB: the other ones hold no page. */
async function rendererMemory(browser: Browser): Promise<number> {
  const cdp = await browser.newBrowserCDPSession();
  const { processInfo } = await cdp.send('SystemInfo.getProcessInfo');
  const renderers = processInfo.filter((process) => process.type === 'renderer');
  const sizes = renderers.map(({ id }) => privateMb(id));
  if (sizes.length === 0) throw new Error('The renderer process could not be found.');
  return Math.max(...sizes);
}

function privateMb(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const kb = [...rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm)].map((match) => Number(match[1]));
  return kb.reduce((sum, one) => sum + one, 0) / 1024;
}
