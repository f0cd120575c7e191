import type { Page } from '@playwright/test';
import { atMost, quantile, printFigure } from '../report.ts';
import { launchUrl } from './launch.ts';
import { startProduct } from './product.ts';

/** From a hand's move to the next picture, in the page's own time: p95 of several. */
const PATIENT = 'pt-castellanos';
const ROUNDS = 20;

const product = await startProduct({
  // A frame is drawn as soon as it is ready, so that waiting for the screen's rhythm isn't measured.
  chromiumArgs: ['--disable-frame-rate-limit', '--disable-gpu-vsync'],
});
try {
  const page = await (await product.browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await page.goto(await launchUrl(product, page, PATIENT));
  await page.getByRole('heading', { name: 'Differential', exact: true }).waitFor();
  await page.locator('[data-card-toggle]').first().click();
  await page.waitForTimeout(1_500);
  printFigure(
    atMost('evidence click to ringed item, p95', quantile(await evidenceClicks(page), 0.95), 100, 'ms'),
  );
  printFigure(atMost('hover to highlight, p95', quantile(await hovers(page), 0.95), 16, 'ms'));
  printFigure(atMost('refine to new list, p95', quantile(await answers(page), 0.95), 50, 'ms'));
} finally {
  await product.close();
}

/** Clicks reason after reason; done when the bar above the timeline names it and the frame is drawn. */
function evidenceClicks(page: Page): Promise<number[]> {
  return page.evaluate(async (rounds) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const buttons = [
      ...document.querySelectorAll<HTMLElement>('[data-card] [aria-label="For"] button'),
    ].slice(0, 4);
    if (buttons.length < 2) throw new Error('There are not two reasons to click.');
    const times: number[] = [];
    const bar = () => document.querySelector('[aria-label="Evidence shown"]')?.textContent ?? '';
    for (let round = 0; round < rounds; round += 1) {
      const before = bar();
      const started = performance.now();
      buttons[round % buttons.length]!.click();
      while (bar() === before) await frame();
      await frame();
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    return times;
  }, ROUNDS);
}

/** Moves the pointer over the canvas; done when the card of the item under it is there. */
async function hovers(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const plot = document.querySelector<HTMLElement>('[data-timeline-plot]');
    const canvas = plot?.querySelector('canvas');
    if (!plot || !canvas) throw new Error('There is no timeline.');
    const { left, top, width, height } = plot.getBoundingClientRect();
    const times: number[] = [];
    const move = (x: number, y: number) =>
      canvas.dispatchEvent(
        new PointerEvent('pointermove', { bubbles: true, clientX: x, clientY: y, pointerType: 'mouse' }),
      );
    for (let y = top + 10; y < top + height && times.length < 40; y += 7)
      for (let x = left + width * 0.4; x < left + width - 100; x += 31) {
        move(left + width - 2, top + height - 2);
        await frame();
        const text = plot.textContent;
        const started = performance.now();
        move(x, y);
        for (let waited = 0; waited < 3 && plot.textContent === text; waited += 1) await frame();
        if (plot.textContent !== text) times.push(performance.now() - started);
      }
    if (times.length === 0) throw new Error('No item was under the pointer.');
    return times;
  });
}

/** Answers questions of "what would settle it"; done when a new list is drawn. */
function answers(page: Page): Promise<number[]> {
  return page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const times: number[] = [];
    const groups = () => [...document.querySelectorAll<HTMLElement>('[role=group][aria-label^="Answer:"]')];
    for (let round = 0; round < 6; round += 1) {
      const asked = groups()[0];
      const name = asked?.getAttribute('aria-label');
      if (!asked) break;
      const started = performance.now();
      asked.querySelector('button')?.click();
      // The new assessment no longer asks what was answered.
      while (groups().some((group) => group.getAttribute('aria-label') === name)) await frame();
      await frame();
      times.push(performance.now() - started);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    if (times.length === 0) throw new Error('There was no question to answer.');
    return times;
  });
}
