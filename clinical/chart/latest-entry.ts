import type { Chart, ChartEntry } from './chart.ts';
import { entryTime } from './entry-time.ts';

/**
 * Epoch milliseconds of the latest clinically dated entry that isn't after `notAfter`; null when nothing is dated.
 * Approximate dates, and the dates on which conditions were written down, count only where there is no other: an
 * entry accepted from the differential today must not make a record of last year look current.
 */
export function latestEntry(chart: Chart, notAfter: number): number | null {
  let latest: number | null = null;
  let approximate: number | null = null;
  const lists: readonly (readonly ChartEntry[])[] = [
    chart.encounters,
    chart.conditions,
    chart.measurements,
    chart.results,
    chart.medications,
    chart.procedures,
    chart.immunizations,
    chart.documents,
  ];
  for (const list of lists)
    for (const item of list) {
      const when = entryTime(item);
      if (when === null || when.at > notAfter) continue;
      if (when.approximate || isOnlyRecorded(item)) approximate = Math.max(approximate ?? -Infinity, when.at);
      else latest = Math.max(latest ?? -Infinity, when.at);
    }
  return latest ?? approximate;
}

function isOnlyRecorded(item: ChartEntry): boolean {
  return item.kind === 'condition' && item.onset === null;
}
