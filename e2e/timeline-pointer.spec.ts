import { expect, test, type Locator, type Page } from '@playwright/test';
import { PEOPLE } from './testing/ehr.ts';
import { launchInTab, timeline } from './testing/workspace.ts';

const plot = (page: Page): Locator => page.locator('[data-timeline-plot]');
const caption = (page: Page): Locator => timeline(page).getByRole('table').locator('caption');

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The window in words, "12-Jan-2024 to 15-Jan-2026: 40 items", as milliseconds. */
async function windowOf(page: Page): Promise<Span> {
  const words = (await caption(page).textContent()) ?? '';
  const [, from = '', to = ''] = /(\d{1,2}-\w+-\d{4}) to (\d{1,2}-\w+-\d{4})/.exec(words) ?? [];
  return { from: Date.parse(from), to: Date.parse(to) };
}

/** The middle of the plot right of the labels. */
async function middleOf(page: Page): Promise<{ x: number; y: number; width: number }> {
  const box = (await plot(page).locator('canvas').first().boundingBox())!;
  const rows = (await plot(page).boundingBox())!;
  return { x: box.x + box.width / 2, y: rows.y + rows.height / 2, width: box.width };
}

/** Moves the pointer over the row with this label until something is under it. */
async function pointAt(page: Page, label: RegExp): Promise<void> {
  const name = plot(page).getByRole('button', { name: label }).first();
  await name.scrollIntoViewIfNeeded();
  const row = (await name.boundingBox())!;
  const { x, width } = await middleOf(page);
  for (let at = x + width / 2 - 90; at > x - width / 2; at -= 5) {
    await page.mouse.move(at, row.y + row.height / 2);
    if (await plot(page).locator('[data-hit]').count()) return;
  }
  throw new Error(`Nothing was under the pointer in the row ${label.source}.`);
}

test('the pointer on the timeline', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await launchInTab(page, PEOPLE.kidney);
  await test.step('a drag moves in time, the wheel with Ctrl zooms, with Shift it moves', async () => {
    await timeline(page).getByRole('button', { name: 'One year' }).click();
    const first = await windowOf(page);
    const { x, y } = await middleOf(page);
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 200, y, { steps: 8 });
    await page.mouse.up();
    await expect.poll(async () => (await windowOf(page)).from).toBeLessThan(first.from);
    const dragged = await windowOf(page);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -300);
    await page.keyboard.up('Control');
    await expect
      .poll(async () => {
        const { from, to } = await windowOf(page);
        return to - from;
      })
      .toBeLessThan(dragged.to - dragged.from);
    const zoomed = await windowOf(page);
    await page.keyboard.down('Shift');
    await page.mouse.wheel(0, 300);
    await page.keyboard.up('Shift');
    await expect.poll(async () => (await windowOf(page)).from).toBeGreaterThan(zoomed.from);
  });
  await test.step('what is under the pointer is named, and let go of when the window moves; a click opens it', async () => {
    await timeline(page).getByRole('button', { name: 'The whole record' }).click();
    await pointAt(page, /Creatinine/);
    await expect(
      plot(page)
        .getByText(/Creatinine.* \d+/)
        .last(),
    ).toBeVisible();
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect(plot(page).locator('[data-hit]')).toHaveCount(0);
    await pointAt(page, /Creatinine/);
    await page.mouse.down();
    await page.mouse.up();
    await expect(timeline(page).getByRole('region', { name: 'Detail' })).toContainText(/Creatinine/i);
  });
});
