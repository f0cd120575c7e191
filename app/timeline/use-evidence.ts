import { useEffect, useEffectEvent, useMemo, useRef } from 'react';
import { NO_FILTER, type TimelineFilter } from './model/filter-items.ts';
import { evidenceItems } from './model/find-items.ts';
import type { TimeWindow } from './model/timeline-model.ts';
import type { Highlight } from './timeline-props.ts';
import type { TimelineState } from './use-timeline.ts';
import type { Folds } from './view/layout-rows.ts';
import { windowAround } from './view/window-moves.ts';

interface Before {
  readonly window: TimeWindow;
  readonly folds: Folds;
  readonly filter: TimelineFilter;
}

/** The items of the evidence, in order of time; undated ones last. `null` when no evidence is shown. */
export function useEvidence(state: TimelineState, highlight: Highlight | null): readonly number[] | null {
  const { model, index, view, folds, filter, reveal, setFolds, setFilter } = state;
  const before = useRef<Before | null>(null);
  const items = useMemo(() => {
    return highlight && evidenceItems(model, index, highlight.refs);
  }, [highlight, index, model]);

  const show = useEffectEvent((shown: readonly number[] | null) => {
    if (shown) {
      before.current ??= { window: view.get(), folds, filter };
      if (filter !== NO_FILTER) setFilter(NO_FILTER);
      reveal(shown);
      const span = spanOf(state, shown);
      if (span) view.glide(windowAround(view.get(), ...span, state.model.asOf));
      return;
    }
    if (!before.current) return;
    const { window, folds: oldFolds, filter: oldFilter } = before.current;
    before.current = null;
    setFolds(oldFolds);
    setFilter(oldFilter);
    view.glide(window);
  });
  useEffect(() => show(items), [items]);
  return items;
}

/** From the first to the last item; of a bar that is in view already, only what is in view. */
function spanOf({ model, view }: TimelineState, items: readonly number[]): [number, number] | null {
  const { start, end } = view.get();
  const starts = items
    .filter((i) => i < model.items.dated)
    .map((i) => {
      const isSeen = model.items.start[i]! < start && model.items.end[i]! > start;
      return isSeen ? Math.min(model.items.end[i]!, (start + end) / 2) : model.items.start[i]!;
    });
  return starts.length === 0 ? null : [Math.min(...starts), Math.max(...starts)];
}
