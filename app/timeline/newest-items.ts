import { countIn, placesIn, touches, type VisibleItems } from './model/find-items.ts';
import type { TimelineModel, TimeWindow } from './model/timeline-model.ts';

/** Items that touch the window, newest first, then the undated ones that pass the filter. */
export function itemsIn(model: TimelineModel, visible: VisibleItems, window: TimeWindow): number[] {
  return newestIn(model, visible, window, Infinity).items;
}

/** The newest items of the window, as many as wanted, and how many there are. Rows are merged from their ends. */
export function newestIn(
  model: TimelineModel,
  visible: VisibleItems,
  window: TimeWindow,
  wanted: number,
): { readonly items: number[]; readonly total: number } {
  const { start } = model.items;
  const undated = visible.order.subarray(visible.dated);
  const ends: { from: number; at: number }[] = [];
  let total = undated.length;
  for (let row = 0; row < model.rows.length; row += 1) {
    const [from, to] = placesIn(model, visible, row, window);
    total += countIn(model, visible, row, window);
    if (to > from) ends.push({ from, at: to - 1 });
  }
  if (wanted >= total) return { items: [...allDated(model, visible, window), ...undated], total };
  const items: number[] = [];
  while (items.length < wanted) {
    let best: { from: number; at: number } | null = null;
    for (const end of ends) {
      while (end.at >= end.from && !touches(model, visible.order[end.at]!, window)) end.at -= 1;
      if (end.at < end.from) continue;
      if (!best || start[visible.order[end.at]!]! > start[visible.order[best.at]!]!) best = end;
    }
    if (!best) break;
    items.push(visible.order[best.at]!);
    best.at -= 1;
  }
  return { items: [...items, ...undated].slice(0, wanted), total };
}

function allDated(model: TimelineModel, visible: VisibleItems, window: TimeWindow): number[] {
  const { start } = model.items;
  const found: number[] = [];
  for (let row = 0; row < model.rows.length; row += 1) {
    const [from, to] = placesIn(model, visible, row, window);
    for (let p = from; p < to; p += 1)
      if (touches(model, visible.order[p]!, window)) found.push(visible.order[p]!);
  }
  return found.sort((a, b) => start[b]! - start[a]! || a - b);
}
