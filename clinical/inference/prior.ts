import type { AssessmentContext } from '../findings/finding.ts';
import type { ConditionDefinition } from '../knowledge/knowledge.ts';
import { leakOf } from './background.ts';
import type { PriorReason } from './differential.ts';
import { atAge, forSetting, type KnowledgeIndex } from './knowledge-index.ts';
import { absence, isPresent, presence, type Observations } from './observations.ts';
import type { InferenceParameters } from './parameters.ts';

export interface Prior {
  /** Natural log of the share of encounters like this one, before risk factors; `-Infinity` where impossible. */
  readonly base: number;
  /** Natural log; `-Infinity` where a hard constraint rules the condition out. */
  readonly log: number;
  readonly reasons: readonly PriorReason[];
}

const IMPOSSIBLE: Prior = { base: Number.NEGATIVE_INFINITY, log: Number.NEGATIVE_INFINITY, reasons: [] };
const FLOOR_PER_ENCOUNTER = 1e-7;

/** P(condition | age, sex, setting, pregnancy, risk factors), in log space. */
export function priorOf(
  c: ConditionDefinition,
  context: AssessmentContext,
  seen: Observations,
  index: KnowledgeIndex,
  parameters: InferenceParameters,
): Prior {
  if (isImpossible(c, context, seen)) return IMPOSSIBLE;
  const reasons: PriorReason[] = [];
  const frequency = Math.max(forSetting(c.frequency, context.setting) / 100_000, FLOOR_PER_ENCOUNTER);
  const demographics =
    Math.log(atAge(c.age, context.ageYears)) + Math.log(Math.max(context.sex ? c.sex[context.sex] : 1, 1e-4));
  if (Math.abs(demographics) > 0.1)
    reasons.push({ label: 'age and sex', weight: demographics, basis: c.frequencyBasis, evidence: [] });
  const base = parameters.priorExponent * (Math.log(frequency) + demographics);
  let log = base;
  for (const r of riskReasons(c, context, seen, index)) {
    reasons.push(r);
    log += r.weight;
  }
  const circumstance = requirementReason(c, context, seen, index, parameters);
  if (circumstance) {
    reasons.push(circumstance);
    log += circumstance.weight;
  }
  if (c.only.pregnant === true && context.pregnant === null) log += Math.log(parameters.pregnancyUnknown);
  return { base, log, reasons };
}

const RAREST_CIRCUMSTANCE = 0.02;

/**
 * A condition that only comes with a circumstance (a drug effect, a complication of pregnancy): by Bayes its frequency
 * among those who have the circumstance is its frequency among all, divided by how common the circumstance is.
 */
function requirementReason(
  c: ConditionDefinition,
  context: AssessmentContext,
  seen: Observations,
  index: KnowledgeIndex,
  parameters: InferenceParameters,
): PriorReason | null {
  if (c.requires.length === 0) return null;
  const met = c.requires.flatMap((id) => {
    const statement = presence(seen, id);
    return statement ? [{ id, statement, common: leakOf(id, context, index) }] : [];
  });
  const rarest = met.sort((a, b) => a.common - b.common)[0];
  if (!rarest)
    return {
      label: 'expected circumstance not recorded',
      weight: Math.log(parameters.requirementMissing),
      basis: 'estimate',
      evidence: [],
    };
  return {
    label: index.findings.get(rarest.id)?.name ?? rarest.id,
    weight: -Math.log(Math.max(rarest.common, RAREST_CIRCUMSTANCE)) * rarest.statement.certainty,
    basis: 'estimate',
    evidence: rarest.statement.evidence,
  };
}

function isImpossible(c: ConditionDefinition, context: AssessmentContext, seen: Observations): boolean {
  const { sex, ageFrom, ageTo, pregnant } = c.only;
  if (sex && context.sex && context.sex !== sex) return true;
  if (ageFrom !== null && context.ageYears !== null && context.ageYears < ageFrom) return true;
  if (ageTo !== null && context.ageYears !== null && context.ageYears > ageTo) return true;
  if (pregnant !== null && context.pregnant !== null && context.pregnant !== pregnant) return true;
  if (pregnant === true && context.sex === 'male') return true;
  return c.excludedBy.some((id) => isPresent(seen, id));
}

/** OR/(1+q(OR−1)) when present, 1/(1+q(OR−1)) when stated absent, with q the factor's own frequency. */
function riskReasons(
  c: ConditionDefinition,
  context: AssessmentContext,
  seen: Observations,
  index: KnowledgeIndex,
): PriorReason[] {
  const byGroup = new Map<string, PriorReason>();
  for (const r of c.risks) {
    const q = leakOf(r.finding, context, index);
    const present = presence(seen, r.finding);
    const absent = present ? null : absence(seen, r.finding);
    const statement = present ?? absent;
    if (!statement) continue;
    const scale = Math.log(1 + q * (r.oddsRatio - 1));
    const weight = (present ? Math.log(r.oddsRatio) - scale : -scale) * statement.certainty;
    const definition = index.findings.get(r.finding);
    const label = `${absent ? 'no ' : ''}${definition?.name ?? r.finding}`;
    const group = definition?.group ?? r.finding;
    const reason = { label, weight, basis: r.basis, evidence: statement.evidence };
    const strongest = byGroup.get(group);
    if (!strongest || Math.abs(strongest.weight) < Math.abs(weight)) byGroup.set(group, reason);
  }
  return [...byGroup.values()];
}
