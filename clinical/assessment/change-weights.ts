import type { AssessmentContext, Finding, FindingId } from '../findings/finding.ts';
import type { Differential, RankedDiagnosis } from '../inference/differential.ts';
import { sidesOf } from '../inference/background.ts';
import { indexKnowledge, type KnowledgeIndex } from '../inference/knowledge-index.ts';
import type { FindingDefinition, Knowledge } from '../knowledge/knowledge.ts';
import type { CannotMiss } from './assessment.ts';
import type { Turned } from './turned-abnormal.ts';

/** What a change says, in the model's own terms. */
export interface Told {
  /** Present findings that the change makes, or would make. */
  readonly findings: readonly FindingId[];
  /** A rare grade of its own (potassium 6.5, lactate above 4): it goes before everything else. */
  readonly isCritical: boolean;
  /** How rarely it is there without a new diagnosis: −ln of the rarest finding's leak or background. */
  readonly surprise: number;
  /** The weightiest reason that it is for what leads, or for a danger. */
  readonly supports: number;
}

/** A grade this frequent without any cause, like a temperature of 39 °C, isn't critical by itself (estimate). */
const RARE = 0.02;
/** Nothing is more surprising than this: beyond it the leak is only an order of magnitude (estimate). */
const MOST_SURPRISING = 4;
/** What supports a danger that isn't probable matters half as much as what supports the leading diagnosis (estimate). */
const DANGER_SHARE = 0.5;

export interface ChangeWeights {
  /** The present findings that this value makes. */
  readonly findingsOf: (value: Turned) => readonly Finding[];
  /** `asNew`: a departure from the person's own values, which what is known can't explain. */
  readonly told: (findings: readonly FindingId[], asNew: boolean) => Told;
  /** Of what a diagnosis that leads takes its prior from: a medicine that was started. */
  readonly supportsAsCircumstance: (evidence: readonly string[]) => number;
}

/** Weighs changes by what they mean for this person (docs/model/inference.md). */
export function changeWeights(
  findings: readonly Finding[],
  differential: Differential,
  dangers: readonly CannotMiss[],
  context: AssessmentContext,
  knowledge: Knowledge,
): ChangeWeights {
  const index = indexKnowledge(knowledge);
  const { leak, background } = sidesOf(context, index);
  const present = findings.filter((f) => f.status === 'present' && index.findings.has(f.id));
  const endangers = new Set(dangers.map((d) => d.id));
  const weighed = differential.entries.flatMap((d) => {
    const share = shareOf(d, endangers);
    return share > 0 ? [{ d, share }] : [];
  });
  return {
    findingsOf: (value) => present.filter((f) => isMadeBy(index.findings.get(f.id)!, value)),
    told: (ids, asNew) => ({
      findings: ids,
      isCritical: ids.some((id) => leak(id) <= RARE && isGrade(id, index)),
      surprise: Math.max(
        0,
        ...ids.map((id) => Math.min(MOST_SURPRISING, -Math.log((asNew ? leak : background)(id)))),
      ),
      supports: strongest(weighed, (d) =>
        d.reasons.flatMap((r) => (r.direction === 'for' && ids.includes(r.finding) ? [r.weight] : [])),
      ),
    }),
    supportsAsCircumstance: (evidence) =>
      strongest(weighed, (d) =>
        d.priors.flatMap((p) =>
          p.weight > 0 && p.evidence.some((e) => evidence.includes(e)) ? [p.weight] : [],
        ),
      ),
  };
}

function shareOf(d: RankedDiagnosis, endangers: ReadonlySet<string>): number {
  if (d.band !== 'less-likely' || d.rank === 1) return 1;
  return endangers.has(d.id) ? DANGER_SHARE : 0;
}

function strongest(
  weighed: readonly { readonly d: RankedDiagnosis; readonly share: number }[],
  weightsIn: (d: RankedDiagnosis) => readonly number[],
): number {
  return Math.max(0, ...weighed.flatMap(({ d, share }) => weightsIn(d).map((weight) => weight * share)));
}

function isMadeBy(definition: FindingDefinition, { analyte, side, value, range }: Turned): boolean {
  return definition.numeric.some((rule) => {
    const limit = rule.analyte === analyte ? (side === 'high' ? rule.above : rule.below) : undefined;
    if (limit === undefined) return false;
    const at =
      typeof limit === 'number'
        ? limit
        : 'uln' in limit
          ? limit.uln * (range.high ?? Infinity)
          : limit.lln * (range.low ?? 0);
    return side === 'high' ? value > at : value < at;
  });
}

/** A finding from numbers whose broader finding is from numbers of the same analyte: potassium 6.5 or more, lactate above 4. */
function isGrade(id: FindingId, index: KnowledgeIndex): boolean {
  const own = analytesOf(index.findings.get(id));
  return (index.ancestors.get(id) ?? []).some((broader) =>
    [...analytesOf(index.findings.get(broader))].some((analyte) => own.has(analyte)),
  );
}

function analytesOf(definition: FindingDefinition | undefined): ReadonlySet<string> {
  return new Set(definition?.numeric.map((rule) => rule.analyte) ?? []);
}
