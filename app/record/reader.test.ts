import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startStub } from '../launch/testing/http-stub.ts';
import { resolveOnBase } from './same-origin.ts';
import { outcome, PATIENT, startRecordServer, type RecordServer } from './testing/record-server.ts';
import { IMPATIENT, quickReader, recordSession } from './testing/record-session.ts';

let server: RecordServer;
beforeEach(async () => {
  server = await startRecordServer();
});
afterEach(() => server.close());

const { signal } = new AbortController();
const bearer = (authorization: string | undefined) => authorization?.replace('Bearer ', '');
const read = (address = 'Patient/pat-1', session = recordSession(server.base), ports = {}) =>
  quickReader(session, ports).resource(address, { signal });

describe('the token', () => {
  it('goes with every request to the issuer', async () => {
    expect(await read()).toEqual({ ok: true, value: PATIENT });
    expect(bearer(server.stub.requests[0]?.headers.authorization)).toBe('access-1');
  });

  it('goes nowhere else: another origin is never even asked', async () => {
    const other = await startStub(() => ({ body: PATIENT }));
    try {
      expect(await read(`${other.url}/fhir/Patient/pat-1`)).toMatchObject({ failure: { kind: 'foreign' } });
      expect(await read('//evil.example/x')).toMatchObject({ failure: { kind: 'foreign' } });
      expect(other.requests).toHaveLength(0);
    } finally {
      await other.close();
    }
  });

  it('doesn’t follow a redirect to another origin', async () => {
    const other = await startStub(() => ({ body: PATIENT }));
    try {
      server.rules.push(() => ({ status: 302, headers: { location: `${other.url}/fhir/Patient/pat-1` } }));
      expect((await read()).ok).toBe(false);
      expect(other.requests).toHaveLength(0);
    } finally {
      await other.close();
    }
  });

  it.each([
    ['Observation?page=2', 'https://ehr.example/fhir/Observation?page=2'],
    ['/fhir/next?x=%7C1', 'https://ehr.example/fhir/next?x=%7C1'],
    ['?_getpages=1', 'https://ehr.example/fhir/?_getpages=1'],
    ['http://ehr.example/fhir/next', 'https://ehr.example/fhir/next'],
    ['https://ehr.example:8443/fhir/next', null],
    ['https://ehr.example.evil.example/fhir', null],
    ['https://user:pw@ehr.example/fhir', null],
    ['http://evil.example/fhir', null],
    ['javascript:alert(1)', null],
    ['https://[', null],
  ])('a link %s is resolved against the base', (link, expected) => {
    expect(resolveOnBase(link, 'https://ehr.example/fhir')?.href ?? null).toBe(expected);
  });
});

describe('a 401', () => {
  const refreshable = () =>
    recordSession(server.base, { refreshToken: 'r-1', expiresAt: Date.now() + 60_000 });

  it('in mid-session leads to one shared refresh and one retry each', async () => {
    let refreshes = 0;
    server.rules.push((request) => {
      if (request.path === '/token') {
        refreshes += 1;
        return { body: { access_token: 'access-2', refresh_token: 'r-2', expires_in: 60 } };
      }
      return bearer(request.headers.authorization) === 'access-2' ? null : { status: 401 };
    });
    const reader = quickReader(refreshable());
    const addresses = ['Condition', 'Encounter', 'Procedure', 'Immunization'];
    const answers = await Promise.all(addresses.map((type) => reader.resource(type, { signal })));
    expect(answers.every(({ ok }) => ok)).toBe(true);
    expect(refreshes).toBe(1);
  });

  it('for one type only, with an empty body or HTML, is "not shared", and no refresh is spent on it', async () => {
    server.rules.push(({ path }) =>
      path === '/fhir/Procedure'
        ? { status: 401, body: '<html>', headers: { 'content-type': 'text/html' } }
        : null,
    );
    const session = refreshable();
    expect(await read('Procedure', session)).toMatchObject({ failure: { kind: 'not-shared' } });
    expect(session.tokens.ended()).toBeNull();
    expect(server.stub.requests.some(({ path }) => path === '/token')).toBe(false);
  });

  it('on everything ends the session, so that the chart is wiped', async () => {
    server.rules.push(() => ({ status: 401 }));
    for (const session of [recordSession(server.base), refreshable()]) {
      expect(await read('Condition', session)).toMatchObject({ failure: { kind: 'ended' } });
      expect(session.tokens.ended()).toBe('expired');
    }
  });

  it('while the check of the token gets no answer ends nothing', async () => {
    server.rules.push(({ path }) => (path === '/fhir/Condition' ? { status: 401 } : { drop: true }));
    const session = recordSession(server.base);
    expect(await read('Condition', session)).toMatchObject({ failure: { kind: 'offline' } });
    expect(session.tokens.ended()).toBeNull();
  });
});

