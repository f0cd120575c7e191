import { placesIn, touches } from '../model/find-items.ts';
import { relativeTicks, timeTicks, type Ticks } from '../view/time-ticks.ts';
import { isLaneLine } from '../view/layout-rows.ts';
import { stripsInSight, xOf, type Frame } from './frame.ts';

export function ticksOf({ window, width, zero }: Pick<Frame, 'window' | 'width' | 'zero'>): Ticks {
  return zero === null ? timeTicks(window, width) : relativeTicks(window, width, zero);
}

/** Encounters as shading, the calendar's lines, lane heads and the line of `asOf`. */
export function drawBackground(frame: Frame): void {
  const { pen, palette, width, gutter, top, bottom } = frame;
  pen.rect(0, top, width + gutter, bottom - top, palette.surface);
  drawShading(frame);
  const { minor, major } = ticksOf(frame);
  for (const { at } of minor) pen.line(snap(xOf(frame, at)), top, snap(xOf(frame, at)), bottom, palette.grid);
  for (const { at } of major) {
    const x = snap(xOf(frame, at));
    if (x >= 0) pen.line(x, top, x, bottom, palette.line);
  }
  for (const strip of stripsInSight(frame)) {
    if (strip.kind === 'head' || (isLaneLine(strip) && strip.plotTop === 0)) {
      pen.rect(0, strip.y, width + gutter, strip.height, palette.sunken);
      pen.line(0, strip.y + 0.5, width + gutter, strip.y + 0.5, palette.line);
    }
    pen.line(
      0,
      strip.y + strip.height - 0.5,
      width + gutter,
      strip.y + strip.height - 0.5,
      strip.kind === 'head' ? palette.line : palette.grid,
    );
  }
  drawVerticals(frame);
}

/** Stays are shaded over their length; a visit is at least a hair wide. */
function drawShading(frame: Frame): void {
  const { model, visible, pen, palette, top, bottom, window, width } = frame;
  const row = model.rows.findIndex((r) => r.lane === 'encounters');
  if (row < 0) return;
  const [from, to] = placesIn(model, visible, row, window);
  let painted = -1;
  for (let p = from; p < to; p += 1) {
    const item = visible.order[p]!;
    if (!touches(model, item, window)) continue;
    const x1 = Math.max(0, xOf(frame, model.items.start[item]!));
    const x2 = Math.min(width, xOf(frame, model.items.end[item]!));
    const wide = x2 - x1 >= 3;
    if (!wide && x1 < painted + 2) continue;
    pen.rect(
      x1,
      top,
      Math.max(wide ? 0 : 1.5, x2 - x1),
      bottom - top,
      wide ? palette.shadeStrong : palette.shade,
    );
    painted = Math.max(painted, x2);
  }
}

function drawVerticals(frame: Frame): void {
  const { pen, palette, model, zero, top, bottom, width } = frame;
  const now = snap(xOf(frame, model.asOf));
  if (now >= 0 && now <= width) pen.line(now, top, now, bottom, palette.accent, 1, true);
  if (zero === null) return;
  const x = snap(xOf(frame, zero));
  if (x >= 0 && x <= width) pen.line(x, top, x, bottom, palette.ink, 1.5);
}

export function snap(x: number): number {
  return Math.round(x) + 0.5;
}
