import { snap, ticksOf } from './draw-background.ts';
import { xOf, type Frame } from './frame.ts';

export const AXIS_HEIGHT = 34;

/** Two lines of labels: the larger unit above, the smaller below; the larger one sticks to the left edge. */
export function drawAxis(
  frame: Pick<Frame, 'pen' | 'palette' | 'window' | 'width' | 'gutter' | 'zero' | 'model'>,
): void {
  const { pen, palette, width, gutter, model } = frame;
  pen.rect(0, 0, width + gutter, AXIS_HEIGHT, palette.surface);
  const { minor, major } = ticksOf(frame);
  pen.within(0, 0, width + gutter, AXIS_HEIGHT, () => {
    for (const { at, label } of minor) {
      const x = snap(xOf(frame, at));
      pen.line(x, AXIS_HEIGHT - 5, x, AXIS_HEIGHT, palette.edge);
      if (x + 4 + pen.textWidth(label, 11) < width + gutter)
        pen.text(label, x + 3, AXIS_HEIGHT - 6, palette.muted, 11);
    }
    major.forEach(({ at, label }, i) => {
      const x = xOf(frame, at);
      const next = major[i + 1] ? xOf(frame, major[i + 1]!.at) : Infinity;
      const labelWidth = pen.textWidth(label, 11.5, true);
      const from = Math.min(Math.max(x + 3, 4), next - labelWidth - 6);
      if (x > 0) pen.line(snap(x), 2, snap(x), AXIS_HEIGHT, palette.line);
      if (from >= x && from + labelWidth < width + gutter)
        pen.text(label, from, 13, palette.ink, 11.5, 'left', true);
    });
  });
  const now = xOf(frame, model.asOf);
  if (now >= 0 && now <= width) {
    pen.shape(
      [now - 4, AXIS_HEIGHT - 7, now + 4, AXIS_HEIGHT - 7, now, AXIS_HEIGHT - 1],
      palette.accent,
      null,
    );
  }
  pen.line(0, AXIS_HEIGHT - 0.5, width + gutter, AXIS_HEIGHT - 0.5, palette.line);
}
