import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { ChartStore } from '../fhir/chart-store.ts';
import { CLINICIANS, HOSPITAL } from './hospital.ts';

function failure(file: string, text: string): Error {
  return new Error(`${file}: ${text}`);
}

/** Replaces every reference (and attachment url) that names a bundle entry by its fullUrl with `Type/id`. */
function resolveReferences(value: unknown, byFullUrl: ReadonlyMap<string, string>): unknown {
  if (Array.isArray(value)) return value.map((item) => resolveReferences(item, byFullUrl));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if ((name === 'reference' || name === 'url') && typeof item === 'string') {
        return [name, byFullUrl.get(item) ?? item];
      }
      return [name, resolveReferences(item, byFullUrl)];
    }),
  );
}

/**
 * The resources of a collection or transaction Bundle with references between them resolved. Ids are kept; an entry
 * without one takes the last part of its fullUrl. Throws with the file's name where the Bundle cannot be used.
 */
export function resourcesOf(bundle: Bundle, file: string): Resource[] {
  if (bundle?.resourceType !== 'Bundle') throw failure(file, 'is not a FHIR Bundle.');
  const byFullUrl = new Map<string, string>();
  const resources = (bundle.entry ?? []).flatMap(({ resource, fullUrl }, index) => {
    if (!resource) return [];
    const id = resource.id ?? fullUrl?.split(/[/:]/).at(-1);
    if (!id) throw failure(file, `entry ${index} (${resource.resourceType}) has neither id nor fullUrl.`);
    if (fullUrl) byFullUrl.set(fullUrl, `${resource.resourceType}/${id}`);
    return [{ ...resource, id }];
  });
  return resources.map((resource) => resolveReferences(resource, byFullUrl) as Resource);
}

/** Patients first and Provenance last, because a Provenance belongs to the patients of its targets. */
function loadOrder(resource: Resource): number {
  if (resource.resourceType === 'Patient') return 0;
  return resource.resourceType === 'Provenance' ? 2 : 1;
}

async function store(resources: readonly Resource[], file: string, charts: ChartStore): Promise<void> {
  const ordered = [...resources].sort((a, b) => loadOrder(a) - loadOrder(b));
  for (const resource of ordered) {
    const present = charts.get(resource.resourceType, resource.id ?? '');
    if (!present) {
      await charts.createResource(resource);
      continue;
    }
    const { meta: _present, ...known } = present;
    const { meta: _new, ...added } = resource;
    if (!isDeepStrictEqual(known, added)) {
      throw failure(
        file,
        `${resource.resourceType}/${resource.id} differs from the one another file brought.`,
      );
    }
  }
}

async function caseFiles(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true }).catch(() => []);
  return entries
    .filter((entry) => entry.isFile() && entry.name === 'bundle.json')
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/**
 * Loads the hospital, its clinicians and every `bundle.json` below the folder into the store. Resources are not
 * validated here, to start fast; fixtures have their own test. Throws with the file's name when one cannot be read.
 */
export async function loadCharts(charts: ChartStore, folder: string): Promise<void> {
  await charts.withSeeding(async () => {
    await store([HOSPITAL, ...CLINICIANS.map(({ resource }) => resource)], 'hospital', charts);
    for (const file of await caseFiles(folder)) {
      let bundle: Bundle;
      try {
        bundle = JSON.parse(await readFile(file, 'utf8')) as Bundle;
      } catch {
        throw failure(file, 'is not valid JSON.');
      }
      await store(resourcesOf(bundle, file), file, charts);
    }
  });
}
