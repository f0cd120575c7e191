import type { Chart } from '../../../clinical/chart/chart.ts';
import { defaultWindow, inpatientSince } from './default-window.ts';
import type { DraftItem } from './draft.ts';
import { draftEvents } from './draft-events.ts';
import { draftMeasurements, draftResults, type AnalyteWords } from './draft-observations.ts';
import { fillColumns } from './fill-columns.ts';
import { describeRow } from './describe-row.ts';
import { groupRows, SHOWN_ROWS, type DraftRow } from './group-rows.ts';
import {
  LANE_IDS,
  type LaneId,
  type LaneModel,
  type RowModel,
  type TimelineModel,
} from './timeline-model.ts';

export interface TimelineOptions {
  /** Epoch milliseconds; the only clock. */
  readonly asOf: number;
  /** Short names and decimals of the modelled analytes; without them the record's own words are used. */
  readonly analytes?: readonly AnalyteWords[];
}

const LANE_LABELS: Readonly<Record<LaneId, string>> = {
  encounters: 'Encounters',
  problems: 'Problems',
  medicines: 'Medicines',
  vitals: 'Vital signs',
  laboratory: 'Laboratory',
  findings: 'Findings and history',
  imaging: 'Imaging, procedures',
  notes: 'Notes',
  immunizations: 'Immunisations',
};

/** Lays the chart out in time. Every item of the chart is in the model exactly once; undated ones in their own place. */
export function buildTimeline(chart: Chart, { asOf, analytes = [] }: TimelineOptions): TimelineModel {
  const words = new Map(analytes.map((a) => [a.id, a]));
  const drafts: DraftItem[] = [
    ...draftEvents(chart),
    ...draftMeasurements(chart, words),
    ...draftResults(chart, words),
  ];
  const dated = drafts.filter((d) => d.start !== null);
  const undated = drafts.filter((d) => d.start === null);
  undated.sort((a, b) => LANE_IDS.indexOf(a.lane) - LANE_IDS.indexOf(b.lane));
  const rows = groupRows(dated, asOf);
  const { items, refs, aliases, strings, texts } = fillColumns(rows, undated, asOf);
  const extent = extentOf(items.start.subarray(0, items.dated), items.end.subarray(0, items.dated), asOf);
  const admitted = inpatientSince(chart, asOf);
  return {
    asOf,
    setting: admitted === null ? 'ambulatory' : 'inpatient',
    extent,
    defaultWindow: defaultWindow(items, extent, asOf, admitted),
    items,
    refs,
    aliases,
    strings,
    rows: rowModels(rows),
    lanes: laneModels(rows, undated),
    texts,
  };
}

function rowModels(rows: readonly DraftRow[]): RowModel[] {
  let from = 0;
  return rows.map((row) => {
    const model = describeRow(row, from);
    from = model.to;
    return model;
  });
}

function laneModels(rows: readonly DraftRow[], undated: readonly DraftItem[]): LaneModel[] {
  let rowFrom = 0;
  return LANE_IDS.map((id) => {
    const own = rows.filter((row) => row.lane === id);
    const lane: LaneModel = {
      id,
      label: LANE_LABELS[id],
      rowFrom,
      rowTo: rowFrom + own.length,
      shown: own.length <= SHOWN_ROWS[id] + 1 ? own.length : SHOWN_ROWS[id],
      dated: own.reduce((n, row) => n + row.items.length, 0),
      undated: undated.filter((d) => d.lane === id).length,
    };
    rowFrom = lane.rowTo;
    return lane;
  });
}

const DAY = 86_400_000;

function extentOf(starts: Float64Array, ends: Float64Array, asOf: number): { start: number; end: number } {
  let start = asOf - DAY;
  let end = asOf;
  for (let i = 0; i < starts.length; i += 1) {
    if (starts[i]! < start) start = starts[i]!;
    if (ends[i]! > end) end = ends[i]!;
  }
  return { start, end };
}
