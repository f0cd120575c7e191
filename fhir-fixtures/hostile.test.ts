import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { isLoinc } from './check-digit.ts';
import { ALL_HOSTILE } from './hostile-authoring/all-hostile.ts';
import type { HostileExpected } from './hostile-authoring/hostile-case.ts';
import { bundleText, hostileReadmeText } from './write-case.ts';

const folder = fileURLToPath(new URL('hostile/', import.meta.url));
const asFile = (path: string): string => readFileSync(`${folder}${path}`, 'utf8');

function namedIn(expected: HostileExpected): string[] {
  return [
    ...(expected.measurements ?? []).map(({ ref }) => ref),
    ...(expected.conditions ?? []).map(({ ref }) => ref),
    ...(expected.documents ?? []).map(({ ref }) => ref),
    ...(expected.problems ?? []).map(({ evidence }) => evidence),
    ...(expected.sameAs ?? []).flatMap(({ ref, of }) => [ref, of]),
    ...(expected.notMeasured ?? []),
    ...(expected.notShown ?? []),
  ];
}

function entriesOf(bundle: unknown): { resource?: { resourceType?: string; id?: string } | null }[] {
  return (bundle as { entry: (object | null)[] }).entry.map((entry) => entry ?? {});
}

describe('the hostile set', () => {
  it('is what the folder holds, with the README that its sources write', () => {
    const committed = readdirSync(folder).filter((name) => name !== 'README.md');
    expect(committed.sort()).toEqual(ALL_HOSTILE.map(({ slug }) => slug).sort());
    expect(asFile('README.md')).toBe(hostileReadmeText(ALL_HOSTILE));
  });

  it('has a code with a wrong check digit only where that is the attack', () => {
    const wrong = ALL_HOSTILE.filter(({ bundle }) =>
      [...JSON.stringify(bundle).matchAll(/"http:\/\/loinc\.org","code":"([^"]+)"/g)].some(
        ([, code]) => !isLoinc(code!),
      ),
    );
    expect(wrong.map(({ slug }) => slug)).toEqual(['wrong-check-digit']);
  });
});

describe.each(ALL_HOSTILE.map((item) => [item.slug, item] as const))('%s', (slug, { bundle, expected }) => {
  it('is committed exactly as its source builds it', () => {
    expect(asFile(`${slug}/bundle.json`)).toBe(bundleText(bundle));
    expect(asFile(`${slug}/expected.json`)).toBe(`${JSON.stringify(expected, null, 2)}\n`);
  });

  it('expects only what its Bundle holds, and nothing both read and refused', () => {
    const held = entriesOf(JSON.parse(asFile(`${slug}/bundle.json`))).map(
      ({ resource }) => `${resource?.resourceType}/${resource?.id}`,
    );
    expect(namedIn(expected).filter((ref) => !held.includes(ref))).toEqual([]);
    const read = new Set((expected.measurements ?? []).map(({ ref }) => ref));
    const refused = [...(expected.notMeasured ?? []), ...(expected.notShown ?? [])];
    expect(refused.filter((ref) => read.has(ref))).toEqual([]);
    expect(expected.reading.length).toBeGreaterThan(20);
  });
});
