import { readFileSync } from 'node:fs';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import { unpackKnowledge } from '../../clinical/knowledge/packed.ts';

const COMPILED = new URL('../../clinical/knowledge/compiled/knowledge.json', import.meta.url);
let knowledge: Knowledge | null = null;

/** What `npm run build` compiled for the browser too: both must reason on the same. */
export function knowledgeBase(): Knowledge {
  knowledge ??= unpackKnowledge(JSON.parse(readFileSync(COMPILED, 'utf8')));
  return knowledge;
}
