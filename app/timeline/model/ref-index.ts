import type { TimelineModel } from './timeline-model.ts';
import { withoutRange } from './fill-columns.ts';

/** A place in a note, in UTF-16 units of its text. */
export interface TextRange {
  readonly from: number;
  readonly to: number;
}

export interface RefIndex {
  /** Items of a reference: several where one resource holds several values. Empty when it isn't in the timeline. */
  itemsOf(ref: string): readonly number[];
}

/** Built when it is first asked: with 100,000 items that takes longer than a page that is opening can spare. */
export function refIndex(model: TimelineModel): RefIndex {
  let built: Map<string, number[]> | null = null;
  return { itemsOf: (ref) => (built ??= build(model)).get(withoutRange(ref)) ?? [] };
}

function build({ refs, aliases }: TimelineModel): Map<string, number[]> {
  const index = new Map<string, number[]>();
  const add = (ref: string, item: number) => {
    const known = index.get(ref);
    if (!known) index.set(ref, [item]);
    else if (!known.includes(item)) known.push(item);
  };
  refs.forEach(add);
  for (const [ref, item] of aliases) add(ref, item);
  return index;
}

/** `DocumentReference/d1#412-440` → 412 to 440; `null` without a range. */
export function textRange(ref: string): TextRange | null {
  const match = /#(\d+)-(\d+)$/.exec(ref);
  return match ? { from: Number(match[1]), to: Number(match[2]) } : null;
}
