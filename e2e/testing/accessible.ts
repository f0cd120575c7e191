import { AxeBuilder } from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const WCAG_22_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const RULES_OF_COLOUR = ['color-contrast', 'link-in-text-block'];

type Looked = 'page' | 'open';

/**
 * Fails with each violation, its elements and axe's own explanation. `open`: only of the dialog, menu or popover that is
 * open; for where the page behind it has been looked at.
 * The strip that sticks to the bottom is put in its place first: of a button that is half under it, and comes out by
 * scrolling, axe would measure the other half alone.
 */
export async function expectAccessible(
  page: Page,
  looked: Looked = 'page',
  rules: readonly string[] = [],
): Promise<void> {
  await page.evaluate(() => {
    for (const element of document.querySelectorAll<HTMLElement>('body *'))
      if (getComputedStyle(element).position === 'sticky') element.style.position = 'static';
  });
  // Without frames axe needs no second page to put its results together.
  const axe = new AxeBuilder({ page }).withTags(WCAG_22_AA).setLegacyMode(true);
  if (rules.length) axe.withRules([...rules]);
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

/**
 * The same in light and in dark. The scheme changes colours alone (`app/ui/tokens.css`): in dark axe looks at what depends
 * on them.
 */
export async function expectAccessibleInBothSchemes(page: Page, looked: Looked = 'page'): Promise<void> {
  await page.emulateMedia({ colorScheme: 'light' });
  await expectAccessible(page, looked);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page, looked, RULES_OF_COLOUR);
}
