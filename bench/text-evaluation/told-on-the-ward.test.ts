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
    ['Bringing up frothy stuff, pink tinged.', 'haemoptysis'],
    ['Ignoring people on his left.', 'neglect'],
    ['Spots that don’t fade with a glass.', 'purpura'],
    ['Chin can’t reach chest.', 'neck-stiffness'],
    ['Going 10 times a day with blood.', 'bloody-diarrhoea'],
    ['Drinking 8 pints of squash a day.', 'polydipsia'],
    ['Starving all the time.', 'increased-appetite'],
    ['No motion for 6 days.', 'constipation'],
    ['Living on crisps.', 'malnutrition'],
    ['Jumps from subject to subject.', 'flight-of-ideas'],
    ['Fell getting out of the bath.', 'low-energy-fall'],
    ['No guarding, on bimanual jumped when the cervix was moved.', 'cervical-motion-tenderness'],
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
    ['Slipped down the bed.', 'falls'],
    ['Black eye L, cheek sore.', 'eye-pain'],
    ['Groin pain going down to the knee.', 'odynophagia'],
    ['Up to the loo at six and the leg gave way.', 'nocturia'],
    ['Dodgy liver bloods.', 'suspicious-food'],
    ['Came back from work with a headache.', 'travel-recent'],
    ['Hand weak 1 week back, ignored.', 'neglect'],
    ['No spider seen.', '-spider-angiomata'],
    ['She is of slim build.', 'mucus-in-stool'],
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

describe('others at the bedside', () => {
  it.each([
    ['Sister on Ward 7: Pt breathless.', 'dyspnoea'],
    ['Flatmates: headache since Monday.', 'headache'],
  ])('tell of the patient: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Sister in Canada has asthma and is breathless.', 'dyspnoea'],
    ['Wife exhausted, she is doing everything.', 'fatigue'],
  ])('or are spoken of: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('weeks back', () => {
  it('before a pain are where it is', () => {
    expect(said('2/52 back pain, wakes him.')).toContain('back-pain');
  });

  it('else are how long ago', () => {
    expect(said('Two weeks back had pain in the knee.')).not.toContain('back-pain');
  });
});

describe('a list', () => {
  it('of the spine is no list for an operation', () => {
    expect(said('Walks with a list to the left, no bony tenderness.')).toContain('-spinal-tenderness');
  });
});
