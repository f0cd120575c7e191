import type { LaneId } from './timeline-model.ts';
import type { Concept, Moment, ResourceRef } from '../../../clinical/chart/chart.ts';

/** One item before the columns are filled. Times are `null` when not recorded. */
export interface DraftItem {
  readonly lane: LaneId;
  /** Items with the same key share a row. */
  readonly rowKey: string;
  readonly rowLabel: string;
  readonly form: 'bars' | 'points' | 'series';
  readonly ref: ResourceRef;
  readonly alsoIn: readonly ResourceRef[];
  readonly encounter: ResourceRef | null;
  readonly start: Moment | null;
  readonly end: Moment | null;
  readonly flags: number;
  readonly label: string;
  readonly detail: string;
  readonly facts: readonly Fact[];
  readonly text?: string | null;
  readonly value?: number;
}

/** A named fact for the detail view; left out when there is nothing to say. */
export type Fact = readonly [name: string, value: string | null];

export function factText(facts: readonly Fact[]): string {
  return facts
    .flatMap(([name, value]) => (value ? [`${name}\t${value.replace(/[\t\n]+/g, ' ')}`] : []))
    .join('\n');
}

/** The same concept under the same code, else under the same words, shares a row. */
export function conceptKey(concept: Concept): string {
  const coding = concept.codings[0];
  return coding ? `${coding.system}|${coding.code}` : concept.text.trim().toLowerCase();
}

const SYSTEM_NAMES: readonly (readonly [part: string, name: string])[] = [
  ['loinc.org', 'LOINC'],
  ['snomed.info', 'SNOMED CT'],
  ['icd-10-cm', 'ICD-10-CM'],
  ['icd-10', 'ICD-10'],
  ['icd-9', 'ICD-9-CM'],
  ['rxnorm', 'RxNorm'],
  ['cvx', 'CVX'],
  ['ndc', 'NDC'],
  ['cpt', 'CPT'],
];

/** `LOINC 2823-3, SNOMED CT 88480006`. */
export function codesText(concept: Concept): string | null {
  if (concept.codings.length === 0) return null;
  return concept.codings
    .map(({ system, code }) => {
      const known = SYSTEM_NAMES.find(([part]) => system.includes(part));
      return `${known ? known[1] : system} ${code}`;
    })
    .join(', ');
}

/** LOINC's long names carry property, system and method; a row has room for the component. */
export function shortLabel(text: string): string {
  const cut = text.replace(/\s*\[[^\]]*\].*$/, '').trim();
  return cut.length >= 3 ? cut : text;
}
