import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkKnowledge } from '../clinical/knowledge/build/check.ts';
import { compileKnowledge } from '../clinical/knowledge/build/compile.ts';
import type { Knowledge } from '../clinical/knowledge/knowledge.ts';
import { packKnowledge } from '../clinical/knowledge/packed.ts';

const ROOT = fileURLToPath(new URL('../clinical/knowledge', import.meta.url));

/**
 * Checks the knowledge base and writes it to `compiled/` in the form of packed.ts: whole in `knowledge.json`, and for the browser in two parts,
 * `analytes.json`, which is all that a chart is read and laid out with, and `reasoning.json`, the rest. Returns the
 * errors found; nothing was written then.
 */
export function buildKnowledge(root = ROOT): string[] {
  const compiled = compileKnowledge(root);
  const errors = compiled.errors.length ? compiled.errors : checkKnowledge(compiled);
  if (errors.length) return errors.map((e) => `${e.file}:${e.line}: ${e.message}`);
  const folder = join(root, 'compiled');
  mkdirSync(folder, { recursive: true });
  const { analytes, ...reasoning } = compiled.knowledge;
  write(join(folder, 'analytes.json'), { hash: reasoning.hash, analytes });
  write(join(folder, 'reasoning.json'), reasoning);
  write(join(folder, 'knowledge.json'), compiled.knowledge);
  const { conditions, findings } = compiled.knowledge;
  console.error(`knowledge: ${conditions.length} conditions, ${findings.length} findings`);
  return [];
}

function write(target: string, part: Partial<Knowledge>): void {
  writeFileSync(`${target}.${process.pid}`, packKnowledge(part));
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
