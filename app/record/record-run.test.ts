import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Session } from '../launch/session.ts';
import { forgetLaunch, recordKeys, resourceQuery } from './record-queries.ts';
import { createRecordRun } from './record-run.ts';
import { startRecordServer, type RecordServer } from './testing/record-server.ts';
import { recordSession } from './testing/record-session.ts';

let server: RecordServer;
let client: QueryClient;
beforeEach(async () => {
  server = await startRecordServer();
  client = new QueryClient();
});
afterEach(() => {
  client.clear();
  return server.close();
});

function startRun(session: Session) {
  const seen: string[] = [];
  const run = createRecordRun({
    session,
    client,
    now: () => Date.now(),
    onPage: (resources) => seen.push(...resources.map(({ resourceType, id }) => `${resourceType}/${id}`)),
  });
  run.start();
  const settled = () => expect.poll(() => run.state().coverage.settled, { timeout: 10_000 }).toBe(true);
  return { run, seen, settled };
}
const cached = () =>
  client
    .getQueryCache()
    .getAll()
    .map(({ queryKey }) => queryKey[0]);

describe('one reading', () => {
  it('streams each resource once and tells how each source stands', async () => {
    server.data.set('Condition', [{ resourceType: 'Condition', id: 'c1' }]);
    const { run, seen, settled } = startRun(recordSession(server.base));
    let told = 0;
    run.subscribe(() => (told += 1));
    expect(run.state().coverage).toMatchObject({ settled: false, firstStageSettled: false, asOf: null });
    await settled();
    expect(seen).toEqual(['Patient/pat-1', 'Condition/c1']);
    expect(run.state().coverage).toMatchObject({ firstStageSettled: true, gaps: [], summary: '' });
    expect(run.state().coverage.complete).toBe(run.state().coverage.sources);
    await expect.poll(() => told, { timeout: 10_000 }).toBeGreaterThan(0);
    run.stop();
  });

  it('keeps the state’s identity until something changes, as React asks', async () => {
    const { run, settled } = startRun(recordSession(server.base));
    expect(run.state()).toBe(run.state());
    await settled();
    expect(run.state()).toBe(run.state());
    run.stop();
  });

  it('reads a failed source again on request and hands on only what is new', async () => {
    let broken = true;
    server.data.set('Procedure', [{ resourceType: 'Procedure', id: 'p1' }]);
    server.rules.push(({ path }) => (broken && path === '/fhir/Procedure' ? { body: '<html>' } : null));
    const { run, seen, settled } = startRun(recordSession(server.base));
    await settled();
    expect(run.state().coverage.gaps.map(({ source }) => source)).toEqual(['procedures']);
    broken = false;
    run.retry('procedures');
    await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['Patient/pat-1', 'Procedure/p1']);
    await settled();
    expect(run.state().coverage.gaps).toEqual([]);
    run.stop();
  });
});

describe('offline', () => {
  it('is read again when the network is back, and only that', async () => {
    let down = true;
    server.data.set('Procedure', [{ resourceType: 'Procedure', id: 'p1' }]);
    server.rules.push(({ path }) => (down && path === '/fhir/Procedure' ? { drop: true } : null));
    const { run, seen, settled } = startRun(recordSession(server.base));
    await settled();
    expect(run.state().coverage.gaps.map(({ state }) => state)).toEqual(['offline']);
    down = false;
    const before = server.stub.requests.length;
    run.retryOffline();
    await expect.poll(() => seen, { timeout: 10_000 }).toContain('Procedure/p1');
    expect(server.stub.requests.length).toBe(before + 1);
    run.stop();
  });
});

describe('caches', () => {
  it('have keys that start with the launch, and die with it', async () => {
    const [one, two] = [recordSession(server.base), recordSession(server.base)];
    const [first, second] = [startRun(one), startRun(two)];
    await Promise.all([first.settled(), second.settled()]);
    await client.fetchQuery(resourceQuery(one, 'Patient/pat-1'));
    expect(new Set(cached())).toEqual(new Set([one.launchId, two.launchId]));
    forgetLaunch(client, one.launchId);
    expect(new Set(cached())).toEqual(new Set([two.launchId]));
    first.run.stop();
    second.run.stop();
    expect(client.getQueryCache().findAll({ queryKey: recordKeys.record(two) })).toEqual([]);
  });

  it('hold no copy of the record', async () => {
    server.data.set('Condition', [
      { resourceType: 'Condition', id: 'c1', note: [{ text: 'a-text-of-the-record' }] },
    ]);
    const { run, settled } = startRun(recordSession(server.base));
    await settled();
    const kept = client
      .getQueryCache()
      .getAll()
      .map(({ state }) => state.data);
    expect(JSON.stringify(kept)).not.toContain('a-text-of-the-record');
    run.stop();
  });
});

describe('a patient switch', () => {
  it('lets nothing of the former patient through, however late it comes', async () => {
    let open = () => {};
    const gate = new Promise<void>((resolve) => (open = resolve));
    server.data.set('Condition', [{ resourceType: 'Condition', id: 'of-the-former-patient' }]);
    server.rules.push(({ headers }) =>
      headers.authorization === 'Bearer slow' ? gate.then(() => null) : null,
    );
    const former = startRun(recordSession(server.base, { accessToken: 'slow' }));
    await expect.poll(() => server.stub.requests.length, { timeout: 10_000 }).toBe(5);
    former.run.stop();
    server.data.set('Condition', []);
    const next = startRun(recordSession(server.base));
    open();
    await next.settled();
    expect(former.seen).toEqual([]);
    expect(next.seen).toEqual(['Patient/pat-1']);
    next.run.stop();
  });
});

describe('an item’s source resource', () => {
  it('is read by its reference, also by one into its text', async () => {
    server.data.set('DocumentReference', [{ resourceType: 'DocumentReference', id: 'd1' }]);
    const session = recordSession(server.base);
    const answer = await client.fetchQuery(resourceQuery(session, 'DocumentReference/d1#412-440'));
    expect(answer).toMatchObject({ ok: true, value: { id: 'd1' } });
    expect(await client.fetchQuery(resourceQuery(session, 'DocumentReference/gone'))).toMatchObject({
      ok: false,
      failure: { kind: 'not-found' },
    });
  });
});
