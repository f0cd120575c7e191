import type { FindingDefinition } from '../knowledge/knowledge.ts';

const indexes = new WeakMap<readonly FindingDefinition[], ReadonlyMap<string, number>>();

/** Where a finding stands in a list of definitions, by its id; -1 when it doesn't. The list is gone through once. */
export function indexOfFinding(definitions: readonly FindingDefinition[], id: string): number {
  let index = indexes.get(definitions);
  if (!index) {
    index = new Map(definitions.map((d, i) => [d.id, i]));
    indexes.set(definitions, index);
  }
  return index.get(id) ?? -1;
}
