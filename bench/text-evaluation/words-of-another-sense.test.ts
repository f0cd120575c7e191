import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a word of another sense or organ', () => {
  it.each([
    ['Lumbar puncture at 10:40.', 'wound-recent'],
    ['Toxic multinodular goitre.', 'toxic-appearance'],
    ['The nasal turbinates are pale.', 'pallor'],
    ['MRI: medial meniscus tear, small effusion of the knee.', 'cxr-pleural-effusion'],
    ['Tablets may be crushed in water.', 'cast-or-crush'],
    ['Pure veg diet.', 'echo-vegetation'],
    ['Brushes her teeth and rubs her nose.', 'pericardial-rub'],
    ['Subdural collection with an 8 mm R to L shift.', 'smear-hypersegmented'],
    ['Well controlled obstructive sleep apnoea.', 'apnoea'],
    ['Respiratory, cardiac and nervous systems normal.', '-anxiety'],
    ['The gall bladder is palpable.', 'palpable-bladder'],
    ['Hernial orifices intact.', 'hernia-palpable'],
    ['Pneumoperitoneum established, ports placed.', 'free-air-imaging'],
  ])('states nothing without its noun or site: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Puncture wound of the sole.', 'wound-recent'],
    ['She looks toxic.', 'toxic-appearance'],
    ['Pericardial rub at the LSE.', 'pericardial-rub'],
    ['No murmur, rub or gallop.', '-pericardial-rub'],
    ['Apnoea of twenty seconds.', 'apnoea'],
    ['The bladder is palpable.', 'palpable-bladder'],
  ])('states it with them: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what may come, or is over', () => {
  it.each([
    ['Fever and rash can occur after a week.', 'rash'],
    ['On statins before but had muscle pain so stopped.', 'muscle-pain'],
    ['Angina has not recurred since the stent.', 'chest-pain'],
    ['Losartan would be my choice.', 'on-arb'],
    ['Constipation prevented by laxatives.', 'constipation'],
  ])('is not there: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('is not denied with the list before it when it has an amount', () => {
    expect(said('No vomiting, weight gain 30 g a day.')).toEqual(
      expect.arrayContaining(['-vomiting', 'weight-gain']),
    );
    expect(said('No tobacco, glass of wine with dinner.')).toContain('alcohol-history');
  });
});
