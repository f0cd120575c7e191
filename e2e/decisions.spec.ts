import { expect, test, type Response } from '@playwright/test';
import type { AssessmentRecord } from '../contracts/assessment.ts';
import type { Decision } from '../contracts/decision.ts';
import { APP, PEOPLE } from './testing/ehr.ts';
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
} from './testing/workspace.ts';

// Each test decides on a patient of its own: decisions stay in the server's store.

test('an entry is accepted: not by opening the dialog, but by confirming its preview', async ({ page }) => {
  await launchInTab(page, PEOPLE.appendicitis);
  const name = await leading(page);
  await test.step('cancelling decides nothing', async () => {
    await (await openCard(page, name)).getByRole('button', { name: 'Accept' }).click();
    await page.getByRole('radio', { name: 'Record the decision only' }).check();
    await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expect(stored(page)).toHaveCount(0);
    await expect(card(page, name).getByRole('button', { name: 'Accept' })).toBeVisible();
  });
  await test.step('an accepted entry is previewed, confirmed, stored under the clinician’s name, and there after a reload', async () => {
    const chosen = await openCard(page, name);
    await chosen.getByRole('button', { name: 'Accept' }).click();
    const dialog = page.getByRole('dialog', { name: `Accept: ${name}` });
    await expect(dialog.getByRole('radio', { checked: true })).toHaveCount(0);
    await expect(dialog.getByRole('button', { name: 'Accept' })).toBeDisabled();
    await dialog.getByRole('radio', { name: 'Record the decision only' }).check();
    await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
    await expect(dialog).toHaveCount(0);
    await expect(stored(page)).toContainText(`${name} accepted · Dr Ines Moreau`);
    await expect(card(page, name)).toContainText(/accepted/i);
    await page.reload();
    await assessed(page);
    await expect(stored(page)).toContainText(`${name} accepted · Dr Ines Moreau`);
    await expect(card(page, name)).toContainText(/accepted/i);
  });
});

test('what a shown list was made from is stored beside it, its resources once, and the decision names it', async ({
  page,
}) => {
  const isPost = (path: string) => (answer: Response) => new URL(answer.url()).pathname === path;
  const assessment = page.waitForResponse(isPost('/api/assessments'));
  const part = page.waitForResponse(isPost('/api/assessments/inputs'));
  await launchInTab(page, PEOPLE.backPain);
  const name = await leading(page);
  const [kept, sent] = [await assessment, await part];
  expect([kept.status(), sent.status()]).toEqual([201, 201]);
  const record = kept.request().postDataJSON() as AssessmentRecord;
  expect(record.inputs.resources).toBeGreaterThan(50);
  expect(record.missing).toMatchObject({ age: false, sex: false });
  expect(record.differential.entries.length).toBeGreaterThan(10);

  const decision = page.waitForResponse(isPost('/api/decisions'));
  await (await openCard(page, name)).getByRole('button', { name: 'Accept' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Record the decision only' }).check();
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
  const { shown } = (await decision).request().postDataJSON() as Decision;
  expect([shown.assessmentId, shown.stale]).toEqual([record.id, false]);

  const again = page.waitForResponse(isPost('/api/assessments'));
  await page.reload();
  await assessed(page);
  expect(await (await again).json()).toEqual({ missing: [] });
});

test('the text for the note can be edited, and only what was edited is copied', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: APP });
  await launchInTab(page, PEOPLE.ketoacidosis);
  const name = await leading(page);
  await (await openCard(page, name)).getByRole('button', { name: 'Accept' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('radio', { name: 'Copy text for the note' }).check();
  const text = dialog.getByRole('textbox', { name: /Text to copy/ });
  await expect(text).toHaveValue(/^Considered: .*\nFor: [\s\S]*Machine-assisted/);
  await text.fill('My own words.');
  await dialog.getByRole('button', { name: 'Accept and copy' }).click();
  await expect(stored(page)).toContainText(`${name} accepted`);
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('My own words.');
});

test('an entry is put out of the way: dismissed and undone, then for later', async ({ page }) => {
  await launchInTab(page, PEOPLE.child);
  const name = await leading(page);
  await test.step('dismissed at once, undone within ten seconds, and the history keeps both', async () => {
    await (await openCard(page, name)).getByRole('button', { name: 'Dismiss', exact: true }).click();
    await expect(decided(page)).toContainText(name);
    await expect(ranked(page)).not.toContainText(name);
    const bar = panel(page)
      .getByRole('status')
      .filter({ hasText: `Dismissed: ${name}` });
    await bar.getByRole('button', { name: 'Undo' }).click();
    await expect(ranked(page)).toContainText(name);
    await expect(decided(page)).toHaveCount(0);
    await expect(stored(page).getByRole('listitem')).toHaveText([
      new RegExp(`^${name} undone`),
      new RegExp(`^${name} dismissed`),
    ]);
  });
  await test.step('what is put aside for later is no dismissal, and says so', async () => {
    await (await openCard(page, name)).getByRole('button', { name: 'Shelve' }).click();
    await expect(decided(page)).toContainText(name);
    await expect(stored(page)).toContainText(`${name} shelved`);
  });
});

test('dismissed with a reason and a comment, kept after a reload, and taken back from the card', async ({
  page,
}) => {
  await launchInTab(page, PEOPLE.cough);
  const name = await leading(page);
  const chosen = await openCard(page, name);
  await chosen.getByRole('button', { name: `Dismiss ${name} with a reason` }).click();
  const menu = page.getByRole('dialog', { name: `Reason to dismiss ${name}` });
  await menu.getByRole('textbox', { name: /Comment/ }).fill('Seen and excluded last week.');
  await menu.getByRole('button', { name: /ruled out/i }).click();
  await expect(stored(page)).toContainText(/dismissed \(.*ruled out.*\)/i);
  await page.reload();
  await assessed(page);
  await expect(decided(page)).toContainText(name);
  await decided(page)
    .getByRole('button', { name: /Undo|Take back/ })
    .click();
  await expect(ranked(page)).toContainText(name);
  await page.reload();
  await assessed(page);
  await expect(ranked(page)).toContainText(name);
  await expect(decided(page)).toHaveCount(0);
});

test('a decision on one patient is not shown on another', async ({ page }) => {
  await launchInTab(page, PEOPLE.dissection);
  const name = await leading(page);
  await (await openCard(page, name)).getByRole('button', { name: 'Dismiss', exact: true }).click();
  await expect(stored(page)).toContainText(name);
  await launchInTab(page, PEOPLE.healthy);
  await expect(stored(page)).toHaveCount(0);
  await expect(decided(page)).toHaveCount(0);
});
