import type { Page } from '@playwright/test';
import { atMost, median, printFigure } from '../report.ts';
import { launchUrl } from './launch.ts';
import { startProduct, type Product } from './product.ts';
import { startTrace, type TraceEvent } from './trace.ts';

/**
 * Work of the main thread from the first answer of stage one to the first painted timeline, which doesn't wait for the
 * last one. Whatever the thread does in that time counts, the start of the page's code included.
 */
const PATIENT = 'pt-bonnici';
const RUNS = 9;
const PAINTED = 'timeline-painted';
/** Stage one of app/record/plan.ts. */
const STAGE_ONE = /\/fhir\/(Patient|Condition|AllergyIntolerance|MedicationRequest)\b/;

async function work(product: Product): Promise<number> {
  const context = await product.browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  const address = await launchUrl(product, page, PATIENT);
  const stop = await startTrace(page);
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
    .filter((e) => e.name === 'RunTask' && e.ph === 'X' && e.pid === mark.pid && e.tid === mark.tid)
    .map((e) => Math.min(mark.ts, e.ts + (e.dur ?? 0)) - Math.max(from, e.ts))
    .reduce((sum, overlap) => sum + Math.max(0, overlap) / 1000, 0);
}

const product = await startProduct();
try {
  const runs: number[] = [];
  for (let run = 0; run < RUNS; run += 1) runs.push(await work(product));
  printFigure(
    atMost('first data to first painted timeline, main-thread work, median', median(runs), 100, 'ms', 0),
  );
} finally {
  await product.close();
}
