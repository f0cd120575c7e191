import { useSyncExternalStore } from 'react';
import { groupLine, itemLine } from '../item-words.ts';
import type { TimelineModel } from '../model/timeline-model.ts';
import type { HoverStore } from './hover-store.ts';

const NAMED = 4;

/** Repeats for the pointer what the table and the detail say. */
export function HoverCard({ store, model, room }: { store: HoverStore; model: TimelineModel; room: number }) {
  const hovered = useSyncExternalStore(store.subscribe, store.get);
  if (!hovered) return null;
  const { hit, x, y } = hovered;
  const isLeft = x > room / 2;
  const newest = hit.items.slice(-NAMED).reverse();
  return (
    <div
      aria-hidden="true"
      className="pointer-events-none absolute z-20 max-w-72 rounded-md bg-ink px-2 py-1 text-xs text-surface shadow-md print:hidden"
      style={{ top: y + 14, ...(isLeft ? { right: room - x + 8 } : { left: x + 10 }) }}
    >
      {hit.items.length > 1 && <p className="font-semibold">{groupLine(model, hit.items)}</p>}
      {newest.map((item) => (
        <p key={item} className="line-clamp-3">
          {itemLine(model, item)}
        </p>
      ))}
      {hit.items.length > NAMED && <p className="opacity-80">and {hit.items.length - NAMED} earlier</p>}
    </div>
  );
}
