import type { Strip } from '../view/layout-rows.ts';
import { drawBackground } from './draw-background.ts';
import { drawDensity } from './draw-density.ts';
import { drawMarks } from './draw-marks.ts';
import { drawSeries } from './draw-series.ts';
import { stripsInSight, type Frame } from './frame.ts';

/** The whole plot: what is in sight, back to front. */
export function drawTimeline(frame: Frame): void {
  drawBackground(frame);
  for (const strip of stripsInSight(frame)) drawStrip(frame, strip);
}

export function drawStrip(frame: Frame, strip: Strip): void {
  if (strip.kind === 'rest' || (strip.kind === 'head' && strip.folded)) return drawDensity(frame, strip);
  if (strip.kind === 'head') return;
  if (strip.row!.form === 'series') return drawSeries(frame, strip);
  frame.pen.within(0, strip.y, frame.width, strip.height, () => drawMarks(frame, strip));
}
