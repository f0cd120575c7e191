import { expect, test, type Page } from '@playwright/test';
import { PEOPLE, askEhr, openEhr } from './testing/ehr.ts';
import { launchInTab, ranked, timeline } from './testing/workspace.ts';

/** Makes the EHR's server difficult, as its page does; `null`: it answers as it should. */
async function behaveLike(page: Page, words: RegExp | null): Promise<void> {
  const { profiles } = await askEhr<{ profiles: { id: string; words: string }[] }>(page, '/ehr/server');
  const found = profiles.filter((profile) => words?.test(profile.words));
  if (words && found.length !== 1) throw new Error(`Not one server behaviour is ${words.source}.`);
  await askEhr(page, '/ehr/server', { send: { profile: found[0]?.id ?? null } });
}

test.afterEach(({ page }) => behaveLike(page, null));

async function launchAndOpenCoverage(page: Page): Promise<string> {
  await launchInTab(page, PEOPLE.kidney);
  await expect(ranked(page)).toContainText('Chronic kidney disease');
  await expect(timeline(page)).toBeVisible();
  await page.getByRole('button', { name: /^Record coverage/ }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  return dialog.innerText();
}

/** What the coverage dialog must say, or `null` where nothing is missing. */
const PROFILES: readonly (readonly [RegExp, RegExp | null])[] = [
  [/answers only what it asks for/, null],
  [/ten at a time, in no order/, null],
  [/links to other hosts/, /another (server|host|address|origin)/i],
  [/keeps parts of the record back/, /not shared/i],
  [/limits how often/, null],
  [/forgets its pages/, null],
  [/is slow and doesn’t count/, null],
  [/fails the first time/, /Procedures[\s\S]*failed/i],
  [/web pages, half answers/, /failed/i],
  [/ends the session’s token/, /may not contain the entire record/],
];

for (const [words, problem] of PROFILES)
  test(`a server that ${words.source}`, async ({ page }) => {
    await behaveLike(page, words);
    const coverage = await launchAndOpenCoverage(page);
    if (problem) expect(coverage).toMatch(problem);
    else expect(coverage).not.toMatch(/incomplete|not shared|failed|withheld|offline/i);
  });

test('an answer that the browser may not read is “blocked or offline”; another patient’s result is refused', async ({
  page,
}) => {
  await test.step('chosen by a person on the EHR’s page, as the one that answers well', async () => {
    await openEhr(page);
    const select = page.getByRole('combobox', { name: 'Behave like a server that' });
    const choose = async (words: RegExp) => {
      const option = select.locator('option').filter({ hasText: words });
      await select.selectOption(await option.getAttribute('value'));
      await expect(page.getByText(/^From the next launch on/)).toBeVisible();
    };
    await choose(/answers as it should/);
    await choose(/mixes patients/);
  });
  const coverage = await launchAndOpenCoverage(page);
  expect(coverage).toMatch(/offline/i);
  expect(coverage).toMatch(/Of another patient: refused \(1\)/);
});
