import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ALL_CASES } from './authoring/all-cases.ts';
import { ALL_HOSTILE } from './hostile-authoring/all-hostile.ts';
import { bundleText, hostileReadmeText, readmeText } from './write-case.ts';

/** `npm run fixtures`: writes `cases/`, `hostile/` and their tables from the authoring sources. */
function writeFolder(folder: string, bundle: string, expected: unknown): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(`${folder}/bundle.json`, bundle);
  writeFileSync(`${folder}/expected.json`, `${JSON.stringify(expected, null, 2)}\n`);
}

const cases = fileURLToPath(new URL('cases/', import.meta.url));
const hostile = fileURLToPath(new URL('hostile/', import.meta.url));
for (const authored of ALL_CASES) {
  writeFolder(`${cases}${authored.slug}`, bundleText(authored.bundle), authored.expected);
  console.log(`${authored.slug}: ${authored.bundle.entry?.length ?? 0} resources`);
}
for (const { slug, bundle, expected } of ALL_HOSTILE) {
  writeFolder(`${hostile}${slug}`, bundleText(bundle), expected);
}
console.log(`${ALL_HOSTILE.length} hostile bundles`);
writeFileSync(`${cases}README.md`, readmeText(ALL_CASES));
writeFileSync(`${hostile}README.md`, hostileReadmeText(ALL_HOSTILE));
