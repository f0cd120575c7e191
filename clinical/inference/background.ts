import type { AssessmentContext } from '../findings/finding.ts';
import { atAge, forSetting, type KnowledgeIndex } from './knowledge-index.ts';

export type Background = (finding: string) => number;

const CEILING = 0.95;

/**
 * P(finding present without any new diagnosis): leak for age and setting, and noisy-OR of what is already
 * known. b_f = 1 − (1 − λ_f) · Π (1 − w_fk). A known CKD explains its anaemia away, an ACE inhibitor its cough.
 * With `except`, that condition's own contribution is left out (a relapse must not explain itself away).
 */
export function backgroundOf(
  context: AssessmentContext,
  index: KnowledgeIndex,
  except: string | null = null,
): Background {
  const causes = new Map<string, number>();
  const add = (finding: string, p: number) => {
    for (const id of [finding, ...(index.ancestors.get(finding) ?? [])])
      causes.set(id, 1 - (1 - (causes.get(id) ?? 0)) * (1 - p));
  };
  for (const known of context.known) {
    const condition = index.conditions.get(known.id);
    if (known.status !== 'active' || known.id === except || !condition || condition.acuity === 'emergent')
      continue;
    for (const w of condition.findings)
      if (w.p > leakOf(w.finding, context, index)) add(w.finding, w.p * EXPLAINS_SHARE);
  }
  for (const medicine of context.medicines)
    for (const e of index.drugs.get(medicine.id)?.effects ?? []) add(e.finding, e.p);
  return (finding) =>
    Math.min(CEILING, 1 - (1 - leakOf(finding, context, index)) * (1 - (causes.get(finding) ?? 0)));
}

/** A known, treated condition shows its findings less often than at its first presentation (estimate). */
const EXPLAINS_SHARE = 0.5;

export function leakOf(finding: string, context: AssessmentContext, index: KnowledgeIndex): number {
  const definition = index.findings.get(finding);
  if (!definition) return 1;
  const leak = forSetting(definition.leak, context.setting);
  return Math.min(CEILING, definition.leakAge ? leak * atAge(definition.leakAge, context.ageYears) : leak);
}
