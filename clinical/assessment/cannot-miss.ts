import type { ConditionId } from '../findings/finding.ts';
import type { Differential, RankedDiagnosis } from '../inference/differential.ts';
import type { CannotMiss } from './assessment.ts';

/** Harm if missed today, relative to an emergency (estimate). */
const HARM = { emergent: 1, urgent: 0.4, routine: 0.1 } as const;
/** Below this probability against nothing new, the findings are taken to have ruled it out (estimate). */
const RULED_OUT = 0.02;
/** One finding must speak for it with a likelihood ratio of about 4.5; else it is only common, not suggested (estimate). */
const SUGGESTIVE = 1.5;
/** At this age and sex less than one in 67 of its usual frequency (ln 0.015): unheard of, and no danger to list (estimate). */
const UNHEARD_OF = -4.2;
/** Absence of a datum counts as settling when it halves the odds. */
const SETTLES = -0.7;
/** The differential shows so many entries at once; what stands there is in sight already. */
const IN_SIGHT = 5;
const SHOWN = 8;

/**
 * Dangerous conditions that the findings don't rule out, by expected harm: probability times harm if missed. One that
 * the differential already shows takes no place, unless it is at least possible: then it leads the list.
 */
export function cannotMissOf(differential: Differential): CannotMiss[] {
  return differential.entries
    .filter((d) => d.cannotMiss && d.alone >= RULED_OUT && isSuggested(d))
    .filter((d) => d.rank > IN_SIGHT || d.band !== 'less-likely')
    .sort((a, b) => expectedHarm(b) - expectedHarm(a) || a.rank - b.rank)
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
        .filter((m) => m.ifAbsent < SETTLES)
        .slice(0, 3)
        .map((m) => ({ finding: m.finding, name: m.name })),
    }));
}

/**
 * Something in the record speaks for it, and it happens to people like this one: not an effect of a medicine that nobody
 * says is taken, nor, unless it is at least possible, Legionella in an infant.
 */
function isSuggested(d: RankedDiagnosis): boolean {
  return (
    d.reasons.some((r) => r.weight >= SUGGESTIVE) &&
    !d.priors.some((p) => p.kind === 'circumstance-missing') &&
    (d.band !== 'less-likely' || !d.priors.some((p) => p.kind === 'age-and-sex' && p.weight < UNHEARD_OF))
  );
}

function expectedHarm(d: RankedDiagnosis): number {
  return d.probability * HARM[d.acuity];
}
