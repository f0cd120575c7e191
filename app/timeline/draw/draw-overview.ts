import type { TimeWindow } from '../model/timeline-model.ts';
import { timeTicks } from '../view/time-ticks.ts';
import type { Density } from './draw-density.ts';
import { withAlpha } from './draw-overlay.ts';
import type { Palette } from './palette.ts';
import type { Pen } from './pen.ts';

export interface OverviewFrame {
  readonly pen: Pen;
  readonly palette: Palette;
  readonly density: Density;
  readonly limits: TimeWindow;
  readonly width: number;
  readonly height: number;
}

/** The whole record as columns above its years. */
export function drawOverview(frame: OverviewFrame): void {
  const { pen, palette, density, limits, width, height } = frame;
  pen.rect(0, 0, width, height, palette.sunken);
  const floor = floorOf(height);
  const column = width / density.counts.length;
  density.counts.forEach((count, c) => {
    if (count === 0) return;
    const tall = Math.max(2, Math.sqrt(count / density.highest) * (floor - 4));
    const bad = density.abnormal[c] ? Math.max(2, (density.abnormal[c]! / count) * tall) : 0;
    pen.rect(c * column, floor - tall, Math.max(1, column - 0.5), tall - bad, palette.edge);
    if (bad) pen.rect(c * column, floor - bad, Math.max(1, column - 0.5), bad, palette.alert);
  });
  pen.line(0, floor + 0.5, width, floor + 0.5, palette.line);
  let labelled = -Infinity;
  const ticks = timeTicks(limits, width);
  for (const { at, label } of ticks.minor) {
    const x = ((at - limits.start) / (limits.end - limits.start)) * width;
    const words =
      ticks.major.length > 0 && /^[A-Z]/.test(label) && new Date(at).getMonth() === 0
        ? String(new Date(at).getFullYear())
        : label;
    if (x < labelled || x + pen.textWidth(words, 10) > width) continue;
    pen.line(x, floor, x, floor + 3, palette.edge);
    pen.text(words, x + 2, height - 2, palette.muted, 10);
    labelled = x + pen.textWidth(words, 10) + 8;
  }
}

/** Over it, the present window as a frame that has two handles. */
export function drawBrush(
  { pen, palette, limits, width, height }: Omit<OverviewFrame, 'density'>,
  window: TimeWindow,
): void {
  const floor = floorOf(height);
  const at = (time: number) => ((time - limits.start) / (limits.end - limits.start)) * width;
  const from = Math.max(0, at(window.start));
  const to = Math.min(width, Math.max(from + 4, at(window.end)));
  const veil = withAlpha(palette.sunken, 0.6);
  pen.rect(0, 0, from, floor, veil);
  pen.rect(to, 0, width - to, floor, veil);
  pen.box(from + 0.75, 0.75, to - from - 1.5, height - 1.5, 3, null, palette.accent);
  pen.box(from + 1.5, 1.5, to - from - 3, height - 3, 2.5, null, palette.accent);
  for (const x of [from, to]) pen.box(x - 3, height / 2 - 9, 6, 18, 3, palette.surface, palette.accent);
}

/** Where the columns stand; their years are below. */
const floorOf = (height: number): number => height - 12;
