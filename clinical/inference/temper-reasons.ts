import type { Reason } from './differential.ts';
import { ofOneGroup, ofOneLine, type KnowledgeIndex } from './knowledge-index.ts';
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
  const nth = { for: 0, against: 0 };
  const tempered = ordered.map((r, i) => {
    let before = 0;
    for (let j = 0; j < i; j += 1) if (sayTheSame(ordered[j]!, r, index)) before += 1;
    const place = before === 0 ? nth[r.direction]++ : nth[r.direction];
    return { ...r, weight: r.weight * parameters.groupTemper ** before * parameters.evidenceDecay ** place };
  });
  return tempered.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}

function sayTheSame(a: Reason, b: Reason, index: KnowledgeIndex): boolean {
  if (a.direction !== b.direction) return false;
  if (ofOneGroup(a.finding, b.finding, index)) return true;
  return a.status === b.status && ofOneLine(a.finding, b.finding, index);
}
