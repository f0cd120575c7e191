import { lowerBound } from '../model/find-items.ts';
import { startText } from '../model/wall-clock.ts';
import type { Strip } from '../view/layout-rows.ts';
import { middleY, type Frame } from './frame.ts';

const SIZE = 11;

/** A row with nothing in view says where its nearest items are: earlier at the left edge, later at the right. */
export function drawElsewhere({ pen, palette, model, visible, window, width }: Frame, strip: Strip): void {
  const row = strip.rows[0]!;
  const { start } = model.items;
  const from = visible.rowFrom[row]!;
  const to = visible.rowTo[row]!;
  const after = lowerBound(from, to, window.start, (p) => start[visible.order[p]!]!);
  const y = middleY(strip) + 4;
  if (after > from) {
    const [item, count] = [visible.order[after - 1]!, after - from];
    pen.text(
      `◂ ${startText(model.items, item)}${count > 1 ? ` and ${count - 1} before` : ''}`,
      5,
      y,
      palette.muted,
      SIZE,
    );
  }
  if (after < to) {
    const item = visible.order[after]!;
    pen.text(`${startText(model.items, item)} ▸`, width - 5, y, palette.muted, SIZE, 'right');
  }
}
