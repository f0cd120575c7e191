import type { CDPSession, Page } from '@playwright/test';

/** An event of Chromium's trace: microseconds. */
export interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly ts: number;
  readonly dur?: number;
  readonly pid: number;
  readonly tid: number;
  readonly args?: { readonly name?: string };
}

/** What frames are measured by. */
export const FRAMES = [
  'devtools.timeline',
  'devtools.timeline.frame',
  'disabled-by-default-devtools.timeline',
  'blink.user_timing',
];
/** Tasks and marks alone: the other categories make V8 parse scripts again for the lines of their functions. */
export const TASKS = ['toplevel', 'blink.user_timing'];

/** Starts Chromium's trace of the page; what is returned ends it. */
export async function startTrace(
  page: Page,
  includedCategories: readonly string[],
): Promise<() => Promise<TraceEvent[]>> {
  const cdp: CDPSession = await page.context().newCDPSession(page);
  const events: TraceEvent[] = [];
  cdp.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await cdp.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: {
      includedCategories: [...includedCategories],
    },
  });
  return async () => {
    const complete = new Promise((resolve) => cdp.once('Tracing.tracingComplete', resolve));
    await cdp.send('Tracing.end');
    await complete;
    return events;
  };
}
