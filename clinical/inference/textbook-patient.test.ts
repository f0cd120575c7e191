import { describe, expect, it } from 'vitest';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import { shows } from '../findings/test-kit/test-patient.ts';
import type { ConditionDefinition } from '../knowledge/knowledge.ts';
import { rankDiagnoses } from './rank-diagnoses.ts';
import { textbookMisses, textbookPatient } from './textbook-patient.ts';

function condition(parts: Partial<ConditionDefinition>): ConditionDefinition {
  const [made] = testKnowledge({ conditions: [{ id: 'made', ...parts }] }).conditions;
  if (!made) throw new Error('no condition');
  return made;
}

describe('the textbook patient', () => {
  const c = condition({
    findings: shows({ a: 0.95, b: 0.9, c: 0.8, d: 0.7, e: 0.6, f: 0.4, g: 0.3, h: 0.2, i: 0.1, j: 0.05 }),
    requires: ['on-drug', 'on-other-drug'],
    relapseOf: ['parent'],
    age: [
      [0, 0.1],
      [60, 3],
      [80, 1],
    ],
    sex: { male: 2, female: 1 },
    frequency: { ambulatory: 5, emergency: 1, inpatient: 2 },
  });

  it('shows what most have, at least the eight commonest findings, and the circumstance it needs', () =>
    expect(textbookPatient(c).findings.map((f) => f.id)).toEqual('a b c d e f g h on-drug'.split(' ')));

  it('with a fifth dropped lacks every fifth finding', () =>
    expect(textbookPatient(c, 5).findings.map((f) => f.id)).toEqual('a b c d f g h on-drug'.split(' ')));

  it('is of the commonest age and sex, in the commonest setting, with the known condition that flares', () =>
    expect(textbookPatient(c).context).toMatchObject({
      ageYears: 60,
      sex: 'male',
      setting: 'ambulatory',
      known: [{ id: 'parent', status: 'active' }],
    }));

  it('keeps to the hard constraints', () => {
    const only = { sex: 'female', ageFrom: 14, ageTo: 50, pregnant: true } as const;
    const { context } = textbookPatient(condition({ only, sex: { male: 9, female: 1 }, age: [[70, 5]] }));
    expect(context).toMatchObject({ sex: 'female', pregnant: true });
    expect(context.ageYears).toBeGreaterThanOrEqual(14);
    expect(context.ageYears).toBeLessThanOrEqual(50);
  });
});

it('a condition that a commoner one with the same picture covers is reported, with what stands before it', () => {
  const picture = shows({ a: 0.9 });
  const twins = testKnowledge({
    findings: [{ id: 'a' }],
    conditions: ['one', 'two', 'three', 'rare'].map((id) => ({
      id,
      findings: picture,
      frequency: { ambulatory: 0, emergency: id === 'rare' ? 1 : 100, inpatient: 0 },
    })),
  });
  const misses = textbookMisses(twins, (f, context) => rankDiagnoses(f, context, twins).entries);
  expect(misses.filter((m) => !m.dropped)).toEqual([
    { condition: 'rare', dropped: false, rank: 4, ahead: ['one', 'three', 'two'] },
  ]);
});
