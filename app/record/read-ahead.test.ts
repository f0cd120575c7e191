import { QueryClient } from '@tanstack/react-query';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Session } from '../launch/session.ts';
import { readAhead, startReading } from './read-ahead.ts';
import { startRecordServer, type RecordServer } from './testing/record-server.ts';
import { recordSession } from './testing/record-session.ts';

let server: RecordServer;
let client: QueryClient;
let session: Session;
beforeEach(async () => {
  server = await startRecordServer();
  client = new QueryClient();
  session = recordSession(server.base);
  server.data.set('Condition', [{ resourceType: 'Condition', id: 'c1' }]);
});
afterEach(() => {
  client.clear();
  return server.close();
});

async function read() {
  const seen: string[] = [];
  const run = startReading(session, client, (resources) => {
    seen.push(...resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
  });
  await expect.poll(() => run.state().coverage.settled, { timeout: 10_000 }).toBe(true);
  return { run, seen };
}

it('what came before there was a screen is handed on whole, each resource once', async () => {
  readAhead(session, client);
  await expect.poll(() => server.stub.requests.length, { timeout: 10_000 }).toBeGreaterThan(3);
  const { run, seen } = await read();
  expect(seen.toSorted()).toEqual(['Condition/c1', 'Patient/pat-1']);
  run.stop();
});

it('a second reading of the same session asks the server again', async () => {
  readAhead(session, client);
  const first = await read();
  first.run.stop();
  const asked = server.stub.requests.length;
  const second = await read();
  expect(second.seen.toSorted()).toEqual(['Condition/c1', 'Patient/pat-1']);
  expect(server.stub.requests.length).toBeGreaterThan(asked);
  second.run.stop();
});
