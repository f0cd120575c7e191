import { mkdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ALL_CASES } from './authoring/all-cases.ts';
import { bundleText, readmeText } from './write-case.ts';

/** `npm run fixtures`: writes `cases/<slug>/` and the table of cases from the authoring sources. */
const folder = fileURLToPath(new URL('cases/', import.meta.url));
for (const authored of ALL_CASES) {
  mkdirSync(`${folder}${authored.slug}`, { recursive: true });
  writeFileSync(`${folder}${authored.slug}/bundle.json`, bundleText(authored.bundle));
  writeFileSync(`${folder}${authored.slug}/expected.json`, `${JSON.stringify(authored.expected, null, 2)}\n`);
  console.log(`${authored.slug}: ${authored.bundle.entry?.length ?? 0} resources`);
}
writeFileSync(`${folder}README.md`, readmeText(ALL_CASES));
