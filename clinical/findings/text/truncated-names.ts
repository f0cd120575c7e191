import type { DrugDefinition } from '../../knowledge/knowledge.ts';
import { normaliseWord } from './normalise-word.ts';
import type { Token } from './tokenise.ts';

const shortest = 5;
const longest = 9;
/** A name is cut by so much at least: "warfari" is a slip of the pen. */
const leastCut = 3;

/**
 * Beginnings of names of one medicine alone, to the stem of the name: "bisop", "lansop", "amitrip". A medicine's first
 * name goes before brands that begin alike.
 */
export function truncatedNames(drugs: readonly DrugDefinition[]): ReadonlyMap<string, string> {
  const found = new Map<string, { readonly drug: string; readonly stem: string } | null>();
  const firstNames = new Set<string>();
  for (const [id, written, first] of [
    ...drugs.map((d) => [d.id, d.name, true] as const),
    ...drugs.flatMap((d) => d.names.map((name) => [d.id, name, false] as const)),
  ]) {
    const word = written.toLowerCase();
    if (!/^[a-z]+$/.test(word)) continue;
    for (let n = shortest; n <= Math.min(longest, word.length - leastCut); n += 1) {
      const start = word.slice(0, n);
      const known = found.get(start);
      if (known === undefined) {
        found.set(start, { drug: id, stem: normaliseWord(word) });
        if (first) firstNames.add(start);
      } else if (known !== null && known.drug !== id && (first || !firstNames.has(start)))
        found.set(start, null);
    }
  }
  return new Map([...found].flatMap(([start, f]) => (f ? [[start, f.stem] as const] : [])));
}

/** A cut name stands in a list of medicines: its dose, a mark or the end of the line behind it. */
export function standsAsMedicine(next: Token | undefined): boolean {
  return (
    next === undefined ||
    next.kind !== 'word' ||
    /^(?:and|od|bd|tds|qds|mane|nocte|prn|daily|bid|tid)$/.test(next.written)
  );
}
