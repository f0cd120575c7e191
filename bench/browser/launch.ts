import type { Page } from '@playwright/test';
import type { Product } from './product.ts';

/** An EHR launch of the first (or the named) patient's newest encounter, as the EHR's own page makes it. */
export async function launchUrl(product: Product, page: Page, patient?: string): Promise<string> {
  await page.goto(`${product.ehr}/`);
  return page.evaluate(async (wanted) => {
    const list = (await (await fetch('/ehr/patients')).json()) as
      { patients?: { id: string }[] } | { id: string }[];
    const patients = Array.isArray(list) ? list : (list.patients ?? []);
    const id = wanted ?? patients[0]?.id;
    const chart = (await (await fetch(`/ehr/patients/${id}`)).json()) as { encounters: { id: string }[] };
    const answer = await fetch('/ehr/launches', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ patient: id, encounter: chart.encounters[0]?.id }),
    });
    if (!answer.ok) throw new Error(`The EHR made no launch: ${answer.status}`);
    return ((await answer.json()) as { url: string }).url;
  }, patient);
}
