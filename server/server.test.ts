import { request } from 'node:http';
import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import { afterAll, describe, expect, it } from 'vitest';
import type { ApiError, DecisionHistory } from '../contracts/api.ts';
import { DeploymentSchema } from '../contracts/deployment.ts';
import { openDatabase } from './store/database.ts';
import { verifyAudit } from './store/verify-audit.ts';
import { aDecision } from './testing/decisions.ts';
import { temporaryPostgres } from './testing/temporary-postgres.ts';
import { startTestServer, type TestServer } from './testing/test-server.ts';

const postgres = await temporaryPostgres();
const servers: { name: string; server: TestServer }[] = [{ name: 'PGlite', server: await startTestServer() }];
if (postgres !== null)
  servers.push({ name: 'PostgreSQL', server: await startTestServer({ databaseUrl: postgres.url }) });

afterAll(async () => {
  for (const { server } of servers) await server.close();
  await postgres?.close();
});

describe.each(servers)('decisions over HTTP on $name', ({ server }) => {
  const [issuer, other] = server.issuers;
  const query = async (token: string, iss: string, patientId: string) => {
    const response = await server.post('/api/decisions/query', { iss, patientId }, token);
    return ((await response.json()) as DecisionHistory).decisions;
  };

  it('stores with 201, answers the same again with 200, and another content with 409', async () => {
    const { token, user } = await server.signIn();
    const decision = aDecision({ iss: issuer.iss });
    const first = await server.post('/api/decisions', decision, token);
    const again = await server.post('/api/decisions', { ...decision, iss: `${issuer.iss}/` }, token);
    const other = await server.post('/api/decisions', { ...decision, comment: 'changed' }, token);
    expect([first.status, again.status, other.status]).toEqual([201, 200, 409]);
    const stored = await first.json();
    expect(stored).toMatchObject({ ...decision, user });
    expect(await again.json()).toEqual(stored);
    expect(await other.json()).toMatchObject({ code: 'conflict', remedy: expect.any(String) });
    expect(await query(token, issuer.iss, decision.patientId)).toEqual([stored]);
  });

  it('undoes over HTTP, and says so when there is nothing to undo', async () => {
    const { token } = await server.signIn();
    const first = aDecision({ iss: issuer.iss, patientId: 'http-undo' });
    const undo = (supersedes: string) =>
      aDecision({ iss: issuer.iss, patientId: 'http-undo', outcome: 'withdrawn', reason: null, supersedes });
    await server.post('/api/decisions', first, token);
    expect((await server.post('/api/decisions', undo(first.id), token)).status).toBe(201);
    const lost = await server.post('/api/decisions', undo(randomUUID()), token);
    expect([lost.status, ((await lost.json()) as ApiError).code]).toEqual([422, 'unknown-decision']);
  });

  it('lets a session neither write nor read at another issuer', async () => {
    const here = await server.signIn(issuer);
    const there = await server.signIn(other);
    const decision = aDecision({ iss: issuer.iss, patientId: 'isolated' });
    await server.post('/api/decisions', decision, here.token);
    expect((await server.post('/api/decisions', decision, there.token)).status).toBe(403);
    const asked = { iss: issuer.iss, patientId: 'isolated' };
    expect((await server.post('/api/decisions/query', asked, there.token)).status).toBe(403);
    expect(await query(there.token, other.iss, 'isolated')).toEqual([]);
  });

  const malformed: [string, unknown, number][] = [
    ['no JSON', '{"id":', 400],
    ['not an object', [], 400],
    ['an unknown field', { ...aDecision(), admin: true }, 400],
    ['an unknown outcome', { ...aDecision(), outcome: 'deleted' }, 400],
    ['a reason on an acceptance', { ...aDecision(), outcome: 'accepted' }, 400],
    ['a withdrawal of nothing', { ...aDecision(), outcome: 'withdrawn', reason: null }, 400],
    ['a NUL in the comment', { ...aDecision(), comment: 'a\u0000b' }, 400],
    ['half a character', { ...aDecision(), comment: 'a\ud800' }, 400],
    ['a probability of 2', { ...aDecision(), shown: { ...aDecision().shown, probability: 2 } }, 400],
    ['a body of 200 kB', { ...aDecision(), comment: 'x'.repeat(200_000) }, 413],
  ];
  it.each(malformed)('refuses %s and stores nothing', async (_what, body, status) => {
    const { token } = await server.signIn();
    const response = await server.post('/api/decisions', body, token);
    expect(response.status).toBe(status);
    const error = (await response.json()) as ApiError;
    expect(error.remedy).not.toBe('');
    expect(JSON.stringify(error)).not.toContain('patient-4711');
  });

  it('is ready', async () => {
    expect((await fetch(`${server.url}/readyz`)).status).toBe(200);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
  });
});

