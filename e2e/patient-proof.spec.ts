import { expect, test, type Page } from '@playwright/test';
import type { ApiError, SessionResponse } from '../contracts/api.ts';
import type { Decision } from '../contracts/decision.ts';
import { startDeployment, type Deployment } from './testing/deployment.ts';
import { PEOPLE, type Person } from './testing/ehr.ts';
import { assessed, launchInTab, leading, openCard, panel, stored } from './testing/workspace.ts';
import { watchTraffic } from './testing/traffic.ts';

let deployment: Deployment;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  deployment = await startDeployment((sandbox) => ({
    ...sandbox,
    issuers: sandbox.issuers.map((issuer) => ({ ...issuer, patientProof: true })),
  }));
});
test.afterAll(() => deployment.close());

async function launch(page: Page, who: Person): Promise<void> {
  await launchInTab(page, who, { ehr: deployment.ehr });
}

async function shelve(page: Page): Promise<string> {
  const name = await leading(page);
  await (await openCard(page, name)).getByRole('button', { name: 'Shelve' }).click();
  return name;
}

/** A call of the page's own origin with a session's token, as a script in the page could make it. */
const call = (page: Page, path: string, token: string, body: object) =>
  page.evaluate(
    async ([to, bearer, sent]) => {
      const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` };
      const answer = await fetch(to, { method: 'POST', headers, body: JSON.stringify(sent) });
      return { status: answer.status, body: (await answer.json()) as unknown };
    },
    [path, token, body] as const,
  );

const OTHER = PEOPLE.embolism;
const NOT_PROVEN = {
  status: 403,
  body: { code: 'patient-not-proven', message: 'The EHR has not shown that you may read this patient.' },
};

test('with the token of a launch its own patient’s decisions are stored, and no other patient’s are reached', async ({
  page,
}) => {
  const traffic = watchTraffic(page);
  const proof = page.waitForResponse('**/api/session/patient');
  await launch(page, PEOPLE.appendicitis);
  const proven = await proof;
  expect(proven.status()).toBe(200);
  await test.step('neither reading another patient’s decisions nor a proof for him is possible with the token of this launch', async () => {
    const { token, user } = (await proven.json()) as SessionResponse;
    const { iss } = user;
    expect(
      await call(page, '/api/decisions/query', token, { iss, patientId: PEOPLE.appendicitis.id }),
    ).toMatchObject({
      status: 200,
    });
    expect(await call(page, '/api/decisions/query', token, { iss, patientId: OTHER.id })).toMatchObject(
      NOT_PROVEN,
    );
    const accessToken = traffic.tokens[0]?.access_token;
    const more = await call(page, '/api/session/patient', token, { iss, patientId: OTHER.id, accessToken });
    expect(more).toMatchObject(NOT_PROVEN);
    expect((more.body as ApiError).remedy).toBe('Open Chartside again from the chart of this patient.');
  });
  await test.step('a decision on the patient of the launch is stored, and is there after a reload', async () => {
    const name = await shelve(page);
    await expect(stored(page)).toContainText(`${name} shelved · Dr Ines Moreau`);
    await page.reload();
    await assessed(page);
    await expect(stored(page)).toContainText(`${name} shelved`);
  });

  // The EHR's token goes to the server in the body of this one call.
  const [tokens] = traffic.tokens;
  expect(tokens).toBeDefined();
  const app = new URL(page.url()).origin;
  const saw = traffic.requests
    .filter((request) => new URL(request.url()).origin === app)
    .filter((request) => `${request.url()} ${request.postData()}`.includes(tokens?.access_token ?? ''))
    .map((request) => new URL(request.url()).pathname);
  expect(new Set(saw)).toEqual(new Set(['/api/session/patient']));
});

test('a decision forged on another patient in the same session is refused in words, and is nowhere stored', async ({
  page,
}) => {
  const forged: Decision[] = [];
  await page.route('**/api/decisions', async (route) => {
    const decision = { ...(route.request().postDataJSON() as Decision), patientId: OTHER.id };
    forged.push(decision);
    await route.continue({ postData: JSON.stringify(decision) });
  });
  await launch(page, PEOPLE.ketoacidosis);
  const name = await shelve(page);
  const refused = panel(page).getByRole('list', { name: 'Not yet stored' }).getByRole('listitem');
  await expect(refused).toContainText(
    `${name} shelved: not stored. ${NOT_PROVEN.body.message} Open Chartside again from the chart of this patient.`,
  );
  await expect(panel(page).getByRole('button', { name: 'Undo' })).toHaveCount(0);
  expect(forged.map(({ patientId }) => patientId)).toContain(OTHER.id);
  await refused.getByRole('button', { name: 'Discard' }).click();
  await expect(refused).toHaveCount(0);
  await page.unrouteAll();

  await launch(page, OTHER);
  await expect(stored(page)).toHaveCount(0);
});
