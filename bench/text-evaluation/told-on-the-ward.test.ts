import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what patients, carers and ward staff of Britain and Ireland say', () => {
  it.each([
    ['Sleeps bolt upright in the armchair.', 'orthopnoea'],
    ['Waking in the night fighting for air.', 'paroxysmal-nocturnal-dyspnoea'],
    ['Her ankles are like balloons.', 'bilateral-leg-oedema'],
    ['Couldn’t stick the light.', 'photophobia'],
    ['Talking to her dead husband.', 'hallucinations'],
    ['His mouth went down on one side.', 'facial-droop'],
    ['Came out with gobbledegook.', 'aphasia'],
    ['Waking at half three every morning.', 'early-morning-waking'],
    ['Jeans falling off her.', 'weight-loss'],
    ['Two stone on since last year.', 'weight-gain'],
    ['Shook so hard the bed was rattling.', 'rigors'],
    ['Boked twice.', 'vomiting'],
    ['Nothing through the back passage, not even wind.', 'obstipation'],
    ['Neck veins standing out, windpipe pushed over.', 'raised-jugular-venous-pressure'],
    ['Like someone standing on my chest.', 'pressure-chest-pain'],
    ['Needs to push up off the arms of the chair.', 'proximal-weakness'],
    ['Says he is no use to anyone.', 'worthlessness'],
    ['Up and down to the commode all day.', 'urinary-frequency'],
    ['Vaccs up to date.', '-incomplete-immunisation'],
    ['No sickness.', '-vomiting'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Hasn’t slept flat since.', 'insomnia'],
    ['Sits in the chair with the curtains drawn.', 'photophobia'],
    ['The pain crept back up.', 'crackles'],
    ['Heart going mad.', 'fear-of-dying'],
    ['From sheltered housing.', 'tb-exposure'],
    ['Crash call put out.', 'trauma-recent'],
    ['Cramps like period pains.', 'dysmenorrhoea'],
    ['Drinks half a bottle of wine a night.', 'poor-feeding'],
    ['Takes 100 sertraline daily.', 'medicine-overdose'],
    ['Coughing and bringing up green stuff.', 'bilious-vomiting'],
    ['Sharp pain in the chest, can’t lie on that side.', 'night-shoulder-pain'],
    ['Misses doses of her penicillin.', 'seizure-trigger'],
    ['Urine normal colour.', '-melaena'],
  ])('in its own sense: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('who tells the history', () => {
  it.each([
    ['Hx from wife as pt dysphasic.', 'aphasia'],
    ['Collateral hx from son, drowsy since lunch.', 'reduced-consciousness'],
  ])('makes nothing of it past: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('and a history of something still is', () => {
    expect(said('Hx asthma.')).toContain('history-asthma');
  });
});

describe('a patient who is a parent', () => {
  it.each([
    ['She is a single mum, has asthma.', 'history-asthma'],
    ['Mother of three, has had headaches since May.', 'headache'],
    ['Feels a rubbish mum and they would be better off without her.', 'suicidal-ideation'],
  ])('is spoken of: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Her mother of 80 has dementia.', 'family-history-dementia'],
    ['Mam has diabetes.', 'family-history-diabetes'],
  ])('and a parent of the patient is not: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('a list', () => {
  it('of the spine is no list for an operation', () => {
    expect(said('Walks with a list to the left, no bony tenderness.')).toContain('-spinal-tenderness');
  });
});
