import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('complaints as people tell them to a general practitioner', () => {
  it.each([
    ['Her knee is giving her gyp.', 'knee-pain'],
    ['Off his tea since Monday.', 'anorexia'],
    ['The codeine has him bunged up.', 'constipation'],
    ['Bowels swing between loose and blocked.', 'alternating-bowel-habit'],
    ['Going to the loo every hour, just water.', 'watery-diarrhoea'],
    ['He felt something go in his lower back.', 'low-back-pain'],
    ['Getting her toddler out of the car seat.', 'lifting-or-strain'],
    ['On the mend, then it came back with a vengeance.', 'double-sickening'],
    ['The face feels about to burst.', 'facial-pain'],
    ['Half the office has it.', 'sick-contact'],
    ['Burning around the left flank.', 'pre-rash-burning-pain'],
    ['He cannot bear the sheet touching it.', 'skin-tenderness'],
    ['Was on two bottles of wine a night.', 'alcohol-use-heavy'],
    ['Low since losing her husband.', 'stressor-recent'],
    ['She is sucking in under the ribs.', 'accessory-muscle-use'],
    ['He thinks he is at work.', 'confusion'],
    ['Miserable since Friday, 38.9 at home.', 'fever'],
  ])('are read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['She has gone off tea and coffee.', 'anorexia'],
    ['Going to the loo every hour, all water.', 'urinary-frequency'],
    ['Sleeping on the sofa.', 'orthopnoea'],
    ['Coughing sets it off.', 'cough'],
    ['The pain is like toothache.', 'dental-infection-recent'],
    ['Her rings still fit.', 'prolonged-seizure'],
    ['Taking her bottle well.', 'medicine-overdose'],
    ['He has weed twice since breakfast.', 'drug-use'],
    ['He feels something in his back.', 'foreign-body-sensation-eye'],
    ['It runs down the back of the throat.', 'fatigue'],
    ['She is anxious it is a slipped disc.', 'mri-disc-herniation'],
    ['Overactive thyroid treated with iodine.', 'increased-energy'],
    ['Leg hot for 2 days.', 'heat-exposure'],
    ['Pain under the ribs after a meal.', 'bone-pain'],
    ['Weight 38.5 at home.', 'fever'],
  ])('and these are not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what is well, in a word', () => {
  it.each([
    ['Lights and noise do not trouble her.', '-photophobia'],
    ['No numbness below, erections fine.', '-sexual-dysfunction'],
    ['Sleeps like a log.', '-insomnia'],
    ['Not off her bottles.', '-anorexia'],
    ['The mole has not changed.', '-pigmented-lesion-changing'],
    ['No waterworks bother.', '-dysuria'],
    ['Whites of the eyes look ok.', '-scleral-icterus'],
  ])('is denied: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});
