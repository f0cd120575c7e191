import { expect, test } from '@playwright/test';
import { PEOPLE } from './testing/ehr.ts';
import { expectAccessibleInBothSchemes } from './testing/accessible.ts';
import { evidenceBar, launchInTab, leading, openCard, panel, timeline } from './testing/workspace.ts';

// While the record is read, and when it cannot be read: see states.spec.ts.

for (const width of [1280, 400]) {
  test(`loaded, with a card and its evidence open, at ${width} px${width === 1280 ? '; the dialogs' : ''}`, async ({
    page,
  }) => {
    await page.setViewportSize({ width, height: 800 });
    await launchInTab(page, PEOPLE.stemi);
    const isAccessible = (what: string, looked: 'page' | 'open' = 'page') =>
      test.step(what, () => expectAccessibleInBothSchemes(page, looked));
    await isAccessible('loaded');
    const opened = await openCard(page, await leading(page));
    await opened.getByRole('region', { name: 'For', exact: true }).getByRole('button').first().click();
    await expect(evidenceBar(page)).toBeVisible();
    await isAccessible('a card and its evidence open');
    if (width === 400) return;
    await page.keyboard.press('Escape');
    await opened.getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('radio', { name: /Copy text/ }).check();
    await isAccessible('accept with a text to copy, and the page behind the dialog');
    await page.getByRole('radio', { name: /Write a provisional/ }).check();
    await isAccessible('accept with a diagnosis to write', 'open');
    await page.keyboard.press('Escape');
    await opened.getByRole('button', { name: /with a reason$/ }).click();
    await isAccessible('reasons to dismiss', 'open');
    await page.keyboard.press('Escape');
    await panel(page).getByRole('button', { name: 'Keys of this panel' }).click();
    await isAccessible('keys', 'open');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Record coverage/ }).click();
    await isAccessible('coverage', 'open');
  });
}

test('the table, an item’s detail, the filter and the search', async ({ page }) => {
  await launchInTab(page, PEOPLE.kidney);
  await timeline(page).getByRole('button', { name: 'Show as a table' }).click();
  await timeline(page).getByRole('row').nth(1).getByRole('button').click();
  await expect(timeline(page).getByRole('region', { name: 'Detail' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.getByRole('searchbox', { name: 'Search the record' }).fill('creatinine');
  await expect(page.getByRole('list', { name: 'Found items' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
  await page.keyboard.press('Escape');
  await timeline(page).getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await expectAccessibleInBothSchemes(page, 'open');
});

test('when nothing stands out, and before any launch', async ({ page }) => {
  await launchInTab(page, PEOPLE.healthy);
  await expectAccessibleInBothSchemes(page);
  await page.goto(new URL('/', page.url()).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Chartside' })).toBeVisible();
  await expectAccessibleInBothSchemes(page);
});
