import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothSchemes } from './testing/accessible.ts';
import { EHR, PEOPLE, makeLaunch } from './testing/ehr.ts';
import { answerWith, holdBack, hostileRecord } from './testing/record-answers.ts';
import { expectSoundLayout } from './testing/sound-layout.ts';
import { assessed, launchInTab, leading, openCard, panel, ranked, timeline } from './testing/workspace.ts';

// Whole files are what a worker takes; this is the longest, and no test of it changes what another sees.
test.describe.configure({ mode: 'parallel' });

const SIZES = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
  { width: 400, height: 800 },
  { width: 320, height: 640 },
] as const;

/** Sound at every size; accessible in a wide light and a narrow dark window, and in a wide dark one where asked for. */
async function expectSound(page: Page, wide: 'light' | 'both' = 'light'): Promise<void> {
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(timeline(page).or(page.getByRole('alert')).first()).toBeVisible();
    await expectSoundLayout(page);
    if (size.width !== 1280) continue;
    if (wide === 'both') await expectAccessibleInBothSchemes(page);
    else await expectAccessible(page);
  }
  await page.setViewportSize(SIZES[2]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
}

async function open(page: Page, prepare: () => Promise<unknown>): Promise<void> {
  const address = await makeLaunch(page, PEOPLE.stemi);
  await prepare();
  await page.goto(address);
}

const coverage = (page: Page) => page.getByRole('button', { name: /^Record coverage/ });

test('loading: the timeline grows, progress is counted, and nothing is said of what is not there yet', async ({
  page,
}) => {
  let release = (): void => undefined;
  // One of the first stage: without it the record is waited for, however long.
  await open(page, async () => (release = await holdBack(page, 'AllergyIntolerance**')));
  await expect(coverage(page)).toHaveAccessibleName(/Reading \d+ of \d+ sources/);
  await expect(panel(page)).toContainText(/Waiting for the record|Assessing the record/);
  await expect(ranked(page)).toHaveCount(0);
  await expect(page.locator('body')).not.toContainText(/Nothing recorded|none recorded/i);
  await expectSound(page, 'both');
  release();
});

const REASONING = '**/reasoning*.zst';
const KNOWLEDGE = /\/(analytes|reasoning)[^/]*\.json$/;

test('read but not laid out yet: that is what it says, not that there is nothing', async ({ page }) => {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await open(page, () =>
    page.context().route('**/analytes*.json', async (route) => {
      await held;
      await route.fallback().catch(() => undefined);
    }),
  );
  await expect(coverage(page)).toHaveAccessibleName(/\d+ sources read/);
  for (const size of SIZES) {
    await page.setViewportSize(size);
    await expect(page.getByRole('region', { name: 'Record over time' })).toContainText(
      'Laying out the record',
    );
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Reading the record…');
    await expect(page.locator('body')).not.toContainText(/Nothing recorded|could not be read/);
  }
  release();
  await expect(ranked(page)).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PEOPLE.stemi.name);
});

test('partial and stale: the missing source is named, late data wait for “Recompute”, and nothing moves by itself', async ({
  page,
}) => {
  let release = (): void => undefined;
  await open(page, async () => {
    await page.route(`${EHR}/fhir/Procedure**`, (route) => route.fulfill({ status: 403, body: '' }));
    release = await holdBack(page, '**category=laboratory**');
  });
  await expect(ranked(page)).toBeVisible({ timeout: 30_000 });
  await expect(panel(page)).toContainText(/the ranking may change/);
  const before = await ranked(page).innerText();
  release();
  await expect(panel(page).getByText(/\d+ new items have been read/)).toBeVisible();
  expect(await ranked(page).innerText()).toBe(before);
  await expect(coverage(page)).toHaveAccessibleName(/incomplete/);
  await expectSound(page);
  await panel(page).getByRole('button', { name: 'Recompute' }).click();
  await expect(panel(page).getByText(/new items have been read/)).toHaveCount(0);
  await expect(ranked(page)).toBeVisible();
  await expect(panel(page)).toContainText(/Procedures \(.*\): the ranking may change/);
});

test('failed record: says that nothing could be read, and offers another try', async ({ page }) => {
  await open(page, () =>
    page.route(/\/fhir\/[A-Z]/, (route) =>
      route.fulfill({ status: 403, headers: { 'access-control-allow-origin': '*' }, body: '' }),
    ),
  );
  await expect(panel(page)).toContainText('Cannot assess.');
  await expect(timeline(page)).toContainText('The record could not be read.');
  await expect(panel(page).getByRole('button', { name: 'Try again' })).toBeVisible();
  await expectSound(page, 'both');
});

