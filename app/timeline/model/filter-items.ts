import { ABNORMAL, LANE_IDS, type LaneId, type TimelineModel } from './timeline-model.ts';

/** What the reader wants to see; `null` and empty sets mean everything. */
export interface TimelineFilter {
  readonly abnormalOnly: boolean;
  readonly hiddenLanes: ReadonlySet<LaneId>;
  /** Resource type of the source: `Observation`, `MedicationRequest`. */
  readonly source: string | null;
  /** Item index of an encounter. */
  readonly encounter: number | null;
  /** Row id of a problem: its own entries and what belongs to the same encounters. */
  readonly problem: string | null;
}

export const NO_FILTER: TimelineFilter = {
  abnormalOnly: false,
  hiddenLanes: new Set(),
  source: null,
  encounter: null,
  problem: null,
};

export function isFiltering(filter: TimelineFilter): boolean {
  const { abnormalOnly, hiddenLanes, source, encounter, problem } = filter;
  return abnormalOnly || hiddenLanes.size > 0 || source !== null || encounter !== null || problem !== null;
}

/** The filter as a test of one item, or `null` when everything passes. */
export function itemTest(model: TimelineModel, filter: TimelineFilter): ((item: number) => boolean) | null {
  if (!isFiltering(filter)) return null;
  const { items, refs } = model;
  const hidden = Uint8Array.from(LANE_IDS, (id) => (filter.hiddenLanes.has(id) ? 1 : 0));
  const prefix = filter.source === null ? null : `${filter.source}/`;
  const ofProblem = filter.problem === null ? null : problemTest(model, filter.problem);
  return (i) =>
    hidden[items.lane[i]!] === 0 &&
    (!filter.abnormalOnly || (items.flags[i]! & ABNORMAL) !== 0) &&
    (prefix === null || refs[i]!.startsWith(prefix)) &&
    (filter.encounter === null || items.encounter[i] === filter.encounter) &&
    (ofProblem === null || ofProblem(i));
}

/** FHIR links results to encounters, not to problems: a problem's items are those of the encounters that name it. */
function problemTest({ items, rows }: TimelineModel, rowId: string): (item: number) => boolean {
  const row = rows.find((r) => r.id === rowId);
  if (!row) return () => false;
  const encounters = new Set<number>();
  for (let i = row.from; i < row.to; i += 1)
    if (items.encounter[i]! >= 0) encounters.add(items.encounter[i]!);
  return (i) =>
    (i >= row.from && i < row.to) || (items.encounter[i]! >= 0 && encounters.has(items.encounter[i]!));
}

/** Resource types in the record, commonest first. */
export function sourcesOf({ refs }: TimelineModel): { readonly source: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const ref of refs) {
    const type = ref.slice(0, ref.indexOf('/'));
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  return [...counts].map(([source, count]) => ({ source, count })).sort((a, b) => b.count - a.count);
}
