import { expect, test, type Page } from '@playwright/test';
import { getDocumentProxy, extractText } from 'unpdf';
import { APP, PEOPLE, makeLaunch, person } from './testing/ehr.ts';
import {
  assessed,
  card,
  decided,
  launchInTab,
  leading,
  openCard,
  panel,
  ranked,
  stored,
  timeline,
} from './testing/workspace.ts';

const SERVER = /\/api\/(decisions|session|impressions)/;

/** Raised vital signs, eleven changes, eight dangers: the longest of what stands before the list. */
const LEOPOLD = person('pt-szymanowski', 'Leopold Szymanowski', 'Szymanowski');

const changes = (page: Page) => panel(page).getByRole('region', { name: 'What changed' });

/** What is new, what is worst, what leads and what speaks against it. */
async function inSightWithoutClick(page: Page): Promise<void> {
  for (const title of ['What changed', 'Cannot miss'])
    await expect(
      panel(page).getByRole('region', { name: title }).getByRole('listitem').last(),
    ).toBeInViewport({ ratio: 1 });
  const against = ranked(page).getByText('Against:').first();
  await expect(against).toBeInViewport({ ratio: 1 });
  // The strip of the narrow frame lies over the end of the list: what is under it is not in sight.
  expect(
    await against.evaluate((element) => {
      const { left, bottom } = element.getBoundingClientRect();
      return element.contains(document.elementFromPoint(left + 2, bottom - 2));
    }),
  ).toBe(true);
}

for (const width of [1280, 400])
  test(`at ${width} × 800 the panel is in sight, and printed whole`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const who of [PEOPLE.stemi, PEOPLE.ketoacidosis, LEOPOLD]) {
      await launchInTab(page, who);
      await test.step(`of ${who.name}, what is new, what is worst, what leads and what speaks against it are in sight without a click`, () =>
        inSightWithoutClick(page));
    }
    await test.step('of many, the first three stand there in a line each', async () => {
      await expect(changes(page).getByRole('listitem')).toHaveCount(3);
      const heights = await changes(page)
        .getByRole('listitem')
        .evaluateAll((items) => items.map((item) => Math.round(item.getBoundingClientRect().height)));
      expect(new Set(heights).size).toBe(1);
    });
    // The code of an open card comes when the page is idle; paper doesn't wait.
    await openCard(page, await leading(page));
    await page.keyboard.press('Enter');
    const text = (await printed(page)).text.join('\n').replace(/\s+/g, ' ');
    await test.step('the button in the head shows all in full', () => showAllChanges(page));
    await test.step('all that stands behind a button on the screen is on paper, and no button', async () => {
      for (const title of await changes(page).locator('[data-evidence] > span:first-child').allInnerTexts())
        expect(text).toContain(title);
      for (const words of ON_PAPER) expect(text).toContain(words);
      for (const button of BUTTONS) expect(text).not.toContain(button);
    });
  });

const ON_PAPER = ['Against:', 'Not recorded', 'What isn’t modelled can’t be ranked', 'Value or status'];
const BUTTONS = ['more changes', 'more for', 'Accept…', 'Show numbers', 'Full timeline', 'Draft text'];

async function showAllChanges(page: Page): Promise<void> {
  const rest = changes(page).getByRole('button', { name: /^\d+ more changes$/ });
  const more = Number.parseInt(await rest.innerText(), 10);
  expect(more).toBeGreaterThan(1);
  await rest.click();
  await expect(changes(page).getByRole('listitem')).toHaveCount(3 + more);
  const cut = await changes(page)
    .locator('[data-evidence]')
    .evaluateAll((buttons) => buttons.filter((button) => button.scrollWidth > button.clientWidth).length);
  expect(cut).toBe(0);
}

test('a dismissed entry stays away until something new speaks for it, then is back and says what is new', async ({
  page,
}) => {
  await launchInTab(page, PEOPLE.hotKnee);
  const name = await leading(page);
  const opened = await openCard(page, name);
  const missing = opened.getByRole('region', { name: 'Not recorded' }).getByRole('group').first();
  const finding = ((await missing.getAttribute('aria-label')) ?? '').replace('Answer: ', '');
  await opened.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(decided(page)).toContainText(name);
  const aside = await openCard(page, name);
  await aside.getByRole('button', { name: `${finding}: yes`, exact: true }).click();
  await expect(decided(page)).toHaveCount(0);
  const back = card(page, name);
  await expect(back).toContainText('Back: new evidence');
  await expect(back).toContainText(/New since dismissed \d\d-[A-Z][a-z]{2}-\d{4} \d\d:\d\d:/);
  await expect(back).toContainText(new RegExp(finding, 'i'));
  await openCard(page, name);
  await expect(back.getByRole('button', { name: 'Accept…' })).toBeVisible();
  await back.getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(decided(page)).toContainText(name);
});

