import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';

/** The directory is in use by another process. */
export class DirectoryLocked extends Error {
  override readonly name = 'DirectoryLocked';
}

export interface DirectoryLock {
  release(): void;
}

/**
 * Takes `directory` for this process alone. The lock is the operating system's (the exclusive lock of an empty
 * SQLite file), so it ends with the process however that dies: nothing stale is left to guess about, also
 * where process ids are reused or a volume moves between containers. `owner.json` only says who to look for.
 * Throws `DirectoryLocked`.
 */
export function lockDirectory(directory: string): DirectoryLock {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const ownerFile = join(directory, 'owner.json');
  const file = new DatabaseSync(join(directory, 'lock'), { timeout: 0 });
  try {
    file.exec('PRAGMA journal_mode = MEMORY; PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
  } catch (error) {
    file.close();
    if (!(error instanceof Error) || !error.message.includes('locked')) throw error;
    throw new DirectoryLocked(
      `${directory} is in use by another Chartside server${describeOwner(ownerFile)}. ` +
        'Stop that one, or give this one another directory with CHARTSIDE_DATA_DIR.',
    );
  }
  writeFileSync(ownerFile, JSON.stringify({ pid: process.pid, since: new Date().toISOString() }));
  return { release: () => file.close() };
}

function describeOwner(ownerFile: string): string {
  try {
    const owner = JSON.parse(readFileSync(ownerFile, 'utf8')) as { pid: number; since: string };
    return ` (process ${owner.pid}, since ${owner.since})`;
  } catch {
    return '';
  }
}
