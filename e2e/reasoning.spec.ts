import { expect, test } from '@playwright/test';
import { PEOPLE } from './testing/ehr.ts';
import {
  assessed,
  card,
  evidenceBar,
  launchInTab,
  leading,
  openCard,
  panel,
  ranked,
  timeline,
} from './testing/workspace.ts';

const STEMI = 'ST-elevation myocardial infarction';

test('of a myocardial infarction: what is seen at once, and every claim’s evidence', async ({ page }) => {
  await launchInTab(page, PEOPLE.stemi);
  await test.step('in the first seconds, without a click: who, how complete, what changed, what is dangerous, what leads', async () => {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(PEOPLE.stemi.name);
    await expect(page.getByText('18-Apr-1963 (62 y) · male')).toBeVisible();
    await expect(page.getByRole('button', { name: /^Record coverage: \d+ sources read/ })).toBeVisible();
    await expect(page.getByText(/^As of \d\d-[A-Z][a-z]{2}-\d{4}$/)).toBeVisible();
    await expect(page.getByText('Sandbox: do not use for care')).toBeVisible();
    await expect(panel(page).getByRole('heading', { name: 'What changed' })).toBeVisible();
    await expect(panel(page).getByRole('heading', { name: 'Cannot miss' })).toBeVisible();
    expect(await leading(page)).toBe(STEMI);
    await expect(card(page, STEMI)).toContainText(/Likely.*\d+ for · \d+ against · \d+ not recorded/s);
    await expect(card(page, STEMI)).toContainText('Against:');
  });
  await test.step('every claim beside the list leads to evidence too', async () => {
    for (const title of ['What changed', 'Cannot miss', 'Vital signs']) {
      const section = panel(page)
        .locator('section')
        .filter({ has: page.getByRole('heading', { name: title }) });
      await section.locator('[data-evidence]').first().click();
      await expect(evidenceBar(page).getByRole('listitem').first()).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(evidenceBar(page)).toHaveCount(0);
    }
  });
  await test.step('a reason leads to its evidence in the timeline, with the note’s own words and the source', async () => {
    const stemi = await openCard(page, STEMI);
    const reasons = stemi.getByRole('region', { name: 'For', exact: true }).getByRole('button');
    expect(await reasons.count()).toBeGreaterThan(3);
    const reason = reasons.filter({ hasText: '“' }).first();
    await reason.click();
    await expect(reason).toHaveAttribute('aria-pressed', 'true');
    const shown = evidenceBar(page);
    await expect(shown).toContainText(/For \w.*: /);
    await shown.getByRole('button').first().click();
    const detail = timeline(page).getByRole('region', { name: 'Detail' });
    await expect(
      detail.getByRole('group', { name: 'Text of the note' }).locator('mark').first(),
    ).toBeVisible();
    await detail.getByRole('button', { name: /^Source: / }).click();
    await expect(detail.getByLabel('Source resource as JSON')).toContainText('"resourceType"');
    await page.keyboard.press('Escape');
    await expect(detail).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(shown).toHaveCount(0);
    await expect(reason).toHaveAttribute('aria-pressed', 'false');
  });
  await test.step('a measured reason opens the measurement with its range and trend', async () => {
    const stemi = await openCard(page, STEMI);
    await stemi.getByRole('button', { name: /more for/ }).click();
    await stemi.getByRole('button', { name: /^Bradycardia/ }).click();
    await evidenceBar(page)
      .getByRole('button', { name: /^Heart rate \d+ \/min \(low\)/ })
      .click();
    const detail = timeline(page).getByRole('region', { name: 'Detail' });
    await expect(detail).toContainText(/\d+ \/min/);
    await expect(detail.getByRole('term').filter({ hasText: /range/i }).first()).toBeVisible();
    await expect(detail.getByRole('button', { name: /^All \d+ of “Heart rate”/ })).toBeVisible();
    await expect(detail.getByRole('button', { name: /^Source: Observation\// })).toBeVisible();
  });
});

test('of a pulmonary embolism: percentages, and answers to the next question', async ({ page }) => {
  await launchInTab(page, PEOPLE.embolism);
  await test.step('percentages stand there only when asked for', async () => {
    await expect(ranked(page)).not.toContainText('%');
    await panel(page).getByRole('button', { name: 'Show numbers' }).click();
    await expect(ranked(page).getByRole('listitem').first()).toContainText(/\d+ %/);
    await panel(page).getByRole('button', { name: 'Hide numbers' }).click();
    await expect(ranked(page)).not.toContainText('%');
  });
  await test.step('an answer to the next question counts, and the question is not asked again', async () => {
    const questions = panel(page).getByRole('group', { name: /^Answer: / });
    const asked = (await questions.first().getAttribute('aria-label')) ?? '';
    await questions.first().getByRole('button', { name: /: no$/ }).click();
    await expect(page.getByRole('list', { name: 'Entered findings' })).toContainText(': no');
    await expect(panel(page).getByRole('group', { name: asked, exact: true })).toHaveCount(0);
  });
  await test.step('what was entered is gone with the page: it never becomes part of the record', async () => {
    await panel(page)
      .getByRole('group', { name: /^Answer: / })
      .first()
      .getByRole('button', { name: /: yes$/ })
      .click();
    await expect(page.getByRole('list', { name: 'Entered findings' })).toBeVisible();
    await page.reload();
    await assessed(page);
    await expect(page.getByRole('list', { name: 'Entered findings' })).toHaveCount(0);
  });
});

test('of a healthy adult: nothing stands out until a finding is entered', async ({ page }) => {
  await launchInTab(page, PEOPLE.healthy);
  await test.step('for a healthy adult nothing stands out, and that is an answer', async () => {
    await expect(panel(page).getByText('No modelled condition stands out.')).toBeVisible();
    await expect(panel(page).getByRole('region', { name: 'What changed' })).toContainText(
      /Nothing new|started/,
    );
    await expect(panel(page).getByRole('region', { name: 'Cannot miss' })).toContainText(
      'Nothing that was read suggests a dangerous condition.',
    );
    await expect(ranked(page)).not.toContainText('Likely');
    // Her hay fever is known: it may be named as possible, as what is known.
    const possible = ranked(page).getByRole('listitem').filter({ hasText: 'Possible' });
    await expect(possible.filter({ hasNotText: 'Known' })).toHaveCount(0);
  });
  await test.step('a finding that is entered moves the list at once, is named as entered, and can be taken back', async () => {
    await panel(page).getByRole('button', { name: 'Show numbers' }).click();
    const before = await ranked(page).innerText();
    await page.getByRole('searchbox', { name: 'Add or deny a finding' }).fill('pleuritic');
    const found = page.getByRole('list', { name: 'Findings that match' });
    await found
      .getByRole('button', { name: /pleuritic.*: yes$/i })
      .first()
      .click();
    const entered = page.getByRole('list', { name: 'Entered findings' });
    await expect(entered).toContainText(/pleuritic.*: yes/i);
    await expect.poll(() => ranked(page).innerText()).not.toBe(before);
    await entered.getByRole('button', { name: /^Remove/ }).click();
    await expect(entered).toHaveCount(0);
    await expect.poll(() => ranked(page).innerText()).toBe(before);
  });
});
