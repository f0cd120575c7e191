import type { AssessmentContext, Finding, Setting } from '../findings/finding.ts';
import type { ConditionDefinition, Knowledge } from '../knowledge/knowledge.ts';
import { atAge } from './knowledge-index.ts';

const TYPICAL = 0.5;
const AT_LEAST = 8;
const SETTINGS: readonly Setting[] = ['emergency', 'ambulatory', 'inpatient'];

/** The textbook picture of a condition: what most patients with it show, in a patient in whom it is commonest. */
export function textbookPatient(
  c: ConditionDefinition,
  dropEvery: number | null = null,
): { findings: Finding[]; context: AssessmentContext } {
  const ordered = [...c.findings].sort((a, b) => b.p - a.p);
  const typical = ordered.filter((w, i) => w.p >= TYPICAL || i < AT_LEAST);
  const shown = dropEvery === null ? typical : typical.filter((_, i) => i % dropEvery !== dropEvery - 1);
  const ids = new Set([...shown.map((w) => w.finding), ...c.requires.slice(0, 1)]);
  return {
    findings: [...ids].map((id) => ({
      id,
      status: 'present',
      source: 'entered',
      evidence: ['Patient/textbook'],
      certainty: 1,
      when: null,
      detail: '',
    })),
    context: {
      asOf: 0,
      ageYears: typicalAge(c),
      sex: c.only.sex ?? (c.sex.male > c.sex.female ? 'male' : 'female'),
      pregnant: c.only.pregnant,
      setting: SETTINGS.reduce((best, s) => (c.frequency[s] > c.frequency[best] ? s : best)),
      known: c.relapseOf.slice(0, 1).map((id) => ({ id, evidence: ['Patient/textbook'], status: 'active' })),
      medicines: [],
    },
  };
}

function typicalAge(c: ConditionDefinition): number {
  const from = c.only.ageFrom ?? 0;
  const to = c.only.ageTo ?? 100;
  const ages = [
    0.02, 0.1, 0.5, 1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 35, 40, 45, 50, 55, 60, 65, 70, 75, 80,
  ].filter((a) => a >= from && a <= to);
  return ages.reduce((best, a) => (atAge(c.age, a) > atAge(c.age, best) ? a : best), ages[0] ?? from);
}

export interface TextbookMiss {
  readonly condition: string;
  readonly dropped: boolean;
  readonly rank: number;
  readonly ahead: readonly string[];
}

/** Conditions whose own textbook picture doesn't rank them in the top three, whole and with a fifth of it dropped. */
export function textbookMisses(
  knowledge: Knowledge,
  rank: (findings: Finding[], context: AssessmentContext) => readonly { readonly id: string }[],
  top = 3,
): TextbookMiss[] {
  return knowledge.conditions.flatMap((c) =>
    [null, 5].flatMap((dropEvery): TextbookMiss[] => {
      const { findings, context } = textbookPatient(c, dropEvery);
      const ids = rank(findings, context).map((d) => d.id);
      const at = ids.indexOf(c.id);
      return at >= 0 && at < top
        ? []
        : [{ condition: c.id, dropped: dropEvery !== null, rank: at + 1, ahead: ids.slice(0, top) }];
    }),
  );
}
