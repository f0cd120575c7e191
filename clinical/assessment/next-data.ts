import type { AssessmentContext, Finding } from '../findings/finding.ts';
import { sidesOf } from '../inference/background.ts';
import type { Differential, RankedDiagnosis } from '../inference/differential.ts';
import { indexKnowledge, type KnowledgeIndex } from '../inference/knowledge-index.ts';
import { findingGivenCondition } from '../inference/likelihood.ts';
import type { Knowledge, Obtained } from '../knowledge/knowledge.ts';
import type { NextDatum } from './assessment.ts';

/** Relative burden of obtaining a datum (estimate): cheap and harmless first. */
const BURDEN: Record<Obtained, number> = {
  question: 1,
  examination: 1.2,
  bedside: 1.5,
  laboratory: 2.5,
  imaging: 5,
  procedure: 10,
};
const CONSIDERED = 12;
const SHOWN = 10;
const SEPARATES = 0.7;

/** Questions, examinations and tests by expected information gain per burden. */
export function nextDataOf(
  differential: Differential,
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
): NextDatum[] {
  const index = indexKnowledge(knowledge);
  const known = new Set(findings.map((f) => f.id));
  const top = differential.entries.slice(0, CONSIDERED);
  const { background, leak } = sidesOf(context, index);
  const candidates = new Set(
    top.flatMap((d) => d.missing.map((m) => m.finding)).filter((id) => !known.has(id)),
  );
  return [...candidates]
    .map((id) => datumOf(id, top, (finding) => [background(finding), leak(finding)], index))
    .filter((d) => d.informationBits > 0.005)
    .sort((a, b) => b.informationBits / BURDEN[b.how] - a.informationBits / BURDEN[a.how])
    .slice(0, SHOWN);
}

function datumOf(
  id: string,
  top: readonly RankedDiagnosis[],
  base: (finding: string) => [number, number],
  index: KnowledgeIndex,
): NextDatum {
  const [b, leak] = base(id);
  const mass = top.reduce((sum, d) => sum + d.probability, 0);
  const likelihoods = top.map((d) => {
    const entry = index.listed.get(d.id)?.get(id);
    return entry ? findingGivenCondition(entry.p, leak, b) : b;
  });
  const rest = 1 - mass;
  const priors = [...top.map((d) => d.probability), rest];
  const likely = [...likelihoods, b];
  const present = priors.reduce((sum, p, i) => sum + p * likely[i]!, 0);
  const ifPresent = priors.map((p, i) => (p * likely[i]!) / present);
  const ifAbsent = priors.map((p, i) => (p * (1 - likely[i]!)) / (1 - present));
  const gain = entropy(priors) - present * entropy(ifPresent) - (1 - present) * entropy(ifAbsent);
  const definition = index.findings.get(id)!;
  const separates = top
    .map((d, i) => ({ d, ratio: Math.log(likely[i]! / present) }))
    .filter(({ ratio }) => Math.abs(ratio) > SEPARATES)
    .sort((a, x) => x.d.probability - a.d.probability)
    .slice(0, 4)
    .map(({ d, ratio }) => ({
      id: d.id,
      name: d.name,
      direction: ratio > 0 ? ('raises' as const) : ('lowers' as const),
    }));
  return { finding: id, name: definition.name, how: definition.obtained, informationBits: gain, separates };
}

function entropy(probabilities: readonly number[]): number {
  return -probabilities.reduce((sum, p) => (p > 0 ? sum + p * Math.log2(p) : sum), 0);
}
