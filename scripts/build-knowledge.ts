import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { checkKnowledge } from '../clinical/knowledge/build/check.ts';
import { compileKnowledge } from '../clinical/knowledge/build/compile.ts';
import { packKnowledge } from '../clinical/knowledge/packed.ts';

const ROOT = fileURLToPath(new URL('../clinical/knowledge', import.meta.url));

/** Checks the knowledge base and writes `compiled/knowledge.json` in the form of packed.ts. Returns the errors found; none were written then. */
export function buildKnowledge(root = ROOT): string[] {
  const compiled = compileKnowledge(root);
  const errors = compiled.errors.length ? compiled.errors : checkKnowledge(compiled);
  if (errors.length) return errors.map((e) => `${e.file}:${e.line}: ${e.message}`);
  const folder = join(root, 'compiled');
  mkdirSync(folder, { recursive: true });
  const target = join(folder, 'knowledge.json');
  writeFileSync(`${target}.${process.pid}`, packKnowledge(compiled.knowledge));
  renameSync(`${target}.${process.pid}`, target);
  const { conditions, findings } = compiled.knowledge;
  console.error(`knowledge: ${conditions.length} conditions, ${findings.length} findings`);
  return [];
}

if (import.meta.main) {
  const errors = buildKnowledge();
  for (const error of errors) console.error(error);
  if (errors.length) {
    console.error(`knowledge: ${errors.length} errors; nothing was written`);
    process.exitCode = 1;
  }
}
