import type { Finding } from '../findings/finding.ts';
import type { ConditionDefinition, Weighted } from '../knowledge/knowledge.ts';
import type { Sides } from './background.ts';
import type { Reason } from './differential.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { absence, type Observations } from './observations.ts';
import type { InferenceParameters } from './parameters.ts';
import { temperReasons } from './temper-reasons.ts';

/**
 * P(finding | condition): the condition's own cause joined with the background by noisy-OR. The knowledge base
 * states sensitivities, so a number below the leak lowers the finding instead (it argues against).
 */
export function findingGivenCondition(p: number, leak: number, background: number): number {
  if (p <= leak) return Math.max(background * (p / leak), 1e-6);
  const cause = (p - leak) / (1 - leak);
  return Math.min(0.999, 1 - (1 - cause) * (1 - background));
}

export interface Likelihood {
  readonly reasons: readonly Reason[];
  readonly log: number;
  /** Explicit present findings that the condition doesn't account for. */
  readonly unexplained: readonly string[];
}

/** `atLeast`: taken from a narrower finding, so a lower bound that can't argue against. */
type Entry = Weighted & { readonly atLeast?: true };

/** Every statement of the record, weighed for one condition: each counts once, at the most specific level that the condition knows. */
export function likelihoodOf(
  c: ConditionDefinition,
  seen: Observations,
  sides: Sides,
  index: KnowledgeIndex,
  parameters: InferenceParameters,
): Likelihood {
  const unexplained: string[] = [];
  const reasons = [
    ...presentReasons(c, seen, sides, index, parameters, unexplained),
    ...absentReasons(c, seen, sides, index, parameters),
  ];
  const tempered = temperReasons(reasons, index, parameters);
  return { reasons: tempered, log: tempered.reduce((sum, r) => sum + r.weight, 0), unexplained };
}

function presentReasons(
  c: ConditionDefinition,
  seen: Observations,
  sides: Sides,
  index: KnowledgeIndex,
  parameters: InferenceParameters,
  unexplained: string[],
): Reason[] {
  const byTarget = new Map<string, { entry: Entry; finding: Finding }>();
  for (const { finding, entries, asksForCause } of statedIn(seen, index)) {
    const entry = entries.get(c.id);
    if (!entry) {
      if (asksForCause) unexplained.push(finding.id);
      continue;
    }
    const already = byTarget.get(entry.finding);
    if (!already || isSurer(finding, already.finding, entry.finding))
      byTarget.set(entry.finding, { entry, finding });
  }
  const ratioOf = (entry: Entry): number => ratioIfPresent(entry, sides, parameters);
  const listed = index.listed.get(c.id)!;
  for (const { entry, finding } of byTarget.values()) {
    const broader = moreTelling(entry, listed, index, ratioOf);
    if (broader && !byTarget.has(broader.finding))
      byTarget.set(broader.finding, { entry: broader, finding: asBroader(finding, broader.finding) });
  }
  return [...byTarget.values()].flatMap(({ entry, finding }) => {
    const broader = moreTelling(entry, listed, index, ratioOf);
    const ratio = ratioOf(entry);
    const own = broader ? ratio / ratioOf(broader) : ratio * inheritedShare(entry, finding, ratio);
    return reasonOf(entry, finding, Math.log(own) * finding.certainty, index);
  });
}

function ratioIfPresent(entry: Entry, sides: Sides, { readingError }: InferenceParameters): number {
  const b = sides.background(entry.finding);
  const leak = sides.leak(entry.finding);
  const p = findingGivenCondition(entry.atLeast ? Math.max(entry.p, leak) : entry.p, leak, b);
  return (p * (1 - readingError) + readingError) / (b * (1 - readingError) + readingError);
}

/** A narrower finding that is less than half as telling as its broader one speaks against the condition (estimate). */
const HALF = 0.5;

/**
 * The nearest broader finding that the condition lists, where it tells more than twice as much as the narrower one: cough
 * is for heart failure, and purulent sputum, a small part of its coughs and a large one of others', is against it.
 */
function moreTelling(
  entry: Entry,
  listed: ReadonlyMap<string, Weighted>,
  index: KnowledgeIndex,
  ratioOf: (entry: Entry) => number,
): Weighted | null {
  if (entry.atLeast) return null;
  for (const id of index.ancestors.get(entry.finding) ?? []) {
    const broader = listed.get(id);
    if (broader) return ratioOf(entry) < ratioOf(broader) * HALF ? broader : null;
  }
  return null;
}

/** Who has the narrower finding has the broader one: the same words say both. */
function asBroader(finding: Finding, id: string): Finding {
  return { ...finding, id };
}

/**
 * A narrower finding that the condition doesn't list is at most as large a part of the broader one as it is without the
 * condition, and may be none of it: what a condition is known for stands in it. Half lies between (estimate). It never
 * argues against.
 */
