import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { unpackKnowledge } from '../knowledge/packed.ts';

const FOLDER = fileURLToPath(new URL('../knowledge', import.meta.url));
const COMPILED = join(FOLDER, 'compiled/knowledge.json');
const BUILDER = fileURLToPath(new URL('../../scripts/build-knowledge.ts', import.meta.url));

/**
 * The compiled knowledge base, built anew first when a source is newer than it. When the sources have errors the last
 * good build is used, with a warning on standard error.
 * @throws Error when there is no usable build; its message says why.
 */
export function loadKnowledge(): Knowledge {
  if (isStale()) rebuild();
  return unpackKnowledge(JSON.parse(readFileSync(COMPILED, 'utf8')));
}

function compiledAt(): number | null {
  return statSync(COMPILED, { throwIfNoEntry: false })?.mtimeMs ?? null;
}

function isStale(): boolean {
  const built = compiledAt();
  return built === null || newest(FOLDER) > built;
}

/** Folders count too: their time changes when a file in them is removed. */
function newest(folder: string): number {
  let latest = folder === FOLDER ? 0 : statSync(folder).mtimeMs;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== 'compiled') latest = Math.max(latest, newest(path));
    else if (entry.isFile() && /\.(?:yaml|ts)$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
      latest = Math.max(latest, statSync(path).mtimeMs);
  }
  return latest;
}

function rebuild(): void {
  const built = spawnSync(process.execPath, [BUILDER], { encoding: 'utf8' });
  if (built.status === 0) return;
  const why = built.stderr.trim() || built.error?.message || 'unknown reason';
  if (compiledAt() === null) throw new Error(`The knowledge base could not be built:\n${why}`);
  process.stderr.write(`The knowledge base has errors; using the last good build.\n${why}\n`);
}
