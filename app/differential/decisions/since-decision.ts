import type { RankedDiagnosis } from '../../../clinical/inference/differential.ts';
import type { Decision } from '../../../contracts/decision.ts';
import { inSentence, statementOf } from '../words.ts';

/** Less than a likelihood ratio of 2 brings nothing back that was set aside (estimate). */
const WORTH_A_SECOND_LOOK = Math.log(2);

interface Supporting {
  readonly key: string;
  /** As decisions kept it before a risk factor was named by its finding. */
  readonly formerKey?: string;
  readonly name: string;
  readonly weight: number;
}

function supportingOf({ reasons, priors }: RankedDiagnosis): Supporting[] {
  return [
    ...reasons
      .filter((r) => r.direction === 'for')
      .map((r) => ({
        key: `${r.finding}:${r.status}`,
        name: inSentence(statementOf(r.name, r.status)),
        weight: r.weight,
      })),
    ...priors
      .filter((p) => p.kind === 'risk')
      .filter((p) => p.weight > 0 && p.evidence.length > 0)
      .map((p) => ({
        key: `risk:${p.finding}:${p.status}`,
        formerKey: `risk:${p.status === 'absent' ? 'no ' : ''}${p.name}`,
        name: inSentence(statementOf(p.name, p.status)),
        weight: p.weight,
      })),
  ];
}

/** What speaks for a condition, as a decision keeps it: by finding, so that a repeated value is nothing new. */
export function reasonKeysOf(diagnosis: RankedDiagnosis): string[] {
  return supportingOf(diagnosis)
    .map(({ key }) => key.slice(0, 200))
    .slice(0, 200);
}

/**
 * What speaks for a set-aside condition now and did not when it was set aside, in words. Empty: it stays where it is.
 * A decision that doesn't say what spoke for the condition brings nothing back.
 */
export function newSince(decision: Decision, diagnosis: RankedDiagnosis): readonly string[] {
  const { reasons } = decision.shown;
  if (reasons === undefined || decision.outcome === 'accepted') return [];
  const then = new Set(reasons);
  const isKnown = (key: string | undefined) => key !== undefined && then.has(key.slice(0, 200));
  return supportingOf(diagnosis)
    .filter(({ weight }) => weight >= WORTH_A_SECOND_LOOK)
    .filter(({ key, formerKey }) => !isKnown(key) && !isKnown(formerKey))
    .map(({ name }) => name);
}
