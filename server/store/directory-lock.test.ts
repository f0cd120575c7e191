import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DirectoryLocked, lockDirectory } from './directory-lock.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'cs-lock-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const inAnotherProcess = (script: string) => {
  const module = join(import.meta.dirname, 'directory-lock.ts');
  const code = `import { lockDirectory } from ${JSON.stringify(module)};\n${script}`;
  return spawnSync(process.execPath, ['--input-type=module', '-e', code, folder], { encoding: 'utf8' });
};

describe('the lock of a data directory', () => {
  it('refuses another process while it is held, and lets it in after release', () => {
    const lock = lockDirectory(folder);
    const take = `lockDirectory(process.argv[1]).release();`;
    expect(inAnotherProcess(take).stderr).toContain('DirectoryLocked');
    lock.release();
    expect(inAnotherProcess(take)).toMatchObject({ status: 0, stderr: '' });
  });

  it('refuses a second holder in the same process', () => {
    const lock = lockDirectory(folder);
    expect(() => lockDirectory(folder)).toThrow(DirectoryLocked);
    lock.release();
  });

  it('is free again when its holder was killed', () => {
    const killed = inAnotherProcess(`lockDirectory(process.argv[1]); process.kill(process.pid, 'SIGKILL');`);
    expect(killed.signal).toBe('SIGKILL');
    lockDirectory(folder).release();
  });

  it('does not believe the owner file: a living process with the written id does not hold it', () => {
    writeFileSync(join(folder, 'owner.json'), JSON.stringify({ pid: process.pid, since: 'x' }));
    lockDirectory(folder).release();
  });
});
