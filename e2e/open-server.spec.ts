import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { expectAccessibleInBothSchemes } from './testing/accessible.ts';
import { APP, EHR, PEOPLE } from './testing/ehr.ts';
import { watchTraffic } from './testing/traffic.ts';
import { assessed, timeline } from './testing/workspace.ts';

const OPEN = `${EHR}/open/fhir`;

const search = (page: Page) =>
  page.getByRole('region', { name: 'Or open a patient of a server without sign-in' });
const found = (page: Page) => page.getByRole('list', { name: 'Patients found' });

async function openByName(page: Page, name: string): Promise<void> {
  await page.goto(`${APP}/`);
  await search(page).getByLabel('Name').fill(name);
  await search(page).getByRole('button', { name: 'Search' }).click();
  await found(page)
    .getByRole('button', { name: /^Open / })
    .click();
  await assessed(page);
}

for (const width of [1280, 400]) {
  test(`at ${width} px the search is accessible in both themes and runs off no side`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${APP}/`);
    await search(page).getByLabel('Date of birth').fill('1900-01-01');
    await page.keyboard.press('Enter');
    await expect(search(page)).toContainText('No patient was found.');
    await search(page).getByLabel('Date of birth').fill('');
    await search(page).getByLabel('Name').fill('o');
    await page.keyboard.press('Enter');
    await expect(found(page)).toContainText('born ');
    await expectAccessibleInBothSchemes(page);
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(sideways).toBe(0);
  });
}

test('a patient is found by name, id and date of birth, and opens with nobody signed in', async ({
  page,
}) => {
  const traffic = watchTraffic(page);
  await page.goto(`${APP}/`);
  const { id, name, family } = PEOPLE.stemi;
  await search(page).getByLabel('Id or record number').fill(id);
  await search(page).getByRole('button', { name: 'Search' }).click();
  await expect(found(page).getByRole('listitem')).toHaveCount(1);
  await expect(found(page)).toContainText(name);
  const born = /born (\d{4}-\d\d-\d\d)/.exec((await found(page).textContent()) ?? '')?.[1] ?? '';
  await search(page).getByLabel('Id or record number').fill('');
  await search(page).getByLabel('Name').fill(family);
  await search(page).getByLabel('Date of birth').fill(born);
  await page.keyboard.press('Enter');
  await found(page)
    .getByRole('button', { name: `Open ${name}` })
    .click();
  await assessed(page);
  await expect(page.getByText(family).first()).toBeVisible();
  expect(page.url()).toMatch(/\/workspace#launch=[\w-]+$/);
  await expect(page.getByText('ST-elevation myocardial infarction').first()).toBeVisible();
  const sent = traffic.requests.map((request) => request.headers()['authorization']).filter(Boolean);
  expect(sent).toEqual([]);
  expect(traffic.requests.filter((request) => request.url().includes('/api/decisions'))).toEqual([]);
  await page.reload();
  await assessed(page);
});

test('a server that is not listed is refused in words, and nothing is sent there', async ({ page }) => {
  const traffic = watchTraffic(page);
  await page.goto(`${APP}/`);
  const address = search(page).getByLabel('FHIR server address');
  await expect(address).toHaveValue(OPEN);
  await address.fill('https://somewhere-else.example/fhir');
  await search(page).getByLabel('Name').fill('Bonnici');
  await search(page).getByRole('button', { name: 'Search' }).click();
  const refusal = search(page).getByRole('alert');
  await expect(refusal).toContainText('This installation does not open the server at that address.');
  await expect(refusal).toContainText(OPEN);
  expect(traffic.requests.filter((request) => request.url().includes('somewhere-else'))).toEqual([]);
  await address.fill(OPEN);
  await search(page).getByLabel('Name').fill('');
  await search(page).getByRole('button', { name: 'Search' }).click();
  await expect(refusal).toContainText('Nothing to search for was entered.');
});

test('where the deployment lists no open server, the page offers none', async ({ page }) => {
  await page.route('**/api/deployment', async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: { ...(await answer.json()), openServers: [] } });
  });
  await page.goto(`${APP}/`);
  await expect(page.getByRole('heading', { level: 1, name: 'Chartside' })).toBeVisible();
  await expect(page.getByText('without sign-in')).toHaveCount(0);
});

test('the text of a PDF document is read in the browser, under the page’s own policy', async ({ page }) => {
  const file = new URL('../fhir-fixtures/hostile/pdf-documents/bundle.json', import.meta.url);
  const pdf = (JSON.parse(readFileSync(file, 'utf8')) as { entry: { resource: { id: string } }[] }).entry
    .map((entry) => entry.resource)
    .find(({ id }) => id === 'k-pdf');
  await page.route(`${OPEN}/DocumentReference?*`, (route) => {
    const resource = { ...pdf, subject: { reference: `Patient/${PEOPLE.cough.id}` } };
    return route.fulfill({
      headers: { 'access-control-allow-origin': '*' },
      json: { resourceType: 'Bundle', type: 'searchset', entry: [{ resource }] },
    });
  });
  await openByName(page, PEOPLE.cough.family);
  await timeline(page).getByRole('button', { name: /table/i }).first().click();
  await expect(
    timeline(page)
      .getByText(/ejection fraction/i)
      .first(),
  ).toBeVisible();
});
