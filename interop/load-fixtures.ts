import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const FIXTURES = join(import.meta.dirname, '../fhir-fixtures');

interface Entry {
  readonly fullUrl?: string;
  readonly resource: { readonly resourceType: string; readonly id: string };
}
export interface FixtureBundle {
  readonly slug: string;
  readonly patientId: string;
  readonly bundle: { readonly entry: readonly Entry[] };
}

/** The authored cases of `fhir-fixtures/cases`. */
export function fixtureBundles(): readonly FixtureBundle[] {
  const folder = join(FIXTURES, 'cases');
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name: slug }) => {
      const text = readFileSync(join(folder, slug, 'bundle.json'), 'utf8');
      const bundle = JSON.parse(text) as FixtureBundle['bundle'];
      const patient = bundle.entry.find(({ resource }) => resource.resourceType === 'Patient');
      if (patient === undefined) throw new Error(`${slug} has no Patient.`);
      return { slug, patientId: patient.resource.id, bundle };
    });
}

/** Stores a Bundle by one FHIR transaction, each resource under its own id. Throws with the server's words. */
export async function loadByTransaction(base: string, { slug, bundle }: FixtureBundle): Promise<void> {
  const transaction = {
    resourceType: 'Bundle',
    type: 'transaction',
    entry: bundle.entry.map(({ fullUrl, resource }) => ({
      fullUrl,
      resource,
      request: { method: 'PUT', url: `${resource.resourceType}/${resource.id}` },
    })),
  };
  const response = await fetch(base, {
    method: 'POST',
    headers: { 'Content-Type': 'application/fhir+json' },
    body: JSON.stringify(transaction),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`${slug} was refused (${response.status}): ${text.slice(0, 500)}`);
}
