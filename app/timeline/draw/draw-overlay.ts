import { CELL, grainOf, middleY, stripsInSight, valueY, xOf, type Frame } from './frame.ts';
import { isBar } from '../model/bin-items.ts';
import type { Strip } from '../view/layout-rows.ts';
import { drawBar, drawMark } from './draw-marks.ts';

export type EvidenceRole = 'for' | 'against' | 'missing';

export interface Overlay {
  /** Items of the evidence; `null` when none is shown. */
  readonly marked: ReadonlySet<number> | null;
  readonly role: EvidenceRole;
  /** Items under the pointer or selected. */
  readonly pointed: readonly number[];
  readonly selected: readonly number[];
}

/** Dims what is not evidence, rings what is, and frames what is under the pointer or open. */
export function drawOverlay(frame: Frame, overlay: Overlay): void {
  const strips = stripsInSight(frame);
  const byRow = new Map(strips.filter((s) => s.kind === 'row').map((s) => [s.rows[0]!, s]));
  if (overlay.marked) drawEvidence(frame, strips, byRow, overlay.marked, overlay.role);
  for (const item of overlay.selected) ringItem(frame, byRow, item, frame.palette.accent, 2);
  for (const item of overlay.pointed) ringItem(frame, byRow, item, frame.palette.ink, 1.25);
}

const VEIL = 0.72;

function drawEvidence(
  frame: Frame,
  strips: readonly Strip[],
  byRow: ReadonlyMap<number, Strip>,
  marked: ReadonlySet<number>,
  role: EvidenceRole,
): void {
  const { model, pen, palette, width, gutter } = frame;
  const rows = new Set([...marked].map((item) => model.items.row[item]!));
  const veil = withAlpha(palette.surface, VEIL);
  for (const strip of strips) {
    const isOpen = strip.kind === 'row' && strip.row!.form === 'series' && rows.has(strip.rows[0]!);
    if (!isOpen) pen.rect(0, strip.y, width + gutter, strip.height, veil);
  }
  for (const item of marked) {
    const strip = byRow.get(model.items.row[item]!);
    if (!strip || item >= model.items.dated) continue;
    if (strip.row!.form !== 'series') redraw(frame, strip, item);
    ringEvidence(frame, strip, item, role);
  }
}

function redraw(frame: Frame, strip: Strip, item: number): void {
  const { window, width, model } = frame;
  if (isBar(model, item, grainOf(window, width, 'bars'))) drawBar(frame, strip, item, -Infinity);
  else drawMark(frame, strip, xOf(frame, model.items.start[item]!), middleY(strip), item);
}

interface Place {
  readonly x: number;
  readonly y: number;
  /** Half of the width and of the height of what is drawn. */
  readonly halfWidth: number;
  readonly halfHeight: number;
}

function placeOf(frame: Frame, strip: Strip, item: number): Place {
  const { items } = frame.model;
  const x = xOf(frame, items.start[item]!);
  const value = items.value[item]!;
  if (strip.row!.form === 'series') {
    const y = Number.isNaN(value) ? strip.y + strip.height - 7 : valueY(strip, value);
    return { x, y, halfWidth: CELL.series + 3, halfHeight: CELL.series + 3 };
  }
  const isLong = isBar(frame.model, item, grainOf(frame.window, frame.width, 'bars'));
  if (!isLong) return { x, y: middleY(strip), halfWidth: 8, halfHeight: 8 };
  const from = Math.min(frame.width + 6, Math.max(-6, x));
  const to = Math.max(from, Math.min(frame.width + 6, xOf(frame, items.end[item]!)));
  return { x: (from + to) / 2, y: middleY(strip), halfWidth: (to - from) / 2 + 2, halfHeight: 9.5 };
}

/** For: a full ring. Against: a broken ring over hatching. Missing: a hollow one. */
function ringEvidence(frame: Frame, strip: Strip, item: number, role: EvidenceRole): void {
  const { pen, palette } = frame;
  const { x, y, halfWidth: w, halfHeight: h } = placeOf(frame, strip, item);
  if (role === 'against') pen.hatch(x - w + 1, y - h + 1, 2 * w - 2, 2 * h - 2, palette.mark);
  const color = role === 'against' ? palette.ink : palette.accent;
  pen.box(x - w, y - h, 2 * w, 2 * h, Math.min(w, h), null, color, role !== 'for');
  if (role !== 'missing')
    pen.box(x - w - 1, y - h - 1, 2 * w + 2, 2 * h + 2, Math.min(w, h) + 1, null, color, role !== 'for');
}

function ringItem(
  frame: Frame,
  byRow: ReadonlyMap<number, Strip>,
  item: number,
  color: string,
  width: number,
): void {
  const strip = byRow.get(frame.model.items.row[item]!);
  if (!strip || item >= frame.model.items.dated) return;
  const { x, y, halfWidth: w, halfHeight: h } = placeOf(frame, strip, item);
  for (let d = 0; d < width; d += 1)
    frame.pen.box(x - w - d, y - h - d, 2 * (w + d), 2 * (h + d), Math.min(w, h) + d, null, color);
}

/** `rgb(r, g, b)` with an alpha; other notations stay opaque enough to be seen through `color-mix`. */
export function withAlpha(color: string, alpha: number): string {
  const rgb = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(color);
  return rgb
    ? `rgba(${rgb[1]}, ${rgb[2]}, ${rgb[3]}, ${alpha})`
    : `color-mix(in srgb, ${color} ${alpha * 100}%, transparent)`;
}
