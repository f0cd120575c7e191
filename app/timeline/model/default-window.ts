import type { Chart } from '../../../clinical/chart/chart.ts';
import type { ItemColumns, TimeWindow } from './timeline-model.ts';

export const DAY = 86_400_000;
export const YEAR = 365.25 * DAY;

/** Admission time of a hospital stay that was going on at `asOf`, or `null`. */
export function inpatientSince(chart: Chart, asOf: number): number | null {
  let since: number | null = null;
  for (const { setting, period } of chart.encounters) {
    if (setting !== 'inpatient' || !period.start || period.start.at > asOf) continue;
    if (period.end && endOf(period.end.at, period.end.precision) < asOf) continue;
    if (!period.end && asOf - period.start.at > YEAR) continue;
    since = since === null ? period.start.at : Math.max(since, period.start.at);
  }
  return since;
}

function endOf(at: number, precision: string): number {
  return precision === 'time' ? at : at + DAY;
}

/**
 * Twelve months for ambulatory care; the stay and the seven days before for inpatients. A year without any item moves
 * back to the last year that has one. A little room after the end keeps the newest item off the edge.
 */
export function defaultWindow(
  items: ItemColumns,
  extent: TimeWindow,
  asOf: number,
  admitted: number | null,
): TimeWindow {
  if (admitted !== null) return withRoom(admitted - 7 * DAY, Math.max(asOf, admitted + DAY));
  const newest = newestStart(items, asOf);
  const end = newest !== null && newest < asOf - YEAR ? newest : asOf;
  return withRoom(Math.max(end - YEAR, Math.min(extent.start, end - 30 * DAY)), end);
}

function newestStart({ start, dated }: ItemColumns, asOf: number): number | null {
  let newest: number | null = null;
  for (let i = 0; i < dated; i += 1) {
    if (start[i]! <= asOf && (newest === null || start[i]! > newest)) newest = start[i]!;
  }
  return newest;
}

/** Room after the end for half a mark. */
export function withRoom(start: number, end: number): TimeWindow {
  return { start, end: end + (end - start) * 0.02 };
}
