import type { Coding } from '../chart/chart.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import type { ConditionDefinition, Knowledge } from '../knowledge/knowledge.ts';
import { sidesOf, type Background, type Sides } from './background.ts';
import type { Band, Differential, RankedDiagnosis } from './differential.ts';
import { indexKnowledge, ofOneGroup, ofOneLine, type KnowledgeIndex } from './knowledge-index.ts';
import { likelihoodOf, type Likelihood } from './likelihood.ts';
import { missingFor } from './missing.ts';
import { observe, type Observations } from './observations.ts';
import { PARAMETERS, type InferenceParameters } from './parameters.ts';
import { priorOf, type Prior } from './prior.ts';

export const MODEL_ID = 'chartside-embedded';
export const MODEL_VERSION = '0.1.0';

interface Candidate {
  readonly condition: ConditionDefinition;
  readonly kind: RankedDiagnosis['kind'];
  readonly prior: Prior;
  readonly likelihood: Likelihood;
  readonly score: number;
}

/**
 * Findings → ranked differential with the contribution of every finding (docs/model/inference.md).
 * Deterministic; probabilities sum to 1 with `other`. Entries come most probable first, all candidates. `missing`: whether
 * entries say what nobody has recorded, which costs as much as the ranking.
 */
export function rankDiagnoses(
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
  parameters: InferenceParameters = PARAMETERS,
  missing: 'listed' | 'none' = 'listed',
): Differential {
  const index = indexKnowledge(knowledge);
  const seen = observe(findings, index);
  const sides = sidesOf(context, index);
  const candidates = withSharedPrior(
    knowledge.conditions.flatMap((c) => candidateOf(c, context, seen, sides, index, parameters)),
    parameters,
  );
  const otherScore =
    Math.log(parameters.otherPrior) +
    supportOfOther(seen, sides.background, index, parameters) / parameters.temperature;
  const top = Math.max(otherScore, ...candidates.map((c) => c.score));
  const total = candidates.reduce((sum, c) => sum + Math.exp(c.score - top), Math.exp(otherScore - top));
  const modelled = 1 - parameters.modelError;
  const entries = candidates
    .map((c) => ({ c, probability: (modelled * Math.exp(c.score - top)) / total }))
    .sort(
      (a, b) =>
        sortKey(b, seen, parameters) - sortKey(a, seen, parameters) ||
        a.c.condition.id.localeCompare(b.c.condition.id),
    )
    .map(({ c, probability }, i) => {
      const entry = entryOf(c, probability, i + 1, sides, parameters);
      const detailed = i < DETAILED || (c.condition.cannotMiss && entry.alone >= WORTH_RULING_OUT);
      return missing === 'listed' && detailed
        ? { ...entry, missing: missingFor(c.condition, seen, sides, context, index) }
        : entry;
    });
  return {
    model: { id: MODEL_ID, version: MODEL_VERSION, knowledge: knowledge.hash },
    entries,
    other: (modelled * Math.exp(otherScore - top)) / total + parameters.modelError,
    cautions: cautionsOf(context, seen),
  };
}

function candidateOf(
  c: ConditionDefinition,
  context: AssessmentContext,
  seen: Observations,
  sides: Sides,
  index: KnowledgeIndex,
  parameters: InferenceParameters,
): Candidate[] {
  const known = context.known.find((k) => k.id === c.id && k.status === 'active');
  if (known && !c.recurs) return [];
  const relapse = known !== undefined || c.relapseOf.some((id) => context.known.some((k) => k.id === id));
  const prior = priorOf(c, context, seen, index, parameters);
  if (prior.log === Number.NEGATIVE_INFINITY) return [];
  const likelihood = likelihoodOf(c, seen, sides, index, parameters);
  const kind = c.kind === 'drug-effect' ? 'drug-effect' : relapse ? 'relapse' : 'new';
  const boost = relapse ? Math.log(parameters.relapseOdds) : 0;
  return [
    {
      condition: c,
      kind,
      prior,
      likelihood,
      score: (prior.log + boost + likelihood.log) / parameters.temperature,
    },
  ];
}

