import type { TimelineModel } from './timeline-model.ts';

/** Lower-cased texts of a model, made once for all searches. */
export interface SearchIndex {
  readonly strings: readonly string[];
  readonly notes: ReadonlyMap<number, string>;
}

export function searchIndex(model: TimelineModel): SearchIndex {
  return {
    strings: model.strings.map((s) => s.toLowerCase()),
    notes: new Map(model.texts.map(([item, text]) => [item, text.toLowerCase()])),
  };
}

/**
 * Items in whose label, value, facts or note every word of the query occurs, newest first, undated last.
 * Each distinct text is looked at once, however many items carry it.
 */
export function searchItems(model: TimelineModel, index: SearchIndex, query: string): number[] {
  const words = query.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  const { items } = model;
  const hits = words.map((word) => Uint8Array.from(index.strings, (s) => (s.includes(word) ? 1 : 0)));
  const found: number[] = [];
  for (let i = 0; i < items.count; i += 1) {
    const note = index.notes.get(i);
    const isMatch = words.every(
      (word, w) =>
        hits[w]![items.label[i]!]! | hits[w]![items.detail[i]!]! | hits[w]![items.facts[i]!]! ||
        note?.includes(word),
    );
    if (isMatch) found.push(i);
  }
  return found.sort((a, b) => newestFirst(model, a, b));
}

function newestFirst({ items }: TimelineModel, a: number, b: number): number {
  if (a >= items.dated || b >= items.dated) return a - b;
  return items.start[b]! - items.start[a]! || a - b;
}
