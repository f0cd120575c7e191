import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { chromium, expect, test, type Frame, type Page } from '@playwright/test';
import { APP, EHR, askEhr, openEhr } from './testing/ehr.ts';

const ISS = encodeURIComponent(`${EHR}/fhir`);

interface Listed {
  readonly id: string;
  readonly name: string;
}

const familyName = ({ name }: Listed): string => name.split(' ').at(-1) ?? name;

/** The first two patients of the EHR's list. */
async function twoPatients(page: Page): Promise<[Listed, Listed]> {
  const [one, two] = await askEhr<Listed[]>(page, '/ehr/patients');
  if (!one || !two) throw new Error('The sandbox has fewer than two patients.');
  return [one, two];
}

/** A launch address, asked for as the EHR's own page does. */
async function launchUrl(page: Page, patient: Listed): Promise<string> {
  const send = { patient: patient.id };
  return (await askEhr<{ url: string }>(page, '/ehr/launches', { send })).url;
}

const shows = (place: Page | Frame, patient: Listed) =>
  expect(place.getByText(familyName(patient)).first()).toBeVisible();

async function addFrame(page: Page, url: string): Promise<Frame> {
  const name = `frame-${Math.random().toString(36).slice(2)}`;
  await page.evaluate(
    ([src = '', id = '']) => {
      const frame = document.createElement('iframe');
      frame.name = id;
      frame.src = src;
      document.body.append(frame);
    },
    [url, name],
  );
  await expect.poll(() => page.frame(name)?.url() ?? '').toContain('/workspace#launch=');
  const frame = page.frame(name);
  if (!frame) throw new Error('The frame is gone.');
  return frame;
}

test('two frames of one tab keep their own patient, also after a reload', async ({ page }) => {
  const [one, two] = await twoPatients(page);
  await openEhr(page);
  const first = await addFrame(page, await launchUrl(page, one));
  const second = await addFrame(page, await launchUrl(page, two));
  await shows(first, one);
  await shows(second, two);
  for (const [frame, own, other] of [
    [first, one, two],
    [second, two, one],
  ] as const) {
    const loaded = page.waitForEvent('framenavigated', (navigated) => navigated === frame);
    await frame.evaluate(() => window.location.reload());
    await loaded;
    await shows(frame, own);
    await expect(frame.getByText(familyName(other))).toHaveCount(0);
  }
});

test('tokens are in no address, log, cookie or local storage', async ({ page, context }) => {
  const seen: string[] = [];
  page.on('request', (request) => seen.push(request.url()));
  page.on('console', (message) => seen.push(message.text()));
  const secrets: string[] = [];
  page.on('response', async (response) => {
    if (!response.url().endsWith('/oauth2/token')) return;
    const body = (await response.json().catch(() => ({}))) as Record<string, string>;
    secrets.push(
      ...[body['access_token'], body['refresh_token'], body['id_token']].flatMap((one) => one ?? []),
    );
  });
  const [patient] = await twoPatients(page);
  await page.goto(await launchUrl(page, patient));
  await shows(page, patient);
  await expect.poll(() => secrets.length).toBe(3);
  const places = await page.evaluate(() => [
    JSON.stringify({ ...localStorage }),
    document.cookie,
    window.location.href,
    document.body.innerHTML,
    window.name,
  ]);
  const cookies = (await context.cookies(APP)).filter(({ name }) => /chartside|token/i.test(name));
  const kept = [...seen, ...places, JSON.stringify(cookies)].join('\n');
  for (const secret of secrets) expect(kept).not.toContain(secret);
  expect(page.url()).not.toMatch(/code=|state=/);
  expect(page.url()).not.toContain(patient.id);
});

test('a hostile launch link sends nothing to its host', async ({ page }) => {
  const contacted: string[] = [];
  page.on('request', (request) => contacted.push(new URL(request.url()).host));
  for (const query of [
    'iss=https%3A%2F%2Fevil.example%2Ffhir&launch=1',
    `iss=${ISS}&iss=https%3A%2F%2Fevil.example%2Ffhir&launch=1`,
    'fhirServiceUrl=https%3A%2F%2Fevil.example%2Ffhir&patientId=x',
  ]) {
    await page.goto(`${APP}/launch?${query}`);
    await expect(page.getByRole('alert')).toBeVisible();
  }
  expect(new Set(contacted)).toEqual(new Set([new URL(APP).host]));
});

test('a callback with a made-up state shows none of its text', async ({ page }) => {
  const text = 'Call +1 555 0100 <img src=x onerror=window.pwned=1>';
  const query = new URLSearchParams({ state: 'bogus', error: 'server_error', error_description: text });
  await page.goto(`${APP}/callback?${query}`);
  await expect(page.getByRole('alert')).toContainText('Open Chartside again from the EHR');
  expect(await page.locator('body').innerText()).not.toMatch(/555|onerror|server_error/);
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
  expect(page.url()).not.toContain('555');
});

test('when the sign-in ends, the chart is gone and the way back is said', async ({ page }) => {
  const [patient] = await twoPatients(page);
  await page.goto(await launchUrl(page, patient));
  await shows(page, patient);
  await page.route(`${EHR}/**`, (route) =>
    route.fulfill({ status: 401, headers: { 'access-control-allow-origin': APP }, body: '' }),
  );
  await page.reload();
  await expect(page.getByRole('alert')).toContainText('Open Chartside again from the EHR');
  await expect(page.getByText(familyName(patient))).toHaveCount(0);
  const left = await page.evaluate(() =>
    Object.keys(sessionStorage).filter((key) => key.includes('session')),
  );
  expect(left).toEqual([]);
});

