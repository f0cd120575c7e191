import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what came before is read as it is told', () => {
  it.each([
    ['Her father passed away.', 'stressor-recent'],
    ['Mother died in March.', 'stressor-recent'],
    ['Recently separated, problems at home.', 'stressor-recent'],
    ['Smelt of ETOH.', 'alcohol-intake-today'],
    ['Had 4 beers before the fall.', 'alcohol-intake-today'],
    ['Outbreak of norovirus on the ward.', 'sick-contact'],
    ['Ate leftover rice.', 'suspicious-food'],
    ['Pain in the back after gardening.', 'lifting-or-strain'],
    ['Fluid intake down since Sunday.', 'reduced-fluid-intake'],
    ['The low mood is affecting her work.', 'impaired-function'],
    ['Recent cholecystectomy.', 'recent-surgery'],
  ])('%s', (sentence, finding) => {
    expect(said(sentence)).toContain(finding);
  });

  it.each([
    ['Father died in 1988 of a stroke.', 'stressor-recent'],
    ['Drinks 4 beers a week.', 'alcohol-intake-today'],
    ['Keen gardener, fit and well.', 'lifting-or-strain'],
    ['Food intake down, drinking plenty.', 'reduced-fluid-intake'],
  ])('and not what only sounds like it: %s', (sentence, finding) => {
    expect(said(sentence)).not.toContain(finding);
  });
});