describe('the served app', () => {
  const { server } = servers[0]!;
  const get = (path: string, headers: Record<string, string> = {}) =>
    fetch(`${server.url}${path}`, { headers });

  it('answers its own routes with the page, revalidated, and hashed assets for good', async () => {
    for (const path of ['/', '/launch?iss=x&launch=y', '/callback?code=1', '/workspace']) {
      const page = await get(path);
      expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
      expect(page.headers.get('cache-control')).toBe('no-cache');
      expect(await page.text()).toContain('<title>Chartside</title>');
    }
    const asset = await get('/assets/main-abc123.js', { 'Accept-Encoding': 'br' });
    expect(asset.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    expect(asset.headers.get('content-encoding')).toBe('br');
    expect(await asset.text()).toContain('xxxx');
    const etag = asset.headers.get('etag') ?? '';
    expect((await get('/assets/main-abc123.js', { 'If-None-Match': etag })).status).toBe(304);
  });

  it('keeps what is outside the build outside', async () => {
    for (const path of [
      '/../secret.txt',
      '/..%2fsecret.txt',
      '/assets/../../secret.txt',
      '/nothing.js',
      '/.vite/manifest.json',
      '/admin',
    ])
      expect(await rawStatus(server.url, path)).toBe(404);
    expect((await server.post('/launch', {})).status).toBe(405);
    expect((await get('/api/nothing')).status).toBe(404);
  });

  it('sends a strict policy: own scripts only, configured connections and frames only', async () => {
    const { headers } = await get('/workspace');
    const policy = Object.fromEntries(
      (headers.get('content-security-policy') ?? '').split('; ').map((part) => {
        const [name, ...values] = part.split(' ');
        return [name, values];
      }),
    );
    const origins = server.issuers.map((issuer) => issuer.origin);
    expect(policy['default-src']).toEqual(["'none'"]);
    expect(policy['script-src']).toEqual(["'self'"]);
    expect(policy['connect-src']).toEqual(["'self'", ...origins]);
    expect(policy['frame-ancestors']).toEqual(["'self'", ...origins]);
    expect(JSON.stringify(policy)).not.toMatch(/unsafe|\*/);
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('no-referrer');
  });

  it('tells the browser what the deployment allows, and nothing that only the server needs', async () => {
    const text = await (await get('/api/deployment')).text();
    const deployment = v.parse(DeploymentSchema, JSON.parse(text));
    expect(deployment.issuers.map((issuer) => issuer.iss)).toEqual(
      server.issuers.map((issuer) => issuer.iss),
    );
    expect(text).not.toContain('user-9');
  });

  it('lets no answer of the API be cached', async () => {
    expect((await server.post('/api/decisions', {})).headers.get('cache-control')).toBe('no-store');
  });
});

describe('the log', () => {
  it('has a line for each request and nothing of a patient, a person, a token or a launch', async () => {
    const server = await startTestServer();
    try {
      const { token } = await server.signIn();
      const canary = aDecision({
        iss: server.issuers[0].iss,
        patientId: 'CANARYPATIENT',
        encounterId: 'CANARYENCOUNTER',
        comment: 'CANARYCOMMENT',
      });
      await server.post('/api/decisions', canary, token);
      await server.post('/api/decisions', { ...canary, comment: 'CANARYOTHER' }, token);
      await server.post('/api/decisions', { ...canary, CANARYFIELD: 'CANARY' }, token);
      await server.post('/api/decisions/query', { iss: canary.iss, patientId: 'CANARYPATIENT' }, token);
      await server.post('/api/session', { iss: canary.iss, idToken: 'CANARYTOKEN' });
      await fetch(`${server.url}/launch?iss=CANARYISS&launch=CANARYLAUNCH`);
      await fetch(`${server.url}/CANARYPATH`);
      const text = JSON.stringify(server.logs);
      expect(server.logs.filter((entry) => entry.event === 'request')).toHaveLength(8);
      expect(server.logs.map((entry) => entry['route'])).toContain('/api/decisions');
      for (const secret of ['CANARY', 'Ada', token, 'Practitioner']) expect(text).not.toContain(secret);
    } finally {
      await server.close();
    }
  });
});

describe('limits', () => {
  it('slows a user down, and each caller who signs in', async () => {
    const server = await startTestServer({
      config: { limits: { requestsPerMinute: 3, sessionsPerMinute: 2 } },
    });
    try {
      const { token } = await server.signIn();
      const other = await server.signIn(server.issuers[1]);
      const ask = (one: { token: string; user: { iss: string } }) =>
        server.post('/api/decisions/query', { iss: one.user.iss, patientId: 'p' }, one.token);
      const mine = { token, user: { iss: server.issuers[0].iss } };
      const statuses = [];
      for (let i = 0; i < 4; i += 1) statuses.push((await ask(mine)).status);
      expect(statuses).toEqual([200, 200, 200, 429]);
      expect((await ask(other)).status).toBe(200);
      await expect(server.signIn()).rejects.toThrow('too-many-requests');
      server.clock.now = new Date(server.clock.now.getTime() + 21_000);
      expect((await ask(mine)).status).toBe(200);
    } finally {
      await server.close();
    }
  });
});

describe('what one person stores in an hour', () => {
  it('ends before it fills the disk; decisions and others go on', async () => {
    const server = await startTestServer({ config: { limits: { megabytesPerHour: 1 } } });
    try {
      const { token } = await server.signIn();
      const other = await server.signIn(server.issuers[0], { sub: 'user-2' });
      const decision = aDecision({ iss: server.issuers[0].iss });
      const { assessmentId, model, listed, rank, probability, band } = decision.shown;
      const entries = Array.from({ length: 50 }, () => ({
        conditionId: listed[0] ?? '',
        rank,
        probability,
        band,
      }));
      const impressions = () =>
        Array.from({ length: 100 }, () => ({
          id: randomUUID(),
          iss: decision.iss,
          patientId: 'p',
          encounterId: null,
          assessmentId,
          event: 'listed',
          model,
          entries,
          seenAt: '2026-01-15T09:30:00.000Z',
        }));
      const store = (by: string) => server.post('/api/impressions', { impressions: impressions() }, by);
      const statuses = [];
      for (let i = 0; i < 5; i += 1) statuses.push((await store(token)).status);
      expect([statuses[0], statuses[1], statuses.at(-1)]).toEqual([202, 202, 429]);
      expect((await store(other.token)).status).toBe(202);
      expect((await server.post('/api/decisions', decision, token)).status).toBe(201);
      server.clock.now = new Date(server.clock.now.getTime() + 45 * 60_000);
      expect((await store(token)).status).toBe(202);
    } finally {
      await server.close();
    }
  });
});

describe('the address of a caller', () => {
  const signInFrom = async (server: TestServer, forwarded: string) => {
    const [issuer] = server.issuers;
    const answer = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': forwarded },
      body: JSON.stringify({ iss: issuer.iss, idToken: await issuer.idToken() }),
    });
    return answer.status;
  };

  it('is not what callers say of themselves, and the operator is told of a proxy that nobody configured', async () => {
    const server = await startTestServer({ config: { limits: { sessionsPerMinute: 2 } } });
    try {
      const statuses = [];
      for (const name of ['198.51.100.1', '198.51.100.2', '198.51.100.3'])
        statuses.push(await signInFrom(server, name));
      expect(statuses).toEqual([201, 201, 429]);
      expect(server.logs.filter(({ event }) => event === 'forwarded-header-ignored')).toHaveLength(1);
    } finally {
      await server.close();
    }
  });

  it('is behind a proxy what the proxy added last, whatever stands before it and whichever port', async () => {
    const server = await startTestServer({ config: { behindProxy: true, limits: { sessionsPerMinute: 2 } } });
    try {
      const statuses = [];
      for (const chain of [
        '198.51.100.1, 203.0.113.7:50001',
        '198.51.100.2, 203.0.113.7:50002',
        '203.0.113.7',
      ])
        statuses.push(await signInFrom(server, chain));
      expect(statuses).toEqual([201, 201, 429]);
      expect(await signInFrom(server, '203.0.113.7, 203.0.113.8')).toBe(201);
    } finally {
      await server.close();
    }
  });
});

