import type { AssessmentContext, Finding } from '../findings/finding.ts';
import type { Differential, RankedDiagnosis } from '../inference/differential.ts';
import { indexKnowledge } from '../inference/knowledge-index.ts';
import { PARAMETERS } from '../inference/parameters.ts';
import { rankDiagnoses } from '../inference/rank-diagnoses.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import type { SecondDiagnosis } from './assessment.ts';
import { isSameStatement } from './shared-evidence.ts';

/** A leading diagnosis less probable than this leads nothing (the band "possible"). */
const LEADS = 0.1;
/** A second one is named from this probability, once what the first explains is set aside (the band "possible"). */
const NAMED = 0.1;
/** It must have a strong reason among what the first leaves over: a likelihood ratio of ten. */
const TELLING = Math.log(10);
/** Natural log of 1,000, of all reasons together; an estimate, as the limits above. */
const TOLD_PLAINLY = Math.log(1000);
const SHOWN = 3;

/**
 * More than one thing can be true. What the leading diagnosis explains is set aside, and what is left is ranked anew. A
 * finding that is the same statement as an explained one is set aside with it: the lights that a woman with
 * pre-eclampsia sees are no migraine beside it, nor does the fall of her platelets need another cause than their number.
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
  const reasons = leading.reasons.filter((r) => r.direction === 'for');
  const explained = new Set(reasons.map((r) => r.finding));
  const evidence = reasons.filter((r) => r.status === 'present').map((r) => r.evidence);
  const rest = findings.filter(
    (f) => !explained.has(f.id) && (f.status === 'absent' || !isSameStatement(f.evidence, evidence)),
  );
  const open = new Set(leading.unexplained);
  const unexplained = rest.filter((f) => f.status === 'present' && open.has(f.id));
  if (unexplained.length === 0) return null;
  const left = new Set(unexplained.map((f) => f.id));
  const { entries } = rankDiagnoses(rest, context, knowledge, PARAMETERS, 'none');
  return {
    leading: { id: leading.id, name: leading.name },
    unexplained: unexplained.map((f) => ({
      finding: f.id,
      name: definitions.get(f.id)?.name ?? f.id,
      evidence: f.evidence,
    })),
    explainedBy: entries
      .filter(
        (d) =>
          d.id !== leading.id &&
          d.probability >= NAMED &&
          mayStandBeside(d, leading, left) &&
          explainsSome(d, left),
      )
      .slice(0, SHOWN)
      .map((d) => ({
        id: d.id,
        name: d.name,
        probability: d.probability,
        explains: d.reasons.filter((r) => r.direction === 'for' && left.has(r.finding)).map((r) => r.finding),
      })),
  };
}

/**
 * Beside an emergency a harmless cause must be told by much more than one sign or two: the sweating and fear of a woman
 * who bleeds are no panic attack.
 */
function mayStandBeside(d: RankedDiagnosis, leading: RankedDiagnosis, left: ReadonlySet<string>): boolean {
  if (leading.acuity !== 'emergent' || d.acuity !== 'routine') return true;
  const told = d.reasons.filter((r) => r.direction === 'for' && left.has(r.finding));
  return told.reduce((sum, r) => sum + r.weight, 0) >= TOLD_PLAINLY;
}

function explainsSome(d: RankedDiagnosis, left: ReadonlySet<string>): boolean {
  return d.reasons.some((r) => left.has(r.finding) && r.weight >= TELLING);
}
