import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what is told over several sentences', () => {
  it.each([
    ['Headaches for years. Much worse since May. Usually right sided, throbbing.', 'unilateral-headache'],
    ['Headaches since age 12. Left sided behind the eye, throbbing.', 'throbbing-headache'],
    ['Headaches 3x/week. They go by bedtime. Pressing, never throbbing.', '-throbbing-headache'],
    ['Chest pain for two days. He is a plumber. Sharp, worse on breathing in.', 'sharp-chest-pain'],
    [
      'Chest pain since Monday. He drives a bus. Catches when he takes a deep breath.',
      'pleuritic-chest-pain',
    ],
    ['Cough for a week. She works in a creche. Worse at night when she lies down.', 'nocturnal-cough'],
    ['Headaches since May. Not made worse by walking or climbing stairs.', '-headache-worse-activity'],
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
    [
      'Chest pain since Monday. He drives a bus. He takes a deep breath before each dive.',
      'pleuritic-chest-pain',
    ],
    ['Cough. Her back is bad at night.', 'nocturnal-cough'],
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

describe('short forms and lists of notes', () => {
  it.each([
    ['No CP/palp/SOB.', '-palpitations'],
    ['CXR no edema/infil.', '-cxr-pulmonary-oedema'],
    ['UA: SG 1.025, no prot, no blood.', '-haematuria-microscopic'],
    ['UA 3+ prot, no blood, no LE/nit.', '-leukocyte-esterase-positive'],
    ['Started amoxicillin, which gave her a rash.', 'rash'],
    ['IMMUNIZATIONS: Up to date.', '-incomplete-immunisation'],
    ['The jugular veins are not distended.', '-raised-jugular-venous-pressure'],
    ['G3P1, prev misc x1.', 'history-miscarriage'],
    ['Smoked a pack a day for forty years.', 'heavy-smoking'],
    ['Failed her first swallow screen.', 'dysphagia'],
  ])('are read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Smokes 1/2 ppd x 30 yrs.', 'heavy-smoking'],
    ['Meds tried: fluoxetine, venlafaxine.', 'on-ssri'],
    ['Prior attempt, OD on Tylenol in 2009.', 'on-paracetamol'],
    ['She is allergic to trimethoprim, which gave her a rash.', 'rash'],
    ['Wants to talk about getting pregnant.', 'pregnancy'],
    ['Off her food but is drinking.', 'alcohol-intake-today'],
    ['CT angiogram showed an occlusion of the left M1 segment.', 'coronary-stenosis-imaging'],
    ['Chest pain for two days. She is breathless climbing stairs.', 'exertional-chest-pain'],
    ['L ear: TM retracted, air-fluid level, immobile.', 'dilated-bowel-loops-imaging'],
    ['No PE tubes before.', '-ct-pulmonary-embolus'],
    ['Can see no liver edge; I cannot feel the liver.', 'numbness'],
    ['Passing large volume watery stools.', 'polyuria'],
    ['Coarse crackles at the right base.', 'bibasal-crackles'],
  ])('are not taken for another: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
