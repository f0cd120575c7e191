import type { RankedDiagnosis } from '../../clinical/inference/differential.ts';
import type { Basis } from '../../clinical/knowledge/knowledge.ts';
import { statementOf } from './words.ts';

/** One reason as it stands on the card: a finding, or what is known of the person. */
export interface Weighed {
  readonly key: string;
  readonly label: string;
  readonly detail: string;
  readonly direction: 'for' | 'against';
  /** Natural logarithm, signed. */
  readonly weight: number;
  readonly basis: Basis;
  readonly refs: readonly string[];
}

/** Findings and risk factors of one side together, the weightiest first. Without evidence there is nothing to open. */
export function weighedOf(
  { reasons, priors }: RankedDiagnosis,
  direction: 'for' | 'against',
): readonly Weighed[] {
  const found = reasons
    .filter((r) => r.direction === direction)
    .map((r) => ({
      key: `${r.finding}:${r.status}`,
      label: statementOf(r.name, r.status),
      detail: r.detail,
      direction,
      weight: r.weight,
      basis: r.basis,
      refs: r.evidence,
    }));
  const known = priors
    .filter((p) => p.kind === 'risk')
    .filter((p) => p.evidence.length > 0 && (direction === 'for' ? p.weight > 0 : p.weight < 0))
    .map((p) => ({
      key: `risk:${p.finding}:${p.status}`,
      label: statementOf(p.name, p.status),
      detail: 'risk factor',
      direction,
      weight: p.weight,
      basis: p.basis,
      refs: p.evidence,
    }));
  return [...found, ...known].sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
}
