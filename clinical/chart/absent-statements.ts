import type { Concept } from './chart.ts';
import { SNOMED } from './concepts.ts';

/** SNOMED CT situations that say that there is nothing to record. */
const NONE: ReadonlySet<string> = new Set([
  '716186003', // No known allergy
  '409137002', // No known drug allergy
  '429625007', // No known food allergy
  '428607008', // No known environmental allergy
  '160244002', // No known allergies (retired)
  '160245001', // No current problems or disability
]);

/** International Patient Summary codes ("no-known-problems", "no-medication-info"). */
const SUMMARY = /\/absent-unknown-uv-ips\/?$/;
const WORDS =
  /^(?:nka|nkda|nkfa|none(?: known)?|no (?:current |active )?(?:allergies|problems|medications|medicines|procedures|surgeries)(?: .*)?|no known .+|not on any (?:medications?|medicines?))\.?$/i;

/**
 * What a record says where it has nothing: `none` is a statement ("no known allergies"), `no-information` says that
 * nobody asked. Null: an ordinary entry.
 */
export function absentStatement(concept: Concept): 'none' | 'no-information' | null {
  for (const { system, code } of concept.codings) {
    if (system === SNOMED && NONE.has(code)) return 'none';
    if (SUMMARY.test(system)) return code.endsWith('-info') ? 'no-information' : 'none';
  }
  return WORDS.test(concept.text.trim()) ? 'none' : null;
}
