import type { ResourceRef } from './chart.ts';
import type { JsonObject } from './json.ts';
import { objectAt, textAt } from './json.ts';

/** `Type/id` of a reference, whether it was relative, absolute or versioned. `urn:` and `#contained` stay as they are. */
export function normaliseReference(reference: string): ResourceRef {
  if (reference.startsWith('urn:') || reference.startsWith('#')) return reference;
  const history = reference.indexOf('/_history');
  const path = history < 0 ? reference : reference.slice(0, history);
  const slash = path.lastIndexOf('/');
  if (slash < 1) return path;
  const before = path.lastIndexOf('/', slash - 1);
  return before < 0 ? path : path.slice(before + 1);
}

/** The base of the server that an absolute reference names, comparable; null for a relative one. */
export function serverOf(reference: string): string | null {
  const named = /^https?:\/\/(.+)\/[A-Za-z]+\/[^/]+(?:\/_history\/[^/]+)?$/i.exec(reference)?.[1];
  return named === undefined ? null : comparable(named);
}

/** A server's base without scheme and closing slash, host in lower case: proxies change the scheme. */
export function serverOfBase(base: string): string {
  return comparable(base.replace(/^https?:\/\//i, ''));
}

function comparable(hostAndPath: string): string {
  const trimmed = hostAndPath.replace(/\/+$/, '');
  const slash = trimmed.indexOf('/');
  return slash < 0 ? trimmed.toLowerCase() : trimmed.slice(0, slash).toLowerCase() + trimmed.slice(slash);
}

/** The reference at a key as `Type/id`, or null where there is none or only an identifier. */
export function referenceAt(parent: JsonObject, key: string): ResourceRef | null {
  const reference = objectAt(parent, key);
  if (reference === null) return null;
  const text = textAt(reference, 'reference');
  return text === null ? null : normaliseReference(text);
}
