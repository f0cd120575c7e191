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
  let text = '';
  for (const [name, value] of facts) {
    if (!value) continue;
    text += `${text ? '\n' : ''}${name}\t${/[\t\n]/.test(value) ? value.replace(/[\t\n]+/g, ' ') : value}`;
  }
  return text;
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
export function codesText({ codings }: Concept): string | null {
  if (codings.length === 0) return null;
  if (codings.length === 1) return `${systemName(codings[0]!.system)} ${codings[0]!.code}`;
  return codings.map(({ system, code }) => `${systemName(system)} ${code}`).join(', ');
}

const namedSystems = new Map<string, string>();

function systemName(system: string): string {
  const known = namedSystems.get(system);
  if (known !== undefined) return known;
  const name = SYSTEM_NAMES.find(([part]) => system.includes(part))?.[1] ?? system;
  namedSystems.set(system, name);
  return name;
}

/** LOINC's long names carry property, system and method; a row has room for the component. */
export function shortLabel(text: string): string {
  const cut = text.replace(/\s*\[[^\]]*\].*$/, '').trim();
  return cut.length >= 3 ? cut : text;
}
