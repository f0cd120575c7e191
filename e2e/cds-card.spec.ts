import { expect, test } from '@playwright/test';
import { choosePatient, openEhr, PEOPLE } from './testing/ehr.ts';
import { assessed } from './testing/workspace.ts';

test('a CDS card of the opened chart opens Chartside on the card’s entry', async ({ page }) => {
  await openEhr(page);
  await choosePatient(page, PEOPLE.meningitis);
  const advice = page.getByRole('region', { name: 'Decision support' });
  const card = advice.getByRole('listitem').first();
  const summary = card.getByText(/^Consider /);
  await expect(summary).toBeVisible();
  const name = /^Consider (.+) \(/.exec((await summary.textContent()) ?? '')?.[1] ?? '';
  await summary.click();
  await card.getByRole('button', { name: 'Open the evidence in Chartside' }).click();
  const app = page.frameLocator('iframe[title="Chartside"]');
  await assessed(app);
  const entry = app.getByRole('list', { name: 'Ranked diagnoses' }).getByRole('listitem', { name });
  await expect(entry.getByRole('button', { name: 'Accept' })).toBeVisible();
});
