import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what is told over several sentences', () => {
  it.each([
    ['Headaches for years. Much worse since May. Usually right sided, throbbing.', 'unilateral-headache'],
    ['Headaches since age 12. Left sided behind the eye, throbbing.', 'throbbing-headache'],
    ['Headaches 3x/week. They go by bedtime. Pressing, never throbbing.', '-throbbing-headache'],
    ['Chest pain for two days. He is a plumber. Sharp, worse on breathing in.', 'sharp-chest-pain'],
    ['ABDOMEN: Soft. There is mild diffuse tenderness.', 'abdominal-tenderness'],
    ['ABDOMEN: Soft. No tenderness, no masses.', '-abdominal-mass'],
    [
      'Diagnosis: tension headache\n\nThis project manager was referred with a long history of headaches. Takes naproxen on most days of the week.',
      'on-nsaid',
    ],
  ])('is of the same complaint or place: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Back pain. He takes warfarin. At night he gets up to pass urine.', 'back-pain-night'],
    ['Headaches since June. Light and noise both bother her.', 'bilateral-headache'],
    ['Headache. No vomiting. Right arm throbbing.', 'throbbing-headache'],
    ['ABDOMEN: Soft. The neck is tender.', 'abdominal-tenderness'],
  ])('is not of another: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a denial', () => {
  it.each([
    ['No fever or other complaints.', '-fever'],
    ['No cannabis or other drugs.', '-drug-use'],
    ['No fam hx of IBD.', '-family-history-inflammatory-bowel-disease'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['No sonographic explanation for the chest pain.', '-chest-pain'],
    ['No pain on the stairs - shovelled snow yesterday.', '-lifting-or-strain'],
    ['No fam hx of IBD.', '-history-inflammatory-bowel-disease'],
    ['Small meals, no food before bed, raise the bed, cut back beer.', '-wound-recent'],
  ])('reaches no further: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

it.each([
  ['He was watching television.', 'paranoia'],
  ['A cold that she cannot shake.', 'tremulousness'],
  ['Ready to quit? "Not right now."', 'malaise'],
  ['Hyperactive, tinkling bowel sounds.', 'psychomotor-agitation'],
  ['Her bowels were last open yesterday.', 'constipation'],
  ['Pain on deep breath and coughing.', 'cough'],
  ['Sleeps on two pillows out of habit.', 'orthopnoea'],
  ['Microscopic haematuria twice.', 'haematuria-visible'],
  ['Norethindrone-ethinyl estradiol daily.', 'on-hormone-therapy'],
  ['Poor oral hygiene.', 'volume-loss-history'],
])('words of another sense are no finding: %s', (text, finding) => {
  expect(said(text)).not.toContain(finding);
});
