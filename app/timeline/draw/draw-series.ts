import { countIn, placesIn } from '../model/find-items.ts';
import { limitsText } from '../model/limits-text.ts';
import { ABNORMAL, FLAG, type ReferenceBand } from '../model/timeline-model.ts';
import type { Strip } from '../view/layout-rows.ts';
import { drawElsewhere } from './draw-elsewhere.ts';
import { drawAbnormal } from './draw-marks.ts';
import { grainOf, valueY, xOf, type Frame } from './frame.ts';

/** One analyte: reference band, straight lines between its values, abnormal values by shape. */
export function drawSeries(frame: Frame, strip: Strip): void {
  const { series } = strip.row!;
  if (!series) return;
  for (const band of series.bands) drawBand(frame, strip, band);
  const { pen, width, model, visible, window } = frame;
  if (countIn(model, visible, strip.rows[0]!, window) === 0) drawElsewhere(frame, strip);
  pen.within(0, strip.y + strip.plotTop, width, strip.height - strip.plotTop, () => {
    for (const part of series.paired ? [FLAG.second, 0] : [0]) drawPart(frame, strip, part);
  });
  drawLimits(frame, strip, series.bands);
}

function drawBand({ pen, palette, width }: Frame, strip: Strip, { low, high }: ReferenceBand): void {
  const { min, max } = strip.row!.series!;
  const top = valueY(strip, high === null ? max : Math.min(high, max));
  const bottom = valueY(strip, low === null ? min : Math.max(low, min));
  pen.rect(0, top, width, bottom - top, palette.band);
  if (high !== null) pen.line(0, top, width, top, palette.bandEdge);
  if (low !== null) pen.line(0, bottom, width, bottom, palette.bandEdge);
}

/** The limits beside the band and where they come from. */
function drawLimits(
  { pen, palette, width, gutter }: Frame,
  strip: Strip,
  bands: readonly ReferenceBand[],
): void {
  const band = bands[0];
  if (!band || gutter < 40) return;
  const words = bands.map((b) => limitsText(b.low, b.high, null)).join('/');
  const y = strip.y + strip.plotTop + (strip.height - strip.plotTop) / 2;
  pen.text(words, width + 8, y - 1, palette.muted, words.length > 11 ? 10 : 11);
  pen.text(band.source === 'report' ? 'lab’s range' : 'general range', width + 8, y + 11, palette.muted, 10);
}

/**
 * The line bends at the first, lowest, highest and last value of each few pixels: the same picture as with every value.
 * Single values get a dot; abnormal ones always get their shape, once per place.
 */
function drawPart(frame: Frame, strip: Strip, part: number): void {
  const { model, visible, pen, palette } = frame;
  const row = strip.rows[0]!;
  const [first, last] = placesIn(model, visible, row, frame.window);
  const from = Math.max(visible.rowFrom[row]!, first - 2);
  const to = Math.min(visible.rowTo[row]!, last + 2);
  const { start, value, flags } = model.items;
  const line: number[] = [];
  const spot = spotKeeper(frame, strip, line);
  for (let p = from; p < to; p += 1) {
    const item = visible.order[p]!;
    if ((flags[item]! & FLAG.second) !== part) continue;
    if (Number.isNaN(value[item]!)) {
      if (part === 0) drawQualitative(frame, strip, item);
      continue;
    }
    spot.add(start[item]!, value[item]!, flags[item]!);
  }
  spot.flush();
  pen.path(line, palette.edge, 1.5);
  const size = spot.dots.length > frame.width / CROWDED_PX ? 2.75 : 4;
  for (const { x, y, flags: f, count } of spot.dots) {
    if (f & ABNORMAL) drawAbnormal(frame, x, y, f, size);
    else pen.dot(x, y, count === 1 ? 2 : 2.6, palette.mark, null);
  }
}

/** Closer than this on average, shapes are drawn smaller. */
const CROWDED_PX = 9;

interface Dot {
  readonly x: number;
  readonly y: number;
  readonly flags: number;
  readonly count: number;
}

/** Gathers values that fall on the same few pixels. */
function spotKeeper(frame: Frame, strip: Strip, line: number[]) {
  const dots: Dot[] = [];
  const cellMs = grainOf(frame.window, frame.width, 'series').cell;
  let cell = Number.NaN;
  let n = 0;
  let [x0, y0, x1, y1, top, bottom] = [0, 0, 0, 0, 0, 0];
  let worst: Dot | null = null;
  const flush = () => {
    if (n === 0) return;
    line.push(x0, y0);
    if (n > 2) line.push((x0 + x1) / 2, top, (x0 + x1) / 2, bottom);
    if (n > 1) line.push(x1, y1);
    dots.push(worst ? { ...worst, count: n } : { x: x1, y: y1, flags: 0, count: n });
    n = 0;
    worst = null;
  };
  return {
    dots,
    flush,
    add(time: number, value: number, flags: number) {
      const x = xOf(frame, time);
      const own = Math.floor(time / cellMs);
      if (own !== cell) flush();
      cell = own;
      const y = valueY(strip, value);
      if (n === 0) [x0, y0, top, bottom] = [x, y, y, y];
      [x1, y1, top, bottom] = [x, y, Math.min(top, y), Math.max(bottom, y)];
      n += 1;
      const bad = flags & ABNORMAL;
      if (bad && (!worst || flags & FLAG.critical || !(worst.flags & FLAG.critical)))
        worst = { x, y, flags, count: 1 };
    },
  };
}

/** A result in words among numbers stands on the strip's floor. */
function drawQualitative(frame: Frame, strip: Strip, item: number): void {
  const { pen, palette, model } = frame;
  const x = xOf(frame, model.items.start[item]!);
  const y = strip.y + strip.height - 7;
  const flags = model.items.flags[item]!;
  if (flags & ABNORMAL) drawAbnormal(frame, x, y, flags, 4);
  else pen.shape([x, y - 3.5, x + 3.5, y, x, y + 3.5, x - 3.5, y], palette.surface, palette.mark);
}
