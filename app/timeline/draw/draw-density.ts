import { ABNORMAL } from '../model/timeline-model.ts';
import { placesIn, touches, type VisibleItems } from '../model/find-items.ts';
import type { TimelineModel, TimeWindow } from '../model/timeline-model.ts';
import type { Strip } from '../view/layout-rows.ts';
import { middleY, xOf, type Frame } from './frame.ts';

export interface Density {
  readonly counts: Uint32Array;
  readonly abnormal: Uint32Array;
  readonly highest: number;
  /** Items that touch the window; equals the sum of `counts`. */
  readonly total: number;
}

/** Items per column of some rows. An item that began before the window counts in the first column. */
export function densityOf(
  model: TimelineModel,
  visible: VisibleItems,
  rows: readonly number[],
  window: TimeWindow,
  columns: number,
): Density {
  const counts = new Uint32Array(columns);
  const abnormal = new Uint32Array(columns);
  const { start, flags } = model.items;
  const scale = columns / (window.end - window.start);
  let total = 0;
  for (const row of rows) {
    const [from, to] = placesIn(model, visible, row, window);
    for (let p = from; p < to; p += 1) {
      const item = visible.order[p]!;
      if (!touches(model, item, window)) continue;
      const column = Math.min(columns - 1, Math.max(0, Math.floor((start[item]! - window.start) * scale)));
      counts[column]! += 1;
      if (flags[item]! & ABNORMAL) abnormal[column]! += 1;
      total += 1;
    }
  }
  return { counts, abnormal, highest: counts.reduce((a, b) => Math.max(a, b), 0), total };
}

const COLUMN = 6;

/** Rows that are not open, as one strip of columns: higher is more, square root so that one still shows beside a hundred. */
export function drawDensity(frame: Frame, strip: Strip): void {
  const { pen, palette, model, visible, window, width } = frame;
  const columnMs = ((window.end - window.start) / width) * COLUMN;
  const start = Math.floor(window.start / columnMs) * columnMs;
  const columns = Math.ceil((window.end - start) / columnMs);
  const held = { start, end: start + columns * columnMs };
  const { counts, abnormal, highest } = densityOf(model, visible, strip.rows, held, columns);
  if (highest === 0) return;
  const room = Math.min(14, strip.height - strip.plotTop - 6);
  const floor = middleY(strip) + room / 2;
  for (let c = 0; c < columns; c += 1) {
    if (counts[c] === 0) continue;
    const x = xOf(frame, start + c * columnMs);
    const height = Math.max(3, Math.sqrt(counts[c]! / highest) * room);
    const bad = abnormal[c] ? Math.max(2, (abnormal[c]! / counts[c]!) * height) : 0;
    pen.rect(x + 0.5, floor - height, COLUMN - 1, height - bad, palette.edge);
    if (bad) pen.rect(x + 0.5, floor - bad, COLUMN - 1, bad, palette.alert);
  }
}
