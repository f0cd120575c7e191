import { describe, expect, it } from 'vitest';
import { present, testPatient } from '../findings/test-kit/test-patient.ts';
import type { AssessmentContext } from '../findings/finding.ts';
import { cannotMissOf } from '../assessment/cannot-miss.ts';
import { rankDiagnoses } from '../inference/rank-diagnoses.ts';
import { loadKnowledge } from './load-knowledge.ts';

const knowledge = loadKnowledge();

/** Natural-log weight of each reason when this one finding is all that is known; 0 where it is none. */
function weightOf(finding: string, condition: string, of: Partial<AssessmentContext> = {}, reason = finding) {
  const { entries } = rankDiagnoses([present(finding)], testPatient(of), knowledge);
  const entry = entries.find((d) => d.id === condition)!;
  return entry.reasons.find((r) => r.finding === reason)?.weight ?? 0;
}
const ratio = (finding: string, condition: string, of?: Partial<AssessmentContext>) =>
  Math.exp(weightOf(finding, condition, of));
const old = { ageYears: 76 };
const infant = { ageYears: 0.4 };

describe('a sign that is elicited weighs what was published, not what its rarity in charts would say', () => {
  // Published positive likelihood ratio; the model may lie between half and twice.
  it.each([
    ['hepatojugular-reflux', 'acute-decompensated-heart-failure', 6.4, 'Wang, JAMA 2005', old],
    ['s3-gallop', 'acute-decompensated-heart-failure', 11, 'Wang, JAMA 2005', old],
    ['psoas-sign', 'acute-appendicitis', 2.4, 'Wagner, JAMA 1996', {}],
    ['blood-pressure-differential', 'aortic-dissection', 5.7, 'Klompas, JAMA 2002', old],
  ])('%s for %s: %f (%s)', (finding, condition, published, _, of) => {
    expect(ratio(finding, condition, of)).toBeGreaterThan(published / 2);
    expect(ratio(finding, condition, of)).toBeLessThan(published * 2);
  });

  it('a bruit heard over one belly in twenty-five of the healthy is no proof of mesenteric ischaemia (McGee 2018)', () =>
    expect(ratio('abdominal-bruit', 'chronic-mesenteric-ischaemia', old)).toBeLessThan(15));

  it('splinters under the nails are common, and alone no endocarditis', () =>
    expect(ratio('splinter-haemorrhages', 'infective-endocarditis')).toBeLessThan(10));
});

describe('a narrower finding may argue against what its broader one is for', () => {
  it.each([
    ['purulent-sputum', 'cough', 'acute-decompensated-heart-failure', old],
    ['barking-cough', 'cough', 'bronchiolitis', infant],
    ['pleuritic-chest-pain', 'chest-pain', 'chronic-stable-angina', old],
    ['thunderclap-headache', 'headache', 'tension-type-headache', {}],
    ['obstipation', 'constipation', 'functional-constipation', old],
  ])('%s: %s is for it, and that it is of this kind against %s', (finding, broader, condition, of) => {
    expect(weightOf(finding, condition, of)).toBeLessThan(0);
    expect(weightOf(finding, condition, of, broader)).toBeGreaterThan(0);
  });

  it.each([
    ['purulent-sputum', 'community-acquired-pneumonia', old],
    ['barking-cough', 'croup', { ageYears: 2 }],
    ['thunderclap-headache', 'subarachnoid-haemorrhage', {}],
  ])('%s stays for %s, of which it is the sign', (finding, condition, of) =>
    expect(weightOf(finding, condition, of)).toBeGreaterThan(2),
  );
});

describe('what is a danger at an age', () => {
  const inSightOf = (ids: readonly string[], of: Partial<AssessmentContext>) => {
    const differential = rankDiagnoses(
      ids.map((id) => present(id)),
      testPatient(of),
      knowledge,
    );
    return [...differential.entries.slice(0, 5), ...cannotMissOf(differential)].map((d) => d.id);
  };
  const CHEST = ['cough', 'fever', 'crackles', 'hypoxia', 'tachypnoea', 'cxr-infiltrate-bilateral'];

  it('Legionella, anti-GBM disease and vasculitis are none in an infant with a chest infection, and Legionella is one at 62', () => {
    const adult = inSightOf(CHEST, { ageYears: 62 });
    const young = inSightOf(CHEST, infant);
    const unheardOf = ['legionella-pneumonia', 'anti-gbm-disease', 'granulomatosis-with-polyangiitis'];
    expect(young.filter((id) => unheardOf.includes(id))).toEqual([]);
    expect(young).toContain('sepsis');
    expect(adult).toContain('legionella-pneumonia');
  });

  it('a foreign body is likelier in the toddler who walks and eats than in the infant who does not', () => {
    const place = (of: Partial<AssessmentContext>) =>
      rankDiagnoses([present('wheeze'), present('cough')], testPatient(of), knowledge).entries.find(
        (d) => d.id === 'foreign-body-aspiration',
      )!.probability;
    expect(place({ ageYears: 1.5 })).toBeGreaterThan(5 * place({ ageYears: 0.3 }));
  });

  it('a child whose glucose falls without C-peptide was given insulin: that someone did it is in sight (fabricated or induced illness)', () =>
    expect(inSightOf(['hypoglycaemia', 'c-peptide-low', 'syncope'], { ageYears: 6 })).toContain(
      'non-accidental-injury',
    ));

  it('eczema of the nipple is Paget disease until proven otherwise: breast cancer is in sight', () => {
    const nipple = ['eczematous-rash', 'breast-skin-change', 'pruritus'];
    expect(inSightOf(nipple, { ageYears: 50, sex: 'female' })).toContain('breast-cancer');
  });
});
