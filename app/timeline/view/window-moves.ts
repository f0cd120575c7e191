import type { TimelineModel, TimeWindow } from '../model/timeline-model.ts';
import { DAY, withRoom, YEAR } from '../model/default-window.ts';

const MIN_SPAN = 10 * 60_000;

/** What may be looked at: the record with some room on both sides. */
export function limitsOf({ extent }: TimelineModel): TimeWindow {
  const room = Math.max((extent.end - extent.start) * 0.05, DAY);
  return { start: extent.start - room, end: extent.end + room };
}

/** Keeps the span where it can and never leaves the limits. */
export function clampWindow({ start, end }: TimeWindow, limits: TimeWindow): TimeWindow {
  const span = Math.min(Math.max(end - start, MIN_SPAN), limits.end - limits.start);
  const from = Math.min(Math.max(start, limits.start), limits.end - span);
  return { start: from, end: from + span };
}

/** The time `at` stays under the pointer. `factor` below 1 zooms in. */
export function zoomAt({ start, end }: TimeWindow, at: number, factor: number): TimeWindow {
  return { start: at - (at - start) * factor, end: at + (end - at) * factor };
}

export function panBy({ start, end }: TimeWindow, ms: number): TimeWindow {
  return { start: start + ms, end: end + ms };
}

/**
 * Stays as it is when everything is in sight; else pans; else zooms out just enough. Doesn't open a future in which
 * nothing is recorded: what is not after `asOf` stands left of it.
 */
export function windowAround(window: TimeWindow, from: number, to: number, asOf: number): TimeWindow {
  const span = window.end - window.start;
  const margin = span * 0.01;
  if (from >= window.start + margin && to <= window.end - margin) return window;
  const needed = Math.max(span, (to - from) * 1.16);
  const middle = (from + to) / 2;
  const latest = Math.max(asOf, to) + needed * 0.02;
  const end = Math.min(middle + needed / 2, latest);
  return { start: end - needed, end };
}

export const PRESETS = [
  { id: '1w', label: '1 w', name: 'One week', span: 7 * DAY },
  { id: '1m', label: '1 m', name: 'One month', span: YEAR / 12 },
  { id: '1y', label: '1 y', name: 'One year', span: YEAR },
  { id: '5y', label: '5 y', name: 'Five years', span: 5 * YEAR },
  { id: 'all', label: 'All', name: 'The whole record', span: Infinity },
] as const;

export type PresetId = (typeof PRESETS)[number]['id'];

/** Ends at `asOf`; `all` holds the whole record. */
export function presetWindow(model: TimelineModel, span: number): TimeWindow {
  if (!Number.isFinite(span)) {
    const room = (model.extent.end - model.extent.start) * 0.02;
    return { start: model.extent.start - room, end: model.extent.end + room };
  }
  return withRoom(model.asOf - span, model.asOf);
}

/** The preset that the window shows now, give or take one part in a hundred. */
export function presetOf(model: TimelineModel, window: TimeWindow): PresetId | null {
  const limits = limitsOf(model);
  const found = PRESETS.find(({ span }) => {
    const { start, end } = clampWindow(presetWindow(model, span), limits);
    const slack = (end - start) / 100;
    return Math.abs(start - window.start) < slack && Math.abs(end - window.end) < slack;
  });
  return found?.id ?? null;
}