describe('an answer that can’t be used is a failure with a kind', () => {
  it.each([
    ['a web page with 200', { body: '<html>', headers: { 'content-type': 'text/html' } }, 'unreadable'],
    ['broken JSON', { body: '{"resourceType":"Pat' }, 'unreadable'],
    ['an empty body', { body: '' }, 'unreadable'],
    ['JSON that is no resource', { body: [1, 2] }, 'unreadable'],
    ['an OperationOutcome with 200', { body: outcome('exception', 'no') }, 'unreadable'],
    ['a body that breaks off', { body: PATIENT, truncate: true }, 'offline'],
    ['a closed connection', { drop: true }, 'offline'],
    ['no answer', { hang: true }, 'timeout'],
    ['403', { status: 403, body: outcome('forbidden', 'no') }, 'not-shared'],
    ['404', { status: 404 }, 'not-found'],
    ['400', { status: 400, body: outcome('invalid', 'bad') }, 'bad-request'],
  ] as const)('%s', async (_what, answer, kind) => {
    server.rules.push(() => answer);
    const ports = 'hang' in answer ? IMPATIENT : {};
    expect(await read(undefined, undefined, ports)).toMatchObject({ ok: false, failure: { kind } });
  });

  it('quotes what the server says, without control characters and not at length', async () => {
    const text = `not\u0000 for\u202e you ${'x'.repeat(999)}`;
    server.rules.push(() => ({ status: 403, body: outcome('forbidden', text) }));
    const answer = await read();
    const message = answer.ok ? '' : answer.failure.message;
    expect(message).toContain('“not for you xxx');
    expect(message.length).toBeLessThan(400);
  });
});

describe('trying again', () => {
  const count = () => server.stub.requests.length;

  it('is done at most twice on 5xx', async () => {
    server.rules.push(() => ({ status: 503 }));
    expect(await read()).toMatchObject({ failure: { kind: 'server', status: 503 } });
    expect(count()).toBe(3);
  });

  it('succeeds when the server recovers', async () => {
    server.rules.push(() => (count() < 3 ? { status: 500, body: 'oops' } : null));
    expect((await read()).ok).toBe(true);
  });

  it('isn’t done for a 500 that means "not found"', async () => {
    server.rules.push(() => ({ status: 500, body: outcome('not-found', 'no such patient') }));
    expect(await read()).toMatchObject({ failure: { kind: 'not-found' } });
    expect(count()).toBe(1);
  });

  it('waits as long as 429 asks, for all requests of the session', async () => {
    let refusedAt = 0;
    const later: number[] = [];
    server.rules.push(() => {
      if (refusedAt === 0) {
        refusedAt = Date.now();
        return { status: 429, headers: { 'retry-after': '1' } };
      }
      later.push(Date.now() - refusedAt);
      return null;
    });
    const reader = quickReader(recordSession(server.base));
    expect((await reader.resource('Condition', { signal })).ok).toBe(true);
    expect((await reader.resource('Encounter', { signal })).ok).toBe(true);
    expect(Math.min(...later)).toBeGreaterThanOrEqual(990);
  });

  it('backs off also where Retry-After can’t be read, and gives up in the end', async () => {
    server.rules.push(() => ({ status: 429 }));
    expect(await read()).toMatchObject({ failure: { kind: 'busy' } });
    expect(count()).toBe(6);
  });

  it('is never done for a write', async () => {
    server.rules.push(() => ({ status: 503 }));
    const reader = quickReader(recordSession(server.base));
    expect((await reader.send('Condition', { method: 'POST', body: '{}' }, { signal })).ok).toBe(false);
    expect(count()).toBe(1);
  });
});

describe('requests', () => {
  it('are at most five at a time, the important ones first', async () => {
    let answer = () => {};
    const held = new Promise<void>((resolve) => (answer = resolve));
    let running = 0;
    let most = 0;
    server.rules.push(async () => {
      running += 1;
      most = Math.max(most, running);
      await held;
      running -= 1;
      return null;
    });
    const sent: string[] = [];
    const reader = quickReader(recordSession(server.base), {
      fetch: (input, init) => {
        sent.push(String(input).replace(`${server.base}/`, ''));
        return fetch(input, init);
      },
    });
    const late = Array.from({ length: 12 }, (_, i) => reader.resource(`Late${i}`, { signal, priority: 3 }));
    const first = reader.resource('First', { signal, priority: 1 });
    await expect.poll(() => running).toBe(5);
    expect(sent).toEqual(['Late0', 'Late1', 'Late2', 'Late3', 'Late4']);
    answer();
    await Promise.all([...late, first]);
    expect(sent.indexOf('First')).toBe(5);
    expect([most, sent.length]).toEqual([5, 13]);
  });

  it('that are aborted end at once, waiting or not', async () => {
    server.rules.push(() => ({ hang: true }));
    const controller = new AbortController();
    const reader = quickReader(recordSession(server.base), { timeoutMs: 60_000 });
    const all = Array.from({ length: 8 }, () => reader.resource('Condition', { signal: controller.signal }));
    setTimeout(() => controller.abort(), 30);
    const answers = await Promise.all(all);
    expect(answers.every((answer) => !answer.ok && answer.failure.kind === 'aborted')).toBe(true);
  });

  it('of a slow source don’t hold up the others', async () => {
    server.rules.push(({ path }) => (path === '/fhir/Slow' ? { hang: true } : null));
    const reader = quickReader(recordSession(server.base));
    const leaving = new AbortController();
    const slow = reader.resource('Slow', { signal: leaving.signal });
    const quick = await Promise.race([reader.resource('Condition', { signal }), slow]);
    expect(quick.ok).toBe(true);
    leaving.abort();
    expect(await slow).toMatchObject({ failure: { kind: 'aborted' } });
  });
});
