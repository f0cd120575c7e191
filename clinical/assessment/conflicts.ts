import type { Evidence } from '../chart/chart.ts';
import type { AssessmentContext, CurrentMedicine, Finding } from '../findings/finding.ts';
import { indexKnowledge } from '../inference/knowledge-index.ts';
import { observe, presence } from '../inference/observations.ts';
import type { ConflictRule, Knowledge } from '../knowledge/knowledge.ts';
import type { Conflict } from './assessment.ts';

/** Serious conflicts between what the patient takes, has and shows. */
export function conflictsOf(
  findings: readonly Finding[],
  context: AssessmentContext,
  knowledge: Knowledge,
): Conflict[] {
  const index = indexKnowledge(knowledge);
  const seen = observe(findings, index);
  const sources = new Map(knowledge.sources.map((s) => [s.id, s.citation]));
  const taking = (drug: string): CurrentMedicine[] =>
    context.medicines.filter(
      (m) => m.id === drug || (index.drugs.get(m.id)?.classes.includes(drug) ?? false),
    );
  const evidenceOf = (rule: ConflictRule): Evidence | null => {
    const first = taking(rule.drug);
    if (!first.length) return null;
    if (rule.kind === 'duplicate-therapy') return duplicate(first, (id) => !isClass(id, knowledge));
    if (rule.kind === 'drug-drug') {
      const second = rule.otherDrug ? taking(rule.otherDrug) : [];
      return second.length ? [first[0]!.evidence[0], ...second[0]!.evidence] : null;
    }
    const statement = rule.finding ? presence(seen, rule.finding) : null;
    return statement ? [first[0]!.evidence[0], ...statement.evidence] : null;
  };
  return knowledge.conflicts.flatMap((rule) => {
    const evidence = evidenceOf(rule);
    return evidence
      ? [
          {
            kind: rule.kind,
            title: rule.title,
            detail: rule.detail,
            source: sources.get(rule.basis) ?? 'estimate',
            evidence,
          },
        ]
      : [];
  });
}

function isClass(id: string, knowledge: Knowledge): boolean {
  return knowledge.drugs.some((d) => d.classes.includes(id));
}

/** Two different members of the class, not one member recorded twice. */
function duplicate(taken: readonly CurrentMedicine[], isMember: (id: string) => boolean): Evidence | null {
  const members = new Map<string, CurrentMedicine>();
  for (const m of taken) if (isMember(m.id)) members.set(m.id, m);
  const [first, second] = [...members.values()];
  return first && second && first.evidence[0] !== second.evidence[0]
    ? [first.evidence[0], second.evidence[0]]
    : null;
}
