import { grainOf, timeAt } from '../draw/frame.ts';
import { hitRow, type Hit } from '../model/hit-row.ts';
import { stripAt } from '../view/layout-rows.ts';
import type { TimelineState } from '../use-timeline.ts';

const REACH_PX = 10;

/** What is at a place of the plot; y counts from the top of the layout. */
export function hitPlot(
  { model, visible, layout, view }: TimelineState,
  x: number,
  y: number,
  width: number,
): Hit | null {
  const strip = stripAt(layout, y);
  if (!strip || strip.kind !== 'row' || x < 0 || x > width) return null;
  const window = view.get();
  const grain = grainOf(window, width, strip.row!.form);
  const reach = ((window.end - window.start) / width) * REACH_PX;
  return hitRow(model, visible, strip.rows[0]!, timeAt({ window, width }, x), grain, reach);
}
