import type { ChartEntry, ChartProblem, ConditionItem, Moment } from './chart.ts';
import { endOf } from './dates.ts';
import type { Draft } from './reading.ts';
import { problem } from './reading.ts';

export interface Merged {
  readonly items: readonly ChartEntry[];
  readonly problems: readonly ChartProblem[];
}

/** Entries that state the same fact become one with all its sources; the first read stays. */
export function mergeDuplicates(drafts: readonly Draft[]): Merged {
  const groups = new Map<string, ChartEntry | ChartEntry[]>();
  const items: ChartEntry[] = [];
  const problems: ChartProblem[] = [];
  for (const { key, item } of drafts) {
    const group = key === null ? undefined : groups.get(key);
    if (key === null) items.push(item);
    else if (group === undefined) groups.set(key, item);
    else if (Array.isArray(group)) group.push(item);
    else groups.set(key, [group, item]);
  }
  for (const group of groups.values())
    if (!Array.isArray(group)) items.push(group);
    else for (const episode of episodesOf(group)) mergeEpisode(episode, items, problems);
  return { items, problems };
}

function mergeEpisode(episode: readonly ChartEntry[], items: ChartEntry[], problems: ChartProblem[]): void {
  const item = episode.every((e) => e.kind === 'condition') ? mergeConditions(episode) : episode[0]!;
  if (episode.length === 1) return void items.push(item);
  const others = [...new Set(episode.map((e) => e.ref))].filter((ref) => ref !== item.ref);
  if (others.length === 0) {
    items.push(item);
    const message = 'It states the same value more than once; shown once.';
    return void problems.push(problem('duplicate', item.ref, message, false));
  }
  items.push({ ...item, alsoIn: others });
  const times = others.length === 1 ? 'twice' : `${others.length + 1} times`;
  problems.push(problem('duplicate', item.ref, `Recorded ${times}; shown once with all its sources.`, false));
}

/** Conditions of one code are one problem unless an earlier episode had ended before the next began. */
function episodesOf(items: readonly ChartEntry[]): readonly (readonly ChartEntry[])[] {
  if (items[0]!.kind !== 'condition') return [items];
  const conditions = items as readonly ConditionItem[];
  const refuted = conditions.filter((c) => c.verification === 'refuted');
  const held = conditions.filter((c) => c.verification !== 'refuted');
  const sorted = held.toSorted((a, b) => beginning(a) - beginning(b));
  const episodes: ConditionItem[][] = [];
  let end = -Infinity;
  for (const c of sorted) {
    const current = episodes.at(-1);
    const start = beginning(c);
    if (current !== undefined && (start <= end || start === beginning(current[0]!))) current.push(c);
    else episodes.push([c]);
    end = Math.max(current === episodes.at(-1) ? end : -Infinity, ending(c));
  }
  return refuted.length > 0 ? [...episodes, refuted] : episodes;
}

/** Undated ones come first: they belong to whatever episode there is. */
function beginning(c: ConditionItem): number {
  return c.onset?.at ?? c.recorded?.at ?? -Infinity;
}

function ending(c: ConditionItem): number {
  if (c.abatement !== null) return endOf(c.abatement);
  const dated = c.onset ?? c.recorded;
  return c.clinicalStatus === 'resolved' && dated !== null ? endOf(dated) : Infinity;
}

const CATEGORY_RANK: Readonly<Record<ConditionItem['category'], number>> = {
  'problem-list': 0,
  'encounter-diagnosis': 1,
  other: 2,
};

/**
 * The problem list speaks for the problem; among equals the newest record. Its onset is the earliest that is stated
 * (else the earliest record, as an approximation), its record and encounter the newest.
 */
function mergeConditions(episode: readonly ConditionItem[]): ConditionItem {
  const [best] = episode.toSorted(
    (a, b) =>
      CATEGORY_RANK[a.category] - CATEGORY_RANK[b.category] ||
      (b.recorded?.at ?? -Infinity) - (a.recorded?.at ?? -Infinity) ||
      Number(a.clinicalStatus === 'unknown') - Number(b.clinicalStatus === 'unknown'),
  );
  const newest = episode.reduce((a, b) =>
    (b.recorded?.at ?? -Infinity) > (a.recorded?.at ?? -Infinity) ? b : a,
  );
  const firstRecord = earliest(episode.map((c) => c.recorded));
  return {
    ...best!,
    encounter: newest.encounter,
    onset:
      earliest(episode.map((c) => c.onset)) ??
      (firstRecord === null ? null : { ...firstRecord, approximate: true }),
    recorded: newest.recorded,
  };
}

function earliest(moments: readonly (Moment | null)[]): Moment | null {
  return moments.reduce((first, m) => (m !== null && (first === null || m.at < first.at) ? m : first), null);
}
