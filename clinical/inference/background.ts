import type { AssessmentContext } from '../findings/finding.ts';
import { atAge, forSetting, type KnowledgeIndex } from './knowledge-index.ts';

export type Background = (finding: string) => number;

const CEILING = 0.95;

/**
 * P(finding present without any new diagnosis): leak for age and setting, and noisy-OR of what is already
 * known. b_f = 1 − (1 − λ_f) · Π (1 − w_fk). A known CKD explains its anaemia away, an ACE inhibitor its cough.
 * A known emergency explains nothing: it is over, or it is what is being looked for.
 * A known condition that recurs explains nothing here either: it is a candidate itself, and would count twice.
 */
export function backgroundOf(context: AssessmentContext, index: KnowledgeIndex): Background {
  const causes = new Map<string, number>();
  const add = (effects: readonly { finding: string; p: number }[]) => {
    for (const [id, p] of withBroader(effects, index))
      causes.set(id, 1 - (1 - (causes.get(id) ?? 0)) * (1 - p));
  };
  for (const known of context.known) {
    const condition = index.conditions.get(known.id);
    if (known.status !== 'active' || !condition || condition.recurs || condition.acuity === 'emergent')
      continue;
    add(
      condition.findings.flatMap(({ finding, p }) => {
        const leak = leakOf(finding, context, index);
        return p > leak ? [{ finding, p: ((p - leak) / (1 - leak)) * EXPLAINS_SHARE }] : [];
      }),
    );
  }
  for (const medicine of context.medicines) add(index.drugs.get(medicine.id)?.effects ?? []);
  return (finding) =>
    Math.min(CEILING, 1 - (1 - leakOf(finding, context, index)) * (1 - (causes.get(finding) ?? 0)));
}

/** One cause's effects and what they imply: a broader finding is caused as often as the likeliest of its narrower ones. */
function withBroader(
  effects: readonly { finding: string; p: number }[],
  index: KnowledgeIndex,
): Map<string, number> {
  const likeliest = new Map<string, number>();
  for (const { finding, p } of effects)
    for (const id of [finding, ...(index.ancestors.get(finding) ?? [])])
      likeliest.set(id, Math.max(likeliest.get(id) ?? 0, p));
  return likeliest;
}

/** A known, treated condition shows its findings less often than at its first presentation (estimate). */
const EXPLAINS_SHARE = 0.5;

/** How often a finding is there without the condition that is weighed. */
export interface Sides {
  /** In people of this age and setting who have nothing. */
  readonly leak: Background;
  /** In this person, with all that is known and taken. */
  readonly background: Background;
}

const lastSides = new WeakMap<AssessmentContext, { readonly index: KnowledgeIndex; readonly sides: Sides }>();

/** The same for one context however often it is asked: every condition and every answer of a person weighs the same findings. */
export function sidesOf(context: AssessmentContext, index: KnowledgeIndex): Sides {
  const last = lastSides.get(context);
  if (last?.index === index) return last.sides;
  const sides = {
    leak: memo((id) => leakOf(id, context, index)),
    background: memo(backgroundOf(context, index)),
  };
  lastSides.set(context, { index, sides });
  return sides;
}

function memo(f: Background): Background {
  const cache = new Map<string, number>();
  return (id) => {
    let value = cache.get(id);
    if (value === undefined) cache.set(id, (value = f(id)));
    return value;
  };
}

export function leakOf(finding: string, context: AssessmentContext, index: KnowledgeIndex): number {
  const definition = index.findings.get(finding);
  if (!definition) return 1;
  const leak = forSetting(definition.leak, context.setting);
  return Math.min(CEILING, definition.leakAge ? leak * atAge(definition.leakAge, context.ageYears) : leak);
}
