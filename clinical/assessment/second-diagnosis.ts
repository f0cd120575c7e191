import type { AssessmentContext, Finding } from '../findings/finding.ts';
import type { Differential, RankedDiagnosis } from '../inference/differential.ts';
import { indexKnowledge } from '../inference/knowledge-index.ts';
import { PARAMETERS } from '../inference/parameters.ts';
import { rankDiagnoses } from '../inference/rank-diagnoses.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { SecondDiagnosis } from './assessment.ts';

/** A leading diagnosis less probable than this leads nothing (the band "possible"). */
const LEADS = 0.1;
/** A second one is named from this probability, once what the first explains is set aside (the band "possible"). */
const NAMED = 0.1;
/** It must have at least one reason of this weight among what the first leaves over: a likelihood ratio of e. */
const TELLING = 1;
const SHOWN = 3;

/**
 * More than one thing can be true. What the leading diagnosis explains is set aside, and what is left is ranked anew.
 * Null when nothing leads, or when the leading diagnosis leaves nothing unexplained.
 */
export function secondDiagnosisOf(
  differential: Differential,
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
): SecondDiagnosis | null {
  const [leading] = differential.entries;
  if (!leading || leading.probability < LEADS || leading.unexplained.length === 0) return null;
  const { findings: definitions } = indexKnowledge(knowledge);
  const left = new Set(leading.unexplained);
  const explained = new Set(leading.reasons.filter((r) => r.direction === 'for').map((r) => r.finding));
  const rest = findings.filter((f) => !explained.has(f.id));
  const { entries } = rankDiagnoses(rest, context, knowledge, PARAMETERS, 'none');
  return {
    leading: { id: leading.id, name: leading.name },
    unexplained: findings
      .filter((f) => f.status === 'present' && left.has(f.id))
      .map((f) => ({
        finding: f.id,
        name: definitions.get(f.id)?.name ?? f.id,
        evidence: f.evidence,
      })),
    explainedBy: entries
      .filter((d) => d.id !== leading.id && d.probability >= NAMED && explainsSome(d, left))
      .slice(0, SHOWN)
      .map((d) => ({
        id: d.id,
        name: d.name,
        probability: d.probability,
        explains: d.reasons.filter((r) => r.direction === 'for' && left.has(r.finding)).map((r) => r.finding),
      })),
  };
}

function explainsSome(d: RankedDiagnosis, left: ReadonlySet<string>): boolean {
  return d.reasons.some((r) => left.has(r.finding) && r.weight >= TELLING);
}
