import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a heading that is what its answer speaks of', () => {
  it.each([
    ['Cough. Smoking: never. Alcohol: nil.', '-smoking'],
    ['Cough. Tobacco never.', '-smoking'],
    ['Cough.\nSmoking: 10/day', 'smoking'],
    ['Cough.\nAlcohol: nil\nLives alone.', '-alcohol-history'],
    ['Cough.\nAlcohol: 8 units', 'alcohol-history'],
    ['Cough.\nNKDA\nLives alone.', '-history-drug-allergy'],
    ['Cough.\nAllergies: sulfa', 'history-drug-allergy'],
  ])('is read with it: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('states nothing beside the denial that holds it', () => {
    expect(said('Oriented to person, but not place.')).not.toContain('-confusion');
    expect(said('Cough. Tobacco: never.')).not.toContain('smoking');
    expect(said('Cough.\nAlcohol: 0 units/week')).not.toContain('alcohol-history');
  });
});

describe('how much and how often someone drinks', () => {
  it.each([
    'Has a beer after work.',
    'A couple of pints on a Friday.',
    'Enjoys a glass of red with her meals.',
    'ETOH occ.',
    'Drinks at weekends only.',
    '3-4 standard drinks per week.',
  ])('is drinking regularly: %s', (text) => {
    expect(said(text)).toContain('alcohol-history');
  });

  it('is none of water, of advice or of a colour', () => {
    for (const text of [
      'Drinks 2 L of water a day.',
      'Advised to avoid alcohol.',
      'Urine the colour of wine.',
    ])
      expect(said(text)).not.toContain('alcohol-history');
  });
});

describe('words of other people and other things', () => {
  it.each([
    ['Smoke inhalation in a house fire.', 'smoking'],
    ['Passive smoker.', 'smoking'],
    ['The box was ticked.', 'tick-bite'],
    ['Works in a nursing home.', 'nursing-home-resident'],
    ['Vaginal discharge last week.', 'recent-hospitalisation'],
    ['GP surgery last week.', 'recent-surgery'],
    ['Trauma-focused CBT.', 'trauma-recent'],
  ])('state no exposure: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what was given or prescribed', () => {
  it.each([
    ['Last week he was given trimethoprim-sulfamethoxazole.', 'on-trimethoprim'],
    ['She was prescribed levofloxacin six days ago.', 'on-fluoroquinolone'],
    ['He has migraine, for which propranolol was prescribed.', 'on-beta-blocker'],
    ['He takes naproxen, and a stress test is normal.', 'on-nsaid'],
  ])('before is taken: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Ceftriaxone was given.', 'on-antibiotic'],
    ['Ibuprofen is administered and morphine is given.', 'on-nsaid'],
    ['The digoxin level is normal.', 'on-digoxin'],
  ])('now is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
