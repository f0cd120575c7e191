import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Meter } from '@opentelemetry/api';
import type { SessionResponse } from '../../contracts/api.ts';
import type { Assessor } from '../assessor/assessor.ts';
import { checkConfig, type ServerConfig, type ServerConfigInput } from '../config/config.ts';
import type { LogEntry } from '../http/log.ts';
import { startServer } from '../start.ts';
import { type TestIssuer, testIssuer } from './issuer.ts';
import { copyTemplateDatabase } from './template-database.ts';
import { ownDatabase } from './temporary-postgres.ts';

export interface TestServer {
  readonly url: string;
  /** As the server holds it. */
  readonly config: ServerConfig;
  readonly issuers: readonly [TestIssuer, TestIssuer];
  readonly logs: LogEntry[];
  /** The server's clock; tests move it. */
  readonly clock: { now: Date };
  post(path: string, body: unknown, token?: string): Promise<Response>;
  /** A session of the practitioner at this issuer. */
  signIn(issuer?: TestIssuer, claims?: Record<string, unknown>): Promise<SessionResponse>;
  close(): Promise<void>;
}

export interface TestServerOptions {
  readonly databaseUrl?: string | undefined;
  readonly config?:
    Partial<ServerConfigInput> | ((issuers: readonly TestIssuer[]) => Partial<ServerConfigInput>);
  readonly assessor?: Assessor;
  readonly meter?: Meter | undefined;
  /** Those of another test server, which stays their owner. */
  readonly issuers?: readonly [TestIssuer, TestIssuer];
}

/**
 * A real server on free ports with two issuers, a small built app and an empty database: PGlite, or PostgreSQL where
 * the whole run is on it.
 */
export async function startTestServer(options: TestServerOptions = {}): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'cs-server-'));
  const clock = { now: new Date('2026-01-15T09:30:00.000Z') };
  const seconds = () => Math.floor(clock.now.getTime() / 1_000);
  const issuers = options.issuers ?? ([await testIssuer(seconds), await testIssuer(seconds)] as const);
  const logs: LogEntry[] = [];
  const changes = typeof options.config === 'function' ? options.config(issuers) : options.config;
  const own = options.databaseUrl === undefined ? await ownDatabase() : null;
  const databaseUrl = options.databaseUrl ?? own?.url;
  const dataDir = join(folder, 'data');
  if (databaseUrl === undefined) await copyTemplateDatabase(dataDir);
  const config = checkConfig(testConfig(issuers, changes), 'the test configuration');
  const server = await startServer({
    port: 0,
    config,
    assessor: options.assessor,
    meter: options.meter,
    databaseUrl,
    dataDir,
    distDir: writeBuiltApp(join(folder, 'dist')),
    log: (entry) => logs.push(entry),
    now: () => clock.now,
  });
  const post = (path: string, body: unknown, token?: string) =>
    fetch(`${server.url}${path}`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  return {
    url: server.url,
    config,
    issuers,
    logs,
    clock,
    post,
    async signIn(issuer = issuers[0], claims = {}) {
      const response = await post('/api/session', { iss: issuer.iss, idToken: await issuer.idToken(claims) });
      if (response.status !== 201) throw new Error(`no session: ${await response.text()}`);
      return (await response.json()) as SessionResponse;
    },
    async close() {
      await server.close();
      await own?.drop();
      if (options.issuers === undefined) await Promise.all(issuers.map((issuer) => issuer.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function testConfig(
  issuers: readonly TestIssuer[],
  changes: Partial<ServerConfigInput> = {},
): ServerConfigInput {
  const [first, second] = issuers.map((issuer, index) => ({
    iss: issuer.iss,
    name: `EHR ${index + 1}`,
    clientId: 'chartside',
    frameAncestors: [issuer.origin],
  }));
  if (first === undefined || second === undefined) throw new Error('two issuers are needed');
  const roles = { governance: ['user-9'], admin: ['user-8'] };
  return { stage: 'sandbox', issuers: [{ ...first, roles }, second], ...changes };
}

/** Files as the build leaves them. */
function writeBuiltApp(folder: string): string {
  mkdirSync(join(folder, 'assets'), { recursive: true });
  mkdirSync(join(folder, '.vite'));
  writeFileSync(join(folder, '.vite', 'manifest.json'), '{}');
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Chartside</title>');
  writeFileSync(
    join(folder, 'assets', 'main-abc123.js'),
    `console.log(${JSON.stringify('x'.repeat(5_000))})`,
  );
  writeFileSync(join(folder, '..', 'secret.txt'), 'outside');
  return folder;
}
