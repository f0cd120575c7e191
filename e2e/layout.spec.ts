import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, choosePatient, openActivity, openEhr } from './testing/ehr.ts';
import { assessed, launchInTab, leading, openCard, panel, ranked, timeline } from './testing/workspace.ts';

const WIDTHS = [1280, 768, 400, 320] as const;

/** How far the page could be scrolled to the side, in pixels. */
const sideways = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of WIDTHS) {
  test(`at ${width} px everything is there and nothing runs off the side`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await launchInTab(page, PEOPLE.stemi);
    await expect(page.getByRole('heading', { level: 1 })).toBeInViewport();
    await expect(timeline(page)).toBeInViewport();
    expect(await sideways(page)).toBe(0);
    const name = (await ranked(page).locator('[data-card-toggle] [id]').first().textContent()) ?? '';
    const opened = await openCard(page, name);
    await expect(opened.getByRole('button', { name: 'Accept' })).toBeVisible();
    expect(await sideways(page)).toBe(0);
    const cut = await panel(page).evaluate((element) => {
      const right = element.getBoundingClientRect().right + 1;
      return [...element.querySelectorAll('button, input, p, h2, h3, h4')]
        .filter((child) => child.getClientRects().length > 0 && !child.closest('.sr-only'))
        .filter((child) => child.getBoundingClientRect().right > right)
        .map((child) => child.textContent);
    });
    expect(cut).toEqual([]);
  });
}

test('in the sidebar what can be pressed is large enough, evidence opens in a drawer, and the whole timeline by its button', async ({
  page,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await launchInTab(page, PEOPLE.stemi);
  await test.step('what can be pressed is at least 24 pixels high and wide, or stands in a line of text', async () => {
    const small = await page.evaluate(() =>
      [...document.querySelectorAll('button, a[href], select, [role="button"]')]
        .filter((element) => element.getClientRects().length > 0)
        .filter((element) => {
          const { width, height } = element.getBoundingClientRect();
          return width > 1 && (width < 23.5 || height < 23.5);
        })
        .map((element) => element.getAttribute('aria-label') ?? element.textContent),
    );
    expect(small).toEqual([]);
  });
  const stemi = await openCard(page, 'ST-elevation myocardial infarction');
  await stemi.getByRole('region', { name: 'For', exact: true }).getByRole('button').first().click();
  const drawer = page.getByRole('dialog', { name: 'Evidence' });
  await expect(drawer).toContainText(/For \w.*: /);
  await drawer.getByRole('region', { name: 'Evidence shown' }).getByRole('button').first().click();
  await expect(drawer.getByRole('article')).toContainText('ST elevation');
  await page.keyboard.press('Escape');
  await expect(drawer).toHaveCount(0);
  await timeline(page).getByRole('button', { name: 'Full timeline' }).click();
  const full = page.getByRole('dialog', { name: 'Timeline' });
  await expect(full.getByRole('toolbar', { name: 'Timeline' })).toBeVisible();
  expect(await sideways(page)).toBe(0);
  await page.keyboard.press('Escape');
  await expect(full).toHaveCount(0);
});

test('in the EHR’s sidebar width the narrow layout comes up inside the frame', async ({ page }) => {
  await openEhr(page);
  await choosePatient(page, PEOPLE.stemi);
  const app = await openActivity(page);
  await assessed(app);
  await expect(timeline(app).getByRole('toolbar', { name: 'Timeline' })).toBeVisible();
  await page.getByRole('button', { name: 'Sidebar width' }).click();
  await expect(timeline(app).getByRole('button', { name: 'Full timeline' })).toBeVisible();
  const overflow = await app.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
  expect(overflow).toBe(0);
  await page.getByRole('button', { name: 'Sidebar width' }).click();
  await expect(timeline(app).getByRole('toolbar', { name: 'Timeline' })).toBeVisible();
});

test('under a finger, what answers and what decides is 44 pixels high', async ({ browser }) => {
  const context = await browser.newContext({
    viewport: { width: 400, height: 800 },
    hasTouch: true,
    isMobile: true,
  });
  const page = await context.newPage();
  await launchInTab(page, PEOPLE.stemi);
  const opened = await openCard(page, await leading(page));
  const low = await opened
    .locator('[data-accept], [data-dismiss], [data-answers] button')
    .evaluateAll(
      (buttons) => buttons.filter((button) => button.getBoundingClientRect().height < 43.5).length,
    );
  expect(low).toBe(0);
  await context.close();
});

test('who asked for less motion gets none', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await launchInTab(page, PEOPLE.kidney);
  // What lasts a hundredth of a millisecond is still called running until the next frame.
  const moving = () =>
    page.evaluate(
      () =>
        document
          .getAnimations()
          .filter(
            (one) =>
              one.playState === 'running' && Number(one.effect?.getComputedTiming().activeDuration) > 1,
          ).length,
    );
  expect(await moving()).toBe(0);
  const caption = timeline(page).locator('caption');
  const before = await caption.textContent();
  await timeline(page).getByRole('button', { name: 'Five years' }).click();
  await expect(caption).not.toHaveText(before ?? '');
  expect(await moving()).toBe(0);
});
