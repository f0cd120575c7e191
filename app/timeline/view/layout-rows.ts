import type { VisibleItems } from '../model/find-items.ts';
import type { LanesToCome } from '../timeline-props.ts';
import type { LaneId, LaneModel, RowModel, TimelineModel } from '../model/timeline-model.ts';

/** What the reader folded, opened and asked for. */
export interface Folds {
  readonly folded: ReadonlySet<LaneId>;
  readonly expanded: ReadonlySet<LaneId>;
  /** Ids of rows shown although they are beyond the lane's first ones. */
  readonly pinned: ReadonlySet<string>;
}

/** A horizontal strip of the timeline. */
export interface Strip {
  readonly id: string;
  readonly kind: 'head' | 'row' | 'rest';
  readonly lane: LaneModel;
  /** Indexes of rows: one for `row`, all hidden ones for `rest`, all of a folded lane for its head. */
  readonly rows: readonly number[];
  readonly row: RowModel | null;
  readonly folded: boolean;
  readonly y: number;
  readonly height: number;
  /** Where the plot begins below the strip's top: in narrow views the label stands above it. */
  readonly plotTop: number;
}

/** A lane that has its only row in its head line. */
export function isLaneLine({ kind, lane, row }: Strip): boolean {
  return kind === 'row' && row !== null && ONE_ROW.has(lane.id) && lane.rowTo - lane.rowFrom === 1;
}

export interface Layout {
  readonly strips: readonly Strip[];
  readonly height: number;
}

interface Heights {
  readonly head: number;
  readonly line: number;
  readonly series: number;
  readonly label: number;
}

const WIDE: Heights = { head: 24, line: 24, series: 34, label: 0 };
const NARROW: Heights = { head: 30, line: 38, series: 74, label: 20 };
const NARROW_SERIES_LABEL = 34;
const NARROW_LANE_LINE = 42;

/** Lanes with one row stand in their own head line. */
const ONE_ROW: ReadonlySet<LaneId> = new Set(['encounters', 'immunizations']);

export const NO_FOLDS: Folds = { folded: new Set(), expanded: new Set(), pinned: new Set() };

/**
 * Strips from top to bottom. Rows without any visible item are left out while a filter is on. Below a lane that can
 * still grow there is nothing yet: what stands once stays where it is.
 */
export function layoutRows(
  model: TimelineModel,
  visible: VisibleItems,
  folds: Folds,
  narrow: boolean,
  toCome: LanesToCome = {},
): Layout {
  const heights = narrow ? NARROW : WIDE;
  const strips: Strip[] = [];
  let y = 0;
  const add = (strip: Omit<Strip, 'y' | 'height' | 'plotTop'>, height: number, plotTop: number) => {
    strips.push({ ...strip, y, height, plotTop });
    y += height;
  };
  for (const lane of model.lanes) {
    const rows = rowsWithItems(lane, visible);
    const grows = !ONE_ROW.has(lane.id) && toCome[lane.id];
    if (lane.id === 'findings' && lane.dated + lane.undated === 0) {
      if (grows) break;
      continue;
    }
    const folded = folds.folded.has(lane.id);
    const only = ONE_ROW.has(lane.id) && rows.length === 1 ? model.rows[rows[0]!]! : null;
    if (only) {
      add(
        { id: only.id, kind: 'row', lane, rows, row: only, folded: false },
        narrow ? NARROW_LANE_LINE : heights.head,
        narrow ? heights.label : 0,
      );
      continue;
    }
    add({ id: lane.id, kind: 'head', lane, rows, row: null, folded }, heights.head, 0);
    if (grows === 'all') break;
    const isFull = lane.rowTo - lane.rowFrom > lane.shown;
    if (folded && grows && !isFull) break;
    if (folded) continue;
    const { shown, rest } = splitRows(model, lane, rows, folds);
    for (const r of shown) {
      const row = model.rows[r]!;
      const isTall = row.form === 'series';
      const labelHeight = narrow
        ? isTall || row.results.length > 0
          ? NARROW_SERIES_LABEL
          : heights.label
        : 0;
      const plain = narrow ? labelHeight + 18 : row.results.length > 0 ? heights.series : heights.line;
      add(
        { id: row.id, kind: 'row', lane, rows: [r], row, folded },
        isTall ? heights.series : plain,
        labelHeight,
      );
    }
    if (rest.length > 0)
      add(
        { id: `${lane.id}/rest`, kind: 'rest', lane, rows: rest, row: null, folded },
        heights.line,
        narrow ? heights.label : 0,
      );
    if (grows && !isFull) break;
  }
  return { strips, height: y };
}

function rowsWithItems(lane: LaneModel, visible: VisibleItems): number[] {
  const rows: number[] = [];
  for (let r = lane.rowFrom; r < lane.rowTo; r += 1)
    if (visible.rowTo[r]! > visible.rowFrom[r]!) rows.push(r);
  return rows;
}

function splitRows(
  model: TimelineModel,
  lane: LaneModel,
  rows: readonly number[],
  { expanded, pinned }: Folds,
) {
  if (expanded.has(lane.id) || rows.length <= lane.shown) return { shown: rows, rest: [] };
  const first = rows.slice(0, lane.shown);
  const others = rows.slice(lane.shown);
  const asked = others.filter((r) => pinned.has(model.rows[r]!.id));
  return { shown: [...first, ...asked], rest: others.filter((r) => !pinned.has(model.rows[r]!.id)) };
}

/** The strip at a height, by binary search. */
export function stripAt({ strips }: Layout, y: number): Strip | null {
  let low = 0;
  let high = strips.length - 1;
  while (low <= high) {
    const middle = (low + high) >>> 1;
    const strip = strips[middle]!;
    if (y < strip.y) high = middle - 1;
    else if (y >= strip.y + strip.height) low = middle + 1;
    else return strip;
  }
  return null;
}
