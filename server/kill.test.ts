import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { DecisionHistory, SessionResponse } from '../contracts/api.ts';
import type { Decision } from '../contracts/decision.ts';
import { aDecision } from './testing/decisions.ts';
import { type TestIssuer, testIssuer } from './testing/issuer.ts';
import { ownDatabase } from './testing/temporary-postgres.ts';

/** `npm run test:kill -- 1000` for the long run. */
const KILLS = Number(process.env['CHARTSIDE_KILLS'] ?? 8);
const SENDERS = 4;
const folder = mkdtempSync(join(tmpdir(), 'cs-kill-'));
const main = join(import.meta.dirname, 'main.ts');
let issuer: TestIssuer;
let env: NodeJS.ProcessEnv;
let own: Awaited<ReturnType<typeof ownDatabase>> = null;
const onPglite = !process.env['CHARTSIDE_TEST_POSTGRES'];

beforeAll(async () => {
  issuer = await testIssuer(() => Math.floor(Date.now() / 1_000));
  const config = join(folder, 'config.json');
  const limits = { requestsPerMinute: 100_000, sessionsPerMinute: 100_000 };
  const issuers = [{ iss: issuer.iss, name: 'EHR', clientId: 'chartside' }];
  // A thousand kills on a busy machine take hours.
  const session = { minutes: 720 };
  writeFileSync(config, JSON.stringify({ stage: 'sandbox', issuers, limits, session }));
  env = { ...process.env, PORT: '0', CHARTSIDE_CONFIG: config, CHARTSIDE_DATA_DIR: join(folder, 'data') };
  delete env['DATABASE_URL'];
  own = await ownDatabase();
  if (own !== null) env['DATABASE_URL'] = own.url;
});

afterAll(async () => {
  await issuer.close();
  await own?.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, [main], { env, stdio: ['ignore', 'pipe', 'ignore'] });
  for await (const line of createInterface({ input: child.stdout! }))
    if (line.startsWith('listening ')) return { child, url: line.slice('listening '.length) };
  throw new Error(`the server ended before it listened: ${child.exitCode}`);
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
  const exited = new Promise<number | null>((resolve) => child.once('exit', resolve));
  child.kill(signal);
  return exited;
}

const post = (url: string, body: unknown, token = '') =>
  fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  });

it(
  `loses no acknowledged decision in ${KILLS} kills, and delivers each once when it is sent again`,
  async () => {
    const acknowledged = new Set<string>();
    const waiting: Decision[] = [];
    const sent = new Set<string>();
    let token = '';

    const sendUntilDead = async (url: string) => {
      for (;;) {
        const decision = waiting.shift() ?? aDecision({ iss: issuer.iss });
        sent.add(decision.id);
        try {
          const response = await post(`${url}/api/decisions`, decision, token);
          if (response.status !== 201 && response.status !== 200) throw new Error(await response.text());
          acknowledged.add(decision.id);
        } catch {
          waiting.push(decision);
          return;
        }
      }
    };

    for (let kill = 0; kill < KILLS; kill += 1) {
      const { child, url } = await start();
      if (token === '') {
        const opened = await post(`${url}/api/session`, { iss: issuer.iss, idToken: await issuer.idToken() });
        token = ((await opened.json()) as SessionResponse).token;
      }
      const senders = Array.from({ length: SENDERS }, () => sendUntilDead(url));
      // Each round stores something, then dies at another point of what is under way.
      const enough = acknowledged.size + 1 + (kill % 7);
      while (acknowledged.size < enough) await sleep(1);
      await sleep((kill * 7) % 23);
      await end(child, 'SIGKILL');
      await Promise.all(senders);
      if ((kill + 1) % 50 === 0) console.log(`${kill + 1} kills, ${acknowledged.size} acknowledged`);
    }
    expect(acknowledged.size).toBeGreaterThan(KILLS);

    const { child, url } = await start();
    for (const decision of waiting) {
      const response = await post(`${url}/api/decisions`, decision, token);
      expect([200, 201]).toContain(response.status);
    }
    const stored: string[] = [];
    for (let after: number | null = 0; after !== null;) {
      const query = { iss: issuer.iss, patientId: aDecision().patientId, after };
      const page = (await (await post(`${url}/api/decisions/query`, query, token)).json()) as DecisionHistory;
      stored.push(...page.decisions.map((decision) => decision.id));
      after = page.next;
    }
    const kept = new Set(stored);
    expect([...acknowledged].filter((id) => !kept.has(id))).toEqual([]);
    expect([stored.length, kept]).toEqual([kept.size, sent]);
    expect(await end(child, 'SIGTERM')).toBe(0);

    const verified = spawnSync(process.execPath, [join(import.meta.dirname, 'audit-verify.ts')], {
      env,
      encoding: 'utf8',
    });
    expect(verified.stdout).toMatch(new RegExp(`^sound .*, ${kept.size} decisions, head [0-9a-f]{64}\n$`));
    expect(verified.status).toBe(0);
  },
  120_000 + KILLS * 60_000,
);

it.runIf(onPglite)('can be restored from a copy of its stopped data directory', () => {
  const data = env['CHARTSIDE_DATA_DIR'] ?? '';
  const verify = (dataDir: string) =>
    spawnSync(process.execPath, [join(import.meta.dirname, 'audit-verify.ts')], {
      env: { ...env, CHARTSIDE_DATA_DIR: dataDir },
      encoding: 'utf8',
    }).stdout;
  const before = verify(data);
  cpSync(data, join(folder, 'backup'), { recursive: true });
  expect(before).toMatch(/^sound /);
  expect(verify(join(folder, 'backup'))).toBe(before);
});

it.runIf(onPglite)('refuses a second server on the same data and says which process has it', async () => {
  const { child } = await start();
  try {
    const second = spawnSync(process.execPath, [main], { env, encoding: 'utf8' });
    expect(second.status).toBe(1);
    expect(second.stderr).toContain('is in use by another Chartside server');
    expect(second.stderr).toContain(`process ${child.pid}`);
    const verify = spawnSync(process.execPath, [join(import.meta.dirname, 'audit-verify.ts')], {
      env,
      encoding: 'utf8',
    });
    expect([verify.status, verify.stderr.includes('in use')]).toEqual([2, true]);
  } finally {
    await end(child, 'SIGTERM');
  }
});

it('does not start in production with the configuration of the sandbox', () => {
  const production = { ...env, NODE_ENV: 'production', CHARTSIDE_CONFIG: '' };
  const { status, stderr } = spawnSync(process.execPath, [main], { env: production, encoding: 'utf8' });
  expect([status, stderr]).toEqual([1, expect.stringContaining('CHARTSIDE_CONFIG is not set')]);
});
