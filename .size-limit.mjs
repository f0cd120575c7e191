import { readFileSync } from 'node:fs';

/** Parts that a person opens: their code comes after the first picture, see app/ui/lazy-part.tsx. */
const OPENED_LATER = [
  'differential/agreement/agreement-section.tsx',
  'differential/card-decide.tsx',
  'differential/card-details.tsx',
  'differential/decision-history.tsx',
  'differential/decisions/assessment-sender.ts',
  'differential/draft-note-dialog.tsx',
  'differential/first-thought-form.tsx',
  'differential/key-help.tsx',
  'differential/stranded-decisions.tsx',
  'open-server/open-server.tsx',
  'record/write-back.ts',
  'timeline/controls/filter-popover.tsx',
  'timeline/controls/help-dialog.tsx',
  'timeline/detail/detail-content.tsx',
  'timeline/item-table.tsx',
  'timeline/timeline-on-paper.tsx',
  'ui/dialog.tsx',
  'workspace/accept-flow.tsx',
  'workspace/coverage-dialog.tsx',
  'workspace/start-page.tsx',
];

/** Every script that a launch loads: all that can be reached from the page, except through those parts. */
function firstLoad() {
  const manifest = JSON.parse(readFileSync('dist/.vite/manifest.json', 'utf8'));
  for (const part of OPENED_LATER)
    if (!manifest[part]) throw new Error(`${part} is not loaded apart any more`);
  const reached = new Set();
  const visit = (key) => {
    if (reached.has(key)) return;
    reached.add(key);
    const { imports = [], dynamicImports = [] } = manifest[key];
    for (const next of [...imports, ...dynamicImports.filter((k) => !OPENED_LATER.includes(k))]) visit(next);
  };
  visit('index.html');
  return [...reached].map((key) => `dist/${manifest[key].file}`);
}

export default [
  { name: 'app, first load of the workspace', path: firstLoad(), limit: '220 kB', gzip: true },
  { name: 'styles', path: 'dist/assets/*.css', limit: '20 kB', gzip: true },
  // Six tenths of it read notes: each way of writing that is learnt costs some code. It stands beside the knowledge base.
  { name: 'model worker', path: 'dist/assets/chart-worker-*.js', limit: '154 kB', gzip: true },
  {
    name: 'knowledge base',
    path: ['dist/assets/analytes-*.json', 'dist/assets/reasoning*.zst'],
    limit: '350 kB',
    gzip: true,
  },
];