test('who chose so writes a differential first; what is dangerous does not wait, and Esc skips', async ({
  page,
}) => {
  await launchInTab(page, PEOPLE.stemi);
  await panel(page).getByRole('button', { name: 'Keys of this panel' }).click();
  await page.getByRole('checkbox', { name: /Ask for my own differential/ }).check();
  await page.keyboard.press('Escape');
  await page.reload();
  const field = panel(page).getByRole('textbox', { name: /Leading diagnosis/ });
  await expect(field).toBeVisible();
  await expect(panel(page).getByRole('heading', { name: 'Cannot miss' })).toBeVisible();
  await expect(ranked(page)).toHaveCount(0);
  await field.fill('pericarditis, costochondritis of the left side');
  await page.keyboard.press('Enter');
  const compared = panel(page).getByRole('region', { name: 'Your differential and the list' });
  await expect(compared).toContainText(/pericarditis ·/i);
  await expect(compared).toContainText('no entry of the list has this name');
  await expect(compared).toContainText('Not among yours: ST-elevation myocardial infarction');
  await expect(ranked(page)).toBeVisible();
  await page.reload();
  await field.focus();
  await page.keyboard.press('Escape');
  await expect(ranked(page)).toBeVisible();
  await expect(compared).toHaveCount(0);
});

test('the draft for the note carries evidence marks and is edited before it is copied', async ({
  page,
  context,
}) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP });
  await launchInTab(page, PEOPLE.meningitis);
  await panel(page).getByRole('button', { name: 'Draft text for the note…' }).click();
  const dialog = page.getByRole('dialog', { name: 'Draft text for the note' });
  const text = dialog.getByRole('textbox');
  await expect(text).toHaveValue(
    /^Assessment, record as of [\s\S]*For: .* \[1\][\s\S]*\n\[1\] .*\([A-Z]\w+\/[\w-]+\)/,
  );
  await expect(text).toHaveValue(/Machine-assisted draft/);
  await text.fill('Edited.');
  await dialog.getByRole('button', { name: 'Copy' }).click();
  await expect(dialog.getByRole('status')).toHaveText(/^Copied/);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('Edited.');
});

test('what changed on the list since this clinician looked last is said, from what the server kept', async ({
  page,
}) => {
  await page.route(`${APP}/api/impressions/last`, async (route) => {
    const answer = (await (await route.fetch()).json()) as { look: unknown };
    expect(answer).toHaveProperty('look');
    await route.fulfill({ json: { look: { seenAt: '2026-01-02T08:00:00.000Z', entries: [] } } });
  });
  await page.goto(await makeLaunch(page, PEOPLE.stemi));
  await assessed(page);
  const changed = panel(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'What changed' }) });
  await expect(changed).toContainText(
    /Since you last looked \(02-Jan-2026 08:00\): New on the list: ST-elevation/,
  );
  await expect(changed.getByText('New', { exact: true }).first()).toBeVisible();
  await expect(card(page, await leading(page))).toContainText('New since 02-Jan-2026 08:00');
});

test('another patient wipes the former one, and what was not stored there is asked about without a name', async ({
  page,
}) => {
  await launchInTab(page, PEOPLE.numbSaddle);
  const name = await leading(page);
  await page.route(SERVER, (route) => route.abort('internetdisconnected'));
  await (await openCard(page, name)).getByRole('button', { name: 'Shelve' }).click();
  await expect(page.getByRole('list', { name: 'Not yet stored' })).toContainText(name);
  await page.unroute(SERVER);
  await launchInTab(page, PEOPLE.hypothyroid);
  await expect(page.locator('body')).not.toContainText(PEOPLE.numbSaddle.family);
  const question = panel(page)
    .getByRole('alert')
    .filter({ hasText: 'One decision on the patient before this one' });
  await expect(question).not.toContainText(name);
  await question.getByRole('button', { name: 'Store now' }).click();
  await expect(question).toHaveCount(0);
  await expect(stored(page)).toHaveCount(0);
  await launchInTab(page, PEOPLE.numbSaddle);
  await expect(stored(page)).toContainText(`${name} shelved`);
});

async function printed(page: Page): Promise<{ totalPages: number; text: string[] }> {
  const pdf = await getDocumentProxy(
    new Uint8Array(await page.pdf({ format: 'A4', preferCSSPageSize: true })),
  );
  return extractText(pdf, { mergePages: false });
}

test('each printed page names the patient', async ({ page }) => {
  await launchInTab(page, PEOPLE.kidney);
  await timeline(page).getByRole('button', { name: 'All: The whole record' }).click();
  const { totalPages, text } = await printed(page);
  expect(totalPages).toBeGreaterThan(1);
  for (const [i, words] of text.entries()) {
    expect(words).toContain(PEOPLE.kidney.name);
    expect(words).toContain('not validated for care');
    expect(words.replace(/\s/g, '')).toContain(`${i + 1}/${totalPages}`);
  }
});
