import type { ConditionId } from '../findings/finding.ts';
import type { Differential, RankedDiagnosis } from '../inference/differential.ts';
import type { CannotMiss } from './assessment.ts';

/** Harm if missed, relative to an emergency (estimate): orders the list, nothing else. */
const HARM = { emergent: 1, urgent: 0.4, routine: 0.1 } as const;
/** Below this probability the findings are taken to have ruled it out (estimate). */
const RULED_OUT = 0.02;
/** A condition with no finding of at least this weight for it is only common, not suggested. */
const SUGGESTIVE = 0.7;
const SHOWN = 8;

/** Dangerous conditions that the findings don't rule out, by expected harm rather than by likelihood. */
export function cannotMissOf(differential: Differential): CannotMiss[] {
  return differential.entries
    .filter((d) => d.cannotMiss && d.alone >= RULED_OUT && d.reasons.some((r) => r.weight >= SUGGESTIVE))
    .sort((a, b) => harm(b) - harm(a))
    .slice(0, SHOWN)
    .map((d) => ({
      id: d.id satisfies ConditionId,
      name: d.name,
      acuity: d.acuity,
      probability: d.probability,
      why: d.reasons
        .filter((r) => r.direction === 'for')
        .slice(0, 3)
        .map((r) => ({ finding: r.finding, name: r.name, evidence: r.evidence })),
      ruledOutBy: [...d.missing]
        .sort((a, b) => a.ifAbsent - b.ifAbsent)
        .filter((m) => m.ifAbsent < -SUGGESTIVE)
        .slice(0, 3)
        .map((m) => ({ finding: m.finding, name: m.name })),
    }));
}

function harm(d: RankedDiagnosis): number {
  return d.alone * HARM[d.acuity];
}
