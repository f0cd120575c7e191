import type { Knowledge } from '../knowledge/knowledge.ts';

/** Every finding with all its broader ones, itself left out. Cycles are cut (the build refuses them). */
export function ancestorsOf(knowledge: Knowledge): ReadonlyMap<string, ReadonlySet<string>> {
  const parents = new Map(knowledge.findings.map((f) => [f.id, f.parents]));
  const done = new Map<string, Set<string>>();
  const climb = (id: string): Set<string> => {
    const known = done.get(id);
    if (known) return known;
    const all = new Set<string>();
    done.set(id, all);
    for (const parent of parents.get(id) ?? []) {
      all.add(parent);
      for (const a of climb(parent)) all.add(a);
    }
    all.delete(id);
    return all;
  };
  for (const id of parents.keys()) climb(id);
  return done;
}
