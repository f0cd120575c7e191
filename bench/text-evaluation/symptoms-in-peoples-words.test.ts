import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('qualities that stand side by side', () => {
  it.each([
    ['Thickened yellow toenails.', 'nail-changes'],
    ['L 1st MTPJ hot, red and swollen.', 'joint-swelling'],
    ['R eye sore, red, watering.', 'red-eye'],
    ['Dark smelly urine.', 'dark-urine'],
  ])('are all of their place: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Throat red, swollen glands.', 'tonsillar-swelling'],
    ['Leg swelling, red eye.', 'eyelid-swelling'],
    ['Knee cold, swollen gums.', 'joint-swelling'],
    ['Left calf tender, erythematous.', 'skin-tenderness'],
  ])('and none of the next: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a quality that came', () => {
  it.each([
    ['My stools have gone black.', 'melaena'],
    ['Her right hand has gone cold and white.', 'cold-limb'],
    ['The eye turned red.', 'red-eye'],
  ])('is there: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('is no complaint that went', () => {
    expect(said('The nausea has gone completely.')).not.toContain('nausea');
  });
});

describe('a number in letters', () => {
  it.each([
    ['Sick four times since lunch.', 'vomiting'],
    ['Loose stools for six months.', 'chronic-diarrhoea'],
    ['She is nine kilos down since June.', 'weight-loss'],
    ['Wakes at four and cannot get back to sleep.', 'early-morning-waking'],
  ])('is read as in figures: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Loose stools for six hours.', 'chronic-diarrhoea'],
    ['She walked two miles down the road.', 'weight-loss'],
    ['Waking up at seven every morning.', 'early-morning-waking'],
  ])('within the same limits: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('symptoms and signs in more words', () => {
  it.each([
    ['Gone after five minutes if she stands still.', 'relief-with-rest'],
    ['Nods off at the wheel.', 'hypersomnia'],
    ['Mobilises with zimmer and two.', 'gait-disturbance'],
    ['Fitted for 2 minutes.', 'seizure'],
    ['Spiked 39 with shakes.', 'rigors'],
    ['Feels like a vice around the temples.', 'band-like-headache'],
    ['Nares congested with clear discharge.', 'rhinorrhoea'],
    ['Drifting off mid-sentence.', 'reduced-consciousness'],
    ['Stiff until about eleven each morning.', 'morning-stiffness-over-30-min'],
    ['Shoulders abduct to 80 degrees.', 'reduced-range-of-motion'],
    ['AE down at the right base.', 'reduced-breath-sounds'],
    ['Craves mud.', 'pica'],
    ['Big toe throbbing.', 'first-mtp-pain'],
    ['More muddled than usual, normally sharp.', 'acute-cognitive-change'],
    ["Can't work the remote or pay bills any more.", 'cognitive-decline'],
    ['Found in the garden in his pyjamas at 3am.', 'odd-behaviour'],
    ['Stings to pee, blood in his water.', 'haematuria-visible'],
    ['Woke up with a weak arm.', 'wake-up-deficit'],
    ['Not washed for weeks.', 'self-neglect'],
    ['Naloxone 400 mcg IM -> RR 14, GCS 15.', 'naloxone-response'],
  ])('%s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Pain keeps going when she rests.', 'relief-with-rest'],
    ['Nods at the right times in conversation.', 'hypersomnia'],
    ['Photo frame and two cards by the bed.', 'gait-disturbance'],
    ['Coil fitted in 2021, fitted for hearing aids.', 'seizure'],
    ['She runs three times a week.', 'diarrhoea'],
    ['Brought up green phlegm.', 'bilious-vomiting'],
    ['Bowels bunged up for a week.', 'nasal-congestion'],
    ['The phone is dead.', 'numbness'],
    ['3 cm firm tender lump beside the pubic tubercle.', 'palpable-breast-mass'],
    ['Eats sandwiches.', 'pica'],
    ['X-ray normal yesterday.', 'acute-cognitive-change'],
    ['Ball of the foot swollen.', 'scrotal-swelling'],
    ['BP has been low since the new tablet.', 'depressed-mood'],
    ['Dark skin, type VI.', 'pigmentation'],
    ['Talking to his wife.', 'odd-behaviour'],
    ['Stopped smoking, dropped off the kids at school.', 'impaired-function'],
    ['Feeds 90 ml every 3 hours, gaining well.', 'poor-feeding'],
  ])('but not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('how people measure what they eat, drink and feel by', () => {
  it.each([
    ['Fills up after a few bites.', 'early-satiety'],
    ['Can only manage a few mouthfuls before she is full.', 'early-satiety'],
    ['Stiffness takes until eleven to wear off.', 'morning-stiffness-over-30-min'],
    ['Sherry at Christmas.', 'alcohol-history'],
    ['Gained roughly 20 pounds.', 'weight-gain'],
    ['Heartburn after dinner.', 'pain-after-meals'],
    ['She could not tell me the year.', 'confusion'],
    ['Conscious, oriented.', '-confusion'],
    ['BO yesterday, PU ok.', '-constipation'],
  ])('%s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});
