import { describe, expect, it } from 'vitest';
import type { AssessmentContext } from '../findings/finding.ts';
import { testKnowledge } from '../findings/test-kit/test-knowledge.ts';
import { everywhere, knownToHave, shows, takes, testPatient } from '../findings/test-kit/test-patient.ts';
import { backgroundOf, leakOf } from './background.ts';
import { indexKnowledge } from './knowledge-index.ts';

const index = indexKnowledge(
  testKnowledge({
    findings: [
      { id: 'anaemia', kind: 'laboratory', leak: everywhere(0.1) },
      { id: 'cough', leak: { ambulatory: 0.06, emergency: 0.1, inpatient: 0.08 } },
      { id: 'dry-cough', parents: ['cough'], leak: everywhere(0.02) },
      { id: 'night-cough', parents: ['dry-cough'], leak: everywhere(0.01) },
      { id: 'headache', leak: everywhere(0.05) },
      {
        id: 'falls',
        leak: everywhere(0.02),
        leakAge: [
          [60, 1],
          [80, 4],
        ],
      },
    ],
    conditions: [
      { id: 'ckd', findings: shows({ anaemia: 0.6, cough: 0.05 }) },
      { id: 'myeloma', findings: shows({ anaemia: 0.7 }) },
      { id: 'infarction', acuity: 'emergent', findings: shows({ anaemia: 0.5 }) },
      { id: 'migraine', recurs: true, findings: shows({ headache: 0.95 }) },
      { id: 'reflux', findings: shows({ 'dry-cough': 0.3, 'night-cough': 0.21 }) },
    ],
    drugs: [
      { id: 'lisinopril', effects: shows({ 'dry-cough': 0.09 }) },
      { id: 'ramipril', effects: shows({ 'dry-cough': 0.09, 'night-cough': 0.05 }) },
    ],
  }),
);

const background = (parts: Partial<AssessmentContext>, finding: string) =>
  backgroundOf(testPatient(parts), index)(finding);

describe('the background of a finding', () => {
  it('is its leak in the setting when nothing is known', () => {
    expect(background({ setting: 'ambulatory' }, 'cough')).toBeCloseTo(0.06, 10);
    expect(background({ setting: 'emergency' }, 'cough')).toBeCloseTo(0.1, 10);
  });

  it('is the mean leak when the setting is not recorded', () =>
    expect(background({ setting: null }, 'cough')).toBeCloseTo(0.08, 10));

  it('follows the age: at 70, half-way to fourfold in log space, 0.02 · 2', () => {
    expect(background({ ageYears: 70 }, 'falls')).toBeCloseTo(0.04, 10);
    expect(background({ ageYears: 30 }, 'falls')).toBeCloseTo(0.02, 10);
  });

  // the cause without the leak (0.6 − 0.1)/0.9 = 0.5556, half of it when known: 0.2778; 1 − 0.9 · 0.7222 = 0.35
  it('is raised by a known condition that causes it', () =>
    expect(background({ known: [knownToHave('ckd')] }, 'anaemia')).toBeCloseTo(0.35, 10));

  // myeloma (0.7 − 0.1)/0.9 · 0.5 = 0.3333; 1 − 0.9 · 0.7222 · 0.6667 = 0.5667
  it('joins two known causes by noisy-OR', () =>
    expect(background({ known: [knownToHave('ckd'), knownToHave('myeloma')] }, 'anaemia')).toBeCloseTo(
      0.566667,
      6,
    ));

  it('is not lowered by a known condition that rarely shows it', () =>
    expect(background({ known: [knownToHave('ckd')] }, 'cough')).toBeCloseTo(0.1, 10));

  it('is left alone by what is past', () =>
    expect(background({ known: [knownToHave('ckd', 'past')] }, 'anaemia')).toBeCloseTo(0.1, 10));

  it('is left alone by a known emergency, which is over or is what is looked for', () =>
    expect(background({ known: [knownToHave('infarction')] }, 'anaemia')).toBeCloseTo(0.1, 10));

  it('is left alone by a known condition that recurs: it is a candidate itself', () =>
    expect(background({ known: [knownToHave('migraine')] }, 'headache')).toBeCloseTo(0.05, 10));

  it('is left alone by a known condition that the knowledge base does not have', () =>
    expect(background({ known: [knownToHave('unheard-of')] }, 'anaemia')).toBeCloseTo(0.1, 10));

  // 1 − 0.98 · 0.91 = 0.1082
  it('is raised by a medicine that causes it', () =>
    expect(background({ medicines: [takes('lisinopril')] }, 'dry-cough')).toBeCloseTo(0.1082, 10));

  // 1 − 0.9 · 0.91 = 0.181
  it('of a broader finding is raised by what causes the narrower one', () =>
    expect(background({ medicines: [takes('lisinopril')] }, 'cough')).toBeCloseTo(0.181, 10));

  it('counts one cause once, though it lists a finding and a narrower one', () =>
    expect(background({ medicines: [takes('ramipril')] }, 'cough')).toBeCloseTo(0.181, 10));

  it('never is certain', () => {
    const many = Array.from({ length: 200 }, (_, i) => takes('lisinopril', String(i)));
    expect(background({ medicines: many }, 'dry-cough')).toBe(0.95);
  });
});

it('a leak never passes 0.95, whatever the age multiplies it by', () => {
  const high = indexKnowledge(
    testKnowledge({ findings: [{ id: 'grey-hair', leak: everywhere(0.5), leakAge: [[0, 10]] }] }),
  );
  expect(leakOf('grey-hair', testPatient(), high)).toBe(0.95);
});
