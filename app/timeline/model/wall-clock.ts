import type { Moment } from '../../../clinical/chart/chart.ts';
import { formatDate } from '../../ui/format-date.ts';
import { PRECISIONS, type ItemColumns } from './timeline-model.ts';

/**
 * Where a moment stands on the reader's axis. A date without a time is the same calendar day everywhere (the chart
 * holds it as midnight UTC), so it stands at the reader's own midnight; a time is an instant and stays.
 */
export function axisTime(moment: Moment): number {
  if (moment.precision === 'time') return moment.at;
  const date = new Date(moment.at);
  return new Date(date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()).getTime();
}

/** The date of a place on the axis, with the precision that it was recorded with. */
export function axisDate(at: number, precision: Moment['precision']): string {
  if (precision === 'time') return formatDate(at, 'time');
  const date = new Date(at);
  return formatDate(Date.UTC(date.getFullYear(), date.getMonth(), date.getDate()), precision);
}

/** `14-Mar-2024`, `about Mar-2024`, `not recorded`. */
export function startText(items: ItemColumns, i: number, withClock = false): string {
  if (i >= items.dated) return 'not recorded';
  const precision = PRECISIONS[items.precision[i]! % 4]!;
  return axisDate(items.start[i]!, precision === 'time' && !withClock ? 'day' : precision);
}

export function endText(items: ItemColumns, i: number, withClock = false): string {
  const precision = PRECISIONS[items.precision[i]! >> 2]!;
  return axisDate(items.end[i]!, precision === 'time' && !withClock ? 'day' : precision);
}
