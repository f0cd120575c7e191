import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a denial names when something else is not there', () => {
  it.each([
    ['No vomiting with the headache.', ['-vomiting', 'headache']],
    ['No blood with the diarrhoea.', ['diarrhoea']],
    ['No weakness after the seizure.', ['seizure', '-focal-weakness']],
    ['No haemoptysis with the cough.', ['cough', '-haemoptysis']],
    ['She has no fever with nausea or cough.', ['-fever', '-nausea', '-cough']],
    ['No problems with nausea.', ['-nausea']],
  ])('the circumstance that is spoken of as known is there: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  });

  it('says nothing of a cough that a leak or a pain would come with', () => {
    expect(said('No leak on coughing.')).not.toContain('-cough');
    expect(said('No visual loss with coughing or stooping.')).not.toContain('-cough');
  });

  it.each([
    ['No Q waves and no ST changes.', '-ecg-st-elevation'],
    ['No cough and no energy.', 'fatigue'],
    ['No bruits and no wet nappies since morning.', 'oliguria'],
  ])('a denial of its own stands behind "and": %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what is in the family', () => {
  it.each([
    ['No diabetes in the family.', '-family-history-diabetes', '-history-diabetes'],
    ['There is no epilepsy in her family.', '-family-history-epilepsy', '-history-epilepsy'],
    ['Migraine runs in the family.', 'family-history-migraine', 'history-migraine'],
    ["Heart disease on her father's side.", 'family-history-coronary-disease', 'history-coronary-disease'],
  ])('is not the patient: %s', (text, stated, unsaid) => {
    expect(said(text)).toContain(stated);
    expect(said(text)).not.toContain(unsaid);
  });

  it('is no family of those who live in one home', () => {
    expect(said('He lives in the family home and has a headache.')).toContain('headache');
  });
});

describe('medicines in a plan', () => {
  it.each([
    ['Plan: Continue apixaban 5 mg BD.', 'on-doac'],
    ['A/P: 1. AF, now rate controlled on metoprolol.', 'on-beta-blocker'],
    ['Assessment and plan: Type 2 diabetes, on metformin, at goal.', 'on-metformin'],
  ])('what goes on is taken: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Plan: Start apixaban 5 mg BD.', 'on-doac'],
    ['Plan: Endocrinology to advise on methimazole.', 'on-antithyroid'],
    ['Plan: Continue to hold lisinopril.', 'on-ace-inhibitor'],
    ['Plan: Needs to go on warfarin.', 'on-warfarin'],
  ])('what is wanted or held is not: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('the plan that heads a letter ends where the letter opens', () => {
    const letter =
      'Diagnosis: Migraine\nPlan: 1. Propranolol 80 mg  2. Stop co-codamol\n\nThank you for referring this woman. She has nausea. She takes ibuprofen.';
    expect(said(letter)).toEqual(expect.arrayContaining(['nausea', 'on-nsaid']));
    expect(said(letter)).not.toContain('on-beta-blocker');
  });
});

describe('a word of another sense, a number of another unit', () => {
  it.each([
    ['Power of 4/5 in finger extension and grip.', 'joint-pain'],
    ['I could not hear any carotid bruits.', 'hearing-loss'],
    ['Skin pink, warm and dry.', 'dry-skin'],
    ['Alert, AF, NAD.', 'ecg-atrial-fibrillation'],
    ['Housework takes double the time.', 'medicine-overdose'],
    ['Speech low tone, low volume.', 'hypotonia'],
    ['Call for chest pain or trouble breathing.', 'chest-pain'],
    ['Return in two weeks.', 'travel-recent'],
    ['Headache, worse lying flat.', 'positional-chest-pain'],
    ['Creatinine 128 (his usual), CRP 84.', 'creatinine-rise-acute'],
    ['Sodium 136, urea 7.1, magnesium 0.78.', 'hypomagnesaemia'],
  ])('states nothing: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['The skin is dry on both shins.', 'dry-skin'],
    ['In AF, rate 96.', 'ecg-atrial-fibrillation'],
    ['Took double the dose of her tablets.', 'medicine-overdose'],
    ['Sharp chest pain, worse lying flat.', 'positional-chest-pain'],
    ['Creatinine 188, baseline 96.', 'creatinine-rise-acute'],
    ['Sodium 136, urea 7.1, magnesium 0.55.', 'hypomagnesaemia'],
    ['Well until 2 days ago - runny nose and cough.', 'rhinorrhoea'],
  ])('states it where it is meant: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('what a mark or a word beside it makes of a name', () => {
  it.each([
    ["He doesn't smoke or use drugs.", 'smoking'],
    ["She doesn't vape or take any drugs.", 'vaping'],
    ['No edema, stage 2 sacral ulcer.', '-skin-ulcer'],
    ['No facial droop, tone inc in both arms.', '-rigidity'],
    ['No helmet, fell and hit his head.', '-falls'],
    ['Attacks that hit out of nowhere.', 'psychomotor-agitation'],
    ['1 ppd -> 1/2 ppd.', '-tb-test-positive'],
    ['GAD - continue sertraline.', '-islet-autoantibodies'],
    ['Eczema as a kid.', 'eczematous-rash'],
    ['Cons Dr Patel.', 'midline-shift'],
    ['Vertebral body height is preserved.', 'vertebral-fracture-imaging'],
    ['Broad-based disc bulge at L4/5.', 'gait-disturbance'],
    ['He will come back sooner if the ear hurts.', 'pain-radiating-back'],
    ['No bulging of the drum, no fluid level.', '-dilated-bowel-loops-imaging'],
    ['Uvula midline, no sinus tenderness.', '-spinal-tenderness'],
    ['Drinking six beers a night.', 'alcohol-intake-today'],
  ])('does not read %s as %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ["He doesn't smoke or use drugs.", '-smoking'],
    ['Stage 2 sacral ulcer.', 'skin-ulcer'],
    ['No helmet, fell and hit his head.', 'falls'],
    ['PPD -', '-tb-test-positive'],
    ['Had been drinking tonight.', 'alcohol-intake-today'],
    ['Loss of vertebral body height at L1.', 'vertebral-fracture-imaging'],
    ['Midline tenderness over T12.', 'spinal-tenderness'],
    ['Multiple fluid levels on the abdominal film.', 'dilated-bowel-loops-imaging'],
  ])('reads %s as %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});
