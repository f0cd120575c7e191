import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { resourcesOfBundle } from '../../clinical/chart/bundle.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import type { Case } from './case.ts';

interface Expected {
  readonly asOf: string;
  readonly primary: readonly string[];
  readonly acceptable?: readonly string[];
  readonly cannotMiss?: readonly string[];
}

/** The authored patients of `fhir-fixtures/cases`. One without a conclusion accepts nothing. */
export function ownCases(folder: string, knowledge: Knowledge): Case[] {
  const systems = new Map(knowledge.conditions.map((c) => [c.id, c.system]));
  return readdirSync(folder)
    .sort()
    .filter((slug) => existsSync(join(folder, slug, 'expected.json')))
    .map((slug) => {
      const expected = JSON.parse(readFileSync(join(folder, slug, 'expected.json'), 'utf8')) as Expected;
      const day = expected.asOf.length === 10 ? `${expected.asOf}T23:59:00Z` : expected.asOf;
      return {
        name: slug,
        resources: resourcesOfBundle(JSON.parse(readFileSync(join(folder, slug, 'bundle.json'), 'utf8'))),
        asOf: Date.parse(day),
        accepted: expected.primary.length ? [...expected.primary, ...(expected.acceptable ?? [])] : [],
        dangerous: expected.cannotMiss ?? [],
        system: systems.get(expected.primary[0] ?? '') ?? 'none',
        setting: 'own case',
      };
    });
}
