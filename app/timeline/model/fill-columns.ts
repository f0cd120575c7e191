import type { Moment } from '../../../clinical/chart/chart.ts';
import { axisTime } from './wall-clock.ts';
import { factText, type DraftItem } from './draft.ts';
import type { DraftRow } from './group-rows.ts';
import { FLAG, LANE_IDS, PRECISIONS, type ItemColumns, type TimelineModel } from './timeline-model.ts';

type Filled = Pick<TimelineModel, 'items' | 'refs' | 'aliases' | 'strings' | 'texts'>;

export const NO_ROW = 0xffff;

/** Writes rows one after the other, then the undated items, into columns; equal texts are stored once. */
export function fillColumns(rows: readonly DraftRow[], undated: readonly DraftItem[], asOf: number): Filled {
  const dated = rows.reduce((n, row) => n + row.items.length, 0);
  const count = dated + undated.length;
  const strings = stringTable();
  const items = emptyColumns(count, dated);
  const refs: string[] = Array.from({ length: count }, () => '');
  const aliases: [string, number][] = [];
  const texts: [number, string][] = [];
  const encounters: (string | null)[] = [];

  const put = (draft: DraftItem, row: number, i: number) => {
    const open = draft.flags & FLAG.ongoing ? asOf : -Infinity;
    const start = draft.start ? axisTime(draft.start) : Number.NaN;
    items.start[i] = start;
    items.end[i] = draft.start ? Math.max(start, draft.end ? axisTime(draft.end) : open) : Number.NaN;
    items.value[i] = draft.value ?? Number.NaN;
    items.row[i] = row;
    items.lane[i] = LANE_IDS.indexOf(draft.lane);
    items.flags[i] = draft.flags | momentFlags(draft);
    items.precision[i] = precisionOf(draft.start) + 4 * precisionOf(draft.end);
    items.label[i] = strings.put(draft.label);
    items.detail[i] = strings.put(draft.detail);
    items.facts[i] = strings.put(factText(draft.facts));
    refs[i] = withoutRange(draft.ref);
    encounters[i] = draft.encounter;
    for (const other of draft.alsoIn) aliases.push([withoutRange(other), i]);
    if (draft.text) texts.push([i, draft.text]);
  };

  let next = 0;
  rows.forEach((row, r) => row.items.forEach((draft) => put(draft, r, next++)));
  undated.forEach((draft) => put(draft, NO_ROW, next++));
  linkEncounters(items, refs, encounters);
  return { items, refs, aliases, strings: strings.all, texts };
}

function momentFlags(draft: DraftItem): number {
  return (draft.start?.approximate ? FLAG.approximate : 0) | (draft.start ? 0 : FLAG.undated);
}

function precisionOf(moment: Moment | null): number {
  return moment ? PRECISIONS.indexOf(moment.precision) : 1;
}

/** `DocumentReference/d1#412-440` → `DocumentReference/d1`. */
export function withoutRange(ref: string): string {
  const hash = ref.indexOf('#');
  return hash < 0 ? ref : ref.slice(0, hash);
}

function emptyColumns(count: number, dated: number): ItemColumns {
  return {
    count,
    dated,
    start: new Float64Array(count),
    end: new Float64Array(count),
    value: new Float64Array(count),
    row: new Uint16Array(count),
    lane: new Uint8Array(count),
    flags: new Uint16Array(count),
    precision: new Uint8Array(count),
    encounter: new Int32Array(count).fill(-1),
    label: new Uint32Array(count),
    detail: new Uint32Array(count),
    facts: new Uint32Array(count),
  };
}

function linkEncounters(
  items: ItemColumns,
  refs: readonly string[],
  encounters: readonly (string | null)[],
): void {
  const lane = LANE_IDS.indexOf('encounters');
  const byRef = new Map<string, number>();
  for (let i = 0; i < items.count; i += 1) if (items.lane[i] === lane) byRef.set(refs[i]!, i);
  for (let i = 0; i < items.count; i += 1) {
    const ref = encounters[i];
    if (ref) items.encounter[i] = byRef.get(ref) ?? -1;
  }
}

function stringTable(): { readonly all: string[]; put(text: string): number } {
  const all = [''];
  const places = new Map<string, number>([['', 0]]);
  return {
    all,
    put(text) {
      const known = places.get(text);
      if (known !== undefined) return known;
      places.set(text, all.length);
      return all.push(text) - 1;
    },
  };
}
