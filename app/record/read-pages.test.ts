import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStub } from '../launch/testing/http-stub.ts';
import { readAll } from './testing/read-all.ts';
import {
  bundle,
  observations,
  outcome,
  startRecordServer,
  type RecordServer,
} from './testing/record-server.ts';
import { recordSession } from './testing/record-session.ts';

let server: RecordServer;
beforeEach(async () => {
  server = await startRecordServer();
});
afterEach(() => server.close());

const isLaboratory = (path: string, query: URLSearchParams) =>
  path === '/fhir/Observation' && query.get('category') === 'laboratory' && !query.has('date');
const refs = (resources: readonly { resourceType: string; id?: string }[], type: string) =>
  resources.filter(({ resourceType }) => resourceType === type).map(({ id }) => id);

describe('a server that calls itself otherwise than it was asked', () => {
  it('is recognised by its entries’ addresses: its own patient is the patient, another server’s is not', async () => {
    const inside = 'http://10.0.0.7:8080/internal';
    const of = (id: string, server: string) => ({
      fullUrl: `${inside}/Observation/${id}`,
      resource: { ...observations(1, 0, id)[0], id, subject: { reference: `${server}/Patient/pat-1` } },
    });
    server.rules.push(({ path, query }) =>
      isLaboratory(path, query)
        ? {
            body: bundle([], undefined, {
              entry: [of('own', inside), of('foreign', 'https://else.example')],
            }),
          }
        : null,
    );
    const { resources } = await readAll(recordSession(server.base));
    const subjects = resources
      .filter(({ resourceType }) => resourceType === 'Observation')
      .map(({ id, subject }) => [id, (subject as { reference: string }).reference]);
    expect(subjects).toEqual([
      ['own', 'Patient/pat-1'],
      ['foreign', 'https://else.example/Patient/pat-1'],
    ]);
  });
});

