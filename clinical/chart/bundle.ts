import type { JsonObject } from './json.ts';
import { has, isObject, objectAt, textAt } from './json.ts';

export function isBundle(json: unknown): json is JsonObject {
  return isObject(json) && json['resourceType'] === 'Bundle';
}

/**
 * The resources of a Bundle (or a list, or one resource alone), each with its id, and with `urn:uuid:` references
 * replaced by `Type/id`. The input isn't changed. Entries that hold no resource come as they are, so that a reader
 * counts them; entries that ask for a deletion hold none.
 */
export function resourcesOfBundle(json: unknown): readonly unknown[] {
  return unpack(json, 0);
}

function unpack(json: unknown, depth: number): readonly unknown[] {
  if (Array.isArray(json)) return json;
  if (!isBundle(json)) return [json];
  const entries = json['entry'];
  if (!Array.isArray(entries)) return [];
  const named = entries.flatMap((entry) => namedResource(entry));
  const urns = new Map<string, string>();
  for (const { resource, fullUrl } of named)
    if (fullUrl?.startsWith('urn:') && isObject(resource))
      urns.set(fullUrl, `${String(resource['resourceType'])}/${String(resource['id'])}`);
  return named.flatMap(({ resource }) => {
    if (isBundle(resource) && depth < DEEPEST_BUNDLE) return unpack(resource, depth + 1);
    return [urns.size === 0 ? resource : rewrite(resource, urns, 0)];
  });
}

/** A batch response holds a Bundle for each search. */
const DEEPEST_BUNDLE = 4;

interface Named {
  readonly resource: unknown;
  readonly fullUrl: string | null;
}

function namedResource(entry: unknown): Named[] {
  if (!isObject(entry)) return [{ resource: entry, fullUrl: null }];
  const resource = objectAt(entry, 'resource');
  const fullUrl = textAt(entry, 'fullUrl');
  if (resource === null)
    return has(entry, 'request') || has(entry, 'response')
      ? []
      : [{ resource: entry['resource'] ?? null, fullUrl }];
  if (textAt(resource, 'id') !== null || fullUrl === null) return [{ resource, fullUrl }];
  const id = fullUrl.slice(Math.max(fullUrl.lastIndexOf('/'), fullUrl.lastIndexOf(':')) + 1);
  return [{ resource: id === '' ? resource : { ...resource, id }, fullUrl }];
}

/** Resources nest only a few levels; what is deeper is left as it is. */
const DEEPEST = 40;

function rewrite(value: unknown, urns: ReadonlyMap<string, string>, depth: number): unknown {
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((v) => rewrite(v, urns, depth + 1));
  const copy: Record<string, unknown> = {};
  for (const [key, v] of Object.entries(value))
    copy[key] =
      (key === 'reference' || key === 'url') && typeof v === 'string'
        ? (urns.get(v) ?? v)
        : rewrite(v, urns, depth + 1);
  return copy;
}

/** One line of an ndjson file: a resource, or the reason why it is none. */
export type NdjsonLine =
  { readonly resource: unknown; readonly error: null } | { readonly resource: null; readonly error: string };

/** Null for an empty line. */
export function readNdjsonLine(line: string): NdjsonLine | null {
  const text = line.trim();
  if (text === '') return null;
  try {
    return { resource: JSON.parse(text) as unknown, error: null };
  } catch {
    return { resource: null, error: 'is not valid JSON' };
  }
}
