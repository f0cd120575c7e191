import { expect, type Frame, type FrameLocator, type Locator, type Page } from '@playwright/test';
import { makeLaunch, type Person } from './ehr.ts';

/** Where the application is: a tab of its own, or a frame of the EHR. */
export type Place = Page | Frame | FrameLocator;

export const panel = (place: Place): Locator => place.getByRole('region', { name: 'Differential diagnosis' });
export const timeline = (place: Place): Locator => place.getByRole('region', { name: 'Record over time' });
export const ranked = (place: Place): Locator => place.getByRole('list', { name: 'Ranked diagnoses' });
export const decided = (place: Place): Locator => place.getByRole('list', { name: 'Decided diagnoses' });
export const stored = (place: Place): Locator => place.getByRole('list', { name: 'Stored decisions' });
export const evidenceBar = (place: Place): Locator => place.getByRole('region', { name: 'Evidence shown' });

/** The card of a diagnosis, ranked or decided. */
export const card = (place: Place, name: string): Locator =>
  panel(place)
    .locator('[data-card]')
    .filter({ has: place.getByText(name, { exact: true }) });

/** Waits until the record is read and the differential is there. */
export async function assessed(place: Place): Promise<void> {
  await expect(panel(place).getByRole('heading', { name: 'Differential', exact: true })).toBeVisible();
  await expect(
    place.getByRole('button', { name: /^Record coverage: .*(sources read|incomplete)/ }),
  ).toBeVisible();
}

/** An EHR launch into the whole tab, up to the assessment. */
export async function launchInTab(
  page: Page,
  who: Person,
  options: Parameters<typeof makeLaunch>[2] = {},
): Promise<void> {
  await page.goto(await makeLaunch(page, who, options));
  await assessed(page);
}

/** The name on the topmost card. */
export async function leading(place: Place): Promise<string> {
  const toggle = ranked(place).locator('[data-card-toggle]').first();
  return toggle.locator('[id]').first().innerText();
}

/** Opens a card, unless it is open. */
export async function openCard(place: Place, name: string): Promise<Locator> {
  const found = card(place, name);
  const toggle = found.locator('[data-card-toggle]');
  if ((await toggle.getAttribute('aria-expanded')) !== 'true') await toggle.click();
  await expect(toggle).toHaveAttribute('aria-expanded', 'true');
  return found;
}
