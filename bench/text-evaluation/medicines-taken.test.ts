import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a medicine is taken', () => {
  it.each([
    ['Rizatriptan prn. NKDA.', 'on-triptan'],
    ['PMHx mild asthma (Symbicort prn). Nil else.', 'history-asthma'],
    ['PMHx mild asthma (Symbicort prn). Nil else.', 'on-inhaled-glucocorticoid'],
    ['Lithium 800 nocte since 1998.', 'on-lithium'],
    ['Vitamin D 1000 units daily.', 'on-vitamin-d'],
    ['MEDS: clopidogrel (held 5 d), metformin (held), tiotropium', 'on-metformin'],
    ['Aspirin stopped by GP when apixaban started (2021).', 'on-doac'],
    ['Rescue pack (pred + doxy) started Sat - no better.', 'on-glucocorticoid'],
    ['Symbicort 2 puffs each morning.', 'on-inhaled-glucocorticoid'],
    ['Rx: T. Valparin 500 bd', 'on-valproate'],
    ['Rx: PCM prn', 'on-paracetamol'],
  ])('also as needed, held before a procedure, or with a bare dose: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Had been on sertraline until March and has taken nothing since.', 'on-ssri'],
    ['Discussed propranolol - not keen.', 'on-beta-blocker'],
    ['Rescue pack (amoxicillin + pred) to start if sputum goes green.', 'on-glucocorticoid'],
    ['2 exacerbations (Feb, Apr - doxy + pred 5/7 each, no admission).', 'on-glucocorticoid'],
    ['ASA at 24 h if repeat CT clean.', 'on-aspirin'],
    ['He defaulted his propranolol two months ago.', 'on-beta-blocker'],
    ['Vit D 31, iron 4, lithium 0.7.', 'on-lithium'],
    ['Rx: T. Valparin 500 bd', 'on-heparin'],
    ['Co-amoxiclav periop, wound clean.', 'on-antibiotic'],
    ['H pylori stool antigen before starting a PPI.', 'on-proton-pump-inhibitor'],
    ['Keen to try sertraline.', 'on-ssri'],
    ['He received ketorolac 15 mg IV and fentanyl 50 mcg IV.', 'on-opioid'],
    ['Meds: T. Metoprolol XL 25 (to restart)', 'on-beta-blocker'],
    ['She was taking ibuprofen for the back, now stopped.', 'on-nsaid'],
  ])('and not what is over, spoken of, kept at home or a level: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('and one stopped because of a test is not taken', () => {
    expect(said('Methotrexate had been stopped because her liver tests were abnormal.')).toContain(
      '-on-methotrexate',
    );
  });
});
