import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { conflictsOf } from '../assessment/conflicts.ts';
import type { AssessmentContext, CurrentMedicine, Finding } from '../findings/finding.ts';
import { compileKnowledge } from '../knowledge/build/compile.ts';
import type { ConflictRule } from '../knowledge/knowledge.ts';

const { knowledge } = compileKnowledge(fileURLToPath(new URL('../knowledge', import.meta.url)));
const classes = new Set(knowledge.drugs.flatMap((d) => d.classes));

function members(id: string): string[] {
  return knowledge.drugs
    .filter((d) => !classes.has(d.id) && (d.id === id || d.classes.includes(id)))
    .map((d) => d.id);
}

function medicine(id: string, i: number): CurrentMedicine {
  return { id, evidence: [`MedicationRequest/${i}`], started: null };
}

function present(id: string): Finding {
  return {
    id,
    status: 'present',
    source: 'coded',
    evidence: ['Condition/1'],
    certainty: 1,
    when: null,
    detail: id,
  };
}

function context(medicines: CurrentMedicine[]): AssessmentContext {
  return {
    asOf: 0,
    ageYears: 60,
    sex: 'female',
    pregnant: null,
    setting: 'ambulatory',
    known: [],
    medicines,
  };
}

function titlesFor(rule: ConflictRule, medicines: string[]): string[] {
  const findings = rule.finding ? [present(rule.finding)] : [];
  return conflictsOf(findings, context(medicines.map(medicine)), knowledge).map((c) => c.title);
}

describe('the conflict rules', () => {
  it('fire for every ingredient of the class that they name', () => {
    for (const rule of knowledge.conflicts.filter((r) => r.kind !== 'duplicate-therapy'))
      for (const drug of members(rule.drug)) {
        const others = rule.otherDrug ? members(rule.otherDrug).slice(0, 1) : [];
        expect(titlesFor(rule, [drug, ...others]), rule.id).toContain(rule.title);
      }
  });

  it('name no class without ingredients', () => {
    const empty = knowledge.conflicts.filter((r) =>
      [r.drug, ...(r.otherDrug ? [r.otherDrug] : [])].some((id) => members(id).length === 0),
    );
    expect(empty.map((r) => r.id)).toEqual([]);
  });

  it('stay silent without the finding or the second medicine', () => {
    for (const rule of knowledge.conflicts.filter((r) => r.kind !== 'duplicate-therapy')) {
      const alone = conflictsOf([], context([medicine(members(rule.drug)[0]!, 1)]), knowledge);
      expect(
        alone.map((c) => c.title),
        rule.id,
      ).not.toContain(rule.title);
    }
  });

  it('report two members of a class once, and one member recorded twice never', () => {
    for (const rule of knowledge.conflicts.filter((r) => r.kind === 'duplicate-therapy')) {
      const [first, second] = members(rule.drug);
      expect(titlesFor(rule, [first!, second!]), rule.id).toContain(rule.title);
      expect(titlesFor(rule, [first!, first!]), rule.id).not.toContain(rule.title);
    }
  });

  it('cite a source each', () => {
    expect(knowledge.conflicts.filter((r) => r.basis === 'estimate').map((r) => r.id)).toEqual([]);
  });
});
