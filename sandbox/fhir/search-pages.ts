import { randomUUID } from 'node:crypto';
import type { Inclusion } from './search-bundle.ts';

/** The result of one search, frozen when its first page was given. */
export interface FrozenSearch {
  /** The path under the FHIR base that its pages are asked from. */
  readonly path: string;
  readonly grantId: string;
  readonly patientId: string | undefined;
  /** References `Type/id` in the order of the result. */
  readonly matches: readonly string[];
  readonly pageSize: number;
  readonly elements: readonly string[] | undefined;
  readonly inclusion: Inclusion | undefined;
}

const LIFETIME_MS = 15 * 60_000;
const KEPT = 500;

/**
 * Keeps the result of a search while its pages are fetched, so that each item comes once and in order whatever is
 * written in between. Next links carry an opaque cursor; they can be repeated, and expire after fifteen minutes.
 */
export class SearchPages {
  private readonly kept = new Map<string, { search: FrozenSearch; until: number }>();

  /** Freezes a result and returns the cursor of a position in it. */
  keep(search: FrozenSearch): (offset: number) => string {
    const id = randomUUID();
    this.kept.set(id, { search, until: Date.now() + LIFETIME_MS });
    for (const oldest of this.kept.keys()) {
      if (this.kept.size <= KEPT) break;
      this.kept.delete(oldest);
    }
    return (offset) => `${id}.${offset}`;
  }

  /** The frozen search and position of a cursor; undefined when it is unknown or has expired. */
  find(
    cursor: string,
  ): { search: FrozenSearch; offset: number; cursorAt: (offset: number) => string } | undefined {
    const [id = '', offsetText = ''] = cursor.split('.');
    const entry = this.kept.get(id);
    const offset = Number(offsetText);
    if (!entry || entry.until < Date.now() || !Number.isInteger(offset) || offset < 0) return undefined;
    return { search: entry.search, offset, cursorAt: (next) => `${id}.${next}` };
  }
}
