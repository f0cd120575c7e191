import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { conditionPage } from './knowledge-pages/condition-page.ts';
import { indexPage, sourcesPage } from './knowledge-pages/index-pages.ts';

/** `npm run knowledge`: every condition as a page that a physician can review and print, under `dist/knowledge/`. */
const OUT = fileURLToPath(new URL('../dist/knowledge', import.meta.url));
const STYLE = fileURLToPath(new URL('./knowledge-pages/pages.css', import.meta.url));

const knowledge = loadKnowledge();
rmSync(OUT, { recursive: true, force: true });
mkdirSync(join(OUT, 'conditions'), { recursive: true });
copyFileSync(STYLE, join(OUT, 'pages.css'));
writeFileSync(join(OUT, 'index.html'), indexPage(knowledge));
writeFileSync(join(OUT, 'sources.html'), sourcesPage(knowledge));
for (const condition of knowledge.conditions)
  writeFileSync(join(OUT, 'conditions', `${condition.id}.html`), conditionPage(condition, knowledge));
console.log(`${knowledge.conditions.length} conditions written: open ${join(OUT, 'index.html')}`);
