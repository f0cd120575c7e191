import type { Bundle, Resource } from '@medplum/fhirtypes';
import type { Access } from './access.ts';
import type { ChartStore } from './chart-store.ts';
import { refusal } from './outcomes.ts';
import { includedWith, searchset, withElements } from './search-bundle.ts';
import type { Inclusion } from './search-bundle.ts';
import { isVisible } from './search.ts';
import type { SearchPages } from './search-pages.ts';

/** What the repository of one request works with. */
export interface Surroundings {
  readonly store: ChartStore;
  readonly pages: SearchPages;
  /** The server's FHIR base without a trailing slash. */
  readonly base: string;
}

interface Result {
  readonly found: readonly Resource[];
  readonly size: number;
  /** The path under the base that further pages are asked from. */
  readonly path: string;
  readonly self: string;
  readonly elements?: readonly string[] | undefined;
  readonly inclusion?: Inclusion;
}

/** The first page of a result; keeps the rest for the next links when there is more. */
export function firstPage(result: Result, access: Access, { store, pages, base }: Surroundings): Bundle {
  const { found, size, path, self, elements, inclusion } = result;
  const page = found.slice(0, size);
  let next: string | undefined;
  if (size > 0 && found.length > size) {
    const cursorAt = pages.keep({
      path,
      grantId: access.grantId,
      patientId: access.patientId,
      matches: found.map((resource) => `${resource.resourceType}/${resource.id}`),
      pageSize: size,
      elements,
      inclusion,
    });
    next = `${base}/${path}?_page=${cursorAt(size)}`;
  }
  return searchset({
    base,
    total: found.length,
    matches: page.map((resource) => withElements(resource, elements)),
    included: inclusion ? includedWith(page, inclusion, store, access) : [],
    links: { self, next },
  });
}

/** A further page by its cursor. Throws 410 when it has expired and 403 when another grant made the search. */
export function nextPage(cursor: string, self: string, access: Access, around: Surroundings): Bundle {
  const { store, pages, base } = around;
  const found = pages.find(cursor);
  if (!found) throw refusal(410, 'expired', 'This page link has expired. Run the search again.');
  const { search, offset, cursorAt } = found;
  if (search.grantId !== access.grantId || search.patientId !== access.patientId) {
    throw refusal(403, 'forbidden', 'This page link belongs to another authorization.');
  }
  const end = offset + search.pageSize;
  const page = search.matches.slice(offset, end).flatMap((reference) => {
    const [type = '', id = ''] = reference.split('/');
    const resource = store.get(type, id);
    return resource && isVisible(store, access, resource) ? [resource] : [];
  });
  return searchset({
    base,
    total: search.matches.length,
    matches: page.map((resource) => withElements(resource, search.elements)),
    included: search.inclusion ? includedWith(page, search.inclusion, store, access) : [],
    links: {
      self,
      next: end < search.matches.length ? `${base}/${search.path}?_page=${cursorAt(end)}` : undefined,
    },
  });
}
