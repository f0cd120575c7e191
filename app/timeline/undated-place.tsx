import type { VisibleItems } from './model/find-items.ts';
import { LANE_IDS, type TimelineModel } from './model/timeline-model.ts';

interface UndatedProps {
  readonly model: TimelineModel;
  readonly visible: VisibleItems;
  readonly onOpen: (items: readonly number[]) => void;
}

/** Items without a date belong nowhere on an axis, and aren't lost either. */
export function UndatedPlace({ model, visible, onOpen }: UndatedProps) {
  const undated = visible.order.subarray(visible.dated);
  if (undated.length === 0) return null;
  const groups = model.lanes.flatMap(({ id, label }) => {
    const items = [...undated].filter((i) => LANE_IDS[model.items.lane[i]!] === id);
    return items.length > 0 ? [{ id, label, items }] : [];
  });
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-x-1 border-t border-line bg-sunken px-3 py-0.5 text-xs print:hidden">
      <span className="mr-1 text-ink-muted">Without a date:</span>
      {groups.map(({ id, label, items }) => (
        <button
          key={id}
          type="button"
          onClick={() => onOpen(items)}
          className="min-h-6 rounded px-1 text-accent underline decoration-1 underline-offset-2 hover:text-accent-strong"
        >
          {label.toLowerCase()} {items.length}
        </button>
      ))}
    </div>
  );
}
