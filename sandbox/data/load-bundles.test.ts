import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OperationOutcomeError, validateResource } from '@medplum/core';
import type { TypedValueWithPath } from '@medplum/core';
import type { Bundle, Observation, Resource } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ChartStore } from '../fhir/chart-store.ts';
import { loadDefinitions } from '../fhir/definitions.ts';
import { requiredCodeIssues } from '../fhir/required-codes.ts';
import { loadCharts, resourcesOf } from './load-bundles.ts';

const OWN = join(import.meta.dirname, '../testing/cases');
const AUTHORED = join(import.meta.dirname, '../../fhir-fixtures/cases');
const folder = mkdtempSync(join(tmpdir(), 'sandbox-cases-'));
beforeAll(loadDefinitions);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function putCase(name: string, text: string): string {
  const root = mkdtempSync(join(folder, 'set-'));
  mkdirSync(join(root, name));
  writeFileSync(join(root, name, 'bundle.json'), text);
  return root;
}

describe('loading fixtures', () => {
  it('keeps ids and turns urn:uuid references into Type/id', async () => {
    const store = new ChartStore();
    await loadCharts(store, OWN);
    const observation = store.get('Observation', 'ada-mcv') as Observation;
    expect(observation.subject?.reference).toBe('Patient/ada-ostrander');
    expect(observation.encounter?.reference).toBe('Encounter/ada-visit');
    const letter = store.get('DocumentReference', 'ada-letter');
    expect(letter).toMatchObject({ content: [{ attachment: { url: 'Binary/ada-letter-text' } }] });
  });

  it('brings the hospital and its two clinicians', async () => {
    const store = new ChartStore();
    await loadCharts(store, join(folder, 'nothing-here'));
    expect(store.all('Practitioner').map(({ id }) => id)).toEqual(['ines-moreau', 'tom-okafor']);
    expect(store.all('Organization')).toHaveLength(1);
  });

  it('takes the id from the fullUrl where a resource has none', () => {
    const bundle = {
      resourceType: 'Bundle',
      type: 'collection',
      entry: [{ fullUrl: 'urn:uuid:1-2-3', resource: { resourceType: 'Patient' } }],
    } as Bundle;
    expect(resourcesOf(bundle, 'x')[0]?.id).toBe('1-2-3');
  });

  it.each([
    ['not JSON', 'is not valid JSON'],
    ['{"resourceType":"Patient"}', 'is not a FHIR Bundle'],
    [
      '{"resourceType":"Bundle","entry":[{"resource":{"resourceType":"Patient"}}]}',
      'has neither id nor fullUrl',
    ],
  ])('names the file that it cannot read: %s', async (text, message) => {
    const root = putCase('broken', text);
    await expect(loadCharts(new ChartStore(), root)).rejects.toThrow(
      `${join(root, 'broken/bundle.json')}: ${message === 'has neither id nor fullUrl' ? 'entry 0 (Patient) ' : ''}${message}`,
    );
  });

  it('refuses two files that disagree on a resource, and takes one that repeats it', async () => {
    const root = mkdtempSync(join(folder, 'set-'));
    cpSync(join(OWN, 'bram-lindqvist'), join(root, 'first'), { recursive: true });
    cpSync(join(OWN, 'bram-lindqvist'), join(root, 'second'), { recursive: true });
    await loadCharts(new ChartStore(), root);
    const file = join(root, 'second/bundle.json');
    writeFileSync(file, readFileSync(file, 'utf8').replace('Lindqvist', 'Other'));
    await expect(loadCharts(new ChartStore(), root)).rejects.toThrow('Patient/bram-lindqvist differs');
  });
});

function problemsOf(resource: Resource): string[] {
  const tokens: Record<string, TypedValueWithPath[]> = {};
  try {
    validateResource(resource, { collect: { tokens } });
    return requiredCodeIssues(tokens).map((issue) => `${issue.expression?.[0]}: ${issue.details?.text}`);
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return (error.outcome.issue ?? []).map((issue) => `${issue.expression?.[0]}: ${issue.details?.text}`);
  }
}

function caseFolders(root: string): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(root, entry.name));
}

describe('every fixture', () => {
  it.each([...caseFolders(OWN), ...caseFolders(AUTHORED)])('%s is valid R4 and closed in itself', (root) => {
    const file = join(root, 'bundle.json');
    const resources = resourcesOf(JSON.parse(readFileSync(file, 'utf8')) as Bundle, file);
    const known = new Set(resources.map(({ resourceType, id }) => `${resourceType}/${id}`));
    const references = [...JSON.stringify(resources).matchAll(/"reference":"([A-Za-z]+\/[^"]+)"/g)].map(
      ([, reference = '']) => reference,
    );
    const problems = resources.flatMap((resource) =>
      problemsOf(resource).map((problem) => `${resource.resourceType}/${resource.id} ${problem}`),
    );
    expect(problems).toEqual([]);
    const broughtBySandbox = /^(Practitioner\/(ines-moreau|tom-okafor)|Organization\/alder-vale)$/;
    expect(references.filter((item) => !known.has(item) && !broughtBySandbox.test(item))).toEqual([]);
  });
});
