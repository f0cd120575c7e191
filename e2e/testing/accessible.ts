import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/**
 * Fails with each violation, its elements and axe's own explanation. `open`: only of the dialog, menu or popover that is
 * open; for where the page behind it has been looked at.
 * The strip that sticks to the bottom is put in its place first: of a button that is half under it, and comes out by
 * scrolling, axe would measure the other half alone.
 */
export async function expectAccessible(page: Page, looked: 'page' | 'open' = 'page'): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *'))
      if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
  });
  // Without frames axe needs no second page to put its results together.
  const axe = new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true);
  if (looked === 'open') {
    await expect(page.getByRole('dialog')).toBeVisible();
    axe.include('[role="dialog"]');
  }
  const { violations } = await axe.analyze();
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}\n${failureSummary ?? ''}`),
  );
  expect(found).toEqual([]);
}

/** Runs a check in light and in dark. */
export async function inBothSchemes(page: Page, check: () => Promise<void>): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await check();
  }
}
