import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, person } from './testing/ehr.ts';
import {
  assessed,
  card,
  decided,
  evidenceBar,
  launchInTab,
  leading,
  panel,
  ranked,
  stored,
  timeline,
} from './testing/workspace.ts';

/** Weak and with a high potassium on several medicines: more than one diagnosis is worth a card. */
const WINIFRED = person('pt-achterberg', 'Winifred Achterberg', 'Achterberg');

/** Tab until the focus is in the panel: no test of this file touches the mouse. */
async function tabIntoPanel(page: Page): Promise<void> {
  const inPanel = () =>
    panel(page).evaluate(
      (element) => element.contains(document.activeElement) && element !== document.activeElement,
    );
  for (let presses = 0; presses < 80; presses += 1) {
    if (await inPanel()) return;
    await page.keyboard.press('Tab');
  }
  throw new Error('The panel cannot be reached with Tab.');
}

const focusedText = (page: Page): Promise<string> =>
  page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? '');

/** What the card says that has the focus, itself or in one of its parts; empty when it is on none. */
const focusedCard = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.closest<HTMLElement>('[data-card]')?.innerText ?? '');

test('the main job without a mouse: open, follow the evidence, accept, dismiss, undo', async ({ page }) => {
  await launchInTab(page, WINIFRED);
  await tabIntoPanel(page);
  const [first = '', second = ''] = await ranked(page)
    .locator('[data-card]')
    .evaluateAll((cards) => cards.map((element) => element.querySelector('[id]')?.textContent ?? ''));
  expect(second).not.toBe('');

  await page.keyboard.press('j');
  expect(await focusedText(page)).toContain(first);
  await page.keyboard.press('Enter');
  await expect(card(page, first).locator('[data-card-toggle]')).toHaveAttribute('aria-expanded', 'true');

  await page.keyboard.press('e');
  await expect(evidenceBar(page)).toContainText(/For \w.*: /);
  const shown = await evidenceBar(page).innerText();
  await page.keyboard.press('e');
  await expect.poll(() => evidenceBar(page).innerText()).not.toBe(shown);

  await page.keyboard.press('a');
  const dialog = page.getByRole('dialog', { name: `Accept: ${first}` });
  await expect(dialog).toBeVisible();
  await expect.poll(() => dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
  await dialog.getByRole('radio', { name: 'Record the decision only' }).focus();
  await page.keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Accept', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(stored(page)).toContainText(`${first} accepted`);
  await expect.poll(() => focusedCard(page)).toContain(first);

  await page.keyboard.press('j');
  await expect.poll(() => focusedCard(page)).toContain(second);
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(decided(page)).toContainText(second);
  // Set aside, it takes no room; the focus is on a card that is still to be decided on.
  await expect(card(page, second).locator('[data-card-toggle]')).toHaveAttribute('aria-expanded', 'false');
  await expect.poll(() => focusedCard(page)).not.toBe('');
  expect(await focusedCard(page)).not.toContain(second);
  await page.keyboard.press('u');
  await expect(ranked(page)).toContainText(second);
  await expect(stored(page)).toContainText(`${second} undone`);
  // The key takes nothing away from under the focus; the button does, and hands it to the card that is back.
  expect(await focusedCard(page)).not.toBe('');
  await card(page, second).locator('[data-card-toggle]').focus();
  await page.keyboard.press('d');
  await page.keyboard.press('d');
  await expect(decided(page)).toContainText(second);
  await card(page, second).getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(ranked(page)).toContainText(second);
  await expect.poll(() => focusedCard(page)).toContain(second);
});

test('on a page just opened the panel is one stop away, and its keys answer at once', async ({ page }) => {
  await launchInTab(page, WINIFRED);
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'Go to the reasoning' })).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(panel(page)).toBeFocused();
  await page.reload();
  await assessed(page);
  await page.keyboard.press('j');
  await expect.poll(() => focusedText(page)).toContain(await leading(page));
});

/** Heart failure, lungs, kidneys, many medicines: the longest list of reasons among the patients. */
const LEOPOLD = person('pt-szymanowski', 'Leopold Szymanowski', 'Szymanowski');

