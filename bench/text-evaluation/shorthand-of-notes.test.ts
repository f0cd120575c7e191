import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a medicine that the vocabulary does not name', () => {
  it.each([
    ['Meds: zofenopril 15 mg', 'on-ace-inhibitor'],
    ['Meds: remogliflozin', 'on-sglt2-inhibitor'],
    ['Meds: bevantolol', 'on-beta-blocker'],
  ])('is of the class that its stem tells: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('is not told by an ending that another class shares', () => {
    expect(said('Meds: aripiprazole 10 mg')).not.toContain('on-proton-pump-inhibitor');
  });

  it('is taken where the patient is said to be on it, whatever history stands before', () => {
    expect(said('Known case of T2DM and HTN on telmisartan.')).toContain('on-arb');
    expect(said('PMH: stroke, previously on clopidogrel.')).not.toContain('on-antiplatelet');
  });

  it('is no more once it stands in a list of stopped ones', () => {
    expect(said('Meds: aspirin. CEASED: ibuprofen.')).toEqual(
      expect.arrayContaining(['on-aspirin', '-on-nsaid']),
    );
  });
});

describe('what a complaint is like, in a sentence of its own', () => {
  it.each([
    ['Headache for 3 days. Throbbing, left-sided.', 'throbbing-headache'],
    ['Chest pain since 1 pm. Worse on deep breath.', 'pleuritic-chest-pain'],
    ['Diarrhoea for 2 days. Bloody with mucus.', 'bloody-diarrhoea'],
  ])('belongs to the complaint before it: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('belongs to nothing that was denied', () => {
    expect(said('No headache. Throbbing ear.')).not.toContain('throbbing-headache');
  });
});

describe('amounts', () => {
  it.each([
    ['Smokes 20/day x 25 yrs.', 'heavy-smoking'],
    ['Ex-smoker, 30 pack yrs.', 'heavy-smoking'],
    ['EtOH 60 u/wk.', 'alcohol-use-heavy'],
    ['Drinks 6 units a day.', 'alcohol-use-heavy'],
    ['8 cans of lager a night.', 'alcohol-use-heavy'],
    ['60 units of alcohol a week.', 'alcohol-use-heavy'],
    ['Took 40 x 500 mg paracetamol.', 'medicine-overdose'],
  ])('make a habit heavy, or a dose too many: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Smokes 5/day x 10 yrs.', 'heavy-smoking'],
    ['EtOH 6 u/wk.', 'alcohol-use-heavy'],
    ['Father smoked 40 pack years.', 'heavy-smoking'],
    ['Meds: insulin glargine 40 units daily.', 'alcohol-use-heavy'],
    ['Lantus 20 units nightly, alcohol nil.', 'alcohol-use-heavy'],
    ['Heparin 5000 units daily.', 'alcohol-use-heavy'],
    ['Alcohol: nil. Colecalciferol 20,000 units weekly.', 'alcohol-use-heavy'],
    ['Novorapid 12 units per day. Drinks 10 u/wk.', 'alcohol-use-heavy'],
    ['Feeds: 8 cans of formula a day.', 'alcohol-use-heavy'],
    ['Took 20 tablets of prednisolone over 4 days.', 'medicine-overdose'],
  ])('that are small, or of someone else, make none: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('where a denial ends', () => {
  it.each([
    ['PMHx asthma (never intubated), hay fever.', 'history-atopy'],
    ['Abdomen soft, no hepatomegaly, mild LUQ tenderness.', 'abdominal-tenderness'],
    ['Pallor +, no icterus, clubbing grade I.', 'clubbing'],
    ['Never smoker, dry cough 8/12.', 'dry-cough'],
  ])('is its bracket, a degree, or the one thing that never was: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('goes on to the history in what someone denies', () => {
    expect(said('Denies fever, cough, hx of DVT.')).not.toContain('history-venous-thromboembolism');
  });
});

describe('words and headings', () => {
  it.each([
    ['Smells of urine. CK 12,400, K 6.2.', 'hyperkalaemia'],
    ['ALLERGIES trimethoprim - rash', 'history-drug-allergy'],
    ['Allergies: nil drugs.', '-history-drug-allergy'],
    ['Diagnoses: 1. CKD G4 2. Hypertension 3. Gout', 'history-gout'],
    ['AF, HTN, carotid bruit.', 'history-atrial-fibrillation'],
    ['PMH: Ca colon 2018.', 'history-colorectal-cancer'],
    ['Daughter reports mum has dementia.', 'history-dementia'],
  ])('are taken as the writer meant them: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Faint morbilliform rash.', 'syncope'],
    ['On peritoneal dialysis.', 'rebound-tenderness'],
    ['Mild mitral regurgitation.', 'regurgitation'],
    ['Daughter reports mum has dementia.', 'family-history-dementia'],
    ['Endometrium 22 mm.', 'endometrioma'],
    ['Ms T, 24, student nurse.', 'hypothermia'],
  ])('are not taken for what they only look like: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a pressure', () => {
  it.each(['LP: opening pressure 36 cm H2O', 'Ventilated, plateau pressure 28.', 'CVP pressure 26'])(
    'is of the eye only where the eye is named: %s',
    (text) => {
      expect(said(text)).not.toContain('raised-intraocular-pressure');
    },
  );

  it.each(['IOP R 34 L 14', 'Eye pressure 36', 'Pressures R 42 L 16'])('%s', (text) => {
    expect(said(text)).toContain('raised-intraocular-pressure');
  });
});
