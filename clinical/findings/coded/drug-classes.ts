import type { DrugDefinition } from '../../knowledge/knowledge.ts';

/** Drug id to itself and all its classes, also those of its classes. */
export function drugClasses(drugs: readonly DrugDefinition[]): ReadonlyMap<string, ReadonlySet<string>> {
  const own = new Map(drugs.map((d) => [d.id, d.classes]));
  return new Map(
    drugs.map((d) => {
      const all = new Set<string>();
      const todo = [d.id];
      for (let id = todo.pop(); id !== undefined; id = todo.pop()) {
        if (all.has(id)) continue;
        all.add(id);
        todo.push(...(own.get(id) ?? []));
      }
      return [d.id, all] as const;
    }),
  );
}
