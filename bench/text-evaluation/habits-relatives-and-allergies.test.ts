import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what is told of habits, relatives and allergies', () => {
  it.each([
    ['Wine at weekends.', 'alcohol-history'],
    ['Never smoker, rare wine.', 'alcohol-history'],
    ['He does not smoke and rarely drinks.', 'alcohol-history'],
    ["She doesn't smoke and has wine with dinner.", 'alcohol-history'],
    ["She doesn't smoke and has wine with dinner.", '-smoking'],
    ['Non smoker, non alcoholic.', '-alcohol-history'],
    ['Lives w husband and teenage sons, smokes 5-10/day.', 'smoking'],
    ['Father DM + HTN, mother healthy.', 'family-history-hypertension'],
    ['No FH sudden death, dad HTN.', '-family-history-sudden-death'],
    ['No FH sudden death, dad HTN.', 'family-history-hypertension'],
    [
      "Her mum's boyfriend has shingles and her gran died of bowel cancer.",
      'family-history-colorectal-cancer',
    ],
    ['Allergies: penicillin (anaphylaxis), nuts.', 'history-food-allergy'],
    ['Ceftriaxone -> hives.', 'history-drug-allergy'],
    ['She gets a rash with cephalexin.', 'history-drug-allergy'],
    ['Post total thyroidectomy D1.', 'recent-surgery'],
    ['Left knee replaced 2015.', 'prosthetic-joint'],
    ['ESKD on HD TTS via L AVF', 'history-dialysis'],
    ['Imms UTD incl flu.', '-no-influenza-vaccine'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Non-alcoholic fatty liver disease.', '-alcohol-history'],
    ['Rarely drinks water.', 'alcohol-history'],
    ['Father DM + HTN, mother healthy.', 'history-hypertension'],
    ['Mother brought him in with gout.', 'family-history-gout'],
    ['No diabetes in mother, father or brother.', 'family-history-diabetes'],
    ['His wife has shingles and his son has asthma.', 'history-asthma'],
    ['No FH seen.', '-family-history-coronary-disease'],
    ['Allergies: cats, dust, penicillin.', 'history-food-allergy'],
    ['Egg allergy as child grown out of it.', 'history-food-allergy'],
    ['Ceftriaxone -> hives.', 'on-beta-lactam'],
    ['D6 of fever.', 'recent-surgery'],
  ])('and not of another, or where the words mean something else: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
