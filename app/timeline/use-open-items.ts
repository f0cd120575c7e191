import { useCallback, useState } from 'react';
import { itemsIn } from './newest-items.ts';
import type { TimeWindow } from './model/timeline-model.ts';
import type { TimelineState } from './use-timeline.ts';
import { windowAround } from './view/window-moves.ts';

export interface OpenItems {
  readonly items: readonly number[] | null;
  /** To the list from which the item was opened. */
  readonly back: (() => void) | null;
  /** Opens items and brings a single one into view. */
  open(items: readonly number[]): void;
  /** Opens a list without moving the view. */
  show(items: readonly number[]): void;
  close(): void;
  /** To the next or previous item in time. */
  step(direction: 1 | -1, window: TimeWindow): void;
}

/** What the detail shows. Closing gives the focus back to where it was. */
export function useOpenItems(state: TimelineState, onSelect?: (refs: readonly string[]) => void): OpenItems {
  const [stack, setStack] = useState<readonly (readonly number[])[]>([]);
  const [origin, setOrigin] = useState<HTMLElement | null>(null);
  const { model, view, visible, reveal } = state;
  const items = stack[stack.length - 1] ?? null;

  const show = useCallback(
    (next: readonly number[]) => {
      if (next.length === 0) return;
      const focused = document.activeElement as HTMLElement | null;
      setOrigin((old) => old ?? focused);
      setStack((old) =>
        next.length === 1 && (old[old.length - 1]?.length ?? 0) > 1 ? [...old, next] : [next],
      );
      onSelect?.(next.map((i) => model.refs[i]!));
    },
    [model, onSelect],
  );
  const open = useCallback(
    (next: readonly number[]) => {
      show(next);
      const only = next.length === 1 ? next[0]! : null;
      if (only === null || only >= model.items.dated) return;
      reveal([only]);
      const { start, end } = view.get();
      const at = model.items.start[only]!;
      const isInView = at <= end && model.items.end[only]! >= start;
      if (!isInView) view.glide(windowAround(view.get(), at, at, model.asOf));
    },
    [show, reveal, view, model],
  );
  const close = useCallback(() => {
    setStack([]);
    setOrigin(null);
    (origin?.isConnected ? origin : document.querySelector<HTMLElement>('[data-timeline-plot]'))?.focus({
      preventScroll: true,
    });
  }, [origin]);
  const step = (direction: 1 | -1, window: TimeWindow) => {
    const inTime = itemsIn(model, visible, window)
      .filter((i) => i < model.items.dated)
      .reverse();
    const current = items?.length === 1 ? inTime.indexOf(items[0]!) : -1;
    const next = current < 0 ? (direction === 1 ? 0 : inTime.length - 1) : current + direction;
    if (inTime[next] !== undefined) open([inTime[next]]);
  };
  const back = stack.length > 1 ? () => setStack(stack.slice(0, -1)) : null;
  return { items, back, open, show, close, step };
}
