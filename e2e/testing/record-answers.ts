import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { EHR, type Person } from './ehr.ts';

type Resource = Record<string, unknown> & { readonly resourceType: string };

const CORS = { 'access-control-allow-origin': '*' };

/** From now on the EHR answers with this record instead of its own: the same launch, sign-in and patient id. */
export async function answerWith(page: Page, who: Person, resources: readonly Resource[]): Promise<void> {
  await page.route(/\/fhir\/[A-Z][A-Za-z]+(\/[^/?]+)?(\?.*)?$/, (route) => {
    const [, type = '', , id] = /\/fhir\/([A-Z][A-Za-z]+)(\/([^/?]+))?/.exec(route.request().url()) ?? [];
    const ofType = resources.filter((one) => one.resourceType === type);
    if (type === 'Patient' || id !== undefined) {
      const one = ofType.find((resource) => type === 'Patient' || resource['id'] === id);
      return one
        ? route.fulfill({ json: type === 'Patient' ? { ...one, id: who.id } : one, headers: CORS })
        : route.fulfill({ status: 404, headers: CORS, body: '' });
    }
    return route.fulfill({
      json: { resourceType: 'Bundle', type: 'searchset', entry: ofType.map((resource) => ({ resource })) },
      headers: CORS,
    });
  });
}

/** A record of `fhir-fixtures/hostile`, told as this patient's own. */
export function hostileRecord(name: string, who: Person): Resource[] {
  const file = new URL(`../../fhir-fixtures/hostile/${name}/bundle.json`, import.meta.url);
  const text = readFileSync(file, 'utf8').replaceAll(`Patient/hostile-${name}`, `Patient/${who.id}`);
  const { entry } = JSON.parse(text) as { entry: ({ resource?: Resource } | null)[] };
  return entry.flatMap((one) => (typeof one?.resource?.resourceType === 'string' ? [one.resource] : []));
}

/** Sources that stop answering: every request whose address matches waits until `release` is called. */
export async function holdBack(page: Page, pattern: string): Promise<() => void> {
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  await page.route(`${EHR}/fhir/${pattern}`, async (route) => {
    await held;
    await route.fallback().catch(() => undefined);
  });
  return () => release();
}
