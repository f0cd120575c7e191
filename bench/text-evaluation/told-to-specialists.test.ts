import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what a specialist is told and finds', () => {
  it.each([
    ['168/94 R arm.', 'hypertension-reading'],
    ['Her pressure was 172/98 this morning.', 'hypertension-reading'],
    ['RR 26, 90% RA.', 'hypoxia'],
    ['WBC 19 with 14 bands.', 'left-shift'],
    ['Headache which is gone by lunchtime.', 'headache'],
    ['Winded tying his laces.', 'dyspnoea-exertional'],
    ['Has to go to the open window at 3 am.', 'paroxysmal-nocturnal-dyspnoea'],
    ['Pulse all over the place.', 'irregular-pulse'],
    ['Passes within minutes of standing still.', 'relief-with-rest'],
    ['Gained 3 kg over 5 days.', 'weight-gain-rapid'],
    ['Pain is better hunched over.', 'relief-leaning-forward'],
    ['Feels like glass in it, light is agony.', 'photophobia'],
    ['RF and CCP strongly positive.', 'rheumatoid-factor-positive'],
    ['Cannot stand on tiptoe on the left.', 'leg-weakness'],
    ['Now even soup sticks.', 'progressive-dysphagia'],
    ['Veins visible around the navel.', 'caput-medusae'],
    ['Cannula found kinked.', 'insulin-missed'],
    ['No psoriasis, eyes a bit gritty.', 'foreign-body-sensation-eye'],
  ])('%s', (sentence, finding) => {
    expect(said(sentence)).toContain(finding);
  });

  it.each([
    ['Target pressure 130/80.', 'hypertension-reading'],
    ['Cannot stand the heat.', 'syncope-trigger'],
    ['Lives alone with a cleaner fortnightly.', 'irritant-exposure'],
    ['Gran died suddenly at 84.', 'family-history-sudden-death'],
    ['Cough for 10 days, fever since 2 days.', 'fever-five-days'],
    ['Looks up to hang the washing out.', 'shoulder-pain-overhead'],
    ['Voice so soft that the grandchildren cannot hear him.', 'hearing-loss'],
    ['The right hand shakes when he watches TV.', 'focal-seizure'],
    ['Cannot bend down to the shoes.', 'reduced-range-of-motion'],
    ['GTN gives her a banging head.', 'head-trauma-recent'],
  ])('and not what only sounds like it: %s', (sentence, finding) => {
    expect(said(sentence)).not.toContain(finding);
  });
});