describe('going through patients by their ids', () => {
  it('ends after as many as one person may reach in an hour', async () => {
    const server = await startTestServer({ config: { limits: { patientsPerHour: 2 } } });
    try {
      const { token } = await server.signIn();
      const ask = (patientId: string) =>
        server.post('/api/decisions/query', { iss: server.issuers[0].iss, patientId }, token);
      const statuses = [];
      for (const patient of ['a', 'b', 'a', 'c', 'b']) statuses.push((await ask(patient)).status);
      expect(statuses).toEqual([200, 200, 200, 429, 200]);
      const decision = aDecision({ iss: server.issuers[0].iss, patientId: 'c' });
      expect((await server.post('/api/decisions', decision, token)).status).toBe(429);
    } finally {
      await server.close();
    }
  });
});

describe.skipIf(postgres === null)('several instances on one PostgreSQL', () => {
  it('share sessions and store a decision that reaches both at once a single time', async () => {
    const first = servers[1]!.server;
    const second = await startTestServer({ databaseUrl: postgres?.url, issuers: first.issuers });
    try {
      const { token } = await first.signIn();
      const decision = aDecision({ iss: first.issuers[0].iss, patientId: 'balanced' });
      const answers = await Promise.all(
        [first, second, first, second].map((instance) => instance.post('/api/decisions', decision, token)),
      );
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 200, 200, 201]);
      const asked = { iss: first.issuers[0].iss, patientId: 'balanced' };
      const read = await second.post('/api/decisions/query', asked, token);
      expect(((await read.json()) as DecisionHistory).decisions).toHaveLength(1);
      // Written by both at once, the chain is still one.
      const many = Array.from({ length: 12 }, () =>
        aDecision({ iss: first.issuers[0].iss, patientId: 'chain' }),
      );
      const stored = await Promise.all(
        many.map((one, i) => (i % 2 === 0 ? first : second).post('/api/decisions', one, token)),
      );
      expect(stored.map((answer) => answer.status)).toEqual(many.map(() => 201));
      const database = await openDatabase({ databaseUrl: postgres?.url, dataDir: '' });
      const reports = await verifyAudit(database.db);
      await database.close();
      expect(reports.flatMap((report) => report.faults)).toEqual([]);
      expect(reports.find(({ tenant }) => tenant === asked.iss)?.decisions).toBeGreaterThanOrEqual(13);
    } finally {
      await second.close();
    }
  });
});

