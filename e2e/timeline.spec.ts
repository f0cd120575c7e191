import { expect, test, type Locator, type Page } from '@playwright/test';
import { EHR, PEOPLE, makeLaunch, person } from './testing/ehr.ts';
import { holdBack } from './testing/record-answers.ts';
import { assessed, launchInTab, timeline } from './testing/workspace.ts';

const table = (page: Page): Locator => timeline(page).getByRole('table');
const preset = (page: Page, name: string): Locator =>
  timeline(page).getByRole('group', { name: 'Time in view' }).getByRole('button', { name });

/** Items in the window, as the table's caption counts them. */
async function itemsInView(page: Page): Promise<number> {
  const caption = (await table(page).locator('caption').textContent()) ?? '';
  return Number(/: (\d+) items/.exec(caption)?.[1] ?? Number.NaN);
}

test('the table beside the plot, the lanes, the table in the plot’s place, and the filter', async ({
  page,
}) => {
  await launchInTab(page, PEOPLE.kidney);
  await test.step('a table beside the plot has the same window, for screen readers and print', async () => {
    await expect(table(page).locator('caption')).toHaveText(/\d{4} to .*\d{4}: \d+ items/);
    const year = await itemsInView(page);
    await preset(page, 'The whole record').click();
    await expect.poll(() => itemsInView(page)).toBeGreaterThan(year);
    await preset(page, 'One week').click();
    await expect.poll(() => itemsInView(page)).toBeLessThan(year);
    await preset(page, 'One year').click();
    await expect(preset(page, 'One year')).toHaveAttribute('aria-pressed', 'true');
  });
  await test.step('lanes fold, and what the window doesn’t show is counted', async () => {
    const lane = timeline(page).getByRole('button', { name: /^Medicines/ });
    await expect(lane).toHaveAttribute('aria-expanded', 'true');
    await lane.click();
    await expect(lane).toHaveAttribute('aria-expanded', 'false');
    await lane.click();
    await expect(lane).toHaveAttribute('aria-expanded', 'true');
    await expect(timeline(page).getByRole('button', { name: /\d+ below/ })).toBeVisible();
  });
  await test.step('the table can take the plot’s place, and opens the same items', async () => {
    await timeline(page).getByRole('button', { name: 'Show as a table' }).click();
    const row = table(page)
      .getByRole('row')
      .filter({ hasText: /Creatinine/i })
      .first();
    await row.getByRole('button').click();
    const detail = timeline(page).getByRole('region', { name: 'Detail' });
    await expect(detail.getByRole('heading', { level: 3 })).toContainText(/Creatinine/i);
    await timeline(page).getByRole('button', { name: 'Show as a timeline' }).click();
    await expect(timeline(page).locator('[data-timeline-plot]')).toBeVisible();
  });
  await test.step('a filter hides, says on its button that it does, and lets go', async () => {
    const all = await itemsInView(page);
    await timeline(page).getByRole('button', { name: 'Filter', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Abnormal results only' }).check();
    await expect.poll(() => itemsInView(page)).toBeLessThan(all);
    await page.getByRole('button', { name: 'Show everything' }).click();
    await expect.poll(() => itemsInView(page)).toBe(all);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog', { name: 'Filter the timeline' })).toBeHidden();
    await expect(timeline(page).getByRole('button', { name: 'Filter', exact: true })).toBeVisible();
  });
});

test('search finds results, and words inside notes', async ({ page }) => {
  await launchInTab(page, PEOPLE.stemi);
  const search = page.getByRole('searchbox', { name: 'Search the record' });
  const found = page.getByRole('list', { name: 'Found items' });
  await search.fill('troponin');
  await found
    .getByRole('button', { name: /Troponin/ })
    .first()
    .click();
  await expect(timeline(page).getByRole('region', { name: 'Detail' })).toContainText('186 ng/L');
  await search.fill('radiating to the jaw');
  await expect(found.getByRole('button').first()).toContainText(/note/i);
  await search.fill('zzzz');
  await expect(timeline(page).getByText('Nothing in the record that was read matches “zzzz”.')).toBeVisible();
});

/** Five months old: a record that begins with a single problem spans less than the window it asks for. */
const INFANT = person('pt-adebisi', 'Temi Grace Adebisi', 'Adebisi');

test('a record that grows brings its window along: it ends at the newest data, not at the first to arrive', async ({
  page,
}) => {
  const address = await makeLaunch(page, INFANT);
  const release = await holdBack(
    page,
    '{Observation,Encounter,DiagnosticReport,DocumentReference,Immunization,AllergyIntolerance}?**',
  );
  await page.goto(address);
  const caption = timeline(page).locator('caption');
  await expect(caption).toContainText('Nov-2025');
  await expect(caption).not.toContainText('Jan-2026');
  release();
  await assessed(page);
  await expect(caption).toContainText('Jan-2026');
});

/** How far anything in the timeline's left column moved after it stood, by its name; sampled with every frame. */
async function watchRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen = new Map<string, number>();
    const moved: string[] = [];
    Object.assign(window, { rowsMoved: moved });
    const sample = () => {
      for (const label of document.querySelectorAll<HTMLElement>('[data-timeline-plot] div[style*="top"]')) {
        const name =
          label.querySelector('[title]')?.getAttribute('title') ??
          label.querySelector('.truncate')?.textContent;
        if (!name) continue;
        const { offsetTop } = label;
        const before = seen.get(name);
        if (before !== undefined && before !== offsetTop) moved.push(`${name}: ${before} → ${offsetTop}`);
        seen.set(name, offsetTop);
      }
      requestAnimationFrame(sample);
    };
    requestAnimationFrame(sample);
  });
}

for (const who of [PEOPLE.kidney, PEOPLE.child])
  test(`while ${who.name}’s record is read in any order, no row that stands is moved by another`, async ({
    page,
  }) => {
    await watchRows(page);
    const address = await makeLaunch(page, who);
    // What stands at the top of the timeline comes last.
    const late = ['MedicationRequest', 'Observation', 'Procedure', 'Condition'];
    await page.route(`${EHR}/fhir/**`, async (route) => {
      const place = late.findIndex((type) => route.request().url().includes(`/fhir/${type}?`));
      await new Promise((resolve) => setTimeout(resolve, (place + 1) * 60));
      await route.fallback().catch(() => undefined);
    });
    await page.goto(address);
    await assessed(page);
    await expect(timeline(page).getByRole('button', { name: /^Problems/ })).toBeVisible();
    expect(await page.evaluate(() => (window as unknown as { rowsMoved: string[] }).rowsMoved)).toEqual([]);
  });
