import { forSetting, indexKnowledge } from '../../clinical/inference/knowledge-index.ts';
import { rankDiagnoses } from '../../clinical/inference/rank-diagnoses.ts';
import { textbookPatient } from '../../clinical/inference/textbook-patient.ts';
import type { ConditionDefinition, Knowledge } from '../../clinical/knowledge/knowledge.ts';

export interface Neighbour {
  readonly condition: ConditionDefinition;
  readonly separators: readonly Separator[];
}

/** A finding that tells the two apart, with its probability in each; `null` when only the background is known. */
export interface Separator {
  readonly finding: string;
  readonly here: number | null;
  readonly there: number | null;
}

const SHOWN = 5;
const SEPARATORS = 5;

/** The conditions that the textbook picture of `c` suggests next, nearest first, and what separates each from it. */
export function neighboursOf(c: ConditionDefinition, knowledge: Knowledge): Neighbour[] {
  const { findings, context } = textbookPatient(c);
  const index = indexKnowledge(knowledge);
  return rankDiagnoses(findings, context, knowledge)
    .entries.filter((d) => d.id !== c.id)
    .slice(0, SHOWN)
    .flatMap((d) => {
      const condition = index.conditions.get(d.id);
      return condition ? [{ condition, separators: separatorsOf(c, condition, knowledge) }] : [];
    });
}

/** By how many nats a statement about the finding is expected to speak for `c` when `c` is true. */
function separatorsOf(c: ConditionDefinition, other: ConditionDefinition, knowledge: Knowledge): Separator[] {
  const { listed, findings } = indexKnowledge(knowledge);
  const [mine, theirs] = [listed.get(c.id)!, listed.get(other.id)!];
  return [...new Set([...mine.keys(), ...theirs.keys()])]
    .map((finding) => {
      const leak = forSetting(findings.get(finding)!.leak, null);
      const [here, there] = [mine.get(finding)?.p ?? null, theirs.get(finding)?.p ?? null];
      return { finding, here, there, gain: divergence(here ?? leak, there ?? leak) };
    })
    .sort((a, b) => b.gain - a.gain || (a.finding < b.finding ? -1 : 1))
    .slice(0, SEPARATORS);
}

const divergence = (p: number, q: number): number =>
  p * Math.log(p / q) + (1 - p) * Math.log((1 - p) / (1 - q));
