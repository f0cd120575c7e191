import type { AssessmentContext } from '../findings/finding.ts';
import type { ConditionDefinition, FindingDefinition, Weighted } from '../knowledge/knowledge.ts';
import type { Sides } from './background.ts';
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
  sides: Sides,
  { sex, ageYears }: Pick<AssessmentContext, 'sex' | 'ageYears'>,
  index: KnowledgeIndex,
): MissingFinding[] {
  return askableOf(c, index)
    .flatMap(({ w, definition }): { readonly m: MissingFinding; readonly tells: number }[] => {
      if (definition.sex !== null && sex !== null && definition.sex !== sex) return [];
      if (definition.askedTo !== null && ageYears !== null && ageYears > definition.askedTo) return [];
      if (presence(seen, w.finding) || absence(seen, w.finding)) return [];
      const b = sides.background(w.finding);
      const p = findingGivenCondition(w.p, sides.leak(w.finding), b);
      const m = {
        finding: w.finding,
        name: definition.name,
        probability: p,
        ifPresent: Math.log(p / b),
        ifAbsent: Math.log((1 - p) / (1 - b)),
      };
      return [{ m, tells: tellingness(m) }];
    })
    .sort((a, b) => b.tells - a.tells)
    .slice(0, SHOWN)
    .map(({ m }) => m);
}

interface Askable {
  readonly w: Weighted;
  readonly definition: FindingDefinition;
}

const askable = new WeakMap<KnowledgeIndex, Map<string, readonly Askable[]>>();

/** What of a condition can be asked, looked for or measured: of the knowledge base alone, so found once for all records. */
function askableOf(c: ConditionDefinition, index: KnowledgeIndex): readonly Askable[] {
  const known = askable.get(index) ?? new Map<string, readonly Askable[]>();
  askable.set(index, known);
  let list = known.get(c.id);
  if (!list) {
    list = c.findings.flatMap((w) => {
      const definition = index.findings.get(w.finding);
      return definition && ASKABLE.has(definition.kind) ? [{ w, definition }] : [];
    });
    known.set(c.id, list);
  }
  return list;
}

function tellingness(m: MissingFinding): number {
  return m.probability * Math.abs(m.ifPresent) + (1 - m.probability) * Math.abs(m.ifAbsent);
}