for (const size of [
  { width: 1280, height: 800 },
  { width: 400, height: 800 },
])
  test(`at ${size.width} px two keys answer: what is new, what is worst, why, what against, what would settle it`, async ({
    page,
  }) => {
    await page.setViewportSize(size);
    await launchInTab(page, LEOPOLD);
    const section = (name: string) => panel(page).getByRole('region', { name, exact: true });
    await expect(section('What changed').getByRole('listitem').first()).toBeInViewport({ ratio: 1 });
    await expect(section('Cannot miss').getByRole('listitem').first()).toBeInViewport({ ratio: 1 });
    const name = await leading(page);
    await page.keyboard.press('j');
    await page.keyboard.press('e');
    await expect(evidenceBar(page)).toContainText(/For \w.*: /);
    await page.keyboard.press('Escape');
    await expect(evidenceBar(page)).toHaveCount(0);
    await expect.poll(() => focusedCard(page)).toContain(name);
    const opened = card(page, name);
    const side = (title: string) => opened.getByRole('region', { name: title, exact: true });
    await expect(side('For').getByRole('button').first()).toBeInViewport({ ratio: 1 });
    await expect(side('Against').getByRole('button').first()).toBeInViewport({ ratio: 1 });
    await expect(side('Not recorded').getByRole('listitem').first()).toBeInViewport({ ratio: 1 });
    await expect(opened.locator('[data-card-toggle]')).toBeInViewport({ ratio: 1 });
  });

test('letters in a field, the list of keys, a changed key, and the way to the timeline', async ({ page }) => {
  await launchInTab(page, PEOPLE.stemi);
  await test.step('letters typed into a field are letters', async () => {
    await tabIntoPanel(page);
    await page.keyboard.press('/');
    const field = page.getByRole('searchbox', { name: 'Add or deny a finding' });
    await expect(field).toBeFocused();
    await page.keyboard.type('dejau');
    await expect(field).toHaveValue('dejau');
    await expect(decided(page)).toHaveCount(0);
    await page.reload();
    await assessed(page);
    await expect(stored(page)).toHaveCount(0);
  });
  await test.step('the keys are listed under ?, and the dialog gives the focus back', async () => {
    await tabIntoPanel(page);
    await page.keyboard.press('j');
    const before = await focusedText(page);
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: /Keys/ });
    for (const does of ['next entry', 'next evidence', 'accept', 'dismiss', 'undo the last decision'])
      await expect(help).toContainText(does);
    await page.keyboard.press('Escape');
    await expect(help).toHaveCount(0);
    await expect.poll(() => focusedText(page)).toBe(before);
  });
  await test.step('a key can be changed to another, never to one in use, and stays changed', async () => {
    await tabIntoPanel(page);
    await page.keyboard.press('j');
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: /Keys/ });
    await help.getByRole('button', { name: 'Change the key for: accept' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('d');
    await expect(help).toContainText('d is in use: dismiss');
    await page.keyboard.press('y');
    await expect(help).toContainText('y: accept');
    await page.keyboard.press('Escape');
    await page.reload();
    await assessed(page);
    await tabIntoPanel(page);
    await page.keyboard.press('j');
    await page.keyboard.press('Enter');
    await page.keyboard.press('a');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('y');
    await expect(page.getByRole('dialog', { name: /^Accept/ })).toBeVisible();
  });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await test.step('T leads to the timeline, whose own keys move, open and close', async () => {
    await tabIntoPanel(page);
    await page.keyboard.press('j');
    await page.keyboard.press('t');
    await expect
      .poll(() => timeline(page).evaluate((element) => element.contains(document.activeElement)))
      .toBe(true);
    await timeline(page).locator('[data-timeline-plot]').focus();
    const caption = timeline(page).locator('caption');
    const before = (await caption.textContent()) ?? '';
    await page.keyboard.press('5');
    await expect(caption).not.toHaveText(before);
    await page.keyboard.press('0');
    await expect(caption).toHaveText(before);
    await page.keyboard.press('n');
    const detail = timeline(page).getByRole('region', { name: 'Detail' });
    await expect(detail).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(detail).toHaveCount(0);
  });
});

test('the focus can always be seen', async ({ page }) => {
  await launchInTab(page, PEOPLE.healthy);
  for (let stop = 0; stop < 40; stop += 1) {
    await page.keyboard.press('Tab');
    const seen = await page.evaluate(() => {
      const focused = document.activeElement;
      if (!(focused instanceof HTMLElement) || focused === document.body) return 'body';
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
      const drawn = (outlineStyle !== 'none' && parseFloat(outlineWidth) >= 1) || boxShadow !== 'none';
      return drawn ? 'seen' : focused.outerHTML.slice(0, 200);
    });
    if (seen !== 'body') expect(seen).toBe('seen');
  }
});
