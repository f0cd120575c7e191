import { expect, type FrameLocator, type Page } from '@playwright/test';
import { PORTS } from './servers.ts';

export const APP = `http://localhost:${PORTS.app}`;
export const EHR = `http://localhost:${PORTS.ehr}`;
export const ISS = `${EHR}/fhir`;

/** A synthetic patient of `fhir-fixtures/cases`, as the EHR lists her or him. */
export interface Person {
  readonly id: string;
  readonly name: string;
  /** A part of the name that no other patient has. */
  readonly family: string;
}

export const person = (id: string, name: string, family: string): Person => ({ id, name, family });

export const PEOPLE = {
  stemi: person('pt-bonnici', 'Aurelio Joseph Bonnici', 'Bonnici'),
  dissection: person('pt-achebe', 'Desmond Chukwuma Achebe-Whitlock', 'Achebe-Whitlock'),
  embolism: person('pt-amundsen', 'Solveig Amundsen-Reyes', 'Amundsen-Reyes'),
  appendicitis: person('pt-nandakumar', 'Priya Lakshmi Nandakumar', 'Nandakumar'),
  ketoacidosis: person('pt-varga', 'Emília Zsófia Varga', 'Varga'),
  hypothyroid: person('pt-restrepo', 'Camila Restrepo-Nunn', 'Restrepo-Nunn'),
  kidney: person('pt-castellanos', 'Philomena Castellanos', 'Castellanos'),
  cough: person('pt-nwachukwu', 'Rosalind Ngozi Nwachukwu', 'Nwachukwu'),
  child: person('pt-halvorsen', 'Teodoro Kenji Halvorsen-Ruiz', 'Halvorsen-Ruiz'),
  healthy: person('pt-okonjo', 'Linnea Adaeze Okonjo', 'Okonjo'),
  meningitis: person('pt-boateng', 'Kofi Emmanuel Mensah-Boateng', 'Mensah-Boateng'),
  ectopic: person('pt-quintanilla', 'Marisol Quintanilla Vega', 'Quintanilla'),
  hyponatraemia: person('pt-thorvaldsen', 'Agnes Birgitta Thorvaldsen', 'Thorvaldsen'),
  preEclampsia: person('pt-tuilagi', 'Anneliese Sina Tuilagi', 'Tuilagi'),
  hotKnee: person('pt-mcallister', 'Edith McAllister', 'McAllister'),
  numbSaddle: person('pt-quigley', 'Siobhan Quigley', 'Quigley'),
  backPain: person('pt-vandermeer', 'Harold Vandermeer', 'Vandermeer'),
  arteritis: person('pt-vandersloot', 'Margarethe Vandersloot', 'Vandersloot'),
} as const;

/** Dr Moreau may write to the record, Dr Okafor only reads it. Whoever opens the EHR is Dr Moreau. */
export type Clinician = 'ines-moreau' | 'tom-okafor';

/** Opens the EHR's patient list as a clinician. */
export async function openEhr(page: Page, clinician: Clinician = 'ines-moreau'): Promise<void> {
  await page.goto(`${EHR}/`);
  const select = page.getByRole('combobox', { name: 'Signed in as' });
  await expect(select).toHaveValue(/./);
  if ((await select.inputValue()) === clinician) return;
  // The page signs in, then loads anew: until then its old self still answers.
  const reloaded = page.waitForEvent('load');
  await select.selectOption(clinician);
  await reloaded;
  await expect(select).toHaveValue(clinician);
  await expect(page.getByRole('table').getByRole('row').nth(1)).toBeVisible();
}

/** Chooses a patient in the EHR's list; the chart opens on its summary. */
export async function choosePatient(page: Page, who: Person): Promise<void> {
  await page.getByRole('link', { name: who.name }).click();
  await expect(page.getByRole('heading', { level: 1, name: who.name })).toBeVisible();
}

/** Opens the chart's Chartside activity: a SMART EHR launch into the EHR's iframe. */
export async function openActivity(page: Page): Promise<FrameLocator> {
  await page.getByRole('navigation', { name: 'Chart' }).getByRole('link', { name: 'Chartside' }).click();
  return page.frameLocator('iframe[title="Chartside"]');
}

interface LaunchOptions {
  readonly needPatientBanner?: boolean;
  readonly intent?: string;
  readonly fhirContext?: readonly { readonly reference: string }[];
  /** Another EHR than the shared one. */
  readonly ehr?: string;
}

/**
 * The address of an EHR launch on the patient's newest encounter. Asked for as the EHR's own page does, with the cookies
 * of this browser, but without that page, which tests of it open (`openEhr`).
 */
export async function makeLaunch(page: Page, who: Person, options: LaunchOptions = {}): Promise<string> {
  const { ehr = EHR, ...more } = options;
  const { encounters } = await askEhr<{ encounters: { id: string }[] }>(page, `/ehr/patients/${who.id}`, {
    ehr,
  });
  const send = { patient: who.id, encounter: encounters[0]?.id, ...more };
  return (await askEhr<{ url: string }>(page, '/ehr/launches', { ehr, send })).url;
}

/** A call of the API behind the EHR's page, by who is signed in there, else by Dr Moreau. Throws where it is refused. */
export async function askEhr<T>(
  page: Page,
  path: string,
  { ehr = EHR, send }: { readonly ehr?: string; readonly send?: object } = {},
): Promise<T> {
  const { request } = page.context();
  if (!(await request.get(`${ehr}/ehr/session`)).ok()) await request.get(`${ehr}/`);
  const answer = await (send === undefined
    ? request.get(`${ehr}${path}`)
    : request.post(`${ehr}${path}`, { data: send, headers: { origin: ehr } }));
  if (!answer.ok()) throw new Error(`The EHR answers ${path} with ${answer.status()}`);
  return (await answer.json()) as T;
}
