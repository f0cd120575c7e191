/**
 * Plain JSON of unknown shape. Every reader goes through these, so that no input can make it throw.
 * Keys are always fixed names of FHIR elements, none of which an object inherits.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key; null when there is none. */
export function objectAt(parent: JsonObject, key: string): JsonObject | null {
  const value = parent[key];
  return isObject(value) ? value : null;
}

/** The objects of a list; a single object counts as a list of one, as some servers send it. */
export function objectsAt(parent: JsonObject, key: string): readonly JsonObject[] {
  const value = parent[key];
  if (Array.isArray(value)) return value.every(isObject) ? value : value.filter(isObject);
  return isObject(value) ? [value] : NONE;
}

/** A text that is not blank, without the spaces around it. */
export function textAt(parent: JsonObject, key: string): string | null {
  const value = parent[key];
  if (typeof value !== 'string') return null;
  const trimmed = value.trim();
  return trimmed === '' ? null : trimmed;
}

export function textsAt(parent: JsonObject, key: string): readonly string[] {
  const value = parent[key];
  if (!Array.isArray(value)) return typeof value === 'string' ? [value] : [];
  return value.filter((v): v is string => typeof v === 'string' && v.trim() !== '');
}

/** A finite number; numbers typed as strings are read too. */
export function numberAt(parent: JsonObject, key: string): number | null {
  const value = parent[key];
  if (typeof value === 'number') return Number.isFinite(value) ? value : null;
  if (typeof value !== 'string' || value.trim() === '') return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

export function booleanAt(parent: JsonObject, key: string): boolean | null {
  const value = parent[key];
  return typeof value === 'boolean' ? value : null;
}

/** Lower-case code without the trailing space that some servers send. */
export function codeAt(parent: JsonObject, key: string): string | null {
  return textAt(parent, key)?.toLowerCase() ?? null;
}

export function has(parent: JsonObject, key: string): boolean {
  const value = parent[key];
  return value !== undefined && value !== null;
}

const NONE: readonly JsonObject[] = [];

export const NOTHING: JsonObject = {};
