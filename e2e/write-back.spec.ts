import { expect, test } from '@playwright/test';
import { PEOPLE, choosePatient, openActivity, openEhr } from './testing/ehr.ts';
import { assessed, launchInTab, leading, openCard, stored } from './testing/workspace.ts';

const WRITE = 'Write a provisional encounter diagnosis to the EHR';

const CONFIRM = /under my name/;
const NOTE = 'Write a signed note to the EHR';

test('what is accepted into the encounter is exactly the preview, and the EHR’s summary shows it', async ({
  page,
}) => {
  await openEhr(page);
  await choosePatient(page, PEOPLE.meningitis);
  const app = await openActivity(page);
  await assessed(app);
  const name = await leading(app);
  const sent: Record<string, Record<string, unknown>> = {};
  page.on('request', (request) => {
    const type = /\/fhir\/(Condition|Device|Provenance)$/.exec(request.url())?.[1];
    if (type && request.method() === 'POST') sent[type] = request.postDataJSON() as Record<string, unknown>;
  });
  await (await openCard(app, name)).getByRole('button', { name: 'Accept' }).click();
  const dialog = app.getByRole('dialog');
  await dialog.getByRole('radio', { name: WRITE }).check();
  const preview = JSON.parse(
    (await dialog.getByLabel('Resource to be written').textContent()) ?? '',
  ) as Record<string, unknown>;
  expect(preview).toMatchObject({
    resourceType: 'Condition',
    verificationStatus: { coding: [{ code: 'provisional' }] },
    category: [{ coding: [{ code: 'encounter-diagnosis' }] }],
    subject: { reference: `Patient/${PEOPLE.meningitis.id}` },
    asserter: { reference: 'Practitioner/ines-moreau' },
  });
  const write = dialog.getByRole('button', { name: 'Accept and write' });
  await expect(write).toBeDisabled();
  await dialog.getByText(/^With it:/).click();
  const beside = JSON.parse(
    (await dialog.getByLabel('Resources written with it').textContent()) ?? '',
  ) as Record<string, unknown>[];
  await dialog.getByRole('checkbox', { name: CONFIRM }).check();
  await write.click();
  await expect(stored(app)).toContainText(new RegExp(`${name} accepted · Dr Ines Moreau .*Condition/`));
  expect(sent['Condition']).toEqual(preview);
  expect(sent['Device']).toEqual(beside[0]);
  // The Provenance is the preview's, with the two ids that the EHR has just given.
  expect(sent['Provenance']).toMatchObject(beside[1]!);
  expect(sent['Provenance']).toMatchObject({
    target: [{ reference: expect.stringMatching(/^Condition\//) }],
    agent: [
      { who: { reference: expect.stringMatching(/^Device\//) } },
      { who: { reference: 'Practitioner/ines-moreau' } },
    ],
  });
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Summary' }).click();
  const summary = page.getByRole('heading', { name: 'Written by applications' }).locator('..');
  await expect(summary).toContainText(name);
  await expect(summary).toContainText('Dr Ines Moreau');
  const problems = page.getByRole('heading', { name: 'Active problems' }).locator('..');
  await expect(problems).not.toContainText(name);
});

test('who may only read sees why nothing can be written, and can still decide', async ({ page }) => {
  await openEhr(page, 'tom-okafor');
  await choosePatient(page, PEOPLE.hypothyroid);
  const app = await openActivity(page);
  await assessed(app);
  const name = await leading(app);
  await (await openCard(app, name)).getByRole('button', { name: 'Accept' }).click();
  const dialog = app.getByRole('dialog');
  const choice = dialog.getByRole('radio', { name: new RegExp(WRITE) });
  await expect(choice).toBeDisabled();
  await expect(dialog.getByRole('group')).toContainText(/permi|allow|grant/i);
  await dialog.getByRole('radio', { name: 'Record the decision only' }).check();
  await dialog.getByRole('button', { name: 'Accept', exact: true }).click();
  await expect(stored(app)).toContainText(`${name} accepted · Dr Tom Okafor`);
});

test('a write that the EHR refuses is told, and a note goes out only when it is signed', async ({ page }) => {
  await launchInTab(page, PEOPLE.kidney);
  await test.step('a write that the EHR refuses records no decision and keeps the dialog open', async () => {
    const outcome = {
      resourceType: 'OperationOutcome',
      issue: [{ severity: 'error', code: 'business-rule', diagnostics: 'The encounter is closed.' }],
    };
    await page.route('**/fhir/Condition', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({
            status: 422,
            contentType: 'application/fhir+json',
            headers: { 'access-control-allow-origin': '*' },
            json: outcome,
          })
        : route.fallback(),
    );
    const name = await leading(page);
    await (await openCard(page, name)).getByRole('button', { name: 'Accept' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: WRITE }).check();
    await dialog.getByRole('checkbox', { name: CONFIRM }).check();
    await dialog.getByRole('button', { name: 'Accept and write' }).click();
    await expect(dialog.getByRole('alert')).toContainText('Nothing was recorded.');
    await expect(dialog.getByRole('alert')).toContainText('The encounter is closed.');
    await expect(stored(page)).toHaveCount(0);
  });
  await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await test.step('a note goes out only after its text is signed, and a lost Provenance is told', async () => {
    await page.route('**/fhir/Provenance', (route) =>
      route.request().method() === 'POST'
        ? route.fulfill({ status: 422, headers: { 'access-control-allow-origin': '*' }, json: {} })
        : route.fallback(),
    );
    const name = await leading(page);
    await (await openCard(page, name)).getByRole('button', { name: 'Accept' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: NOTE }).check();
    const signed = dialog.getByRole('checkbox', { name: /sign it as mine/ });
    await signed.check();
    await dialog.getByLabel('Text of the note; edit it first').fill('Creatinine rising; recheck tomorrow.');
    await expect(signed).not.toBeChecked();
    await signed.check();
    await dialog.getByRole('button', { name: 'Accept and write' }).click();
    await expect(dialog.getByRole('status')).toContainText(
      'The decision is recorded. Stored as DocumentReference/',
    );
    await expect(dialog.getByRole('status')).toContainText('without how it came about');
    await dialog.getByText('Close', { exact: true }).click();
    await expect(stored(page)).toContainText(new RegExp(`${name} accepted .*DocumentReference/`));
  });
});
