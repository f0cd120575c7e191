import type { Interpretation } from './chart.ts';
import { conceptsAt } from './concepts.ts';
import type { JsonObject } from './json.ts';
import { has } from './json.ts';

const CODES: ReadonlyMap<string, Interpretation> = new Map([
  ['ll', 'critical-low'],
  ['l', 'low'],
  ['n', 'normal'],
  ['h', 'high'],
  ['hh', 'critical-high'],
  ['a', 'abnormal'],
  ['aa', 'abnormal'],
  ['lu', 'low'],
  ['hu', 'high'],
  ['<', 'low'],
  ['>', 'high'],
  ['low', 'low'],
  ['below low normal', 'low'],
  ['below normal', 'low'],
  ['high', 'high'],
  ['above high normal', 'high'],
  ['above normal', 'high'],
  ['normal', 'normal'],
  ['within normal limits', 'normal'],
  ['wnl', 'normal'],
  ['abnormal', 'abnormal'],
  ['critical low', 'critical-low'],
  ['critically low', 'critical-low'],
  ['panic low', 'critical-low'],
  ['low panic', 'critical-low'],
  ['critical high', 'critical-high'],
  ['critically high', 'critical-high'],
  ['panic high', 'critical-high'],
  ['high panic', 'critical-high'],
  ['critical abnormal', 'abnormal'],
]);

/** As the report says it. R4 sends a list, STU3 and some servers a single concept or plain text. */
export function readInterpretation(part: JsonObject): Interpretation | null {
  if (!has(part, 'interpretation')) return null;
  for (const concept of conceptsAt(part, 'interpretation')) {
    for (const c of concept.codings) {
      const read = flagOf(c.code) ?? (c.display === null ? null : flagOf(c.display));
      if (read !== null) return read;
    }
    const read = flagOf(concept.text);
    if (read !== null) return read;
  }
  return null;
}

export function flagOf(text: string): Interpretation | null {
  return CODES.get(text.trim().toLowerCase()) ?? null;
}
