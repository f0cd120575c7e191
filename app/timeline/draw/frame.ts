import type { Grain } from '../model/bin-items.ts';
import type { VisibleItems } from '../model/find-items.ts';
import type { TimelineModel, TimeWindow } from '../model/timeline-model.ts';
import type { Layout, Strip } from '../view/layout-rows.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';

/** Everything that one drawing needs. Lengths are CSS pixels; x is 0 at the plot's left edge. */
export interface Frame {
  readonly pen: Pen;
  readonly palette: Palette;
  readonly model: TimelineModel;
  readonly visible: VisibleItems;
  readonly layout: Layout;
  readonly window: TimeWindow;
  /** Width of the plot without the gutter in which the ranges stand. */
  readonly width: number;
  readonly gutter: number;
  /** Part of the layout to draw. */
  readonly top: number;
  readonly bottom: number;
  readonly zero: number | null;
}

/** Width of a bin of marks, of a bin of series points, and of the shortest bar. */
export const CELL = { points: 18, series: 4, minBar: 4 } as const;

export function grainOf(window: TimeWindow, width: number, form: 'bars' | 'points' | 'series'): Grain {
  const perPixel = (window.end - window.start) / width;
  return { cell: perPixel * (form === 'series' ? CELL.series : CELL.points), minBar: perPixel * CELL.minBar };
}

export function xOf({ window, width }: Pick<Frame, 'window' | 'width'>, time: number): number {
  return ((time - window.start) / (window.end - window.start)) * width;
}

export function timeAt({ window, width }: Pick<Frame, 'window' | 'width'>, x: number): number {
  return window.start + (x / width) * (window.end - window.start);
}

/** Vertical place of a series value inside its strip. */
export function valueY(strip: Strip, value: number): number {
  const { min, max } = strip.row!.series!;
  const top = strip.y + strip.plotTop + 5;
  const bottom = strip.y + strip.height - 5;
  return bottom - ((value - min) / (max - min)) * (bottom - top);
}

/** Middle of the strip's plot. */
export function middleY(strip: Strip): number {
  return strip.y + strip.plotTop + (strip.height - strip.plotTop) / 2;
}

export function stripsInSight({ layout, top, bottom }: Frame): Strip[] {
  return layout.strips.filter((s) => s.y < bottom && s.y + s.height > top);
}

/** Words that fit into `room`, with an ellipsis if cut; empty when there is no room for three letters. */
export function fitted(pen: Pen, words: string, room: number, size: number): string {
  if (room < size * 2) return '';
  if (pen.textWidth(words, size) <= room) return words;
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (pen.textWidth(`${words.slice(0, middle).trimEnd()}…`, size) <= room) low = middle;
    else high = middle - 1;
  }
  return low < 3 ? '' : `${words.slice(0, low).trimEnd()}…`;
}