test('a patient switch in place drops every late answer', async ({ page }) => {
  const [one, two] = await twoPatients(page);
  const hashes: string[] = [];
  for (const patient of [one, two]) {
    await page.goto(await launchUrl(page, patient));
    await shows(page, patient);
    hashes.push(new URL(page.url()).hash);
    await page.goto('about:blank');
  }
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`${EHR}/fhir/**${one.id}**`, async (route) => {
    await held;
    await route.continue().catch(() => undefined);
  });
  const asked = page.waitForRequest((request) => request.url().includes(one.id));
  await page.goto(`${APP}/workspace${hashes[0]}`);
  await asked;
  await page.evaluate((hash) => (window.location.hash = hash), hashes[1] ?? '');
  await shows(page, two);
  release();
  await page.waitForTimeout(500);
  await expect(page.getByText(familyName(one))).toHaveCount(0);
  await shows(page, two);
});

test('a name that is markup is shown as text', async ({ page }) => {
  const [patient] = await twoPatients(page);
  const hostile = '<img src=x onerror="window.pwned=1">';
  await page.route(`${EHR}/fhir/Patient/${patient.id}`, async (route) => {
    const response = await route.fetch();
    const resource = (await response.json()) as Record<string, unknown>;
    await route.fulfill({ response, json: { ...resource, name: [{ family: hostile, given: ['A'] }] } });
  });
  await page.goto(await launchUrl(page, patient));
  await expect(page.getByText('<img src=x').first()).toBeVisible();
  expect(await page.evaluate(() => 'pwned' in window)).toBe(false);
});

test('a forged identity opens the chart, decides nothing, and the reason is shown', async ({ page }) => {
  const [patient] = await twoPatients(page);
  await page.route(`${EHR}/oauth2/token`, async (route) => {
    const response = await route.fetch();
    const tokens = (await response.json()) as { id_token: string };
    const [header, payload] = tokens.id_token.split('.');
    const forged = Buffer.from('another key made this').toString('base64url');
    await route.fulfill({ response, json: { ...tokens, id_token: `${header}.${payload}.${forged}` } });
  });
  await page.goto(await launchUrl(page, patient));
  await shows(page, patient);
  await page.getByRole('list', { name: 'Ranked diagnoses' }).getByRole('button').first().click();
  await expect(page.getByText('signature of the identity that the EHR sent does not verify')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Accept' })).toHaveCount(0);
});

test('a refresh in mid-session keeps the chart on screen', async ({ page }) => {
  const [patient] = await twoPatients(page);
  await page.goto(await launchUrl(page, patient));
  await shows(page, patient);
  const read = page.getByRole('button', { name: /^Record coverage: \d+ sources read/ });
  // A request still under way would be refused too, and its refresh lost with the page that is left.
  await expect(read).toBeVisible();
  const refreshed: string[] = [];
  let rejected = '';
  await page.route(`${EHR}/fhir/**`, (route) => {
    const token = route.request().headers()['authorization'] ?? '';
    rejected ||= token;
    if (token !== rejected || route.request().method() === 'OPTIONS') return route.continue();
    return route.fulfill({ status: 401, headers: { 'access-control-allow-origin': APP }, body: '' });
  });
  page.on('request', (request) => {
    if (request.postData()?.includes('grant_type=refresh_token')) refreshed.push(request.url());
  });
  await page.reload();
  await shows(page, patient);
  await expect(read).toBeVisible();
  expect(refreshed).toHaveLength(1);
});

test('what a launch says when it cannot go on is accessible, light and dark, wide and narrow', async ({
  page,
}) => {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 800 });
      await page.goto(`${APP}/launch?iss=https%3A%2F%2Fevil.example`);
      await expect(page.getByRole('alert')).toBeVisible();
      expect((await new AxeBuilder({ page }).setLegacyMode(true).analyze()).violations).toEqual([]);
    }
  }
});

test('may be framed by the EHR and by nobody else', async ({ page }) => {
  const html = `<iframe name="app" src="${APP}/workspace"></iframe>`;
  const foreign = createServer((_request, response) =>
    response.writeHead(200, { 'content-type': 'text/html' }).end(html),
  );
  await new Promise<void>((resolve) => foreign.listen(0, 'localhost', resolve));
  const origin = `http://localhost:${(foreign.address() as AddressInfo).port}`;
  const framed = () => page.frameLocator('iframe').getByRole('alert');
  try {
    // Without the header it would show: so it is the header that keeps it out.
    await page.route(`${APP}/workspace`, async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { 'content-type': 'text/html' } });
    });
    await page.goto(origin);
    await expect(framed()).toBeVisible();
    await page.unroute(`${APP}/workspace`);
    await page.goto(origin);
    await expect.poll(() => page.frame('app')?.url()).toMatch(/^chrome-error:/);
    await expect(framed()).toHaveCount(0);
  } finally {
    foreign.closeAllConnections();
    foreign.close();
  }
});

test('where the browser blocks storage, it says so and offers a tab of its own', async () => {
  const profile = mkdtempSync(join(tmpdir(), 'cs-blocked-'));
  mkdirSync(join(profile, 'Default'));
  const preferences = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify(preferences));
  const { launchOptions } = test.info().project.use;
  const context = await chromium.launchPersistentContext(profile, { ...launchOptions });
  try {
    const page = await context.newPage();
    await page.goto(`${APP}/launch?iss=${ISS}&launch=1`);
    await expect(page.getByRole('alert')).toContainText('does not let Chartside keep the sign-in');
    await expect(page.getByRole('link', { name: 'Open in its own tab' })).toHaveAttribute('href', page.url());
  } finally {
    await context.close();
    rmSync(profile, { recursive: true, force: true });
  }
});
