import { forEachMark, itemsOfBin, type Grain } from './bin-items.ts';
import type { VisibleItems } from './find-items.ts';
import type { TimelineModel } from './timeline-model.ts';

/** What is under the pointer: one item, or all items of a counted mark. */
export interface Hit {
  readonly row: number;
  readonly items: readonly number[];
  /** Where the mark stands; for a bar, its start. */
  readonly at: number;
}

/**
 * The mark nearest to `time`, at most `reach` milliseconds away; else the shortest bar over it. Looks only at the
 * neighbouring bins. Agrees with what `forEachMark` draws.
 */
export function hitRow(
  model: TimelineModel,
  visible: VisibleItems,
  row: number,
  time: number,
  grain: Grain,
  reach: number,
): Hit | null {
  const { cell } = grain;
  const near = {
    start: (Math.floor((time - reach) / cell) - 1) * cell,
    end: (Math.floor((time + reach) / cell) + 2) * cell - 1e-3,
  };
  let best: Hit | null = null;
  let distance = reach;
  let bar = -1;
  forEachMark(
    model,
    visible,
    row,
    near,
    grain,
    (bin) => {
      const away = Math.abs(bin.at - time);
      if (away > distance || (best && away === distance)) return;
      distance = away;
      best = { row, items: itemsOfBin(model, visible, bin, grain), at: bin.at };
    },
    (item) => {
      if (!covers(model, item, time, reach / 4)) return;
      if (bar < 0 || lengthOf(model, item) < lengthOf(model, bar)) bar = item;
    },
  );
  if (best) return best;
  return bar < 0 ? null : { row, items: [bar], at: model.items.start[bar]! };
}

function covers({ items }: TimelineModel, item: number, time: number, slack: number): boolean {
  return items.start[item]! - slack <= time && time <= items.end[item]! + slack;
}

function lengthOf({ items }: TimelineModel, item: number): number {
  return items.end[item]! - items.start[item]!;
}
