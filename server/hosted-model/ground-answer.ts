import type { DeidentifiedCase } from '../../clinical/assessment/deidentified-case.ts';
import type { ConditionDefinition } from '../../clinical/knowledge/knowledge.ts';
import type { Cited, DropKind, HostedEntry } from '../../contracts/hosted-model.ts';
import type { CaseItem } from './case-items.ts';
import type { ModelAnswer } from './model-answer.ts';
import { matchCondition, type Vocabulary } from './vocabulary.ts';

export interface Grounded {
  readonly entries: readonly HostedEntry[];
  readonly drops: readonly { readonly kind: DropKind; readonly count: number }[];
}

const MOST_ENTRIES = 10;

/**
 * Keeps of an answer what the case bears out: conditions of the knowledge base, for items that were sent, with
 * their values. Every word of the result is ours. What is dropped is counted by its reason.
 */
export function groundAnswer(
  answer: ModelAnswer,
  sent: DeidentifiedCase,
  items: readonly CaseItem[],
  vocabulary: Vocabulary,
): Grounded {
  const counts = new Map<DropKind, number>();
  const drop = (kind: DropKind) => void counts.set(kind, (counts.get(kind) ?? 0) + 1);
  const byKey = new Map(items.map((item) => [item.key, item]));
  const active = new Set(sent.known.filter((k) => k.status === 'active').map((k) => k.id));
  const entries = new Map<string, HostedEntry>();
  for (const diagnosis of answer.diagnoses) {
    const match = matchCondition(vocabulary, diagnosis.name, diagnosis.icd10);
    if (match.kind !== 'condition') {
      drop(match.kind);
      continue;
    }
    const { condition } = match;
    const pro = citedItems(diagnosis.for, byKey, drop);
    const contra = citedItems(diagnosis.against, byKey, drop).filter((item) => !pro.includes(item));
    if (entries.has(condition.id)) drop('duplicate');
    else if (active.has(condition.id)) drop('already-known');
    else if (isImpossible(condition, sent)) drop('impossible');
    else if (pro.length === 0) drop('no-reason');
    else if (entries.size < MOST_ENTRIES)
      entries.set(condition.id, {
        conditionId: condition.id,
        name: condition.name,
        band: diagnosis.likelihood,
        for: [...pro],
        against: [...contra],
      });
  }
  return { entries: [...entries.values()], drops: [...counts].map(([kind, count]) => ({ kind, count })) };
}

function citedItems(
  citations: ModelAnswer['diagnoses'][number]['for'],
  byKey: ReadonlyMap<string, CaseItem>,
  drop: (kind: DropKind) => void,
): readonly Cited[] {
  const cited = new Set<Cited>();
  for (const { item: key, quote } of citations) {
    const item = byKey.get(key);
    if (item === undefined) drop('unknown-item');
    else if (quote !== null && !isSameQuote(quote, item.quote)) drop('wrong-value');
    else cited.add(item.cited);
  }
  return [...cited];
}

/** Equal text, or the same number (`6.80`, `6.8`) with the same comparator and unit. */
function isSameQuote(quote: string, sent: string | null): boolean {
  if (sent === null) return false;
  const [a, b] = [readQuote(quote), readQuote(sent)];
  return a.number === b.number && a.rest === b.rest;
}

function readQuote(text: string): { number: number | null; rest: string } {
  const plain = text.normalize('NFC').trim();
  const [, comparator = '', digits, unit = ''] =
    /^([<>]=?)?\s*(-?\d+(?:\.\d+)?)(?:\s+(.*))?$/.exec(plain) ?? [];
  return digits === undefined
    ? { number: null, rest: plain }
    : { number: Number(digits), rest: `${comparator}|${unit.trim()}` };
}

function isImpossible({ only }: ConditionDefinition, sent: DeidentifiedCase): boolean {
  return (
    (only.sex !== null && sent.sex !== null && only.sex !== sent.sex) ||
    (only.pregnant !== null && sent.pregnant !== null && only.pregnant !== sent.pregnant)
  );
}
