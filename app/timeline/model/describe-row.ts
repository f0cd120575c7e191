import { markOf } from './abnormality.ts';
import type { DraftItem } from './draft.ts';
import type { DraftMeasurement } from './draft-observations.ts';
import { isMeasurement, type DraftRow } from './group-rows.ts';
import {
  FLAG,
  type LastValue,
  type ReferenceBand,
  type RowModel,
  type SeriesModel,
} from './timeline-model.ts';
import { unitWords } from '../../../clinical/chart/unit-words.ts';

/** The row as the screen needs it; its items are `from` and the following. */
export function describeRow(row: DraftRow, from: number): RowModel {
  const { id, lane, label, form, items } = row;
  const observed = lane === 'laboratory' || lane === 'vitals' || lane === 'findings';
  return {
    id,
    lane,
    label,
    form,
    from,
    to: from + items.length,
    series: form === 'series' ? seriesOf(items, from) : null,
    results: form === 'points' && observed ? lastResults(items, from) : [],
  };
}

function seriesOf(items: readonly DraftItem[], from: number): SeriesModel {
  const numbers = items.filter(isMeasurement);
  const newest = numbers[numbers.length - 1]!;
  const paired = newest.rowKey === 'blood-pressure';
  const bands = bandsOf(numbers);
  const { min, max } = axisOf(numbers, bands);
  return {
    unit: unitWords(newest.unit),
    min,
    max,
    bands,
    last: paired ? lastPairs(items, from) : lastValues(items, from),
    paired,
  };
}

/** The limits that came with the newest value of each part. */
function bandsOf(numbers: readonly DraftMeasurement[]): ReferenceBand[] {
  return [0, FLAG.second].flatMap((part) => {
    const newest = numbers.findLast((d) => (d.flags & FLAG.second) === part && hasLimit(d));
    return newest ? [{ low: newest.range!.low, high: newest.range!.high, source: newest.range!.source }] : [];
  });
}

function hasLimit({ range }: DraftMeasurement): boolean {
  return range !== null && (range.low !== null || range.high !== null);
}

/** Holds every value and the limits, with a little room; never empty. */
function axisOf(
  numbers: readonly DraftMeasurement[],
  bands: readonly ReferenceBand[],
): { min: number; max: number } {
  let min = Infinity;
  let max = -Infinity;
  const take = (value: number | null) => {
    if (value === null || !Number.isFinite(value)) return;
    if (value < min) min = value;
    if (value > max) max = value;
  };
  for (const d of numbers) take(d.value);
  for (const { low, high } of bands) {
    take(low);
    take(high);
  }
  if (min > max) return { min: 0, max: 1 };
  const pad = (max - min) * 0.08 || Math.abs(max) * 0.1 || 1;
  return { min: min - pad, max: max + pad };
}

function lastValues(items: readonly DraftItem[], from: number): LastValue[] {
  return lastOf(items, from, (d) => (isMeasurement(d) ? d.short : d.detail));
}

function lastResults(items: readonly DraftItem[], from: number): LastValue[] {
  return lastOf(items, from, (d) => d.detail);
}

function lastOf(items: readonly DraftItem[], from: number, text: (d: DraftItem) => string): LastValue[] {
  return items
    .slice(-2)
    .map((d, i, two): LastValue => ({
      item: from + items.length - two.length + i,
      text: text(d),
      mark: markOf(d.flags),
    }))
    .reverse();
}

/** `152/94` from the two parts of one reading: same source, same time. */
function lastPairs(items: readonly DraftItem[], from: number): LastValue[] {
  const pairs: LastValue[] = [];
  for (let i = items.length - 1; i >= 0 && pairs.length < 2; i -= 1) {
    const first = items[i]!;
    if (!isMeasurement(first) || first.flags & FLAG.second) continue;
    const second = items.find((d) => d.flags & FLAG.second && d.start!.at === first.start!.at);
    const low = second && isMeasurement(second) ? second.short : '–';
    const flags = first.flags | (second?.flags ?? 0);
    const mark = markOf(first.flags) || markOf((flags & ~FLAG.second) | 0);
    pairs.push({ item: from + i, text: `${first.short}/${low}`, mark });
  }
  return pairs;
}
