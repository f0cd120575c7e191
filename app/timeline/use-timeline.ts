import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { BLANK_TIMELINE } from './model/blank-timeline.ts';
import { itemTest, NO_FILTER, type TimelineFilter } from './model/filter-items.ts';
import { visibleItems, type VisibleItems } from './model/find-items.ts';
import { refIndex, type RefIndex } from './model/ref-index.ts';
import type { LanesToCome } from './timeline-props.ts';
import type { LaneId, TimelineModel, TimeWindow } from './model/timeline-model.ts';
import { layoutRows, NO_FOLDS, type Folds, type Layout } from './view/layout-rows.ts';
import { createViewStore, type ViewStore } from './view/view-store.ts';
import { limitsOf } from './view/window-moves.ts';

export interface TimelineState {
  readonly model: TimelineModel;
  readonly visible: VisibleItems;
  readonly index: RefIndex;
  readonly layout: Layout;
  readonly folds: Folds;
  readonly filter: TimelineFilter;
  readonly view: ViewStore;
  /** An event from which the axis counts, in axis time. */
  readonly zero: number | null;
  readonly narrow: boolean;
  setFolds(folds: Folds): void;
  setFilter(filter: TimelineFilter): void;
  setZero(zero: number | null): void;
  toggleLane(lane: LaneId): void;
  expandLane(lane: LaneId): void;
  /** Opens the lanes and rows of these items. */
  reveal(items: readonly number[]): void;
}

/** What is shown of the model: filters, folds and window. A model that grows keeps all three. */
export function useTimeline(model: TimelineModel, narrow: boolean, toCome?: LanesToCome): TimelineState {
  const [filter, setFilter] = useState(NO_FILTER);
  const [folds, setFolds] = useState(NO_FOLDS);
  const [zero, setZero] = useState<number | null>(null);
  const view = useView(model);
  const index = useMemo(() => refIndex(model), [model]);
  const visible = useMemo(() => visibleItems(model, itemTest(model, filter)), [model, filter]);
  const layout = useMemo(
    () => layoutRows(model, visible, folds, narrow, toCome),
    [model, visible, folds, narrow, toCome],
  );
  const toggleLane = useCallback(
    (lane: LaneId) => setFolds((f) => ({ ...f, folded: toggled(f.folded, lane) })),
    [],
  );
  const expandLane = useCallback(
    (lane: LaneId) => setFolds((f) => ({ ...f, expanded: toggled(f.expanded, lane) })),
    [],
  );
  const reveal = useCallback(
    (items: readonly number[]) => setFolds((f) => revealed(model, f, items)),
    [model],
  );
  return useMemo(
    () => ({
      model,
      visible,
      index,
      layout,
      folds,
      filter,
      view,
      zero,
      narrow,
      setFolds,
      setFilter,
      setZero,
      toggleLane,
      expandLane,
      reveal,
    }),
    [model, visible, index, layout, folds, filter, view, zero, narrow, toggleLane, expandLane, reveal],
  );
}

/** A record that grows keeps its window where the reader has moved it; the first items bring a window of their own. */
function useView(model: TimelineModel): ViewStore {
  const isBlank = model === BLANK_TIMELINE;
  const [own, setOwn] = useState(() => ({ isBlank, view: viewOf(model) }));
  const now = own.isBlank === isBlank ? own : { isBlank, view: viewOf(model) };
  if (now !== own) setOwn(now);
  const { view } = now;
  /** Where this put the window last, as the limits of that time allowed: anywhere else is where the reader moved it. */
  const put = useRef<{ view: ViewStore; window: TimeWindow } | null>(null);
  useLayoutEffect(() => {
    const untouched = put.current?.view !== view || isSameWindow(put.current.window, view.get());
    view.setLimits(limitsOf(model));
    if (!untouched) return;
    view.set(model.defaultWindow);
    put.current = { view, window: view.get() };
  }, [model, view]);
  return view;
}

function isSameWindow(a: TimeWindow, b: TimeWindow): boolean {
  return Math.abs(a.start - b.start) < 1000 && Math.abs(a.end - b.end) < 1000;
}

function viewOf(model: TimelineModel): ViewStore {
  return createViewStore(model.defaultWindow, limitsOf(model));
}

function toggled<T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> {
  const next = new Set(set);
  if (!next.delete(value)) next.add(value);
  return next;
}

function revealed(model: TimelineModel, folds: Folds, items: readonly number[]): Folds {
  const folded = new Set(folds.folded);
  const pinned = new Set(folds.pinned);
  for (const item of items) {
    const row = model.rows[model.items.row[item]!];
    if (!row) continue;
    folded.delete(row.lane);
    pinned.add(row.id);
  }
  return { ...folds, folded, pinned };
}
