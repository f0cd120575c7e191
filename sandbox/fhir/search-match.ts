import type { Filter } from '@medplum/core';
import type { Resource } from '@medplum/fhirtypes';
import { localReference } from './compartment.ts';
import { dateRange, rangeMatches } from './date-range.ts';
import { searchValues } from './search-values.ts';
import type { SearchValues } from './search-values.ts';

/** Splits a search value at its commas; `\\,` is a comma that belongs to the value. */
function alternatives(value: string): string[] {
  return value.split(/(?<!\\),/).map((part) => part.replaceAll('\\,', ','));
}

function tokenMatches(token: { system?: string; value?: string }, asked: string): boolean {
  const bar = asked.indexOf('|');
  if (bar < 0) return token.value === asked;
  const system = asked.slice(0, bar);
  const value = asked.slice(bar + 1);
  if (system === '') return token.system === undefined && token.value === value;
  return token.system === system && (value === '' || token.value === value);
}

function referenceMatches(reference: string, asked: string, defaultType: string): boolean {
  const wanted = localReference(asked);
  if (wanted.includes('/')) return reference === wanted;
  return defaultType ? reference === `${defaultType}/${wanted}` : reference.endsWith(`/${wanted}`);
}

function stringMatches(text: string, asked: string, operator: string): boolean {
  if (operator === 'exact') return text === asked;
  return operator === 'contains' ? text.includes(asked) : text.startsWith(asked);
}

function anyValueMatches(values: SearchValues, filter: Filter, asked: string): boolean {
  switch (values.kind) {
    case 'token':
      return values.tokens.some((token) => tokenMatches(token, asked.toLowerCase()));
    case 'reference': {
      const type = filter.code === 'patient' ? 'Patient' : '';
      return values.references.some((reference) => referenceMatches(reference, asked, type));
    }
    case 'date': {
      const range = dateRange(asked);
      return (
        range !== undefined && values.ranges.some((stored) => rangeMatches(filter.operator, stored, range))
      );
    }
    case 'string':
      return values.strings.some((text) => stringMatches(text, asked.toLowerCase(), filter.operator));
  }
}

function isEmpty(values: SearchValues): boolean {
  switch (values.kind) {
    case 'token':
      return values.tokens.length === 0;
    case 'reference':
      return values.references.length === 0;
    case 'date':
      return values.ranges.length === 0;
    case 'string':
      return values.strings.length === 0;
  }
}

/** Whether a resource satisfies one search filter. Comma means or; the filter must have passed the parameter check. */
export function matchesFilter(resource: Resource, filter: Filter): boolean {
  const values = searchValues(resource, filter.code);
  if (filter.operator === 'missing') return isEmpty(values) === (filter.value === 'true');
  const matches = alternatives(filter.value).some((asked) => anyValueMatches(values, filter, asked));
  return filter.operator === 'not' ? !matches : matches;
}

/** The value by which a resource is sorted for a parameter; undefined sorts last in both directions. */
export function sortKey(resource: Resource, code: string): number | string | undefined {
  const values = searchValues(resource, code);
  switch (values.kind) {
    case 'date': {
      const starts = values.ranges.map((range) => (range.from === -Infinity ? range.to : range.from));
      return starts.length ? Math.min(...starts) : undefined;
    }
    case 'token':
      return values.tokens[0]?.value;
    case 'reference':
      return values.references[0];
    case 'string':
      return values.strings[0];
  }
}
