import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { parse } from 'yaml';
import type { AnalyteDefinition } from '../knowledge.ts';
import { authoredAnalyte } from './authored.ts';

const FILE = new URL('../analytes.yaml', import.meta.url);

/** The analytes of the knowledge base without the rest of it, for tests. */
export function realAnalytes(): AnalyteDefinition[] {
  return v.parse(v.array(authoredAnalyte), parse(readFileSync(FILE, 'utf8'))) as AnalyteDefinition[];
}
