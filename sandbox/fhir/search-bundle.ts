import type { Bundle, BundleEntry, Resource } from '@medplum/fhirtypes';
import { may } from './access.ts';
import type { Access } from './access.ts';
import type { ChartStore } from './chart-store.ts';
import { isVisible, visible } from './search.ts';
import { searchValues } from './search-values.ts';

/** Keeps the elements asked for and the mandatory ones, and marks the resource as incomplete (R4 3.1.1.5.8). */
export function withElements(resource: Resource, elements: readonly string[] | undefined): Resource {
  if (!elements) return resource;
  const kept = new Set(['resourceType', 'id', 'meta', 'status', 'subject', 'patient', 'code', ...elements]);
  const entries = Object.entries(resource).filter(([name]) => kept.has(name));
  const tag = [
    ...(resource.meta?.tag ?? []),
    { system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' },
  ];
  return { ...Object.fromEntries(entries), meta: { ...resource.meta, tag } } as Resource;
}

/** What a search adds to its matches: `Type:parameter` values. */
export interface Inclusion {
  readonly include: readonly string[];
  readonly revInclude: readonly string[];
}

/** The resources that `_include` and `_revinclude=Provenance:target` add to a page, as far as the token may see them. */
export function includedWith(
  page: readonly Resource[],
  inclusion: Inclusion,
  store: ChartStore,
  access: Access,
): Resource[] {
  const found = new Map<string, Resource>();
  const onPage = new Set(page.map((resource) => `${resource.resourceType}/${resource.id}`));
  const add = (resource: Resource | undefined) => {
    if (!resource || !may(access, 'read', resource.resourceType) || !isVisible(store, access, resource))
      return;
    const reference = `${resource.resourceType}/${resource.id}`;
    if (!onPage.has(reference)) found.set(reference, resource);
  };
  for (const target of inclusion.include) {
    const [, code = ''] = target.split(':');
    for (const resource of page) {
      const values = searchValues(resource, code);
      if (values.kind !== 'reference') continue;
      for (const reference of values.references) {
        const [type = '', id = ''] = reference.split('/');
        add(store.get(type, id));
      }
    }
  }
  if (inclusion.revInclude.length > 0) {
    for (const provenance of visible(store, access, 'Provenance')) {
      const targets = searchValues(provenance, 'target');
      if (targets.kind === 'reference' && targets.references.some((item) => onPage.has(item)))
        add(provenance);
    }
  }
  return [...found.values()];
}

interface PageParts {
  readonly base: string;
  readonly total: number;
  readonly matches: readonly Resource[];
  readonly included: readonly Resource[];
  readonly links: { readonly self: string; readonly next?: string | undefined };
}

/** One page of a search result as a searchset Bundle with absolute links. */
export function searchset({ base, total, matches, included, links }: PageParts): Bundle {
  const entry = (resource: Resource, mode: 'match' | 'include'): BundleEntry => ({
    fullUrl: `${base}/${resource.resourceType}/${resource.id}`,
    resource,
    search: { mode },
  });
  const entries = [
    ...matches.map((resource) => entry(resource, 'match')),
    ...included.map((resource) => entry(resource, 'include')),
  ];
  return {
    resourceType: 'Bundle',
    type: 'searchset',
    total,
    link: [
      { relation: 'self', url: links.self },
      ...(links.next ? [{ relation: 'next', url: links.next } as const] : []),
    ],
    ...(entries.length ? { entry: entries } : {}),
  };
}
