import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { overlookedOf } from '../assessment/overlooked.ts';
import type { AssessmentContext, Finding } from '../findings/finding.ts';
import { testChart } from '../findings/test-kit/test-chart.ts';
import { compileKnowledge } from '../knowledge/build/compile.ts';

const { knowledge } = compileKnowledge(fileURLToPath(new URL('../knowledge', import.meta.url)));

const nobody: AssessmentContext = {
  asOf: 0,
  ageYears: 60,
  sex: 'female',
  pregnant: null,
  setting: 'ambulatory',
  known: [],
  medicines: [],
};

function present(id: string): Finding {
  return {
    id,
    status: 'present',
    source: 'trend',
    evidence: [`Observation/${id}`],
    certainty: 1,
    when: null,
    detail: id,
  };
}

function provenBy(ids: readonly string[], context = nobody): string[] {
  return overlookedOf(testChart(), ids.map(present), context, knowledge).flatMap((o) => o.condition ?? []);
}

describe('the criteria', () => {
  it('prove their condition when all findings are present', () => {
    for (const rule of knowledge.criteria) expect(provenBy(rule.findings), rule.id).toContain(rule.condition);
  });

  it('prove nothing when one finding is missing', () => {
    for (const rule of knowledge.criteria) {
      const others = knowledge.criteria.filter((r) => r.condition === rule.condition && r !== rule);
      const rest = rule.findings.slice(1);
      if (others.some((r) => r.findings.every((f) => rest.includes(f)))) continue;
      expect(provenBy(rest), rule.id).not.toContain(rule.condition);
    }
  });

  it('are silent about a patient who is known to have the condition or another that covers it', () => {
    for (const rule of knowledge.criteria) {
      const known = { id: rule.condition, evidence: ['Condition/1'] as const, status: 'active' as const };
      expect(provenBy(rule.findings, { ...nobody, known: [known] }), rule.id).not.toContain(rule.condition);
      for (const covering of rule.unless)
        expect(provenBy([...rule.findings, covering]), `${rule.id} with ${covering}`).not.toContain(
          rule.condition,
        );
    }
  });

  it('take the words of a note for no number', () => {
    const said = (id: string): Finding => ({ ...present(id), source: 'text' });
    const copd = knowledge.criteria.find((r) => r.id === 'copd-by-spirometry')!;
    const proven = (findings: Finding[]) => overlookedOf(testChart(), findings, nobody, knowledge);
    expect(proven(copd.findings.map(said))).toEqual([]);
    expect(proven([present('airflow-obstruction'), said('dyspnoea'), said('smoking')])).toHaveLength(1);
  });

  // Umpierrez 2024: beta-hydroxybutyrate of 3.0 mmol/L or more, bicarbonate below 18, glucose of 200 mg/dL or more.
  it('call ketones of 1 to 3 mmol/L no ketoacidosis', () => {
    expect(provenBy(['ketonaemia', 'metabolic-acidosis', 'glucose-200-or-more'])).toEqual([]);
    const ketones = knowledge.findings.find((f) => f.id === 'ketones-3-or-more')!;
    expect(ketones.numeric).toMatchObject([{ analyte: 'beta-hydroxybutyrate', above: 2.99 }]);
  });

  // NICE NG145: 10 mIU/L or more on two separate occasions three months apart.
  it('wait three months between two TSH values', () => {
    const tsh = knowledge.findings.find((f) => f.id === 'tsh-persistently-over-10')!;
    expect(tsh.trends).toMatchObject([{ threshold: 9.99, minSpanDays: 90, minMeasurements: 2 }]);
  });

  it('do not take type 1 diabetes for undiagnosed type 2 diabetes', () => {
    expect(provenBy(['hba1c-persistently-raised', 'history-type-1-diabetes'])).toEqual([]);
  });
});
