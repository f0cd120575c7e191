/** Lanes in the order in which they stand on the screen. */
export const LANE_IDS = [
  'encounters',
  'problems',
  'medicines',
  'vitals',
  'laboratory',
  'findings',
  'imaging',
  'notes',
  'immunizations',
] as const;

export type LaneId = (typeof LANE_IDS)[number];

/** Epoch milliseconds, `start` < `end`. */
export interface TimeWindow {
  readonly start: number;
  readonly end: number;
}

/** Bits of `ItemColumns.flags`. */
export const FLAG = {
  /** Lasts: a bar rather than a point. */
  bar: 1,
  /** Went on at `asOf`. */
  ongoing: 2,
  /** Ended or is no longer active. */
  past: 4,
  /** The end (of a bar) is not recorded. */
  endUnknown: 8,
  low: 16,
  high: 32,
  critical: 64,
  /** Abnormal without a direction, or a positive qualitative result. */
  abnormal: 128,
  /** Abnormal by comparing with the range, not by the report's own word. */
  byRange: 256,
  approximate: 512,
  derived: 1024,
  /** Second part of a paired series: the diastolic of a blood pressure. */
  second: 2048,
  /** Planned, on hold, refuted or not given: drawn hollow. */
  hollow: 4096,
  undated: 8192,
} as const;

/** Any of the bits that make a value abnormal. */
export const ABNORMAL = FLAG.low | FLAG.high | FLAG.critical | FLAG.abnormal;

export const PRECISIONS = ['time', 'day', 'month', 'year'] as const;

/**
 * One entry per item. Dated items come first, sorted by row and then by `start`; undated ones follow from `dated` on.
 * Text columns index `TimelineModel.strings`; 0 is the empty string.
 */
export interface ItemColumns {
  readonly count: number;
  /** Items before this index are dated. */
  readonly dated: number;
  /** Epoch milliseconds; NaN when undated. A bar without an end ends at `asOf` (`ongoing`) or at its start. */
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** Canonical value of a measurement, else NaN. */
  readonly value: Float64Array;
  readonly row: Uint16Array;
  readonly lane: Uint8Array;
  readonly flags: Uint16Array;
  /** Index in `PRECISIONS` of the start and, times four, of the end. */
  readonly precision: Uint8Array;
  /** Index of the encounter's own item, or -1. */
  readonly encounter: Int32Array;
  readonly label: Uint32Array;
  /** Value with unit, status, dosage: what stands beside the label. */
  readonly detail: Uint32Array;
  /** Further facts for the detail view, one `name\tvalue` a line. */
  readonly facts: Uint32Array;
}

export interface ReferenceBand {
  readonly low: number | null;
  readonly high: number | null;
  readonly source: 'report' | 'knowledge';
}

/** One analyte across its codes and units: a fixed axis, its limits, its latest values. */
export interface SeriesModel {
  readonly unit: string;
  /** Axis limits, fixed over the whole record. Equal to each other never. */
  readonly min: number;
  readonly max: number;
  /** Limits that came with the latest value; a second band for the second part of a pair. */
  readonly bands: readonly ReferenceBand[];
  /** The last value and the one before, as text without unit, newest first; a pair reads `152/94`. */
  readonly last: readonly LastValue[];
  readonly paired: boolean;
}

export interface LastValue {
  readonly item: number;
  readonly text: string;
  /** `L`, `H`, `LL`, `HH`, `!` or nothing. */
  readonly mark: '' | 'L' | 'H' | 'LL' | 'HH' | '!';
}

export interface RowModel {
  /** Stable between two builds of a growing chart. */
  readonly id: string;
  readonly lane: LaneId;
  readonly label: string;
  readonly form: 'bars' | 'points' | 'series';
  /** Dated items `from` ≤ i < `to`. */
  readonly from: number;
  readonly to: number;
  readonly series: SeriesModel | null;
  /** Qualitative series: the last two results, newest first. */
  readonly results: readonly LastValue[];
}

export interface LaneModel {
  readonly id: LaneId;
  readonly label: string;
  readonly rowFrom: number;
  readonly rowTo: number;
  /** Rows shown before "more" is asked for; the most relevant come first. */
  readonly shown: number;
  /** Dated and undated items of this lane. */
  readonly dated: number;
  readonly undated: number;
}

/** A patient's record laid out in time: columns and tables that survive `postMessage` and can be searched in halves. */
export interface TimelineModel {
  readonly asOf: number;
  readonly setting: 'ambulatory' | 'inpatient';
  /** From the first dated item to the last, or to `asOf` if that is later. */
  readonly extent: TimeWindow;
  readonly defaultWindow: TimeWindow;
  readonly items: ItemColumns;
  /** Source of each item, without a text range. */
  readonly refs: readonly string[];
  /** Other references of the same item: duplicates merged into it. */
  readonly aliases: readonly (readonly [ref: string, item: number])[];
  readonly strings: readonly string[];
  readonly rows: readonly RowModel[];
  readonly lanes: readonly LaneModel[];
  /** Plain text of the notes that could be read. */
  readonly texts: readonly (readonly [item: number, text: string])[];
}

/** Buffers to hand over instead of copying, for the second argument of `postMessage`. */
export function transferablesOf({ items }: TimelineModel): ArrayBuffer[] {
  return Object.values(items).flatMap((column) =>
    ArrayBuffer.isView(column) ? [column.buffer as ArrayBuffer] : [],
  );
}
