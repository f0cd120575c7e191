import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Impression } from '../../contracts/api.ts';
import type { ServerContext, ServerEnv } from '../context.ts';
import type { LogEntry } from '../http/log.ts';
import { copyTemplateDatabase } from '../testing/template-database.ts';
import { openDatabase, type Database, type OpenDatabase } from '../store/database.ts';
import { recordImpressions } from '../store/impressions.ts';
import { loadKeys } from '../store/keys.ts';
import { exportRoutes } from './routes.ts';

const dataDir = mkdtempSync(join(tmpdir(), 'cs-export-'));
const user = { fhirUser: 'Practitioner/p1', name: null, iss: 'https://ehr.example/fhir', sub: 'governor' };
const seen = (): Impression => ({
  id: randomUUID(),
  iss: user.iss,
  patientId: 'p1',
  encounterId: null,
  assessmentId: randomUUID(),
  event: 'listed',
  model: { id: 'm', version: '1', knowledge: 'k' },
  entries: [],
  seenAt: '2026-01-15T09:30:00.000Z',
});
let database: OpenDatabase;
let store: ServerContext['store'];
beforeAll(async () => {
  await copyTemplateDatabase(dataDir);
  database = await openDatabase({ dataDir });
  store = { db: database.db, keys: await loadKeys(database.db, undefined), now: () => new Date() };
  await recordImpressions(store, Array.from({ length: 501 }, seen), user);
});
afterAll(async () => {
  await database.close();
  rmSync(dataDir, { recursive: true, force: true });
});

/** The export over HTTP, from a database that answers so many pages and then fails. */
async function exported(pages: number) {
  const logs: LogEntry[] = [];
  let left = pages;
  const db = new Proxy(store.db, {
    get(real, name: keyof Database) {
      if (name === 'select' && (left -= 1) < 0)
        throw new Error('Failed query: select CANARY', { cause: new Error('CANARY of a row') });
      const value: unknown = real[name];
      return typeof value === 'function' ? value.bind(real) : value;
    },
  });
  const log = (entry: LogEntry) => void logs.push(entry);
  const app = new Hono<ServerEnv>();
  app.use(async (c, next) => {
    c.set('session', { user, roles: ['governance'], patients: [], signedInAt: new Date() });
    c.set('requestId', 'r1');
    await next();
  });
  app.route('/', exportRoutes({ store: { ...store, db }, now: store.now, log } as unknown as ServerContext));
  const server = createAdaptorServer({ fetch: app.fetch }).listen(0, 'localhost');
  await once(server, 'listening');
  const answer = await fetch(`http://localhost:${(server.address() as AddressInfo).port}/api/export`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'impressions', format: 'ndjson' }),
  });
  const text = await answer.text().catch(() => null);
  server.close();
  return { text, logs };
}

describe('an export of several pages', () => {
  it('comes whole', async () => {
    expect((await exported(2)).text?.trim().split('\n')).toHaveLength(501);
  });

  it('that breaks off in the middle is not taken for a whole one, and no value of it is logged', async () => {
    const printed = vi.spyOn(console, 'error');
    const { text, logs } = await exported(1);
    expect(text).toBeNull();
    expect(logs).toMatchObject([{ event: 'export-broken-off', requestId: 'r1' }]);
    expect(JSON.stringify(logs)).not.toContain('CANARY');
    expect(printed).not.toHaveBeenCalled();
    printed.mockRestore();
  });
});
