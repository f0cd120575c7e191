import type { AssessmentContext } from '../findings/finding.ts';
import type { ConditionDefinition } from '../knowledge/knowledge.ts';
import { leakOf } from './background.ts';
import type { PriorReason, RiskReason } from './differential.ts';
import { atAge, forSetting, ofOneGroup, ofOneLine, type KnowledgeIndex } from './knowledge-index.ts';
import { absence, presence, type Observations } from './observations.ts';
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
    reasons.push({
      kind: 'age-and-sex',
      weight: demographics,
      basis: c.frequencyBasis,
      evidence: [],
    });
  const base = parameters.priorExponent * Math.log(frequency) + demographics;
  let log = base;
  const circumstance = requirementReason(c, context, seen, index, parameters);
  for (const reason of onceEach(riskReasons(c, context, seen, index), circumstance, index)) {
    reasons.push(reason);
    log += reason.weight;
  }
  if (c.only.pregnant === true && context.pregnant === null) log += Math.log(parameters.pregnancyUnknown);
  return { base, log, reasons };
}

const RAREST_CIRCUMSTANCE = 0.02;

/**
 * A condition that only comes with a circumstance (a drug effect, a complication of pregnancy): by Bayes its frequency
 * among those who have the circumstance is its frequency among all, divided by how common the circumstance is. Common
 * at all ages: the condition's own age curve already holds that the young take fewer medicines. A circumstance that the
 * condition also lists as a finding only opens the door: its weight counts there.
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
    const definition = index.findings.get(id);
    return statement && definition
      ? [{ id, statement, common: forSetting(definition.leak, context.setting) }]
      : [];
  });
  const rarest = met.sort((a, b) => a.common - b.common)[0];
  if (!rarest)
    return {
      kind: 'circumstance-missing',
      weight: Math.log(parameters.requirementMissing),
      basis: 'estimate',
      evidence: [],
    };
  if (met.some(({ id }) => index.listed.get(c.id)?.has(id))) return null;
  return {
    kind: 'risk',
    finding: rarest.id,
    name: index.findings.get(rarest.id)?.name ?? rarest.id,
    status: 'present',
    weight:
      -Math.log(
        Math.max(Math.sqrt(rarest.common * oneOf(c, rarest.id, context, index)), RAREST_CIRCUMSTANCE),
      ) * rarest.statement.certainty,
    basis: 'estimate',
    evidence: rarest.statement.evidence,
  };
}

/**
 * How common it is to have the circumstance or one that serves as well: a condition of eight kinds of medicines comes with
 * each of them, so the rarest says no more than that one of the eight is there. A broader or narrower one is the same one.
 */
function oneOf(
  c: ConditionDefinition,
  met: string,
  context: AssessmentContext,
  index: KnowledgeIndex,
): number {
  const none = c.requires
    .filter((id) => id === met || !ofOneLine(id, met, index))
    .flatMap((id) => index.findings.get(id) ?? [])
    .reduce((share, { leak }) => share * (1 - forSetting(leak, context.setting)), 1);
  return 1 - none;
}

function isImpossible(c: ConditionDefinition, context: AssessmentContext, seen: Observations): boolean {
  const { sex, ageFrom, ageTo, pregnant } = c.only;
  if (sex && context.sex && context.sex !== sex) return true;
  if (ageFrom !== null && context.ageYears !== null && context.ageYears < ageFrom) return true;
  if (ageTo !== null && context.ageYears !== null && pastAge(context.ageYears, ageTo)) return true;
  if (pregnant !== null && context.pregnant !== null && context.pregnant !== pregnant) return true;
  if (pregnant === true && context.sex === 'male') return true;
  return c.excludedBy.some((id) => presence(seen, id)?.certainty === 1);
}

/** "Up to 8" holds until the ninth birthday; a limit within a year (0.25) is meant exactly. */
function pastAge(ageYears: number, to: number): boolean {
  return (Number.isInteger(to) ? Math.floor(ageYears) : ageYears) > to;
}

/** A circumstance that is a risk factor too is one statement: of the two the stronger counts. */
function onceEach(
  risks: readonly RiskReason[],
  circumstance: PriorReason | null,
  index: KnowledgeIndex,
): readonly PriorReason[] {
  if (!circumstance) return risks;
  if (circumstance.kind !== 'risk') return [...risks, circumstance];
  const twin = risks.find(
    (r) =>
      r.weight > 0 &&
      (r.finding === circumstance.finding ||
        ofOneGroup(r.finding, circumstance.finding, index) ||
        ofOneLine(r.finding, circumstance.finding, index)),
  );
  if (!twin) return [...risks, circumstance];
  return twin.weight >= circumstance.weight ? risks : [...risks.filter((r) => r !== twin), circumstance];
}

/**
 * OR/(1+q(OR−1)) when present, 1/(1+q(OR−1)) when stated absent, with q the factor's own frequency. A factor that the
 * condition also lists as a finding is weighed there; of one group or line the strongest counts.
 */
function riskReasons(
  c: ConditionDefinition,
  context: AssessmentContext,
  seen: Observations,
  index: KnowledgeIndex,
): RiskReason[] {
  const weighed: RiskReason[] = [];
  for (const r of c.risks) {
    const present = presence(seen, r.finding);
    const absent = present ? null : absence(seen, r.finding);
    const statement = present ?? absent;
    if (!statement || index.listed.get(c.id)?.has(r.finding)) continue;
    const q = leakOf(r.finding, context, index);
    const scale = Math.log(1 + q * (r.oddsRatio - 1));
    const weight = (present ? Math.log(r.oddsRatio) - scale : -scale) * statement.certainty;
    weighed.push({
      kind: 'risk',
      finding: r.finding,
      name: index.findings.get(r.finding)?.name ?? r.finding,
      status: present ? 'present' : 'absent',
      weight,
      basis: r.basis,
      evidence: statement.evidence,
    });
  }
  weighed.sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight) || (a.finding < b.finding ? -1 : 1));
  const same = (a: RiskReason, b: RiskReason) =>
    ofOneGroup(a.finding, b.finding, index) || ofOneLine(a.finding, b.finding, index);
  return weighed.filter((r, i) => !weighed.slice(0, i).some((stronger) => same(stronger, r)));
}
