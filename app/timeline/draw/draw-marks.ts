import { forEachMark, type Bin } from '../model/bin-items.ts';
import { ABNORMAL, FLAG } from '../model/timeline-model.ts';
import { startText } from '../model/wall-clock.ts';
import type { Strip } from '../view/layout-rows.ts';
import { drawElsewhere } from './draw-elsewhere.ts';
import { fitted, grainOf, middleY, xOf, type Frame } from './frame.ts';

const BAR_HEIGHT = 15;
const LABEL_SIZE = 11;

interface DrawnBin {
  readonly x: number;
  readonly count: number;
  readonly abnormal: number;
  readonly flags: number;
  /** The only item, or -1. */
  readonly item: number;
}

/** Rows of bars and points: bars first, then marks and counts on top, then words where there is room. */
export function drawMarks(frame: Frame, strip: Strip): void {
  const { model, visible, window, width } = frame;
  const row = strip.rows[0]!;
  const bins: DrawnBin[] = [];
  const starts: number[] = [];
  let filledTo = -Infinity;
  forEachMark(
    model,
    visible,
    row,
    window,
    grainOf(window, width, strip.row!.form),
    (bin) => bins.push(drawnBin(frame, bin)),
    (item) => {
      starts.push(xOf(frame, model.items.start[item]!));
      filledTo = drawBar(frame, strip, item, filledTo);
    },
  );
  if (bins.length === 0 && filledTo === -Infinity) return drawElsewhere(frame, strip);
  const y = middleY(strip);
  for (const bin of bins) drawUnknownEnd(frame, bin, y, [...bins.map((b) => b.x), ...starts]);
  bins.forEach((bin, i) => {
    if (bin.item >= 0) drawMark(frame, strip, bin.x, y, bin.item);
    else drawCount(frame, bin.x, y, bin.count, bin.abnormal > 0);
    const next = bins[i + 1]?.x ?? width + 8;
    if (strip.row!.form === 'points' || strip.lane.id === 'encounters') drawWords(frame, strip, bin, next);
  });
}

/** An end that isn't recorded: a broken line up to the next entry of the same row, or a short one. */
function drawUnknownEnd(
  { pen, palette, model }: Frame,
  bin: DrawnBin,
  y: number,
  starts: readonly number[],
): void {
  if (!(bin.flags & FLAG.endUnknown) || !(bin.flags & FLAG.bar)) return;
  if (bin.item >= 0 && model.items.flags[bin.item]! & FLAG.ongoing) return;
  const next = starts.reduce((nearest, x) => (x > bin.x + 1 && x < nearest ? x : nearest), Infinity);
  pen.line(bin.x, y, Number.isFinite(next) ? next : bin.x + 14, y, palette.edge, 1.25, true);
}

function drawnBin(frame: Frame, { count, abnormal, flags, at, firstPlace, lastPlace }: Bin): DrawnBin {
  const item = count === 1 ? singleOf(frame, firstPlace, lastPlace, at) : -1;
  return { x: xOf(frame, at), count, abnormal, flags, item };
}

function singleOf({ visible, model }: Frame, from: number, to: number, at: number): number {
  for (let p = from; p <= to; p += 1)
    if (model.items.start[visible.order[p]!] === at) return visible.order[p]!;
  return visible.order[from]!;
}

/** Returns how far to the right bars of this row reach, so that words are written only on free bar. */
export function drawBar(frame: Frame, strip: Strip, item: number, filledTo: number): number {
  const { pen, palette, model, width } = frame;
  const { items, strings } = model;
  const flags = items.flags[item]!;
  const x1 = Math.max(-8, xOf(frame, items.start[item]!));
  const x2 = Math.min(width + 8, xOf(frame, items.end[item]!));
  const y = middleY(strip) - BAR_HEIGHT / 2;
  const hollow = (flags & FLAG.hollow) !== 0;
  const past = (flags & FLAG.past) !== 0;
  pen.box(
    x1 + 0.5,
    y + 0.5,
    Math.max(1, x2 - x1 - 1),
    BAR_HEIGHT - 1,
    2.5,
    hollow ? null : past ? palette.barPast : palette.bar,
    past || hollow ? palette.edge : palette.bar,
    hollow,
  );
  if (x1 >= 0) pen.rect(x1, y, 2.5, BAR_HEIGHT, palette.edge);
  if (flags & FLAG.ongoing && x2 <= width) {
    pen.shape([x2 - 1, y + 2, x2 + 4, y + BAR_HEIGHT / 2, x2 - 1, y + BAR_HEIGHT - 2], palette.edge, null);
  }
  const textFrom = Math.max(x1, 0) + 7;
  const room = Math.min(x2, width) - textFrom - 6;
  const words =
    barWords(strip, strings[items.label[item]!]!, strings[items.detail[item]!]!) ||
    (x1 < 0 ? `since ${startText(items, item)}` : '');
  if (Math.max(x1, 0) >= filledTo - 1) {
    const text = fitted(pen, words, room, LABEL_SIZE);
    if (text)
      pen.text(
        text,
        textFrom,
        y + BAR_HEIGHT - 3.5,
        past || hollow ? palette.ink : palette.onBar,
        LABEL_SIZE,
      );
  }
  return Math.max(filledTo, x2);
}

