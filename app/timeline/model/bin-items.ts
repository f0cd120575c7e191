import { ABNORMAL } from './timeline-model.ts';
import { placesIn, touches, type VisibleItems } from './find-items.ts';
import { FLAG, type TimelineModel, type TimeWindow } from './timeline-model.ts';

/** How wide things are in time at the present zoom. */
export interface Grain {
  /** Milliseconds of one bin: items in the same bin are drawn as one mark with a count. */
  readonly cell: number;
  /** A bar shorter than this is drawn as a mark. */
  readonly minBar: number;
}

/** Items drawn as one mark. Reused between calls of the visitor: copy what you keep. */
export interface Bin {
  /** Places in `VisibleItems.order`; what lies between may include bars, which are drawn on their own. */
  firstPlace: number;
  lastPlace: number;
  count: number;
  abnormal: number;
  flags: number;
  /** Where the mark stands: the item itself, or the middle between the first and the last. */
  at: number;
}

/**
 * Calls `onBin` for every mark and `onBar` for every bar of a row in the window. Bins are cut at fixed times, so they
 * don't move while panning. Every item that touches the window is in exactly one call.
 */
export function forEachMark(
  model: TimelineModel,
  visible: VisibleItems,
  row: number,
  window: TimeWindow,
  grain: Grain,
  onBin: (bin: Bin) => void,
  onBar: (item: number, place: number) => void,
): void {
  const { start, flags } = model.items;
  const [from, to] = placesIn(model, visible, row, window);
  const bin: Bin = { firstPlace: 0, lastPlace: 0, count: 0, abnormal: 0, flags: 0, at: 0 };
  let cell = Number.NaN;
  for (let p = from; p < to; p += 1) {
    const item = visible.order[p]!;
    if (!touches(model, item, window)) continue;
    if (isBar(model, item, grain)) {
      onBar(item, p);
      continue;
    }
    const own = Math.floor(start[item]! / grain.cell);
    if (own !== cell) {
      if (bin.count > 0) onBin(bin);
      cell = own;
      bin.firstPlace = p;
      bin.count = 0;
      bin.abnormal = 0;
      bin.flags = 0;
    }
    bin.lastPlace = p;
    bin.count += 1;
    bin.flags |= flags[item]!;
    if (flags[item]! & ABNORMAL) bin.abnormal += 1;
    bin.at = (start[visible.order[bin.firstPlace]!]! + start[item]!) / 2;
  }
  if (bin.count > 0) onBin(bin);
}

export function isBar({ items }: TimelineModel, item: number, { minBar }: Grain): boolean {
  return (items.flags[item]! & FLAG.bar) !== 0 && items.end[item]! - items.start[item]! >= minBar;
}

/** Items of a bin, in order of time. */
export function itemsOfBin(model: TimelineModel, visible: VisibleItems, bin: Bin, grain: Grain): number[] {
  const found: number[] = [];
  for (let p = bin.firstPlace; p <= bin.lastPlace; p += 1) {
    const item = visible.order[p]!;
    if (!isBar(model, item, grain)) found.push(item);
  }
  return found;
}
