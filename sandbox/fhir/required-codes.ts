import type { CodeSystem, CodeSystemConcept, OperationOutcomeIssue, ValueSet } from '@medplum/fhirtypes';
import type { TypedValueWithPath } from '@medplum/core';
import { readTerminology } from './definitions.ts';

interface Terminology {
  readonly valueSets: ReadonlyMap<string, ValueSet>;
  readonly codeSystems: ReadonlyMap<string, CodeSystem>;
}

let terminology: Terminology | undefined;
const expansions = new Map<string, ReadonlySet<string> | undefined>();

function load(): Terminology {
  if (terminology) return terminology;
  const valueSets = new Map<string, ValueSet>();
  const codeSystems = new Map<string, CodeSystem>();
  for (const { resource } of readTerminology('valuesets.json').entry ?? []) {
    if (resource?.resourceType === 'ValueSet' && resource.url) valueSets.set(resource.url, resource);
    if (resource?.resourceType === 'CodeSystem' && resource.url) codeSystems.set(resource.url, resource);
  }
  return (terminology = { valueSets, codeSystems });
}

function allCodes(concepts: readonly CodeSystemConcept[]): string[] {
  return concepts.flatMap((concept) => [concept.code, ...allCodes(concept.concept ?? [])]);
}

/** The codes of a value set as `system|code`; undefined when it draws on a code system that R4 doesn't carry. */
function expand(url: string): ReadonlySet<string> | undefined {
  if (expansions.has(url)) return expansions.get(url);
  const { valueSets, codeSystems } = load();
  const includes = valueSets.get(url)?.compose?.include;
  let codes: Set<string> | undefined = includes ? new Set() : undefined;
  for (const include of includes ?? []) {
    const system = include.system ? codeSystems.get(include.system) : undefined;
    const listed = include.concept?.map((concept) => concept.code);
    const inSystem = listed ?? (system?.concept && !include.filter ? allCodes(system.concept) : undefined);
    if (!inSystem || include.valueSet) codes = undefined;
    inSystem?.forEach((code) => codes?.add(`${include.system}|${code}`));
  }
  expansions.set(url, codes);
  return codes;
}

interface Coded {
  readonly coding?: readonly { system?: string; code?: string }[];
  readonly system?: string;
  readonly code?: string;
}

function isInValueSet(value: unknown, codes: ReadonlySet<string>): boolean {
  if (typeof value === 'string') return [...codes].some((entry) => entry.endsWith(`|${value}`));
  const coded = value as Coded;
  const codings = coded.coding ?? (coded.code ? [coded] : []);
  return codings.some(({ system, code }) => codes.has(`${system}|${code}`));
}

/** Issues for values outside the value sets to which R4 binds their elements as required. */
export function requiredCodeIssues(tokens: Record<string, TypedValueWithPath[]>): OperationOutcomeIssue[] {
  return Object.entries(tokens).flatMap(([canonical, values]) => {
    const url = canonical.split('|')[0] ?? canonical;
    const codes = expand(url);
    if (!codes) return [];
    return values
      .filter(({ value }) => !isInValueSet(value, codes))
      .map(({ path }) => ({
        severity: 'error' as const,
        code: 'code-invalid' as const,
        details: { text: `Not a code of the required value set ${url}.` },
        expression: [path],
      }));
  });
}
