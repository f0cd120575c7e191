import {
  convertToSearchableReferences,
  convertToSearchableStrings,
  convertToSearchableTokens,
  evalFhirPathTyped,
  getSearchParameterDetails,
  toTypedValue,
} from '@medplum/core';
import type { HumanName, Resource, SearchParameter } from '@medplum/fhirtypes';
import { localReference } from './compartment.ts';
import { valueRange } from './date-range.ts';
import type { DateRange } from './date-range.ts';
import { searchParameter } from './definitions.ts';

/** What one search parameter finds in one resource, ready to be compared. */
export type SearchValues =
  | { readonly kind: 'reference'; readonly references: readonly string[] }
  | { readonly kind: 'token'; readonly tokens: readonly { system?: string; value?: string }[] }
  | { readonly kind: 'date'; readonly ranges: readonly DateRange[] }
  | { readonly kind: 'string'; readonly strings: readonly string[] };

/** A resource object in the store never changes (a new version is a new object), so its values are computed once. */
const cache = new WeakMap<Resource, Map<string, SearchValues>>();

function extract(resource: Resource, definition: SearchParameter): SearchValues {
  // As shipped, `patient` and `date` are unions over some thirty types. The details keep only the members of this
  // type, which is what makes a large chart searchable.
  const { parsedExpression } = getSearchParameterDetails(resource.resourceType, definition);
  const found = evalFhirPathTyped(parsedExpression, [toTypedValue(resource)]);
  switch (definition.type) {
    case 'reference':
      return { kind: 'reference', references: convertToSearchableReferences(found).map(localReference) };
    case 'token': {
      // Coding.display and CodeableConcept.text are not codes: a token search must not match them.
      const tokens = convertToSearchableTokens(found, { textSearchSystem: 'text' });
      return {
        kind: 'token',
        tokens: tokens
          .filter((token) => token.system !== 'text')
          .map((token) => ({
            ...(token.system ? { system: token.system.toLowerCase() } : {}),
            ...(token.value ? { value: token.value.toLowerCase() } : {}),
          })),
      };
    }
    case 'date':
      return { kind: 'date', ranges: found.flatMap(({ value }) => valueRange(value) ?? []) };
    default:
      return {
        kind: 'string',
        strings: [
          ...convertToSearchableStrings(found),
          ...found.flatMap(({ value }) => partsOfName(value)),
        ].map((text) => text.toLowerCase()),
      };
  }
}

/** A search by name may match any part of it (R4 Patient, `name`); the whole text alone would need the first part. */
function partsOfName(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { family, given } = value as HumanName;
  return [...(typeof family === 'string' ? [family] : []), ...(Array.isArray(given) ? given : [])];
}

/** The values of a search parameter in a stored resource. Throws for a parameter that R4 doesn't define. */
export function searchValues(resource: Resource, code: string): SearchValues {
  let byCode = cache.get(resource);
  if (!byCode) cache.set(resource, (byCode = new Map()));
  let values = byCode.get(code);
  if (!values) {
    const definition = searchParameter(resource.resourceType, code);
    if (!definition) throw new Error(`R4 defines no search parameter ${code} on ${resource.resourceType}`);
    values = extract(resource, definition);
    byCode.set(code, values);
  }
  return values;
}
