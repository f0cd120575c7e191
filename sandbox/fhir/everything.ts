import type { FhirRequest } from '@medplum/fhir-router';
import { dateRange } from './date-range.ts';
import { refusal } from './outcomes.ts';
import type { EverythingRequest } from './scoped-repository.ts';

function single(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value.at(-1) : value;
}

/** Reads the parameters of `$everything`; throws 400 for one that isn't supported or isn't valid. */
export function everythingRequest(query: FhirRequest['query']): EverythingRequest {
  const unknown = Object.keys(query).find((name) => !['_type', '_since', '_count', '_format'].includes(name));
  if (unknown) throw refusal(400, 'not-supported', `$everything does not support "${unknown}".`, unknown);
  const types = single(query['_type'])?.split(',');
  const sinceText = single(query['_since']);
  const countText = single(query['_count']);
  const since = sinceText === undefined ? undefined : dateRange(sinceText)?.from;
  if (sinceText !== undefined && since === undefined) {
    throw refusal(400, 'invalid', `_since must be a date or instant, not "${sinceText}".`, '_since');
  }
  if (countText !== undefined && !/^[1-9]\d*$/.test(countText)) {
    throw refusal(400, 'invalid', `_count must be a positive whole number, not "${countText}".`, '_count');
  }
  return { types, since, count: countText === undefined ? undefined : Number(countText) };
}