describe('paging', () => {
  const pages = (count: number, each: number, link: (page: number, base: string) => string) =>
    server.rules.push(({ path, query }, base) => {
      if (!isLaboratory(path, query) && path !== '/fhir/page') return null;
      const page = Number(query.get('p') ?? 0);
      const next = page + 1 < count ? link(page + 1, base) : undefined;
      return { body: bundle(observations(each, page * each), next) };
    });

  it('reads on by the page’s own next link, whether it stands before the entries, behind them, or beside a false one', async () => {
    const shapes = [
      ({ link, ...rest }: Record<string, unknown>) => ({ ...rest, link }),
      (body: Record<string, unknown>) => ({
        meta: { link: [{ relation: 'next', url: '/fhir/page?p=99' }] },
        ...body,
      }),
    ];
    for (const shape of shapes) {
      server.rules.length = 0;
      server.rules.push(({ path, query }) => {
        if (!isLaboratory(path, query) && path !== '/fhir/page') return null;
        const page = Number(query.get('p') ?? 0);
        if (page > 3) return { status: 500 };
        return {
          body: shape(bundle(observations(2, page * 2), page < 3 ? `page?p=${page + 1}` : undefined)),
        };
      });
      const { statuses } = await readAll(recordSession(server.base));
      expect(statuses.get('laboratory')).toMatchObject({ state: 'done', read: 8, pages: 4 });
    }
  });

  it('goes on before other searches of its stage begin: the record waits for the longest one', async () => {
    const on = Promise.withResolvers<null>();
    // Four of the five requests in flight wait for an answer.
    const held = /^\/fhir\/(?:Procedure|Immunization)$/;
    server.rules.push(({ path, query }) => {
      if (path === '/fhir/DocumentReference' || path === '/fhir/page') on.resolve(null);
      const isOther = path === '/fhir/Observation' && /^(?:vital|social)/.test(query.get('category') ?? '');
      return held.test(path) || (isOther && !query.has('date')) ? on.promise : null;
    });
    pages(4, 2, (page) => `page?p=${page}`);
    await readAll(recordSession(server.base));
    const order = server.stub.requests.map(({ path }) => path);
    expect(order).toContain('/fhir/page');
    expect(order.indexOf('/fhir/DocumentReference')).toBeGreaterThan(order.indexOf('/fhir/page'));
  });

  it('follows next whatever the page’s size, relative or absolute', async () => {
    for (const link of [
      (page: number, base: string) => `${base}/page?p=${page}`,
      (page: number) => `/fhir/page?p=${page}`,
      (page: number) => `page?p=${page}`,
    ]) {
      server.rules.length = 0;
      pages(4, 2, link);
      const { statuses } = await readAll(recordSession(server.base));
      expect(statuses.get('laboratory')).toMatchObject({ state: 'done', read: 8, pages: 4 });
    }
  });

  it('goes on over short and empty pages', async () => {
    server.rules.push(({ path, query }, base) => {
      if (!isLaboratory(path, query) && path !== '/fhir/page') return null;
      const page = Number(query.get('p') ?? 0);
      const next = page < 12 ? `${base}/page?p=${page + 1}` : undefined;
      return { body: bundle(page === 0 || page === 12 ? observations(1, page) : [], next) };
    });
    const { statuses } = await readAll(recordSession(server.base));
    expect(statuses.get('laboratory')).toMatchObject({ state: 'done', read: 2, pages: 13 });
  });

  it('never sends the token to a foreign next link: it stops and says so', async () => {
    const other = await startStub(() => ({ body: bundle(observations(1, 99)) }));
    try {
      pages(2, 2, () => `${other.url}/fhir/page?p=1`);
      const { statuses, coverage } = await readAll(recordSession(server.base));
      expect(other.requests).toHaveLength(0);
      expect(statuses.get('laboratory')).toMatchObject({ state: 'partial', read: 2 });
      expect(statuses.get('laboratory')?.message).toMatch(/another server/);
      expect(coverage.summary).toMatch(
        /^1 of \d+ sources incomplete or not read: Laboratory \(incomplete\)$/,
      );
    } finally {
      await other.close();
    }
  });

  it('ends a loop, of one page or of changing addresses that bring nothing new', async () => {
    pages(3, 2, (page, base) => (page === 2 ? `${base}/page?p=1` : `${base}/page?p=${page}`));
    expect((await readAll(recordSession(server.base))).statuses.get('laboratory')).toMatchObject({
      state: 'partial',
      read: 4,
    });
    server.rules.length = 0;
    let round = 0;
    server.rules.push(({ path, query }, base) =>
      isLaboratory(path, query) || path === '/fhir/page'
        ? { body: bundle(observations(2), `${base}/page?p=0&round=${(round += 1)}`) }
        : null,
    );
    const again = await readAll(recordSession(server.base));
    expect(again.statuses.get('laboratory')).toMatchObject({ state: 'partial', read: 2 });
    expect(round).toBeLessThan(60);
  });

  it('starts an expired search again, once, and hands nothing on twice', async () => {
    let firstTries = 0;
    server.rules.push(({ path, query }, base) => {
      if (isLaboratory(path, query)) {
        firstTries += 1;
        return { body: bundle(observations(2), `${base}/page?try=${firstTries}`) };
      }
      if (path !== '/fhir/page') return null;
      if (query.get('try') === '1') return { status: 410, body: outcome('expired', 'search expired') };
      return { body: bundle(observations(2, 2)) };
    });
    const { statuses, resources } = await readAll(recordSession(server.base));
    expect(statuses.get('laboratory')).toMatchObject({ state: 'done', read: 4, notices: [] });
    expect(statuses.get('laboratory')?.message).toMatch(/from the start/);
    expect(refs(resources, 'Observation')).toEqual(['o0', 'o1', 'o2', 'o3']);
    expect(firstTries).toBe(2);
  });

  it('keeps what it has when next leads to a page that doesn’t exist', async () => {
    pages(2, 5, (_page, base) => `${base}/nowhere/at/all`);
    const { statuses, resources } = await readAll(recordSession(server.base));
    expect(statuses.get('laboratory')).toMatchObject({ state: 'partial', read: 5 });
    expect(refs(resources, 'Observation')).toHaveLength(5);
  });

  it('says "50 of 109" when the server declares more than it gives', async () => {
    server.rules.push(({ path, query }) =>
      isLaboratory(path, query) ? { body: bundle(observations(50), undefined, { total: 109 }) } : null,
    );
    const { statuses } = await readAll(recordSession(server.base));
    expect(statuses.get('laboratory')).toMatchObject({ state: 'partial', read: 50, expected: 109 });
    expect(statuses.get('laboratory')?.message).toMatch(/50 of 109/);
  });

  it('never stops on total: it may count only the page', async () => {
    server.rules.push(({ path, query }, base) => {
      if (isLaboratory(path, query)) return { body: bundle(observations(10), `${base}/page`, { total: 10 }) };
      return path === '/fhir/page' ? { body: bundle(observations(10, 10), undefined, { total: 10 }) } : null;
    });
    const { statuses } = await readAll(recordSession(server.base));
    expect(statuses.get('laboratory')).toMatchObject({ state: 'done', read: 20, expected: null });
  });

  it('that breaks off is partial, with what was read', async () => {
    pages(3, 2, (page, base) => `${base}/${page === 2 ? 'broken' : 'page'}?p=${page}`);
    server.rules.unshift(({ path }) => (path === '/fhir/broken' ? { status: 500 } : null));
    const { statuses } = await readAll(recordSession(server.base));
    expect(statuses.get('laboratory')).toMatchObject({ state: 'partial', read: 4 });
    expect(statuses.get('laboratory')?.message).toMatch(/4 read/);
  });
});
