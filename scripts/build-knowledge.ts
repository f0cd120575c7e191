import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { constants, zstdCompressSync } from 'node:zlib';
import { checkKnowledge } from '../clinical/knowledge/build/check.ts';
import { compileKnowledge } from '../clinical/knowledge/build/compile.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { packKnowledge } from '../clinical/knowledge/packed.ts';

const ROOT = fileURLToPath(new URL('../clinical/knowledge', import.meta.url));

/**
 * Checks the knowledge base and writes it to `compiled/` in the form of packed.ts: whole in `knowledge.json`, and for
 * the browser in two parts: `analytes.json`, which is all that a chart is read and laid out with, and
 * `reasoning.json.zst`, the rest, compressed with Zstandard (its window holds the whole text, where gzip's is 32 kB:
 * a sixth smaller). Returns the errors found; nothing was written then.
 */
export function buildKnowledge(root = ROOT): string[] {
  const compiled = compileKnowledge(root);
  const errors = compiled.errors.length ? compiled.errors : checkKnowledge(compiled);
  if (errors.length) return errors.map((e) => `${e.file}:${e.line}: ${e.message}`);
  const folder = join(root, 'compiled');
  mkdirSync(folder, { recursive: true });
  const { analytes, ...reasoning } = compiled.knowledge;
  write(join(folder, 'analytes.json'), { hash: reasoning.hash, analytes });
  write(join(folder, 'reasoning.json.zst'), reasoning, smallest);
  write(join(folder, 'knowledge.json'), compiled.knowledge);
  const { conditions, findings } = compiled.knowledge;
  console.error(`knowledge: ${conditions.length} conditions, ${findings.length} findings`);
  return [];
}

function smallest(text: string): Uint8Array {
  const { ZSTD_c_compressionLevel: level, ZSTD_c_windowLog: window } = constants;
  // A window of 2 MiB: the text has 1.3.
  return zstdCompressSync(text, { params: { [level]: 22, [window]: 21 } });
}

function write(
  target: string,
  part: Partial<Knowledge>,
  stored: (text: string) => string | Uint8Array = (text) => text,
): void {
  writeFileSync(`${target}.${process.pid}`, stored(packKnowledge(part)));
  renameSync(`${target}.${process.pid}`, target);
}

if (import.meta.main) {
  const errors = buildKnowledge();
  for (const error of errors) console.error(error);
  if (errors.length) {
    console.error(`knowledge: ${errors.length} errors; nothing was written`);
    process.exitCode = 1;
  }
}
