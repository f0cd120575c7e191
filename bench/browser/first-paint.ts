import type { Page } from '@playwright/test';
import { atMost, median, printFigure } from '../report.ts';
import { launchUrl } from './launch.ts';
import { startProduct, type Product } from './product.ts';
import { startTrace, TASKS, type TraceEvent } from './trace.ts';

/**
 * Work of the main thread from the first answer of stage one to the first painted timeline, which doesn't wait for the
 * last one. Whatever the thread does in that time counts. Twice: with a server whose answers come when the page has
 * started, as over a hospital's network, and with the sandbox, whose answers come while the page's code is still being
 * started, so that this start counts too.
 */
const PATIENT = 'pt-bonnici';
const RUNS = 9;
const PAINTED = 'timeline-painted';
/** Stage one of app/record/plan.ts. */
const STAGE_ONE = /\/fhir\/(Patient|Condition|AllergyIntolerance|MedicationRequest)\b/;

/** How long the slow server takes. */
const SLOW_MS = 800;

async function work(product: Product, isSlow: boolean): Promise<number> {
  const context = await product.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const address = await launchUrl(product, page, PATIENT);
  if (isSlow)
    await page.route('**/fhir/**', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, SLOW_MS));
      await route.continue().catch(() => undefined);
    });
  const stop = await startTrace(page, TASKS);
  await page.goto(address);
  await page.waitForFunction((mark) => performance.getEntriesByName(mark).length > 0, PAINTED);
  const { arrived, painted } = await times(page);
  const trace = await stop();
  await context.close();
  return Math.max(0, taskTime(trace, painted - arrived));
}

/** Both in milliseconds of the page's clock. */
async function times(page: Page): Promise<{ arrived: number; painted: number }> {
  const found = await page.evaluate(
    ([pattern, mark]) => ({
      answers: performance
        .getEntriesByType('resource')
        .filter((entry) => new RegExp(pattern!).test(entry.name))
        .map((entry) => (entry as PerformanceResourceTiming).responseEnd),
      painted: performance.getEntriesByName(mark!)[0]?.startTime ?? Number.NaN,
    }),
    [STAGE_ONE.source, PAINTED],
  );
  if (found.answers.length === 0) throw new Error('The answers of stage one were not seen.');
  return { arrived: Math.min(...found.answers), painted: found.painted };
}

/** Milliseconds of tasks of the thread that set the mark, within the `window` before it. */
function taskTime(trace: readonly TraceEvent[], window: number): number {
  const mark = trace.find((event) => event.name === PAINTED);
  if (!mark) throw new Error('The trace has no mark of the first paint.');
  const from = mark.ts - window * 1000;
  return trace
    .filter((e) => e.name.endsWith('RunTask') && e.ph === 'X' && e.pid === mark.pid && e.tid === mark.tid)
    .map((e) => Math.min(mark.ts, e.ts + (e.dur ?? 0)) - Math.max(from, e.ts))
    .reduce((sum, overlap) => sum + Math.max(0, overlap) / 1000, 0);
}

const product = await startProduct();
try {
  const [slow, quick]: [number[], number[]] = [[], []];
  for (let run = 0; run < RUNS; run += 1) {
    slow.push(await work(product, true));
    quick.push(await work(product, false));
  }
  const name = 'first data to first painted timeline, main-thread work, median';
  printFigure(atMost(name, median(slow), 100, 'ms', 0));
  printFigure({
    name: '  the same, the start of the page included',
    value: `${median(quick).toFixed(0)} ms`,
  });
} finally {
  await product.close();
}