function barWords(strip: Strip, label: string, detail: string): string {
  if (strip.lane.id === 'encounters') return detail && detail !== label ? `${label}: ${detail}` : label;
  return strip.lane.id === 'problems' ? '' : detail;
}

/** Shape tells the lane and abnormal from normal; colour only repeats it. */
export function drawMark(frame: Frame, strip: Strip, x: number, y: number, item: number): void {
  const { pen, palette, model } = frame;
  const flags = model.items.flags[item]!;
  const hollow = (flags & FLAG.hollow) !== 0;
  const fill = hollow ? palette.surface : palette.mark;
  if (flags & ABNORMAL) return drawAbnormal(frame, x, y, flags, 5);
  switch (strip.lane.id) {
    case 'notes':
      pen.box(x - 4, y - 5, 8, 10, 1.5, hollow ? palette.surface : palette.barPast, palette.edge);
      pen.line(x - 2, y - 1.5, x + 2, y - 1.5, palette.edge);
      pen.line(x - 2, y + 1.5, x + 2, y + 1.5, palette.edge);
      return;
    case 'imaging':
      pen.shape([x, y - 5, x + 5, y, x, y + 5, x - 5, y], fill, palette.mark);
      return;
    case 'problems':
    case 'medicines':
    case 'encounters':
      pen.box(x - 2, y - 6, 4, 12, 1, fill, palette.mark);
      return;
    default:
      pen.dot(x, y, 4, fill, palette.mark);
  }
}

/** A triangle up for high, down for low, a square on its corner for abnormal without direction; critical is larger and framed. */
export function drawAbnormal(
  { pen, palette }: Frame,
  x: number,
  y: number,
  flags: number,
  size: number,
): void {
  const critical = (flags & FLAG.critical) !== 0;
  const r = critical ? size + 1.5 : size + 0.9;
  const edge = critical ? palette.ink : null;
  if (flags & FLAG.high) pen.shape([x, y - r, x + r, y + r * 0.75, x - r, y + r * 0.75], palette.alert, edge);
  else if (flags & FLAG.low)
    pen.shape([x, y + r, x + r, y - r * 0.75, x - r, y - r * 0.75], palette.alert, edge);
  else pen.shape([x, y - r, x + r, y, x, y + r, x - r, y], palette.alert, edge);
}

/** Several items as one mark with their number; an edge in the abnormal colour and an exclamation mark if any is. */
export function drawCount(
  { pen, palette }: Frame,
  x: number,
  y: number,
  count: number,
  abnormal: boolean,
): void {
  const words = `${countWords(count)}${abnormal ? '!' : ''}`;
  const width = Math.max(16, pen.textWidth(words, 10, true) + 8);
  pen.box(
    x - width / 2,
    y - 7.5,
    width,
    15,
    7.5,
    abnormal ? palette.alertSoft : palette.barPast,
    abnormal ? palette.alert : palette.edge,
  );
  pen.text(words, x, y + 3.5, abnormal ? palette.alert : palette.ink, 10, 'center', true);
}

export function countWords(count: number): string {
  if (count < 1000) return String(count);
  return count < 10_000 ? `${(count / 1000).toFixed(1)}k` : `${Math.round(count / 1000)}k`;
}

function drawWords(frame: Frame, strip: Strip, bin: DrawnBin, nextX: number): void {
  if (bin.item < 0 || bin.x < -4) return;
  const { pen, palette, model } = frame;
  const { items, strings } = model;
  const isResult = strip.row!.results.length > 0;
  const words = strings[(isResult ? items.detail : items.label)[bin.item]!]!;
  const from = bin.x + 9;
  const text = fitted(pen, words, Math.min(nextX - 12, frame.width) - from, LABEL_SIZE);
  if (text) pen.text(text, from, middleY(strip) + 4, palette.muted, LABEL_SIZE);
}
