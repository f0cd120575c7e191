import { resourceIn, type Answer } from './answer.ts';
import { nextLinkAhead, readBundlePage } from './bundle-page.ts';
import { identityOf, type FhirResource, type OutcomeIssue } from './fhir-json.ts';
import { readFailure, type ReadFailure } from './read-failure.ts';
import { nextTask } from './next-task.ts';
import { FHIR_JSON, type FhirReader } from './reader.ts';
import { resolveOnBase } from './same-origin.ts';
import type { HttpAnswer } from './transfer.ts';

/** How a search ended. Only `complete` may be the whole of it; `total` may still say otherwise. */
export type PagesEnd = 'complete' | 'foreign-next' | 'loop' | 'page-cap' | 'failed';

export interface PagesResult {
  readonly end: PagesEnd;
  readonly failure: ReadFailure | null;
  /** Distinct resources. */
  readonly read: number;
  readonly pages: number;
  /** The largest total that a page declared; several servers count only the page. */
  readonly total: number | null;
  readonly empty: number;
  readonly issues: readonly OutcomeIssue[];
  /** The search was started again because its next link had expired. */
  readonly restarted: boolean;
}

export interface PagesProgress {
  readonly read: number;
  readonly pages: number;
  readonly total: number | null;
}

interface ReadPages {
  readonly signal: AbortSignal;
  readonly priority: number;
  /** New resources of each page, at once and in the server's order. */
  readonly onResources: (resources: readonly FhirResource[], progress: PagesProgress) => void;
  readonly pageCap?: number;
}

const PAGE_CAP = 1_000;
/** Pages in a row without anything new: a loop whose links differ. Short and empty pages in between are normal. */
const BARREN_CAP = 25;

/** Reads a search to its end: `next` verbatim, each address once, each resource once, never on another origin. */
export async function readPages(reader: FhirReader, first: string, options: ReadPages): Promise<PagesResult> {
  const { signal, priority, onResources, pageCap = PAGE_CAP } = options;
  const seen = new Set<string>();
  const issues = new Map<string, OutcomeIssue>();
  let visited = new Set<string>();
  let url: string = first;
  let pages = 0;
  let total: number | null = null;
  let empty = 0;
  let barren = 0;
  let restarted = false;
  /** The next page as far as the head of this one tells, and its answer. */
  let ahead: { readonly href: string; readonly answer: Promise<Answer<HttpAnswer>> } | null = null;
  // Before first pages of its stage: the longest search is what the whole record waits for.
  const ask = ({ href }: URL) => ({
    href,
    answer: reader.content(href, {
      signal,
      priority: visited.size > 0 ? priority - 0.5 : priority,
      accept: FHIR_JSON,
    }),
  });
  const result = (end: PagesEnd, failure: ReadFailure | null = null): PagesResult => ({
    end,
    failure,
    read: seen.size,
    pages,
    total,
    empty,
    issues: [...issues.values()],
    restarted,
  });

  for (;;) {
    const address = resolveOnBase(url, reader.base);
    if (address === null) return result('foreign-next', readFailure('foreign'));
    if (visited.has(address.href)) return result('loop');
    const asked: ReturnType<typeof ask> = ahead?.href === address.href ? ahead : ask(address);
    ahead = null;
    visited.add(address.href);
    const answer = await asked.answer;
    if (!answer.ok) {
      if (!isExpired(answer.failure, visited.size) || restarted) return result('failed', answer.failure);
      restarted = true;
      visited = new Set();
      url = first;
      continue;
    }
    // The server makes the next page while this one is gone through: its request must leave before.
    const link = pages + 1 < pageCap ? nextLinkAhead(answer.value.bytes) : null;
    const next = link === null ? null : resolveOnBase(link, reader.base);
    if (next !== null && !visited.has(next.href)) {
      ahead = ask(next);
      await nextTask();
    }
    const bundle = resourceIn(answer.value);
    if (!bundle.ok) return result('failed', bundle.failure);
    const page = readBundlePage(bundle.value);
    if (page === null) return result('failed', readFailure('unreadable', 200));
    pages += 1;
    total = page.total === null ? total : Math.max(total ?? 0, page.total);
    empty += page.empty;
    for (const issue of page.issues) issues.set(`${issue.code} ${issue.text}`, issue);
    const fresh = page.resources.filter((resource) => addNew(seen, identityOf(resource)));
    if (fresh.length > 0 || pages === 1) onResources(fresh, { read: seen.size, pages, total });
    if (page.next === null) return result('complete');
    barren = fresh.length === 0 ? barren + 1 : 0;
    // A restarted search goes over known pages first.
    if (barren >= BARREN_CAP && !restarted) return result('loop');
    if (pages >= pageCap) return result('page-cap');
    url = page.next;
  }
}

/** Servers forget their searches: 404 or 410 on a further page, 400 from some. */
function isExpired(failure: ReadFailure, page: number): boolean {
  return page > 1 && (failure.kind === 'not-found' || failure.kind === 'bad-request');
}

function addNew(seen: Set<string>, identity: string): boolean {
  if (seen.has(identity)) return false;
  seen.add(identity);
  return true;
}
