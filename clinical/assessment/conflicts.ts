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
  const takenOf = (drug: string, rule: ConflictRule): CurrentMedicine[] =>
    context.medicines.filter(
      (m) =>
        (m.id === drug || (index.drugs.get(m.id)?.classes.includes(drug) ?? false)) &&
        !rule.except.includes(m.id) &&
        (rule.alsoLocal || !m.isLocal),
    );
  const evidenceOf = (rule: ConflictRule): Evidence | null => {
    const first = takenOf(rule.drug, rule);
    if (!first.length) return null;
    if (rule.kind === 'duplicate-therapy') return duplicate(first, (id) => !isClass(id, knowledge));
    if (rule.kind === 'drug-drug') {
      const pair = twoMedicines(first, rule.otherDrug ? takenOf(rule.otherDrug, rule) : []);
      return pair && [pair[0].evidence[0], ...pair[1].evidence];
    }
    const statement = rule.finding ? presence(seen, rule.finding) : null;
    if (!statement) return null;
    const [one, ...others] = first.map((m) => m.evidence[0]);
    return [one!, ...others, ...statement.evidence];
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

/** Two different members of the class, not one member recorded twice, nor the parts of one combination. */
function duplicate(taken: readonly CurrentMedicine[], isMember: (id: string) => boolean): Evidence | null {
  const members = taken.filter((m) => isMember(m.id));
  for (const first of members) {
    const second = members.find((m) => m.id !== first.id && m.evidence[0] !== first.evidence[0]);
    if (second) return [first.evidence[0], second.evidence[0]];
  }
  return null;
}

/** One medicine of both classes (a drug that is serotonergic and an opioid) doesn't conflict with itself. */
function twoMedicines(
  ones: readonly CurrentMedicine[],
  others: readonly CurrentMedicine[],
): readonly [CurrentMedicine, CurrentMedicine] | null {
  for (const one of ones) {
    const other = others.find((m) => m.id !== one.id);
    if (other) return [one, other];
  }
  return null;
}
