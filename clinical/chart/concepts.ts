import type { Coding, Concept } from './chart.ts';
import type { JsonObject } from './json.ts';
import { isObject, objectAt, objectsAt, textAt } from './json.ts';

export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';

const OIDS: ReadonlyMap<string, string> = new Map([
  ['2.16.840.1.113883.6.1', LOINC],
  ['2.16.840.1.113883.6.96', SNOMED],
  ['2.16.840.1.113883.6.88', 'http://www.nlm.nih.gov/research/umls/rxnorm'],
  ['2.16.840.1.113883.6.90', 'http://hl7.org/fhir/sid/icd-10-cm'],
  ['2.16.840.1.113883.6.3', 'http://hl7.org/fhir/sid/icd-10'],
  ['2.16.840.1.113883.6.103', 'http://hl7.org/fhir/sid/icd-9-cm'],
  ['2.16.840.1.113883.12.292', 'http://hl7.org/fhir/sid/cvx'],
  ['2.16.840.1.113883.6.69', 'http://hl7.org/fhir/sid/ndc'],
  ['2.16.840.1.113883.6.12', 'http://www.ama-assn.org/go/cpt'],
]);

const systems = new Map<string, string>();
const CACHE_LIMIT = 2000;

/** The usual URL of a code system, also where it is misspelt ("http://loinc", "https://loinc.org/") or an OID. */
export function normaliseSystem(system: string): string {
  let known = systems.get(system);
  if (known === undefined) {
    known = readSystem(system);
    if (systems.size < CACHE_LIMIT) systems.set(system, known);
  }
  return known;
}

function readSystem(system: string): string {
  const oid = OIDS.get(system.replace(/^urn:oid:/i, ''));
  if (oid !== undefined) return oid;
  const bare = system
    .toLowerCase()
    .replace(/^(?:https?:\/\/|urn:)/, '')
    .replace(/^www\./, '')
    .replace(/\/+$/, '');
  if (/^(?:[a-z0-9.]*\.)?loinc(?:\.org)?(?:\/.*)?$/.test(bare) || bare === 'ln' || bare === 'lnc')
    return LOINC;
  if (/^snomed(?:\.info|ct|-ct)?(?:\/sct.*)?$/.test(bare) || bare === 'sct') return SNOMED;
  if (bare.endsWith('rxnorm')) return 'http://www.nlm.nih.gov/research/umls/rxnorm';
  if (/icd-?10-?cm$/.test(bare)) return 'http://hl7.org/fhir/sid/icd-10-cm';
  if (/icd-?10$/.test(bare)) return 'http://hl7.org/fhir/sid/icd-10';
  if (/icd-?9(?:-?cm)?$/.test(bare)) return 'http://hl7.org/fhir/sid/icd-9-cm';
  if (bare.endsWith('sid/cvx')) return 'http://hl7.org/fhir/sid/cvx';
  return system;
}

function readCoding(coding: JsonObject): Coding | null {
  const code = textAt(coding, 'code');
  const display = textAt(coding, 'display');
  if (code === null && display === null) return null;
  const system = textAt(coding, 'system');
  return { system: system === null ? '' : normaliseSystem(system), code: code ?? '', display };
}

/** A CodeableConcept, a Coding, a code or plain text as a concept; null when nothing in it can be read. */
export function readConcept(value: unknown): Concept | null {
  if (typeof value === 'string') {
    const text = value.trim();
    return text === '' ? null : { codings: [], text };
  }
  if (!isObject(value)) return null;
  const list = objectsAt(value, 'coding');
  const codings = (list.length > 0 ? list : [value]).flatMap((c) => readCoding(c) ?? []);
  const text =
    textAt(value, 'text') ??
    codings.find((c) => c.display !== null)?.display ??
    codings.find((c) => c.code !== '')?.code;
  return text === undefined ? null : { codings, text };
}

export function conceptAt(parent: JsonObject, key: string): Concept | null {
  return readConcept(parent[key]);
}

/** All concepts of a list; a single one counts as a list of one. */
export function conceptsAt(parent: JsonObject, key: string): readonly Concept[] {
  const value = parent[key];
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.flatMap((c) => readConcept(c) ?? []);
}

/** The first code of a status-like CodeableConcept, lower case ("active "), else its text. */
export function statusCode(parent: JsonObject, key: string): string | null {
  const value = parent[key];
  if (typeof value === 'string') return value.trim().toLowerCase() || null;
  const concept = readConcept(value);
  if (concept === null) return null;
  return (concept.codings.find((c) => c.code !== '')?.code ?? concept.text).toLowerCase();
}

/** Comparison key: one thing coded alike, or said alike, has one key. */
export function conceptKey(concept: Concept): string {
  const [first] = concept.codings;
  return first && first.code !== '' ? `${first.system}|${first.code}` : concept.text.toLowerCase();
}

/** The display of a reference, for references that can't be resolved. */
export function displayAt(parent: JsonObject, key: string): string | null {
  const reference = objectAt(parent, key);
  return reference === null ? null : textAt(reference, 'display');
}
