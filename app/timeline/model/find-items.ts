import type { RefIndex } from './ref-index.ts';
import type { TimelineModel, TimeWindow } from './timeline-model.ts';

/** The items that the filters let through, row by row, searchable in halves. Undated items are at the end of `order`. */
export interface VisibleItems {
  /** Item indexes; within a row by start. */
  readonly order: Int32Array;
  /** For each row its part of `order`. */
  readonly rowFrom: Int32Array;
  readonly rowTo: Int32Array;
  /** Largest end up to and including this place, within the row: never falls. */
  readonly reach: Float64Array;
  readonly dated: number;
}

/** All items, or those that `keep` lets through. One pass. */
export function visibleItems(model: TimelineModel, keep: ((item: number) => boolean) | null): VisibleItems {
  const { items, rows } = model;
  const order = new Int32Array(items.count);
  const rowFrom = new Int32Array(rows.length);
  const rowTo = new Int32Array(rows.length);
  const reach = new Float64Array(items.count);
  let n = 0;
  rows.forEach((row, r) => {
    rowFrom[r] = n;
    let furthest = -Infinity;
    for (let i = row.from; i < row.to; i += 1) {
      if (keep && !keep(i)) continue;
      furthest = Math.max(furthest, items.end[i]!);
      reach[n] = furthest;
      order[n++] = i;
    }
    rowTo[r] = n;
  });
  const dated = n;
  for (let i = items.dated; i < items.count; i += 1) if (!keep || keep(i)) order[n++] = i;
  return { order: order.subarray(0, n), rowFrom, rowTo, reach: reach.subarray(0, dated), dated };
}

/** First place in [from, to) where `at(place)` is not below `limit`. */
export function lowerBound(from: number, to: number, limit: number, at: (place: number) => number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(middle) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/**
 * Places of `order` that hold every item of the row that touches the window, by two binary searches. Places between may
 * hold items that ended before it: `touches` tells.
 */
export function placesIn(
  model: TimelineModel,
  visible: VisibleItems,
  row: number,
  { start, end }: TimeWindow,
): readonly [from: number, to: number] {
  const first = visible.rowFrom[row]!;
  const last = visible.rowTo[row]!;
  const from = lowerBound(first, last, start, (p) => visible.reach[p]!);
  const to = lowerBound(from, last, end, (p) =>
    model.items.start[visible.order[p]!]! > end ? Infinity : -Infinity,
  );
  return [from, to];
}

export function touches(model: TimelineModel, item: number, { start, end }: TimeWindow): boolean {
  return model.items.start[item]! <= end && model.items.end[item]! >= start;
}

/** Number of items of the row that touch the window. */
export function countIn(
  model: TimelineModel,
  visible: VisibleItems,
  row: number,
  window: TimeWindow,
): number {
  const [from, to] = placesIn(model, visible, row, window);
  let n = 0;
  for (let p = from; p < to; p += 1) if (touches(model, visible.order[p]!, window)) n += 1;
  return n;
}

/** The items behind these references, in order of time; undated ones last. */
export function evidenceItems(
  { items }: TimelineModel,
  index: RefIndex,
  refs: readonly string[],
): readonly number[] {
  const found = new Set(refs.flatMap((ref) => index.itemsOf(ref)));
  const at = (i: number) => (i < items.dated ? items.start[i]! : Infinity);
  return [...found].sort((a, b) => at(a) - at(b) || a - b);
}
