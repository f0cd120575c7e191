import { expect, test } from '@playwright/test';
import { APP, PEOPLE } from './testing/ehr.ts';
import { assessed, decided, launchInTab, leading, openCard, panel, stored } from './testing/workspace.ts';

const decisionCalls = `${APP}/api/decisions`;
/** Where decisions are stored and read, and the session that this needs. */
const store = /\/api\/(decisions|session)/;

test('while the server is away a decision is queued, survives a reload, and is delivered once', async ({
  page,
}) => {
  await launchInTab(page, PEOPLE.ectopic);
  const name = await leading(page);
  await page.route(store, (route) => route.abort('internetdisconnected'));
  await (await openCard(page, name)).getByRole('button', { name: 'Dismiss', exact: true }).click();
  const queue = page.getByRole('list', { name: 'Not yet stored' });
  await expect(queue).toContainText(`${name} dismissed: queued`);
  await expect(decided(page)).toContainText(name);
  await page.reload();
  await assessed(page);
  await expect(queue).toContainText(name);
  await expect(decided(page)).toContainText(name);
  await page.unroute(store);
  await queue.getByRole('button', { name: 'Retry' }).click();
  await expect(queue).toHaveCount(0);
  await expect(
    stored(page)
      .getByRole('listitem')
      .filter({ hasText: `${name} dismissed` }),
  ).toHaveCount(1);
});

test('an answer that gets lost on the way is no second decision', async ({ page }) => {
  await launchInTab(page, PEOPLE.hyponatraemia);
  const name = await leading(page);
  let lost = 0;
  await page.route(decisionCalls, async (route) => {
    if (lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await (await openCard(page, name)).getByRole('button', { name: 'Shelve' }).click();
  const queue = page.getByRole('list', { name: 'Not yet stored' });
  await queue.getByRole('button', { name: 'Retry' }).click();
  await expect(queue).toHaveCount(0);
  expect(lost).toBe(1);
  await page.reload();
  await assessed(page);
  await expect(
    stored(page)
      .getByRole('listitem')
      .filter({ hasText: `${name} shelved` }),
  ).toHaveCount(1);
});

test('when the browser is offline the decision goes out as soon as it is back', async ({ page, context }) => {
  await launchInTab(page, PEOPLE.preEclampsia);
  const name = await leading(page);
  const shelve = (await openCard(page, name)).getByRole('button', { name: 'Shelve' });
  await expect(shelve).toBeVisible();
  await context.setOffline(true);
  await shelve.click();
  const queue = page.getByRole('list', { name: 'Not yet stored' });
  await expect(queue).toContainText(name);
  await context.setOffline(false);
  await expect(queue).toHaveCount(0);
  await expect(stored(page)).toContainText(`${name} shelved`);
  await expect(panel(page).getByRole('alert')).toHaveCount(0);
});

test('a part of the page whose code the network loses comes as soon as it can, and costs no other', async ({
  page,
}) => {
  let lost = 0;
  await page.route(/\/assets\/card-(decide|details)-/, (route) =>
    (lost += 1) <= 2 ? route.abort('internetdisconnected') : route.continue(),
  );
  await launchInTab(page, PEOPLE.meningitis);
  const name = await leading(page);
  await expect((await openCard(page, name)).getByRole('button', { name: 'Shelve' })).toBeVisible();
  expect(lost).toBeGreaterThan(2);
  await expect(page.getByText('could not be shown')).toHaveCount(0);
});
