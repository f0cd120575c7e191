import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import type { AddressInfo, Server, Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../server/testing/free-port.ts';
import { hashInputs, isStamped, removeStamp, writeStamp } from './build-stamp.ts';

const SCRIPT = join(import.meta.dirname, 'start.mjs');
const folder = mkdtempSync(join(tmpdir(), 'chartside-start-'));
const dist = join(folder, 'dist');
beforeAll(() => {
  mkdirSync(dist);
  writeFileSync(join(dist, 'index.html'), '<!doctype html><title>Chartside</title>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function run(env: Record<string, string>, script = SCRIPT): { child: ChildProcess; ended: Promise<Ended> } {
  const dataDir = join(folder, 'data');
  const child = spawn(process.execPath, [script], {
    env: { ...process.env, CHARTSIDE_DATA_DIR: dataDir, ...env },
  });
  const out = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (out.stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (out.stderr += chunk.toString()));
  const ended = new Promise<Ended>((resolve) => child.on('close', (code) => resolve({ code, ...out })));
  return { child, ended };
}

function listen(host: string): Promise<{ server: Server; port: number }> {
  const server = createServer((socket) => socket.destroy());
  return new Promise((resolve) => {
    server.listen(0, host, () => resolve({ server, port: (server.address() as AddressInfo).port }));
  });
}

describe('npm start', () => {
  let taken: { server: Server; port: number };
  beforeAll(async () => {
    taken = await listen('127.0.0.1');
  });
  afterAll(() => void taken.server.close());

  it.each([
    ['PORT', 'EHR_PORT'],
    ['EHR_PORT', 'PORT'],
  ])('names the port that is taken and its variable %s, and ends with 1', async (name, other) => {
    const env = { [name]: String(taken.port), [other]: String(await freePort()) };
    const { code, stdout, stderr } = await run(env).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(new RegExp(`^Port ${taken.port} is taken .* ${name}=\\d+ npm start\\n$`));
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a port from 1 to 65535, not "http".'],
    [{ EHR_PORT: '70000' }, 'EHR_PORT must be a port from 1 to 65535, not "70000".'],
    [{ PORT: '4555', EHR_PORT: '4555' }, 'PORT and EHR_PORT are both 4555. Give them different ports.'],
  ])('explains what is wrong with %o', async (env, text) => {
    const { code, stdout, stderr } = await run(env).ended;
    expect({ code, stdout, stderr }).toEqual({ code: 1, stdout: '', stderr: `${text}\n` });
  });

  it.each(['SIGTERM', 'SIGINT'] as const)(
    'prints one line when both answer and stops on %s',
    async (signal) => {
      const [port, ehrPort] = [await freePort(), await freePort()];
      const { child, ended } = run({ PORT: String(port), EHR_PORT: String(ehrPort), CHARTSIDE_DIST: dist });
      await once(child.stdout!, 'data');
      expect((await fetch(`http://localhost:${ehrPort}/`)).status).toBe(200);
      expect((await fetch(`http://localhost:${port}/launch`)).status).toBe(200);
      child.kill(signal);
      const { code, stdout } = await ended;
      expect({ code, stdout }).toEqual({ code: 0, stdout: `ready http://localhost:${ehrPort}\n` });
      await expect(fetch(`http://localhost:${ehrPort}/`)).rejects.toThrow();
    },
  );

  it('stops while it is still starting', async () => {
    const [port, ehrPort] = [await freePort(), await freePort()];
    // A database that takes the connection and says nothing: the start waits for it.
    const database = createServer();
    database.listen(0, '127.0.0.1');
    await once(database, 'listening');
    const url = `postgresql://nobody@127.0.0.1:${(database.address() as AddressInfo).port}/none`;
    const ports = { PORT: String(port), EHR_PORT: String(ehrPort), CHARTSIDE_DIST: dist };
    const { child, ended } = run({ ...ports, DATABASE_URL: url });
    const [connection] = (await once(database, 'connection')) as [Socket];
    child.kill('SIGTERM');
    const { code, stdout } = await ended;
    expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
    connection.destroy();
    database.close();
  });

  it('does not outlive a killed npm, even when npm started it through a shell', async () => {
    const [port, ehrPort] = [await freePort(), await freePort()];
    const npm = `require('node:child_process').spawn('sh', ['-c', '"$0" "$1"; exit 0', process.execPath, process.env.SCRIPT], { stdio: 'inherit' })`;
    const env = { npm_lifecycle_event: 'start', SCRIPT, CHARTSIDE_DATA_DIR: join(folder, 'data') };
    const ports = { PORT: String(port), EHR_PORT: String(ehrPort), CHARTSIDE_DIST: dist };
    const child = spawn(process.execPath, ['-e', npm], { env: { ...process.env, ...env, ...ports } });
    const closed = once(child.stdout, 'close');
    await once(child.stdout, 'data');
    child.kill('SIGKILL');
    await closed;
    await expect(fetch(`http://localhost:${ehrPort}/`)).rejects.toThrow();
  });

  it('says to run npm ci where nothing is installed', async () => {
    const bare = join(folder, 'bare', 'scripts');
    mkdirSync(bare, { recursive: true });
    cpSync(SCRIPT, join(bare, 'start.mjs'));
    const { code, stderr } = await run({}, join(bare, 'start.mjs')).ended;
    expect({ code, stderr }).toEqual({ code: 1, stderr: 'The packages are not installed. Run: npm ci\n' });
  });
});

describe('build stamps', () => {
  const root = join(folder, 'inputs');
  const stamp = join(root, 'out/.stamp');
  const write = (name: string, text: string) => writeFileSync(join(root, 'src', name), text);
  const hash = () => hashInputs(root, ['src', 'missing'], /ignored/);
  beforeAll(() => {
    mkdirSync(join(root, 'src/deep'), { recursive: true });
    write('a.ts', 'a');
  });
  afterEach(() => removeStamp(stamp));

  it('hold as long as no input changes, whatever the times of the files', () => {
    writeStamp(stamp, hash());
    write('a.ts', 'a');
    write('a.test.ts', 'a test');
    write('ignored.ts', 'x');
    expect(isStamped(stamp, hash())).toBe(true);
  });

  it.each([
    ['changed', () => write('a.ts', 'b')],
    ['new', () => write('deep/c.ts', '')],
    ['renamed', () => cpSync(join(root, 'src/a.ts'), join(root, 'src/z.ts'))],
  ])('break when a file is %s', (_what, change) => {
    writeStamp(stamp, hash());
    change();
    expect(isStamped(stamp, hash())).toBe(false);
  });

  it('are not there for a build that was interrupted', () => {
    writeStamp(stamp, hash());
    removeStamp(stamp);
    expect(isStamped(stamp, hash())).toBe(false);
  });
});
