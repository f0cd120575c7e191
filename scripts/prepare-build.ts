import { cpSync, existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { hashInputs, isStamped, removeStamp, writeStamp } from './build-stamp.ts';

const COMPILED = /^clinical\/knowledge\/compiled\//;
const KNOWLEDGE_INPUTS = ['clinical/knowledge', 'scripts/build-knowledge.ts', 'package-lock.json'];
const APP_INPUTS = [
  'app',
  'clinical',
  'contracts',
  'public',
  'vite.config.ts',
  'tsconfig.json',
  'package-lock.json',
];

/** Something that must be corrected before it can start; the message says what. */
export class BuildFailed extends Error {
  override readonly name = 'BuildFailed';
}

async function timed(what: string, say: (line: string) => void, build: () => Promise<void>): Promise<void> {
  const started = Date.now();
  say(`building ${what} …`);
  await build();
  say(`built ${what} in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}

async function buildKnowledgeBase(): Promise<void> {
  const { buildKnowledge } = await import('./build-knowledge.ts');
  const errors = buildKnowledge();
  if (errors.length > 0) throw new BuildFailed(`The knowledge base has errors:\n${errors.join('\n')}`);
}

/** Moves a folder, also between file systems. */
function move(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EXDEV') throw error;
    cpSync(from, to, { recursive: true });
    rmSync(from, { recursive: true, force: true });
  }
}

/** Builds beside `dist` and changes places at the end: an interrupted build leaves the earlier app whole. */
async function buildApp(root: string, hash: string): Promise<void> {
  const { build } = await import('vite');
  const workplace = join(root, 'node_modules/.cache/chartside');
  rmSync(workplace, { recursive: true, force: true });
  const fresh = join(workplace, 'dist');
  try {
    await build({
      root: join(root, 'app'),
      configFile: join(root, 'vite.config.ts'),
      logLevel: 'warn',
      build: { outDir: fresh, emptyOutDir: true },
    });
  } catch (error) {
    throw new BuildFailed(
      `The app could not be built: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
  writeStamp(join(fresh, '.stamp'), hash);
  const dist = join(root, 'dist');
  if (existsSync(dist)) move(dist, join(workplace, 'previous'));
  move(fresh, dist);
  rmSync(workplace, { recursive: true, force: true });
}

/** Builds the knowledge base where its inputs changed since the last time. Throws `BuildFailed`. */
export async function prepareKnowledge(root: string, say: (line: string) => void): Promise<void> {
  const knowledge = hashInputs(root, KNOWLEDGE_INPUTS, COMPILED);
  const knowledgeStamp = join(root, 'clinical/knowledge/compiled/.stamp');
  if (!isStamped(knowledgeStamp, knowledge)) {
    removeStamp(knowledgeStamp);
    await timed('the knowledge base', say, buildKnowledgeBase);
    writeStamp(knowledgeStamp, knowledge);
  }
}

/**
 * Builds the knowledge base and the app where their inputs changed since the last time; does nothing otherwise. Runs
 * inside this process, so that stopping it leaves nothing behind. Throws `BuildFailed`.
 */
export async function prepareBuild(root: string, say: (line: string) => void): Promise<void> {
  await prepareKnowledge(root, say);
  const app = hashInputs(root, APP_INPUTS, /^clinical\/knowledge\/compiled\/\.stamp$/);
  if (!isStamped(join(root, 'dist/.stamp'), app)) await timed('the app', say, () => buildApp(root, app));
}
