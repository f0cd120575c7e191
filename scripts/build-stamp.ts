import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

function filesBelow(path: string): string[] {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

/**
 * One hash over the names and contents of all files at and below the paths; tests are left out, because no output
 * depends on them. Content, not time: a checkout changes every file's time and nothing else.
 */
export function hashInputs(root: string, paths: readonly string[], ignore?: RegExp): string {
  const hash = createHash('sha256');
  const files = paths.flatMap((path) => filesBelow(join(root, path)));
  for (const file of [...new Set(files)].sort()) {
    const name = relative(root, file).replaceAll('\\', '/');
    if (/\.test\.tsx?$/.test(name) || ignore?.test(name)) continue;
    hash.update(`${name}\0`).update(createHash('sha256').update(readFileSync(file)).digest());
  }
  return hash.digest('hex');
}

/** Whether the stamp file holds this hash, so that what was built from the same inputs can be used again. */
export function isStamped(stamp: string, hash: string): boolean {
  try {
    return readFileSync(stamp, 'utf8') === hash;
  } catch {
    return false;
  }
}

/** Takes the stamp away before a build, so that one which is interrupted is not taken for done. */
export function removeStamp(stamp: string): void {
  rmSync(stamp, { force: true });
}

/** Marks the output as built from inputs with this hash. */
export function writeStamp(stamp: string, hash: string): void {
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, hash);
}
