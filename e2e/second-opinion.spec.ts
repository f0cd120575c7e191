import { expect, test, type Page } from '@playwright/test';
import { expectAccessible, expectAccessibleInBothSchemes } from './testing/accessible.ts';
import { PEOPLE } from './testing/ehr.ts';
import { startHostedDeployment, type HostedDeployment } from './testing/second-opinion.ts';
import { evidenceBar, launchInTab, leading, panel, ranked } from './testing/workspace.ts';

let hosted: HostedDeployment;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  hosted = await startHostedDeployment();
});
test.afterAll(() => hosted.close());

const opinion = (page: Page) =>
  panel(page)
    .locator('section')
    .filter({ has: page.getByRole('heading', { name: 'Second opinion' }) });
const ask = (page: Page) => opinion(page).getByRole('button', { name: /^Ask Test model/ });

async function open(page: Page): Promise<void> {
  await launchInTab(page, PEOPLE.stemi, { ehr: hosted.ehr });
}

const cite = (item: string, quote: string | null = null) => ({ item, quote });
const ANSWER = {
  kind: 'answer',
  answer: {
    diagnoses: [
      {
        name: 'Acute aortic dissection',
        icd10: 'I71.00',
        likelihood: 'possible' as const,
        for: [cite('F1', 'present'), cite('F999')],
        against: [cite('V1', '1 furlong')],
      },
      {
        name: 'ST-elevation myocardial infarction',
        icd10: 'I21.3',
        likelihood: 'likely' as const,
        for: [cite('F1', 'present'), cite('F2', 'present')],
        against: [],
      },
      {
        name: 'Ruptured spleen of Atlantis',
        icd10: 'Z99.9',
        likelihood: 'likely' as const,
        for: [cite('F1')],
        against: [],
      },
      {
        name: 'Epiglottitis',
        icd10: 'J05.1',
        likelihood: 'possible' as const,
        for: [cite('F1')],
        against: [],
      },
    ],
  },
} as const;

test('a second opinion stands beside the differential, with what agrees, what does not and what was left out', async ({
  page,
}) => {
  await open(page);
  const before = await ranked(page).innerText();
  await expect(opinion(page)).toContainText(/Sends to Test model: age band, sex, \d+ findings, \d+ values/);
  hosted.model.next({ ...ANSWER, answer: structuredClone(ANSWER.answer) as never });
  await ask(page).click();
  const table = opinion(page).getByRole('table', { name: 'Ranks in both lists' });
  await expect(table).toBeVisible();
  await expect(opinion(page)).toContainText('In the first 3 of both: 1. In the list of Test model alone: 2.');
  const row = (name: string) => table.getByRole('row').filter({ hasText: name });
  await expect(row('ST-elevation myocardial infarction').getByRole('cell')).toHaveText(['1', '2']);
  await expect(row('Epiglottitis').getByRole('cell')).toHaveText(['not listed', '3']);
  await expect(opinion(page)).toContainText(
    /Left out of the answer:.*1 reason that cites nothing that was sent.*1 reason with a wrong value/,
  );
  await expect(page.getByText('Atlantis')).toHaveCount(0);
  // The embedded list is not touched.
  expect(await ranked(page).innerText()).toBe(before);
  await row('ST-elevation myocardial infarction')
    .getByRole('button', { name: /2 for, 0 against/ })
    .click();
  await page
    .getByRole('list', { name: /^Reasons of Test model for ST-elevation/ })
    .getByRole('button')
    .first()
    .click();
  await expect(evidenceBar(page)).toContainText('For:');
  await expectAccessibleInBothSchemes(page);
  await page.setViewportSize({ width: 400, height: 800 });
  await expect(table).toBeVisible();
  await expectAccessible(page);
});

test('what is asked, and a hosted model that fails or is slow', async ({ page }) => {
  await open(page);
  await test.step('when the hosted model fails the panel says so, and the differential stays', async () => {
    const first = await leading(page);
    hosted.model.next({ kind: 'status', status: 500 });
    await ask(page).click();
    await expect(opinion(page).getByRole('status')).toContainText(
      /No second opinion of Test model.*could not be reached.*differential above is Chartside’s own/,
    );
    expect(await leading(page)).toBe(first);
    hosted.model.next({ kind: 'text', text: 'You must give morphine.' });
    await ask(page).click();
    await expect(opinion(page).getByRole('status')).toContainText('not in the agreed form');
    await expect(page.getByText('morphine', { exact: false }).filter({ hasText: 'You must' })).toHaveCount(0);
  });
  await test.step('a slow hosted model shows that it is asked and can be stopped', async () => {
    hosted.model.next({ kind: 'stall', text: '{"diagnoses":[' });
    await ask(page).click();
    await expect(opinion(page).getByRole('status')).toContainText('Test model is answering');
    await opinion(page).getByRole('button', { name: 'Stop' }).click();
    await expect(ask(page)).toBeVisible();
    await expect.poll(() => hosted.model.requests.at(-1)?.abandoned).toBe(true);
  });
  await test.step('what is asked holds no name, id or date of the patient', async () => {
    hosted.model.next({ kind: 'answer', answer: { diagnoses: [] } });
    await ask(page).click();
    await expect(opinion(page)).toContainText('names no diagnosis that the record bears out');
    const { body } = hosted.model.requests.at(-1)!;
    expect(body).toContain('F1 ');
    expect(body).not.toMatch(/Bonnici|Aurelio|pt-bonnici|1963|20\d\d-\d\d|Practitioner|localhost/);
  });
});

test('without a configuration there is no second opinion', async ({ page }) => {
  await launchInTab(page, PEOPLE.healthy);
  await expect(panel(page).getByRole('heading', { name: 'Second opinion' })).toHaveCount(0);
});
