import { describe, expect, it } from 'vitest';
import { normaliseWord } from './normalise-word.ts';

describe('normaliseWord', () => {
  it.each([
    ['haemorrhage', 'hemorrhage'],
    ['oedema', 'edema'],
    ['diarrhoea', 'diarrhea'],
    ['tumours', 'tumor'],
    ['anaemic', 'anemic'],
    ['localised', 'localized'],
    ['paralysed', 'paralyzed'],
    ['litre', 'liter'],
    ['leucocyte', 'leukocytes'],
    ['vomiting', 'vomited'],
    ['throbbing', 'throbs'],
    ['swollen', 'swelling'],
    ['breathing', 'breathe'],
    ['suddenly', 'sudden'],
    ['arteries', 'artery'],
    ['bullae', 'bulla'],
    ["Crohn's", 'Crohn’s'],
    ['was', 'is'],
    ["doesn't", 'not'],
    ['controlled', 'control'],
    ['smoked', 'smokes'],
  ])('%s and %s are one word', (a, b) => {
    expect(normaliseWord(a)).toBe(normaliseWord(b));
  });

  it.each([
    ['family', 'fam'],
    ['pus', 'pu'],
    ['gas', 'ga'],
    ['bed', 'b'],
    ['during', 'dur'],
    ['hypertension', 'hypotension'],
    ['faint', 'fainted'],
  ])('%s is not %s', (a, b) => {
    expect(normaliseWord(a)).not.toBe(normaliseWord(b));
  });
});
