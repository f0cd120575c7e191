import type { Reason } from './differential.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import type { InferenceParameters } from './parameters.ts';

/**
 * Correlated findings are one piece of evidence said twice: of a group, and of a finding with its broader and narrower
 * ones, the strongest counts fully and each further one less. Across groups, too, each further reason counts a little
 * less than the one before (docs/model/inference.md). The order of `reasons` does not matter; the result comes
 * weightiest first.
 */
export function temperReasons(
  reasons: readonly Reason[],
  index: KnowledgeIndex,
  parameters: InferenceParameters,
): Reason[] {
  const ordered = [...reasons].sort(
    (a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.finding < b.finding ? -1 : 1),
  );
  const kin = ordered.map((r) => kinOf(r, index));
  const nth = { for: 0, against: 0 };
  const tempered = ordered.map((r, i) => {
    let before = 0;
    for (let j = 0; j < i; j += 1) if (sayTheSame(kin[j]!, kin[i]!)) before += 1;
    const place = before === 0 ? nth[r.direction]++ : nth[r.direction];
    return { ...r, weight: r.weight * parameters.groupTemper ** before * parameters.evidenceDecay ** place };
  });
  return tempered.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

/** What tells whether two reasons say the same, looked up once for each. */
interface Kin {
  readonly reason: Reason;
  readonly group: string | null;
  readonly narrower: ReadonlySet<string> | undefined;
}

function kinOf(reason: Reason, index: KnowledgeIndex): Kin {
  return {
    reason,
    group: index.findings.get(reason.finding)?.group || null,
    narrower: index.descendants.get(reason.finding),
  };
}

function sayTheSame(a: Kin, b: Kin): boolean {
  if (a.reason.direction !== b.reason.direction) return false;
  if (a.group !== null && a.group === b.group) return true;
  if (a.reason.status !== b.reason.status) return false;
  return (a.narrower?.has(b.reason.finding) || b.narrower?.has(a.reason.finding)) ?? false;
}
