import type { Hit } from '../model/hit-row.ts';

export interface Hovered {
  readonly hit: Hit;
  readonly x: number;
  readonly y: number;
}

/** What is under the pointer. The card and the drawing follow it; the rest of the plot doesn't. */
export interface HoverStore {
  get(): Hovered | null;
  set(hit: Hit | null, place: { readonly x: number; readonly y: number } | null): void;
  subscribe(listener: () => void): () => void;
}

export function createHoverStore(): HoverStore {
  let hovered: Hovered | null = null;
  const listeners = new Set<() => void>();
  return {
    get: () => hovered,
    set(hit, place) {
      const next = hit && place && (isSame(hovered, hit) ? hovered : { hit, x: place.x, y: place.y });
      if (next === hovered) return;
      hovered = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The same mark keeps its card where it is: nothing moves with every pixel. */
function isSame(old: Hovered | null, hit: Hit): boolean {
  return (
    old !== null &&
    old.hit.row === hit.row &&
    old.hit.at === hit.at &&
    old.hit.items.length === hit.items.length
  );
}
