import type { Bundle } from 'fhir/r4';
import type { AuthoredCase } from './authoring/builders.ts';
import type { HostileCase, Json } from './hostile-authoring/hostile-case.ts';

/** A Bundle with one entry a line: small on disk, and a changed resource is one changed line. */
export function bundleText(bundle: Bundle | Json): string {
  const { entry, ...head } = bundle;
  const entries = Array.isArray(entry) ? entry : [];
  const opening = JSON.stringify(head).slice(0, -1);
  return `${opening},"entry":[\n${entries.map((item) => JSON.stringify(item)).join(',\n')}\n]}\n`;
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

/** The table of hostile Bundles: the right reading of each. */
export function hostileReadmeText(cases: readonly HostileCase[]): string {
  const lines = cases.map(
    ({ slug, expected }) => `- [${slug}](${slug}/bundle.json): ${escaped(expected.reading)}`,
  );
  return `# Hostile Bundles

Small Bundles with what real servers and attackers send. Each folder has a \`bundle.json\` and an \`expected.json\` with
the right reading: numbers in the chart (\`measurements\`), what must not become a number (\`notMeasured\`) or appear at
all (\`notShown\`), and the problems that must be reported. Analyte names and units are those of the analyte list.

The sources are in \`fhir-fixtures/hostile-authoring/\`; \`npm run fixtures\` writes this folder from them.

${lines.join('\n')}
`;
}

const escaped = (text: string): string => text.replaceAll('*', String.raw`\*`);
