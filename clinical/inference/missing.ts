import type { AssessmentContext } from '../findings/finding.ts';
import type { ConditionDefinition } from '../knowledge/knowledge.ts';
import type { Background } from './background.ts';
import type { MissingFinding } from './differential.ts';
import { findingGivenCondition } from './likelihood.ts';
import type { KnowledgeIndex } from './knowledge-index.ts';
import { absence, presence, type Observations } from './observations.ts';

const SHOWN = 6;
const ASKABLE = new Set(['symptom', 'sign', 'vital', 'laboratory', 'imaging', 'procedure-result']);

/** What the condition predicts and nobody has recorded, most telling first. */
export function missingFor(
  c: ConditionDefinition,
  seen: Observations,
  sides: { background: Background; leak: Background },
  sex: AssessmentContext['sex'],
  index: KnowledgeIndex,
): MissingFinding[] {
  return c.findings
    .flatMap((w): MissingFinding[] => {
      const definition = index.findings.get(w.finding);
      if (!definition || !ASKABLE.has(definition.kind)) return [];
      if (definition.sex !== null && sex !== null && definition.sex !== sex) return [];
      if (presence(seen, w.finding) || absence(seen, w.finding)) return [];
      const b = sides.background(w.finding);
      const p = findingGivenCondition(w.p, sides.leak(w.finding), b);
      return [
        {
          finding: w.finding,
          name: definition.name,
          probability: p,
          ifPresent: Math.log(p / b),
          ifAbsent: Math.log((1 - p) / (1 - b)),
        },
      ];
    })
    .sort((a, b) => tellingness(b) - tellingness(a))
    .slice(0, SHOWN);
}

function tellingness(m: MissingFinding): number {
  return m.probability * Math.abs(m.ifPresent) + (1 - m.probability) * Math.abs(m.ifAbsent);
}
