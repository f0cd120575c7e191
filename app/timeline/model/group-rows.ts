import type { DraftItem } from './draft.ts';
import type { DraftMeasurement } from './draft-observations.ts';
import { axisTime } from './wall-clock.ts';
import { ABNORMAL, FLAG, LANE_IDS, type LaneId } from './timeline-model.ts';

/** Dated drafts of one row, sorted by start. */
export interface DraftRow {
  readonly id: string;
  readonly lane: LaneId;
  readonly label: string;
  readonly form: 'bars' | 'points' | 'series';
  readonly items: readonly DraftItem[];
}

/** Rows that a lane shows before "more" is asked for. */
export const SHOWN_ROWS: Readonly<Record<LaneId, number>> = {
  encounters: 1,
  problems: 5,
  medicines: 5,
  vitals: 5,
  laboratory: 8,
  findings: 2,
  imaging: 3,
  notes: 3,
  immunizations: 1,
};

/** Vital signs stand in the order in which they are called out; everything else follows. */
const VITAL_ORDER = [
  'blood-pressure',
  'heart-rate',
  'respiratory-rate',
  'spo2',
  'body-temperature',
  'body-weight',
];

/** Groups dated drafts into rows: lanes in their order, in each lane the most relevant row first. */
export function groupRows(dated: readonly DraftItem[], asOf: number): DraftRow[] {
  const groups = new Map<string, DraftItem[]>();
  for (const draft of dated) {
    const id = `${draft.lane}/${draft.rowKey}`;
    const group = groups.get(id);
    if (group) group.push(draft);
    else groups.set(id, [draft]);
  }
  const rows = [...groups].map(([id, items]) => rowOf(id, items));
  const rank = new Map(rows.map((row) => [row, relevance(row, asOf)]));
  return rows.sort(
    (a, b) =>
      LANE_IDS.indexOf(a.lane) - LANE_IDS.indexOf(b.lane) ||
      rank.get(b)! - rank.get(a)! ||
      (a.label < b.label ? -1 : a.label > b.label ? 1 : a.id < b.id ? -1 : 1),
  );
}

function rowOf(id: string, drafts: DraftItem[]): DraftRow {
  const items = drafts.sort((a, b) => axisTime(a.start!) - axisTime(b.start!));
  const newest = items[items.length - 1]!;
  const numeric = items.some((d) => d.form === 'series');
  return { id, lane: newest.lane, label: newest.rowLabel, form: numeric ? 'series' : newest.form, items };
}

/** Higher stands further up. Comparable within a lane only. */
function relevance(row: DraftRow, asOf: number): number {
  if (row.lane === 'vitals') return vitalRelevance(row);
  if (row.lane === 'laboratory') return laboratoryRelevance(row.items, asOf);
  const newest = row.items[row.items.length - 1]!.start!.at;
  const recency = newest / 1e14;
  if (row.form !== 'bars') return recency;
  const isNow = row.items.some((d) => d.flags & FLAG.ongoing && !(d.flags & (FLAG.past | FLAG.hollow)));
  return (isNow ? 1 : 0) + recency;
}

function vitalRelevance(row: DraftRow): number {
  const place = VITAL_ORDER.indexOf(row.items[0]!.rowKey);
  return place >= 0 ? 1e9 - place : row.items[row.items.length - 1]!.start!.at / 1e14;
}

const DAY = 86_400_000;
const YEAR = 365.25 * DAY;
/** What is older than this beside the last value has no say: records come newest first, and rows would move as they grow. */
const LATELY = 30 * DAY;
const ABNORMAL_NOW = 3;
const CRITICAL_NOW = 5;
const ABNORMAL_LATELY = 1;
const CHANGE_LIMIT = 2;
const DISTANCE_LIMIT = 3;

/** Abnormal, changed and recent results first. An order of display, not a statement about the patient. */
function laboratoryRelevance(items: readonly DraftItem[], asOf: number): number {
  const last = items[items.length - 1]!;
  const now = last.flags & FLAG.critical ? CRITICAL_NOW : last.flags & ABNORMAL ? ABNORMAL_NOW : 0;
  const recent = items.filter((d) => last.start!.at - d.start!.at <= LATELY);
  const lately = recent.some((d) => d.flags & ABNORMAL) ? ABNORMAL_LATELY : 0;
  const age = Math.max(0, asOf - last.start!.at) / YEAR;
  return (now + lately + changeOf(recent) + distanceOf(last) + 0.2) * (0.1 + 0.9 * Math.exp(-age));
}

/** How far outside its limits the last value lies: doublings above the upper, halvings below the lower. */
function distanceOf(last: DraftItem): number {
  if (!isMeasurement(last) || !last.range || last.value <= 0) return 0;
  const { low, high } = last.range;
  const above = high !== null && high > 0 ? Math.log2(last.value / high) : 0;
  const below = low !== null && low > 0 ? Math.log2(low / last.value) : 0;
  return Math.min(DISTANCE_LIMIT, Math.max(0, above, below));
}

/** Last step against the width of the range, or against the value before where there is no range. */
function changeOf(items: readonly DraftItem[]): number {
  const numbers = items.filter(isMeasurement);
  const last = numbers[numbers.length - 1];
  const before = numbers[numbers.length - 2];
  if (!last || !before) return 0;
  const { low, high } = last.range ?? { low: null, high: null };
  const width = low !== null && high !== null ? high - low : Math.abs(before.value) * 0.5;
  return width > 0 ? Math.min(CHANGE_LIMIT, Math.abs(last.value - before.value) / width) : 0;
}

export function isMeasurement(draft: DraftItem): draft is DraftMeasurement {
  return 'unit' in draft;
}
