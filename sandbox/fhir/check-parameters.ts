import type { SearchParameter } from '@medplum/fhirtypes';
import { dateRange } from './date-range.ts';
import { searchParameter } from './definitions.ts';
import { refusal } from './outcomes.ts';
import { COMMON_FILTERS, RESULT_PARAMETERS, SUPPORTED_TYPES } from './resource-types.ts';

const DATE_PREFIX = /^(eq|ne|gt|lt|ge|le|sa|eb)(?=\d)/;
const MODIFIERS: Readonly<Record<string, readonly string[]>> = {
  token: ['not', 'missing'],
  string: ['exact', 'contains', 'missing'],
  reference: ['missing', 'Patient'],
  date: ['missing'],
};

function unsupported(text: string, parameter: string): never {
  throw refusal(400, 'not-supported', text, parameter);
}

/** The parameter codes by which a type can be searched. */
export function filterCodes(resourceType: string): readonly string[] {
  return [...COMMON_FILTERS, ...(SUPPORTED_TYPES[resourceType]?.search ?? [])];
}

function checkSort(resourceType: string, value: string): void {
  for (const field of value.split(',')) {
    const code = field.replace(/^-/, '');
    if (!filterCodes(resourceType).includes(code)) {
      unsupported(`This server cannot sort ${resourceType} by "${code}".`, '_sort');
    }
  }
}

function checkWholeNumber(name: string, value: string): void {
  if (!/^\d+$/.test(value))
    throw refusal(400, 'invalid', `${name} must be a whole number, not "${value}".`, name);
}

function checkResultParameter(resourceType: string, code: string, modifier: string, value: string): void {
  const known = SUPPORTED_TYPES[resourceType];
  if (modifier) unsupported(`The modifier ":${modifier}" is not supported on ${code}.`, code);
  switch (code) {
    case '_sort':
      return checkSort(resourceType, value);
    case '_count':
      return checkWholeNumber(code, value);
    case '_summary':
      if (value !== 'count' && value !== 'false')
        unsupported(`_summary=${value} is not supported; count is.`, code);
      return;
    case '_include':
      if (!known?.include?.includes(value)) unsupported(`_include=${value} is not supported.`, code);
      return;
    case '_revinclude':
      if (value !== 'Provenance:target') unsupported(`_revinclude=${value} is not supported.`, code);
      return;
    case '_format':
      if (!/json/.test(value)) throw refusal(406, 'not-supported', 'This server answers in JSON only.', code);
      return;
    default:
      return;
  }
}

function checkFilter(definition: SearchParameter, name: string, modifier: string, value: string): void {
  if (modifier && !MODIFIERS[definition.type]?.includes(modifier)) {
    unsupported(`The modifier ":${modifier}" is not supported on ${definition.code}.`, name);
  }
  if (value === '') throw refusal(400, 'invalid', `${name} has no value.`, name);
  if (modifier === 'missing') {
    if (value !== 'true' && value !== 'false')
      throw refusal(400, 'invalid', `${name} must be true or false.`, name);
  } else if (definition.type === 'date') {
    for (const date of value.split(',')) {
      if (!dateRange(date.replace(DATE_PREFIX, '')))
        throw refusal(400, 'invalid', `"${date}" is no date.`, name);
    }
  }
}

/**
 * Refuses with 400 every search parameter, modifier, prefix or sort that the server doesn't support, and searches that
 * lack a parameter which the type demands: a search that is silently ignored looks like an empty chart.
 */
export function checkSearchParameters(resourceType: string, query: URLSearchParams): void {
  const type = SUPPORTED_TYPES[resourceType];
  if (!type || type.search.length === 0) {
    throw refusal(400, 'not-supported', `${resourceType} cannot be searched on this server.`);
  }
  const codes = filterCodes(resourceType);
  for (const [name, value] of query) {
    const [code = '', modifier = ''] = name.split(':');
    if ((RESULT_PARAMETERS as readonly string[]).includes(code)) {
      checkResultParameter(resourceType, code, modifier, value);
      continue;
    }
    const definition = codes.includes(code) ? searchParameter(resourceType, code) : undefined;
    if (!definition) {
      unsupported(
        `Unknown search parameter "${name}" for ${resourceType}. Supported: ${codes.join(', ')}.`,
        name,
      );
    }
    checkFilter(definition, name, modifier, value);
  }
  const names = [...query.keys()].map((name) => name.split(':')[0]);
  if (type.requireOneOf && !type.requireOneOf.some((code) => names.includes(code))) {
    const text = `A search for ${resourceType} needs one of ${type.requireOneOf.join(', ')} beside the patient.`;
    throw refusal(400, 'required', text);
  }
}
