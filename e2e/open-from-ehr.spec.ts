import { expect, test } from '@playwright/test';
import { APP, EHR, ISS, PEOPLE, choosePatient, makeLaunch, openActivity, openEhr } from './testing/ehr.ts';
import { isCodeExchange, originsThatSaw, watchTraffic } from './testing/traffic.ts';
import { assessed, evidenceBar, launchInTab, leading, panel, ranked, timeline } from './testing/workspace.ts';

test('opens in the EHR’s frame on the patient whose chart is open', async ({ page }) => {
  const traffic = watchTraffic(page);
  await openEhr(page);
  await choosePatient(page, PEOPLE.stemi);
  const app = await openActivity(page);
  await assessed(app);
  await expect(app.getByRole('heading', { level: 1 })).toHaveText(PEOPLE.stemi.name);
  await expect(timeline(app).getByRole('toolbar', { name: 'Timeline' })).toBeVisible();
  await expect(ranked(app).getByRole('listitem').first()).toBeVisible();
  // The EHR shows its own banner, so identity is one line, without the record number.
  await expect(app.getByText('MRN', { exact: true })).toHaveCount(0);
  expect(traffic.requests.filter(isCodeExchange)).toHaveLength(1);
});

test('what a launch sends, and where its tokens go', async ({ page }) => {
  const traffic = watchTraffic(page);
  await launchInTab(page, PEOPLE.healthy);
  await test.step('a launch returns the EHR’s launch unchanged, with PKCE, the exact audience and no wildcard scope', async () => {
    const addresses = traffic.requests.map((request) => new URL(request.url()));
    const given = addresses.find(({ pathname }) => pathname === '/launch')?.searchParams.get('launch');
    const asked = addresses.find(({ pathname }) => pathname === '/oauth2/authorize')?.searchParams;
    expect(given).toBeTruthy();
    expect(asked?.get('launch')).toBe(given);
    expect(asked?.get('aud')).toBe(ISS);
    expect(asked?.get('code_challenge_method')).toBe('S256');
    expect(asked?.get('state')?.length).toBeGreaterThanOrEqual(22);
    expect(asked?.get('scope')).not.toContain('*');
  });
  await test.step('the access token goes to the issuer’s origin alone', async () => {
    const [tokens] = traffic.tokens;
    if (!tokens) throw new Error('No token was issued.');
    expect(await originsThatSaw(tokens.access_token, traffic.requests)).toEqual(new Set([EHR]));
    expect([...(await originsThatSaw(tokens.refresh_token, traffic.requests))]).toEqual([]);
    const origins = new Set(traffic.requests.map((request) => new URL(request.url()).origin));
    expect([...origins].filter((origin) => origin.startsWith('http')).sort()).toEqual([APP, EHR].sort());
  });
});

test('standalone: sign in, pick a patient, and the same workspace opens', async ({ page }) => {
  const traffic = watchTraffic(page);
  await page.goto(APP);
  await page.getByRole('link', { name: /Alder Vale|Sandbox/i }).click();
  await page.getByRole('button', { name: /Dr Ines Moreau/ }).click();
  await page.getByRole('button', { name: new RegExp(PEOPLE.hypothyroid.name) }).click();
  await assessed(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PEOPLE.hypothyroid.name);
  await expect(page.getByText('MRN', { exact: true })).toBeVisible();
  const asked = traffic.requests.map((request) => new URL(request.url()));
  const authorize = asked.find(({ pathname }) => pathname === '/oauth2/authorize')?.searchParams;
  expect(authorize?.has('launch')).toBe(false);
  expect(authorize?.get('scope')).toContain('launch/patient');
  expect(traffic.requests.filter(isCodeExchange)).toHaveLength(1);
});

test('a sign-in that is cancelled says so and offers the way back', async ({ page }) => {
  await page.goto(`${APP}/launch?iss=${encodeURIComponent(ISS)}`);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(page.getByRole('alert')).toContainText('did not allow Chartside');
  expect(page.url()).not.toContain('access_denied');
});

test('addresses that carry a server, a patient and a client of their own change nothing', async ({
  page,
}) => {
  const contacted = new Set<string>();
  page.on('request', (request) => contacted.add(new URL(request.url()).host));
  await openEhr(page);
  const hostile = 'fhirServiceUrl=https%3A%2F%2Fevil.example%2Ffhir&patientId=pt-okonjo&clientId=evil';
  await page.goto(`${APP}/launch?iss=${encodeURIComponent(ISS)}&${hostile}`);
  await page.getByRole('button', { name: new RegExp(PEOPLE.child.name) }).click();
  await assessed(page);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(PEOPLE.child.name);
  expect([...contacted]).not.toContain('evil.example');
  await expect(page.getByText(PEOPLE.healthy.family)).toHaveCount(0);
});

test('the next patient’s chart holds nothing of the one before', async ({ page }) => {
  await openEhr(page);
  await choosePatient(page, PEOPLE.stemi);
  const first = await openActivity(page);
  await assessed(first);
  const name = await leading(first);
  await page.getByRole('link', { name: 'Patients' }).click();
  await choosePatient(page, PEOPLE.healthy);
  const second = await openActivity(page);
  await assessed(second);
  await expect(second.getByRole('heading', { level: 1 })).toHaveText(PEOPLE.healthy.name);
  const text = await second.locator('html').innerHTML();
  for (const trace of [PEOPLE.stemi.family, PEOPLE.stemi.id, 'Troponin I', name])
    expect(text).not.toContain(trace);
});

test('opened from the EHR on one result, the timeline shows that result first', async ({ page }) => {
  const fhirContext = [{ reference: 'Observation/bonnici-trophs-20260115' }];
  await launchInTab(page, PEOPLE.stemi, { fhirContext });
  await expect(evidenceBar(page)).toContainText('Opened from the EHR on this item');
  await expect(evidenceBar(page).getByRole('button', { name: /Troponin I.*186/ })).toBeVisible();
});

test('at a sidebar’s width the intent summary-timeline-view opens the whole timeline; another changes nothing', async ({
  page,
}) => {
  await page.setViewportSize({ width: 400, height: 800 });
  await launchInTab(page, PEOPLE.healthy, { intent: 'reconcile-medications' });
  await expect(page.getByRole('button', { name: 'Full timeline' })).toBeVisible();
  await expect(page.getByRole('dialog', { name: 'Timeline' })).toHaveCount(0);
  await page.goto(await makeLaunch(page, PEOPLE.healthy, { intent: 'summary-timeline-view' }));
  await expect(page.getByRole('dialog', { name: 'Timeline' })).toBeVisible();
});

test('without a launch it says how it is opened', async ({ page }) => {
  await page.goto(`${APP}/workspace#launch=none-such`);
  await expect(page.getByText(/from the EHR/).first()).toBeVisible();
  await expect(panel(page)).toHaveCount(0);
});