describe.skipIf(postgres?.stop === undefined)('a database that goes away', () => {
  it('is told as 503 and nothing acknowledged is lost when it comes back', async () => {
    const server = servers[1]!.server;
    const { token } = await server.signIn();
    const decision = (comment: string) =>
      aDecision({ iss: server.issuers[0].iss, patientId: 'outage', comment });
    const [before, during] = [decision('before'), decision('during')];
    expect((await server.post('/api/decisions', before, token)).status).toBe(201);
    await postgres?.stop?.();
    const refused = await server.post('/api/decisions', during, token);
    expect([refused.status, ((await refused.json()) as ApiError).code]).toEqual([503, 'store-unavailable']);
    expect(refused.headers.get('retry-after')).toBe('5');
    const signIn = { iss: server.issuers[0].iss, idToken: await server.issuers[0].idToken() };
    const history = { iss: server.issuers[0].iss, patientId: 'outage' };
    for (const [path, body] of [
      ['/api/session', signIn],
      ['/api/decisions/query', history],
    ] as const) {
      const answer = await server.post(path, body, token);
      expect([path, answer.status]).toEqual([path, 503]);
      expect(await answer.text()).not.toMatch(/postgres|select|chartside\./i);
    }
    expect((await fetch(`${server.url}/readyz`)).status).toBe(503);
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200);
    await postgres?.start?.();
    expect((await server.post('/api/decisions', during, token)).status).toBe(201);
    const asked = { iss: server.issuers[0].iss, patientId: 'outage' };
    const kept = (await (await server.post('/api/decisions/query', asked, token)).json()) as DecisionHistory;
    expect(kept.decisions.map((one) => one.comment)).toEqual(['before', 'during']);
  });
});

/** `fetch` normalises `..` away; this doesn't. */
function rawStatus(url: string, path: string): Promise<number> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    request({ hostname, port, path }, (response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    })
      .on('error', reject)
      .end();
  });
}
