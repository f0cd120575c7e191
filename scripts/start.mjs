// Plain JavaScript, because it must run, and explain itself, on a Node that cannot read TypeScript yet.
// package.json starts it with `exec`, so that no shell stands between npm's signals and this process; the second half
// of that line is for Windows, whose shell has no `exec`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname ?? '.', '..');
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
const readsTypeScript = major > 22 || (major === 22 && minor >= 18);

function problem() {
  if (major < 20)
    return `Node 20 or newer is needed; this is ${process.versions.node}. Install it from nodejs.org.`;
  if (!existsSync(join(root, 'node_modules/oidc-provider')))
    return 'The packages are not installed. Run: npm ci';
  if (!readsTypeScript) return 'Start it with: npm start (that uses the Node which npm ci installed)';
  return undefined;
}

const text = problem();
if (text) {
  process.stderr.write(`${text}\n`);
  process.exit(1);
}
await import('./start.ts');
