import { canonicalJson } from './canonical-json.ts';

/**
 * What an assessment was made from, in one form that the browser, the server and anyone who checks it later write alike:
 * a line for each resource, sorted, in parts by the year of its last update. Older parts of a record stay the same from
 * day to day, so that they are sent and kept once.
 */

/** Lower-case hexadecimal SHA-256 of the text in UTF-8. */
export type Digest = (text: string) => Promise<string>;

/** Where `crypto.subtle` is: secure contexts of browsers, and Node. */
export interface SubtleDigest {
  digest(algorithm: 'SHA-256', data: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>;
}

/** UTF-8, as `TextEncoder.encode`. */
export type Encode = (text: string) => Uint8Array<ArrayBuffer>;

export function subtleDigest(subtle: SubtleDigest, encode: Encode): Digest {
  return async (text) => {
    const bytes = new Uint8Array(await subtle.digest('SHA-256', encode(text)));
    return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  };
}

/** The most lines of one part. */
export const PART_LINES = 10_000;

/** A FHIR version-specific reference, or the hash of the content where the server gives no version (RFC 8785 JSON). */
export const INPUT_LINE =
  /^(?:[A-Z][A-Za-z]{1,60}\/(?:[A-Za-z0-9\-.]{1,64}\/_history\/[A-Za-z0-9\-.]{1,64}|[A-Za-z0-9\-.]{0,64}#sha256=[0-9a-f]{64})|unreadable#sha256=[0-9a-f]{64})$/;

/** The longest line that `INPUT_LINE` lets through. */
export const LONGEST_LINE = 210;

export interface InputPart {
  readonly hash: string;
  readonly resources: number;
  /** The lines, joined by line feeds. */
  readonly text: string;
}

export interface InputList {
  /** As the chart's reader takes them: of two with one id, the one updated last, or given last, counts. */
  add(resources: readonly unknown[]): void;
  parts(): Promise<readonly InputPart[]>;
}

interface Entry {
  readonly updated: string;
  /** What follows `Type/id`. */
  readonly version: string | Promise<string>;
}

const ID = /^[A-Za-z0-9\-.]{1,64}$/;
const TYPE = /^[A-Z][A-Za-z]{1,60}$/;

export function createInputList(digest: Digest): InputList {
  const entries = new Map<string, Entry>();
  let position = 0;
  let made: Promise<readonly InputPart[]> | null = null;
  const contentHash = async (resource: unknown) => `#sha256=${await digest(jsonOf(resource))}`;

  const take = (resource: unknown) => {
    position += 1;
    const { type, id, updated, versionId } = namesOf(resource);
    const ref = type === null ? 'unreadable' : `${type}/${id ?? ''}`;
    const key = type === null || id === null ? `${ref} ${position}` : ref;
    const before = entries.get(key);
    if (before !== undefined && updated < before.updated) return;
    const isVersioned = type !== null && id !== null && versionId !== null;
    entries.set(key, {
      updated,
      version: isVersioned ? `/_history/${versionId}` : contentHash(resource),
    });
  };

  return {
    add: (resources) => {
      made = null;
      for (const resource of resources) take(resource);
    },
    parts: () => (made ??= partsOf(entries, digest)),
  };
}

function namesOf(resource: unknown): {
  type: string | null;
  id: string | null;
  updated: string;
  versionId: string | null;
} {
  const { resourceType, id, meta } = fieldsOf(resource);
  const { lastUpdated, versionId } = fieldsOf(meta);
  const matching = (value: unknown, form: RegExp) =>
    typeof value === 'string' && form.test(value) ? value : null;
  return {
    type: matching(resourceType, TYPE),
    id: matching(id, ID),
    updated: typeof lastUpdated === 'string' ? lastUpdated : '',
    versionId: matching(versionId, ID),
  };
}

function fieldsOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
}

/** What is nested too deeply to be written is no FHIR, and nothing of it is read. */
function jsonOf(resource: unknown): string {
  try {
    return canonicalJson(resource);
  } catch {
    return 'null';
  }
}

async function partsOf(entries: ReadonlyMap<string, Entry>, digest: Digest): Promise<readonly InputPart[]> {
  const years = new Map<string, string[]>();
  for (const [key, { updated, version }] of entries) {
    const [ref = ''] = key.split(' ');
    const line = `${ref}${typeof version === 'string' ? version : await version}`;
    const year = /^(?:19|20)\d\d/.exec(updated)?.[0] ?? '';
    const lines = years.get(year);
    if (lines === undefined) years.set(year, [line]);
    else lines.push(line);
  }
  const parts: InputPart[] = [];
  for (const year of [...years.keys()].sort()) {
    const lines = years.get(year)?.sort() ?? [];
    for (let start = 0; start < lines.length; start += PART_LINES) {
      const own = lines.slice(start, start + PART_LINES);
      const text = own.join('\n');
      parts.push({ hash: await digest(text), resources: own.length, text });
    }
  }
  return parts;
}

/** Everything that decides what the model says, but the model itself. */
export interface CanonicalInputs {
  /** ISO 8601. */
  readonly asOf: string;
  readonly entered: readonly { readonly finding: string; readonly status: 'present' | 'absent' }[];
  readonly parts: readonly { readonly hash: string; readonly resources: number }[];
}

/** The hash over the canonical inputs, as an assessment holds it. */
export function inputsHash({ asOf, entered, parts }: CanonicalInputs, digest: Digest): Promise<string> {
  return digest(canonicalJson({ asOf, entered, parts: parts.map(({ hash }) => hash) }));
}
