import { markOf, markWords } from './model/abnormality.ts';
import { FLAG, LANE_IDS, type TimelineModel } from './model/timeline-model.ts';
import { endText, startText } from './model/wall-clock.ts';

/** `14-Mar-2024`, `14-Mar-2024 to 02-Apr-2024`, `since Mar-2024`. With `withClock`, times where they are known. */
export function whenText({ items }: TimelineModel, i: number, withClock = false): string {
  if (i >= items.dated) return 'date not recorded';
  const flags = items.flags[i]!;
  const about = flags & FLAG.approximate ? 'about ' : '';
  const start = about + startText(items, i, withClock);
  if (!(flags & FLAG.bar)) return start;
  if (flags & FLAG.ongoing) return `since ${start}`;
  if (flags & FLAG.endUnknown) return `from ${start}, end not recorded`;
  const end = endText(items, i, withClock);
  return end === start ? start : `${start} to ${end}`;
}

export function labelOf({ items, strings }: TimelineModel, i: number): string {
  return strings[items.label[i]!]!;
}

export function detailOf({ items, strings }: TimelineModel, i: number): string {
  return strings[items.detail[i]!]!;
}

/** `high`, `critically low`, or nothing. */
export function readingOf({ items }: TimelineModel, i: number): string {
  return markWords(markOf(items.flags[i]!));
}

export function factsOf(
  { items, strings }: TimelineModel,
  i: number,
): readonly (readonly [name: string, value: string])[] {
  const text = strings[items.facts[i]!]!;
  if (!text) return [];
  return text.split('\n').map((line) => {
    const tab = line.indexOf('\t');
    return [line.slice(0, tab), line.slice(tab + 1)] as const;
  });
}

export function laneOf(model: TimelineModel, i: number): string {
  const id = LANE_IDS[model.items.lane[i]!]!;
  return model.lanes.find((lane) => lane.id === id)!.label;
}

/** One line about one item. */
export function itemLine(model: TimelineModel, i: number): string {
  const detail = detailOf(model, i);
  const reading = readingOf(model, i);
  const label = labelOf(model, i);
  return `${label}${detail && detail !== label ? `: ${detail}` : ''}${reading ? ` (${reading})` : ''}, ${whenText(model, i)}`;
}

/** What a counted mark holds: number, span of time, span of values. */
export function groupLine(model: TimelineModel, found: readonly number[]): string {
  const first = found[0]!;
  const last = found[found.length - 1]!;
  const dates = [startText(model.items, first), startText(model.items, last)];
  const span = dates[0] === dates[1] ? dates[0] : `${dates[0]} to ${dates[1]}`;
  const abnormal = found.filter((i) => readingOf(model, i) !== '').length;
  return `${found.length} items, ${span}${abnormal ? `, ${abnormal} abnormal` : ''}`;
}
