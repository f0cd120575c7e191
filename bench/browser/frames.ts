import type { Locator, Page } from '@playwright/test';
import { quantile } from '../report.ts';
import { FRAMES, startTrace, type TraceEvent } from './trace.ts';

export interface FrameTimes {
  /** Work of the page's main thread per frame, in ms: script, style, layout, paint. */
  readonly work: { readonly p50: number; readonly p95: number };
  /**
   * From one frame to the next while each moves the window, in ms; drawing in software, without a graphics card, is part
   * of it. A frame that changes nothing is not counted: the browser draws it at its own pace of 60 in a second.
   */
  readonly interval: { readonly p50: number; readonly p95: number };
  /** The longest task of the main thread during the interaction, in ms. */
  readonly longestTask: number;
  readonly frames: number;
}

/** The same for every timeline: drag to and fro, zoom in and out by wheel, with the pointer over its middle. */
export async function panAndZoom(page: Page, area: Locator): Promise<FrameTimes> {
  const box = await area.boundingBox();
  if (!box) throw new Error('The timeline is not on the screen.');
  const [x, y] = [box.x + box.width / 2, box.y + Math.min(box.height / 2, 200)];
  const stop = await startTrace(page, FRAMES);
  // Draws a frame whenever one can be drawn: the time to the next one is then the time of its work.
  await page.evaluate(() => {
    const tick = () => requestAnimationFrame(tick);
    tick();
  });
  for (let round = 0; round < 3; round += 1) {
    await page.mouse.move(x, y);
    await page.mouse.down();
    for (let step = 1; step <= 30; step += 1)
      await page.mouse.move(x + Math.sin((step / 30) * 2 * Math.PI) * (box.width / 3), y);
    await page.mouse.up();
    await page.keyboard.down('Control');
    for (let step = 0; step < 12; step += 1) await page.mouse.wheel(0, -120);
    for (let step = 0; step < 12; step += 1) await page.mouse.wheel(0, 120);
    await page.keyboard.up('Control');
  }
  const { work, longestTask, frames } = workOf(await stop());
  return { work, longestTask, frames, interval: await intervals(area) };
}

const DRIVEN = 300;

/** The wheel turned a little before each frame: zoom in, zoom out. */
async function intervals(area: Locator): Promise<FrameTimes['interval']> {
  const times = await area.evaluate(async (element, count) => {
    const box = element.getBoundingClientRect();
    const place = { clientX: box.left + box.width / 2, clientY: box.top + Math.min(box.height / 2, 200) };
    const at: number[] = [];
    for (let k = 0; k < count; k += 1) {
      const deltaY = k % 40 < 20 ? -24 : 24;
      const turn = { bubbles: true, cancelable: true, ctrlKey: true, deltaY, ...place };
      element.dispatchEvent(new WheelEvent('wheel', turn));
      at.push(
        await new Promise<number>((resolve) => requestAnimationFrame(() => resolve(performance.now()))),
      );
    }
    return at.slice(1).map((time, i) => time - at[i]!);
  }, DRIVEN);
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95) };
}

function workOf(events: readonly TraceEvent[]): Omit<FrameTimes, 'interval'> {
  const frames = events.filter((e) => e.name === 'FireAnimationFrame');
  const thread = mostCommon(frames.map((e) => `${e.pid}/${e.tid}`));
  const own = events.filter((e) => `${e.pid}/${e.tid}` === thread);
  const starts = [
    ...new Set(own.filter((e) => e.name === 'BeginCommitCompositorFrame').map((e) => e.ts)),
  ].sort((a, b) => a - b);
  const tasks = own.filter((e) => e.name === 'RunTask' && e.ph === 'X');
  const work = starts.slice(1).map(() => 0);
  // A frame ends with its commit: what the thread does until the next commit is the next frame's work.
  let frame = 0;
  for (const task of [...tasks].sort((a, b) => a.ts - b.ts)) {
    while (frame < starts.length && starts[frame]! <= task.ts + (task.dur ?? 0)) frame += 1;
    if (frame > 0 && frame - 1 < work.length) work[frame - 1]! += (task.dur ?? 0) / 1000;
  }
  return {
    work: { p50: quantile(work, 0.5), p95: quantile(work, 0.95) },
    longestTask: Math.max(...tasks.map((e) => (e.dur ?? 0) / 1000)),
    frames: starts.length,
  };
}

function mostCommon(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0];
}
