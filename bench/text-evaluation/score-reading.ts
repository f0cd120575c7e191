import type { Item } from './evaluation-set.ts';

export interface Read {
  readonly id: string;
  readonly status: 'present' | 'absent';
  readonly source: 'coded' | 'numeric' | 'trend' | 'text' | 'derived' | 'entered';
}

/** What one text gave: counts, and the ids behind them. */
export interface Score {
  readonly hits: readonly string[];
  readonly misses: readonly string[];
  readonly exact: readonly string[];
  readonly wrong: readonly string[];
}

export interface ItemScore {
  readonly present: Score;
  readonly absent: Score;
  /** Of the `not` list: what was read as present all the same. */
  readonly forbidden: readonly string[];
}

const measured: ReadonlySet<Read['source']> = new Set(['numeric', 'trend', 'derived']);

type Ancestors = ReadonlyMap<string, ReadonlySet<string>>;

function closure(ids: readonly string[], related: (id: string) => Iterable<string>): Set<string> {
  return new Set(ids.flatMap((id) => [id, ...related(id)]));
}

function scoreStatus(
  gold: readonly string[],
  may: readonly string[],
  read: readonly string[],
  implied: (id: string) => Iterable<string>,
): Score {
  const stated = closure(read, implied);
  const neutral = closure([...gold, ...may], implied);
  return {
    hits: gold.filter((id) => stated.has(id)),
    misses: gold.filter((id) => !stated.has(id)),
    exact: read.filter((id) => gold.includes(id)),
    wrong: read.filter((id) => !neutral.has(id)),
  };
}

/**
 * Scores what the reader took from one text. A present finding implies its broader ones, an absent finding its narrower
 * ones. A gold finding is hit when it is read or implied by what is read; a read finding is wrong when it is neither
 * gold nor listed as `may` nor implied by either. What is implied counts for neither side of precision, nor does what a
 * value in range excludes ("HR 98" denies bradycardia): the lists hold what the words deny.
 */
export function scoreItem(
  item: Item,
  read: readonly Read[],
  ancestors: Ancestors,
  counted: (id: string) => boolean,
): ItemScore {
  const ids = (status: Read['status']) =>
    [...new Set(read.filter((r) => r.status === status).map((r) => r.id))].filter(counted);
  const denied = (id: string) =>
    item.absent.includes(id) || read.some((r) => r.id === id && !measured.has(r.source));
  const above = (id: string) => ancestors.get(id) ?? [];
  const below = (id: string) => [...ancestors].filter(([, up]) => up.has(id)).map(([lower]) => lower);
  const present = ids('present');
  return {
    present: scoreStatus(item.present.filter(counted), item.may, present, above),
    absent: scoreStatus(item.absent.filter(counted), item.may, ids('absent').filter(denied), below),
    forbidden: item.not.filter((id) => present.includes(id)),
  };
}
