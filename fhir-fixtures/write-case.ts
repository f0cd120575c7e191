import type { Bundle } from 'fhir/r4';
import type { AuthoredCase } from './authoring/builders.ts';

/** A Bundle with one entry a line: small on disk, and a changed resource is one changed line. */
export function bundleText(bundle: Bundle): string {
  const { entry = [], ...head } = bundle;
  const opening = JSON.stringify(head).slice(0, -1);
  return `${opening},"entry":[\n${entry.map((item) => JSON.stringify(item)).join(',\n')}\n]}\n`;
}

/** The table of cases: what a clinician should conclude from each. */
export function readmeText(cases: readonly AuthoredCase[]): string {
  const lines = cases.map(({ slug, bundle, expected }) => {
    const count = String(bundle.entry?.length ?? 0);
    return `- [${slug}](${slug}/bundle.json) (${count} resources): ${expected.conclusion}`;
  });
  return `# Authored cases

Synthetic patients, written by hand from clinical knowledge and independent of the knowledge base. No real person is
in them. Each folder has a FHIR R4 \`bundle.json\` with years of history and an \`expected.json\`: the date of the
index visit, the ids of the conclusion (\`primary\`), of conclusions that are also right (\`acceptable\`), of what must
be considered (\`cannotMiss\`) and of what should not stand out (\`notExpected\`).

The index visit never names its diagnosis. The sources are in \`fhir-fixtures/authoring/\`; \`npm run fixtures\` writes
this folder from them.

${lines.join('\n')}
`;
}
