import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from './store/database.ts';
import { recordDecision } from './store/decisions.ts';
import { isEnded } from './store/ended-sessions.ts';
import { loadKeys } from './store/keys.ts';
import { aDecision, DOCTOR, ISSUER } from './testing/decisions.ts';

const folder = mkdtempSync(join(tmpdir(), 'cs-command-'));
const dataDir = join(folder, 'data');
const decision = aDecision();
beforeAll(async () => {
  const { db, close } = await openDatabase({ dataDir });
  const keys = await loadKeys(db, undefined);
  await recordDecision({ db, keys, now: () => new Date('2024-03-01T00:00:00Z') }, decision, DOCTOR);
  await close();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs a command as npm does. */
function run(name: string, args: readonly string[], changes: Record<string, string> = {}) {
  const env = { ...process.env, DATABASE_URL: '', CHARTSIDE_DATA_DIR: dataDir, ...changes };
  const script = join(import.meta.dirname, `${name}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    env,
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

describe('a command of the operator', () => {
  it('counts, removes and leaves a sound chain behind', () => {
    const before = ['--before', '2025-01-31'];
    expect(run('retention', before)).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^would remove \S+: 1 decisions, 0 impressions/),
    });
    expect(run('retention', [...before, '--apply']).stdout).toMatch(/^removed \S+: 1 decisions/);
    const verified = run('audit-verify', []);
    expect([verified.status, verified.stdout]).toEqual([
      0,
      expect.stringMatching(/^sound \S+: 2 events, 0 decisions/),
    ]);
    const headless = run('audit-verify', ['--head', 'f'.repeat(64)]);
    expect([headless.status, headless.stdout]).toEqual([1, expect.stringContaining('is in no chain')]);
  });

  it('ends the sessions of a person, whose audit event names the operator', async () => {
    const ended = run('end-sessions', ['--issuer', ISSUER, '--user', 'lost']);
    expect([ended.status, ended.stdout]).toEqual([0, expect.stringContaining(`ended ${ISSUER}: what lost`)]);
    const { db, close } = await openDatabase({ dataDir });
    const signedIn = new Date('2024-03-01T00:00:00Z');
    const of = (sub: string) => isEnded(db, { iss: ISSUER, sub }, signedIn);
    const found = [await of('lost'), await of('other')];
    await close();
    expect(found).toEqual([true, false]);
    expect(run('end-sessions', ['--issuer', 'https://no.example', '--user', 'lost'])).toMatchObject({
      status: 2,
      stderr: expect.stringMatching(/^Nothing is stored of the issuer "https:\/\/no.example"/),
    });
  });

  it.each([
    ['retention', ['--before', '2025-02-31'], /^--before must be a date like 2025-01-31\nnpm run retention/],
    ['audit-verify', ['--heads', 'x'], /^Unknown option '--heads'/],
    ['assessment-check', [decision.id], /^Nothing is stored of an assessment with this id/],
  ])('%s says what is wrong with %j and ends with 2', (name, args, text) => {
    expect(run(name, args)).toEqual({ status: 2, stdout: '', stderr: expect.stringMatching(text) });
  });

  it.each([
    ['audit-verify', []],
    ['retention', ['--before', '2025-01-31', '--apply']],
  ])('%s does not begin an empty database where its name is misspelt', (name, args) => {
    const misspelt = join(folder, 'dta');
    const { status, stderr } = run(name, args, { CHARTSIDE_DATA_DIR: misspelt });
    expect([status, stderr]).toEqual([
      2,
      expect.stringMatching(/^There is no database in .*CHARTSIDE_DATA_DIR/),
    ]);
    expect(existsSync(misspelt)).toBe(false);
  });
});

describe('a server that cannot start says why in one line', () => {
  const config = join(folder, 'site.yaml');
  beforeAll(() => {
    writeFileSync(
      config,
      JSON.stringify({
        stage: 'live',
        issuers: [{ iss: 'https://ehr.example/fhir', name: 'E', clientId: 'c' }],
      }),
    );
  });

  it.each([
    [{ PORT: 'http' }, 'PORT must be a port from 1 to 65535, not "http".\n'],
    // Of a network for documents: no machine has it.
    [
      { PORT: '0', HOST: '192.0.2.1' },
      'HOST 192.0.2.1 is no address of this machine. Use localhost, or 0.0.0.0 for all.\n',
    ],
    [{ DATABASE_URL: 'nonsense' }, expect.stringMatching(/^DATABASE_URL must be like postgresql:[^\n]*\n$/)],
  ])('with %o', (changes, stderr) => {
    const started = run('main', [], { CHARTSIDE_CONFIG: config, ...changes });
    expect(started).toEqual({ status: 1, stdout: '', stderr });
  });
});
