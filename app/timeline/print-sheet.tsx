import { useMemo } from 'react';
import { AXIS_HEIGHT, drawAxis } from './draw/draw-axis.ts';
import { drawTimeline } from './draw/draw-timeline.ts';
import { fitted, type Frame } from './draw/frame.ts';
import { readPalette } from './draw/palette.ts';
import { svgPen } from './draw/svg-pen.ts';
import { startText } from './model/wall-clock.ts';
import type { Strip } from './view/layout-rows.ts';
import { usePrinting } from '../ui/use-printing.ts';
import type { TimelineState } from './use-timeline.ts';

const LABELS = 230;
const PLOT = 640;
const GUTTER = 80;

/** On paper: the window in view as vectors, above its table. Made only when the browser is about to print. */
export function PrintSheet({ state }: { readonly state: TimelineState }) {
  const printing = usePrinting();
  const markup = useMemo(() => (printing ? printMarkup(state) : ''), [printing, state]);
  if (!markup) return null;
  return <div className="hidden print:block" dangerouslySetInnerHTML={{ __html: markup }} />;
}

function printMarkup(state: TimelineState): string {
  const { model, visible, layout, view, zero } = state;
  const root = document.documentElement;
  const theme = root.dataset['theme'];
  root.dataset['theme'] = 'light';
  const palette = readPalette(document.body);
  if (theme === undefined) delete root.dataset['theme'];
  else root.dataset['theme'] = theme;
  const axis = svgPen();
  drawAxis({ pen: axis.pen, palette, model, window: view.get(), width: PLOT, gutter: GUTTER, zero });
  const plot = svgPen();
  const height = layout.height;
  const frame: Frame = {
    pen: plot.pen,
    palette,
    model,
    visible,
    layout,
    window: view.get(),
    width: PLOT,
    gutter: GUTTER,
    top: 0,
    bottom: height,
    zero,
  };
  drawTimeline(frame);
  const labels = svgPen();
  for (const strip of layout.strips) drawLabel({ ...frame, pen: labels.pen }, strip);
  const total = LABELS + PLOT + GUTTER;
  const place = (x: number, y: number, w: number, h: number, inner: string) =>
    `<svg x="${x}" y="${y}" width="${w}" height="${h}">${inner}</svg>`;
  const inner =
    place(LABELS, 0, PLOT + GUTTER, AXIS_HEIGHT, axis.markup(PLOT + GUTTER, AXIS_HEIGHT)) +
    place(LABELS, AXIS_HEIGHT, PLOT + GUTTER, height, plot.markup(PLOT + GUTTER, height)) +
    place(0, AXIS_HEIGHT, LABELS, height, labels.markup(LABELS, height));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 0 ${total} ${height + AXIS_HEIGHT}">${inner}</svg>`;
}

function drawLabel({ pen, palette, model }: Frame, strip: Strip): void {
  const y = strip.y + 15;
  if (strip.kind === 'head') return pen.text(strip.lane.label, 4, y, palette.ink, 12, 'left', true);
  if (strip.kind === 'rest') return pen.text(`${strip.rows.length} more`, 14, y, palette.muted, 11);
  pen.text(fitted(pen, strip.row!.label, LABELS - 20, 11), 14, y, palette.ink, 11);
  const last = strip.row!.series?.last[0] ?? strip.row!.results[0];
  if (!last) return;
  const value = `${last.mark ? `${last.mark} ` : ''}${last.text.slice(0, 20)} ${strip.row!.series?.unit ?? ''}`;
  pen.text(`${value} · ${startText(model.items, last.item)}`, 14, y + 15, palette.muted, 10.5);
}