/** Before any finding, all candidates together have what `other` leaves: tempered frequencies are shares of that. */
function withSharedPrior(
  candidates: readonly Candidate[],
  { otherPrior, temperature }: InferenceParameters,
): Candidate[] {
  const sum = candidates.reduce((total, c) => total + Math.exp(c.prior.base / temperature), 0);
  const shift = Math.log(1 - otherPrior) - Math.log(sum);
  return candidates.map((c) => ({ ...c, score: c.score + shift }));
}

/** An unmodelled condition explains each thing a little: likelihood b^(1−fit) instead of b, once per group and line. */
function supportOfOther(
  seen: Observations,
  background: Background,
  index: KnowledgeIndex,
  parameters: InferenceParameters,
): number {
  const weighed: { readonly id: string; readonly weight: number }[] = [];
  for (const f of seen.explicit.values()) {
    const definition = index.findings.get(f.id);
    if (
      f.status !== 'present' ||
      !definition ||
      definition.kind === 'history' ||
      definition.kind === 'medicine' ||
      definition.kind === 'exposure'
    )
      continue;
    const weight = -parameters.otherFit * Math.log(Math.max(background(f.id), OTHER_FLOOR)) * f.certainty;
    weighed.push({ id: f.id, weight });
  }
  weighed.sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1));
  const once = weighed.filter(
    ({ id }, i) =>
      !weighed.slice(0, i).some((w) => ofOneGroup(w.id, id, index) || ofOneLine(w.id, id, index)),
  );
  return once.reduce((sum, { weight }, i) => sum + weight * parameters.otherDecay ** i, 0);
}

/** Rarer findings than this don't make "something else" more believable. */
const OTHER_FLOOR = 0.005;

function sortKey(
  { c, probability }: { c: Candidate; probability: number },
  seen: Observations,
  parameters: InferenceParameters,
): number {
  if (parameters.ranking === 'posterior') return probability;
  const explained =
    [...seen.explicit.values()].filter((f) => f.status === 'present').length -
    c.likelihood.unexplained.length;
  return probability * explained;
}

function entryOf(
  c: Candidate,
  probability: number,
  rank: number,
  sides: Sides,
  parameters: InferenceParameters,
): RankedDiagnosis {
  const { condition } = c;
  return {
    rank,
    id: condition.id,
    name: condition.name,
    codings: codingsOf(condition),
    probability,
    alone: 1 / (1 + parameters.otherPrior * Math.exp(-c.score)),
    band: bandOf(probability, parameters),
    acuity: condition.acuity,
    cannotMiss: condition.cannotMiss,
    kind: c.kind,
    reasons: c.likelihood.reasons,
    priors: c.prior.reasons,
    missing: [],
    unexplained: c.likelihood.unexplained.filter((id) => sides.background(id) < EXPLAINED_BY_BACKGROUND),
  };
}

const DETAILED = 40;
/** A dangerous condition keeps what would rule it out however far down the list it stands. */
const WORTH_RULING_OUT = 0.01;
const EXPLAINED_BY_BACKGROUND = 0.3;

export function codingsOf(condition: ConditionDefinition): Coding[] {
  return [
    ...condition.icd10.map((code) => ({ system: 'http://hl7.org/fhir/sid/icd-10-cm', code, display: null })),
    ...condition.snomed.map((code) => ({ system: 'http://snomed.info/sct', code, display: null })),
  ];
}

function bandOf(probability: number, { bands }: InferenceParameters): Band {
  if (probability >= bands.likely) return 'likely';
  return probability >= bands.possible ? 'possible' : 'less-likely';
}

function cautionsOf(context: AssessmentContext, seen: Observations): string[] {
  const cautions: string[] = [];
  if (context.ageYears === null) cautions.push('Age is not recorded: the ranking uses all ages.');
  if (context.sex === null) cautions.push('Sex is not recorded as female or male: the ranking uses both.');
  if (context.setting === null)
    cautions.push('No current encounter: frequencies are an average over settings.');
  const complaints = [...seen.explicit.values()].filter((f) => f.status === 'present');
  if (complaints.length < 3)
    cautions.push(
      `Only ${complaints.length} findings are recorded: the ranking is mostly how common each condition is.`,
    );
  return cautions;
}