function inheritedShare(entry: Entry, finding: Finding, ratio: number): number {
  return entry.finding !== finding.id && ratio > 1 ? Math.max(HALF, 1 / ratio) : 1;
}

/** Of two statements that weigh the same entry the surer counts; of equals, the one about the finding itself. */
function isSurer(a: Finding, b: Finding, target: string): boolean {
  if (a.certainty !== b.certainty) return a.certainty > b.certainty;
  return b.id !== target && (a.id === target || a.id < b.id);
}

const BACKGROUND_KINDS = new Set(['history', 'medicine', 'exposure', 'time-course']);

/** A present finding of the record, the same for every condition that is weighed. */
interface Stated {
  readonly finding: Finding;
  /** Condition id → the entry by which it knows the finding. */
  readonly entries: ReadonlyMap<string, Entry>;
  /** False for what is background to every diagnosis: history, medicines, exposures, time. */
  readonly asksForCause: boolean;
}

const stated = new WeakMap<Observations, readonly Stated[]>();

function statedIn(seen: Observations, index: KnowledgeIndex): readonly Stated[] {
  let list = stated.get(seen);
  if (!list) {
    list = [...seen.explicit.values()]
      .filter(({ status }) => status === 'present')
      .map((finding) => ({
        finding,
        entries: entriesOf(finding.id, index),
        asksForCause: !BACKGROUND_KINDS.has(index.findings.get(finding.id)?.kind ?? ''),
      }));
    stated.set(seen, list);
  }
  return list;
}

const entries = new WeakMap<KnowledgeIndex, Map<string, ReadonlyMap<string, Entry>>>();

/** Every condition's entry for one finding. Of the knowledge base alone, so found once for all records. */
function entriesOf(id: string, index: KnowledgeIndex): ReadonlyMap<string, Entry> {
  const known = entries.get(index) ?? new Map<string, ReadonlyMap<string, Entry>>();
  entries.set(index, known);
  let found = known.get(id);
  if (!found) {
    found = new Map(
      [...index.conditions.values()].flatMap((c): [string, Entry][] => {
        const entry = entryFor(id, c, index);
        return entry ? [[c.id, entry]] : [];
      }),
    );
    known.set(id, found);
  }
  return found;
}

/** The condition's own entry, else its nearest broader one, else the likeliest of its narrower ones. */
function entryFor(id: string, c: ConditionDefinition, index: KnowledgeIndex): Entry | null {
  const listed = index.listed.get(c.id)!;
  const own = listed.get(id);
  if (own) return own;
  for (const a of index.ancestors.get(id) ?? []) {
    const broader = listed.get(a);
    if (broader) return broader;
  }
  return narrowest(id, listed, index);
}

function narrowest(id: string, listed: ReadonlyMap<string, Weighted>, index: KnowledgeIndex): Entry | null {
  let best: Weighted | null = null;
  const below = index.descendants.get(id);
  if (!below || !meet(below, listed)) return null;
  for (const [finding, w] of listed) if (below.has(finding) && (!best || w.p > best.p)) best = w;
  return best && { finding: id, p: best.p, basis: best.basis, atLeast: true };
}

/** Most findings have few narrower ones, and most conditions list none of them. */
function meet(below: ReadonlySet<string>, listed: ReadonlyMap<string, Weighted>): boolean {
  if (below.size >= listed.size) return true;
  for (const id of below) if (listed.has(id)) return true;
  return false;
}

function absentReasons(
  c: ConditionDefinition,
  seen: Observations,
  sides: Sides,
  index: KnowledgeIndex,
  parameters: InferenceParameters,
): Reason[] {
  const byStatement = new Map<string, Reason>();
  for (const entry of c.findings) {
    const statement = absence(seen, entry.finding);
    if (!statement) continue;
    const b = sides.background(entry.finding);
    const p = findingGivenCondition(entry.p, sides.leak(entry.finding), b);
    const sure = parameters.absenceReliability * statement.certainty;
    const weight = Math.log((1 - p * sure) / (1 - b * sure));
    const [reason] = reasonOf(entry, statement, weight, index);
    const already = byStatement.get(statement.id);
    if (reason && (!already || Math.abs(already.weight) < Math.abs(weight)))
      byStatement.set(statement.id, reason);
  }
  return [...byStatement.values()];
}

/** Likelihood ratios between 0.9 and 1.1 say nothing that a person would call a reason. */
const NEGLIGIBLE = 0.1;

function reasonOf(entry: Weighted, statement: Finding, weight: number, index: KnowledgeIndex): Reason[] {
  if (Math.abs(weight) < NEGLIGIBLE) return [];
  return [
    {
      finding: statement.id,
      name: index.findings.get(statement.id)?.name ?? statement.id,
      status: statement.status,
      direction: weight > 0 ? 'for' : 'against',
      weight,
      basis: entry.basis,
      evidence: statement.evidence,
      detail: statement.detail,
    },
  ];
}
