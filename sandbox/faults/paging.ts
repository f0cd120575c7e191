import { answer, askedOf, changeSearchset, nextLink, outcome, type Fault } from './fault.ts';

/** Servers whose pages are not as one expects. */

const PAGE_SIZE = '10';

/** Repeats the request with other search parameters, on first pages only. */
function withParameters(id: string, words: string, change: (parameters: URLSearchParams) => void): Fault {
  return {
    id,
    words,
    around: (next) => (request) => {
      const asked = askedOf(request);
      if (!asked || asked.id !== null || asked.isLaterPage) return next(request);
      const url = new URL(request.url);
      change(url.searchParams);
      return next(new Request(url, request));
    },
  };
}

function changing(id: string, words: string, change: Parameters<typeof changeSearchset>[1]): Fault {
  return { id, words, around: (next) => changeSearchset(next, change) };
}

/** The first page of each search is empty, and leads on to the real one. */
const emptyFirst: Fault = {
  id: 'empty-page-first',
  words: 'begins its searches for notes with an empty page that has a next link',
  around: (next) => async (request) => {
    const asked = askedOf(request);
    const url = new URL(request.url);
    if (asked?.type !== 'DocumentReference' || asked.id !== null || url.searchParams.has('_page'))
      return next(request);
    if (url.searchParams.has('begun')) {
      url.searchParams.delete('begun');
      return next(new Request(url, request));
    }
    url.searchParams.set('begun', '1');
    const body = {
      resourceType: 'Bundle',
      type: 'searchset',
      link: [{ relation: 'next', url: url.href }],
      entry: [],
    };
    return answer(await next(request), { body: JSON.stringify(body) });
  },
};

/** Each search's later pages are gone once, as after a time-out of the server's cursor; a new search works. */
const expiring: Fault = {
  id: 'expiring-pages',
  words: 'forgets its next links: the first further page of a search has expired',
  around: (next) => {
    const expired = new Set<string>();
    return async (request) => {
      const asked = askedOf(request);
      if (!asked?.isLaterPage || expired.has(asked.type)) return next(request);
      expired.add(asked.type);
      const body = outcome('expired', 'The page has expired. Search again.');
      return answer(await next(request), { status: 410, body });
    };
  },
};

const missing: Fault = {
  id: 'missing-page',
  words: 'links to a next page that doesn’t exist',
  around: (next) => async (request) => {
    const asked = askedOf(request);
    if (!asked?.isLaterPage) return next(request);
    return answer(await next(request), { status: 404, body: outcome('not-found', 'No such page.') });
  },
};

export const PAGING: readonly Fault[] = [
  withParameters('ignores-count', 'ignores the page size asked for and gives ten at a time', (parameters) =>
    parameters.set('_count', PAGE_SIZE),
  ),
  changing('no-total', 'doesn’t say how many there are', (bundle) => delete bundle.total),
  changing('total-of-page', 'gives this page’s number as the total', (bundle) => {
    bundle.total = bundle.entry?.length ?? 0;
  }),
  changing('declares-more', 'declares more than it gives, with no next link', (bundle) => {
    if (!nextLink(bundle) || bundle.total === undefined) return;
    bundle.link = bundle.link?.filter(({ relation }) => relation !== 'next') ?? [];
  }),
  changing('oldest-first', 'gives every page in the opposite order', (bundle) => bundle.entry?.reverse()),
  changing('relative-next', 'writes its next links without the host', (bundle) => {
    const link = nextLink(bundle);
    if (link) link.url = link.url.replace(/^https?:\/\/[^/]+\/fhir\//, '');
  }),
  changing('foreign-next', 'writes next links to another host', (bundle) => {
    const link = nextLink(bundle);
    if (link) link.url = link.url.replace(/^https?:\/\/[^/]+/, 'https://pages.example.net');
  }),
  changing('looping-next', 'links from every page to itself', (bundle, request) => {
    const link = nextLink(bundle);
    if (link) link.url = request.url;
  }),
  emptyFirst,
  expiring,
  missing,
];
