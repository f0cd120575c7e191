import type { Evidence } from '../../chart/chart.ts';
import type { ConditionDefinition } from '../../knowledge/knowledge.ts';
import type { CurrentMedicine, KnownCondition } from '../finding.ts';

const mostSources = 6;

function joined(items: readonly { readonly evidence: Evidence }[]): Evidence {
  const [first = '', ...rest] = [...new Set(items.flatMap((i) => i.evidence))].slice(0, mostSources);
  return [first, ...rest];
}

function grouped<T extends { readonly id: string }>(items: readonly T[]): T[][] {
  const map = new Map<string, T[]>();
  for (const item of items) {
    const list = map.get(item.id);
    if (list) list.push(item);
    else map.set(item.id, [item]);
  }
  return [...map.values()];
}

/** One entry per condition that the knowledge base has; active when any source says so. Sorted by id. */
export function mergeKnown(
  known: readonly KnownCondition[],
  conditions: ReadonlyMap<string, ConditionDefinition>,
): KnownCondition[] {
  return grouped(known.filter((k) => conditions.has(k.id)))
    .flatMap((list): KnownCondition[] => {
      const [first] = list;
      if (!first) return [];
      return [
        {
          id: first.id,
          evidence: joined(list),
          status: list.some((k) => k.status === 'active') ? 'active' : 'past',
        },
      ];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

/** One entry per drug, with the earliest known start; local when every source says so. Sorted by id. */
export function mergeMedicines(medicines: readonly CurrentMedicine[]): CurrentMedicine[] {
  return grouped(medicines)
    .flatMap((list): CurrentMedicine[] => {
      const [first] = list;
      const starts = list.flatMap((m) => m.started ?? []).toSorted((a, b) => a.at - b.at);
      const isLocal = list.every((m) => m.isLocal === true);
      return first
        ? [{ id: first.id, evidence: joined(list), started: starts[0] ?? null, ...(isLocal && { isLocal }) }]
        : [];
    })
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}