test('failed model: what, why and what to try stand in both places, and trying again helps', async ({
  page,
}) => {
  await open(page, () => page.context().route(KNOWLEDGE, (route) => route.abort()));
  await expect(panel(page)).toContainText(/Cannot assess\. The knowledge base could not be loaded/);
  await expect(timeline(page)).toContainText('The knowledge base could not be loaded');
  await expectSound(page);
  await page.setViewportSize(SIZES[0]);
  await page.context().unroute(KNOWLEDGE);
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(ranked(page)).toBeVisible();
});

test('reasoning that does not load: the record is laid out all the same, and trying again helps', async ({
  page,
}) => {
  await open(page, () => page.context().route(REASONING, (route) => route.abort()));
  await expect(panel(page)).toContainText(/could not be loaded.*The timeline is not affected/);
  await expect(timeline(page)).toContainText('Laboratory');
  await expectSound(page);
  await page.context().unroute(REASONING);
  await panel(page).getByRole('button', { name: 'Try again' }).click();
  await expect(ranked(page)).toBeVisible();
  await panel(page).getByRole('searchbox', { name: 'Add or deny a finding' }).fill('fever');
  await expect(panel(page).getByRole('list', { name: 'Findings that match' })).toContainText('Fever');
});

test('empty: nothing recorded is said, and it is not “not read”', async ({ page }) => {
  await open(page, () =>
    answerWith(page, PEOPLE.stemi, [
      { resourceType: 'Patient', name: [{ family: 'Vacant', given: ['Vera'] }], gender: 'female' },
    ]),
  );
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Vera Vacant');
  await expect(timeline(page)).toContainText('Nothing recorded');
  await expect(page.locator('body')).toContainText('Birth date not recorded');
  await expect(page.locator('body')).toContainText('Allergies not recorded');
  await expectSound(page);
});

test('offline: the decision is shown as queued, with what happens next', async ({ page }) => {
  await launchInTab(page, PEOPLE.arteritis);
  const name = await leading(page);
  await page.route(/\/api\/(decisions|session)/, (route) => route.abort('internetdisconnected'));
  await (await openCard(page, name)).getByRole('button', { name: 'Shelve' }).click();
  await expect(page.getByRole('list', { name: 'Not yet stored' })).toContainText(
    'queued, will be stored when the server answers',
  );
  await expectSound(page);
});

test('session over: the chart is gone, and the way back is said', async ({ page }) => {
  await launchInTab(page, PEOPLE.healthy);
  await page.route(`${EHR}/**`, (route) =>
    route.fulfill({ status: 401, headers: { 'access-control-allow-origin': '*' }, body: '' }),
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Open Chartside again from the EHR');
  await expect(page.locator('body')).not.toContainText(PEOPLE.healthy.family);
  await expectSound(page);
});

for (const name of ['markup-everywhere', 'huge-strings', 'junk-entries', 'same-problem-forty-times'])
  test(`a hostile record (${name}) is shown, runs nothing, loads nothing and breaks no layout`, async ({
    page,
  }) => {
    const asked = new Set<string>();
    const dialogs: string[] = [];
    page.on('request', (request) => asked.add(new URL(request.url()).origin));
    page.on('dialog', (dialog) => {
      dialogs.push(dialog.message());
      void dialog.dismiss();
    });
    await open(page, () => answerWith(page, PEOPLE.stemi, hostileRecord(name, PEOPLE.stemi)));
    await assessed(page);
    const first = ranked(page).locator('[data-card-toggle]').first();
    if (await first.count()) await first.click();
    await expectSound(page);
    expect(dialogs).toEqual([]);
    expect([...asked].filter((origin) => !/^(http:\/\/localhost|data:|blob:|null)/.test(origin))).toEqual([]);
    expect(await page.locator('main img, main script, main iframe, main object').count()).toBe(0);
  });

test('forced colours and more contrast: everything is still there, and the focus is seen', async ({
  page,
}) => {
  await page.emulateMedia({ forcedColors: 'active', contrast: 'more' });
  await launchInTab(page, PEOPLE.kidney);
  await openCard(page, await leading(page));
  await expectSoundLayout(page);
  await expectAccessible(page);
});

test('at 200 % zoom of a 1280 px window the narrow layout takes over, and nothing is lost', async ({
  browser,
}) => {
  const context = await browser.newContext({ viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  await launchInTab(page, PEOPLE.ketoacidosis);
  await openCard(page, await leading(page));
  await expectSoundLayout(page);
  await expect(timeline(page).getByRole('button', { name: 'Full timeline' })).toBeInViewport();
  await context.close();
});
