import { expect, test } from '@playwright/test';
import { EHR, PEOPLE, makeLaunch, openEhr } from './testing/ehr.ts';
import { expectAccessible, inBothSchemes } from './testing/accessible.ts';
import { evidenceBar, launchInTab, leading, openCard, panel, timeline } from './testing/workspace.ts';

for (const width of [1280, 400]) {
  test(`loaded, with a card and its evidence open, at ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await launchInTab(page, PEOPLE.stemi);
    await inBothSchemes(page, () => expectAccessible(page));
    const opened = await openCard(page, await leading(page));
    await opened.getByRole('region', { name: 'For', exact: true }).getByRole('button').first().click();
    await expect(evidenceBar(page)).toBeVisible();
    await inBothSchemes(page, () => expectAccessible(page));
  });
}

test('the table, an item’s detail, the filter and the search', async ({ page }) => {
  await launchInTab(page, PEOPLE.kidney);
  await timeline(page).getByRole('button', { name: 'Show as a table' }).click();
  await timeline(page).getByRole('row').nth(1).getByRole('button').click();
  await expect(timeline(page).getByRole('region', { name: 'Detail' })).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page));
  await page.getByRole('searchbox', { name: 'Search the record' }).fill('creatinine');
  await expect(page.getByRole('list', { name: 'Found items' })).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page));
  await page.keyboard.press('Escape');
  await timeline(page).getByRole('button', { name: 'Filter', exact: true }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page, { menu: true }));
});

test('the dialogs: accept with each target, reasons to dismiss, keys, coverage', async ({ page }) => {
  await launchInTab(page, PEOPLE.stemi);
  const opened = await openCard(page, await leading(page));
  await opened.getByRole('button', { name: 'Accept' }).click();
  for (const target of [/Copy text/, /Write a provisional/]) {
    await page.getByRole('radio', { name: target }).check();
    await inBothSchemes(page, () => expectAccessible(page));
  }
  await page.keyboard.press('Escape');
  await opened.getByRole('button', { name: /with a reason$/ }).click();
  await inBothSchemes(page, () => expectAccessible(page, { menu: true }));
  await page.keyboard.press('Escape');
  await panel(page).getByRole('button', { name: 'Keys of this panel' }).click();
  await inBothSchemes(page, () => expectAccessible(page));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: /^Record coverage/ }).click();
  await inBothSchemes(page, () => expectAccessible(page));
});

test('while the record is being read', async ({ page }) => {
  await openEhr(page);
  const address = await makeLaunch(page, PEOPLE.stemi);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`${EHR}/fhir/**category=laboratory**`, async (route) => {
    await held;
    await route.fallback().catch(() => undefined);
  });
  await page.goto(address);
  await expect(page.getByRole('button', { name: /^Record coverage: Reading/ })).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page));
  release();
});

test('when the record cannot be read at all', async ({ page }) => {
  await openEhr(page);
  const address = await makeLaunch(page, PEOPLE.stemi);
  await page.route(/\/fhir\/[A-Z]/, (route) =>
    route.fulfill({ status: 403, headers: { 'access-control-allow-origin': '*' }, body: '' }),
  );
  await page.goto(address);
  await expect(panel(page).getByText(/Cannot assess/)).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page));
});

test('when nothing stands out, and before any launch', async ({ page }) => {
  await launchInTab(page, PEOPLE.healthy);
  await inBothSchemes(page, () => expectAccessible(page));
  await page.goto(new URL('/', page.url()).href);
  await expect(page.getByRole('heading', { level: 1, name: 'Chartside' })).toBeVisible();
  await inBothSchemes(page, () => expectAccessible(page));
});
