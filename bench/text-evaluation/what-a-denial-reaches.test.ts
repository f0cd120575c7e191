import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a denied list of past illnesses', () => {
  it.each([
    ['No h/o DM, HTN, BA, TB or thyroid illness.', ['-history-asthma', '-history-tuberculosis', '-history-hypothyroidism']],
    ['N/K/C/O DM/BA/epilepsy.', ['-history-diabetes', '-history-asthma', '-history-epilepsy']],
    ['There is no history of diabetes, hypertension or asthma.', ['-history-asthma']],
    ['None of her relatives has had breast cancer.', ['-family-history-breast-cancer']],
    ['Nobody in the family has had kidney stones.', ['-family-history-kidney-stones']],
  ])('denies each, however far from its opening words: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  }); // prettier-ignore

  it('ends before an illness that is controlled', () => {
    expect(said('No history of fever or cough, asthma well controlled.')).not.toContain('-history-asthma');
  });

  it('knows "BA" as asthma only beside other illnesses', () => {
    expect(said('BA in history from Delhi, no cough.')).toEqual(['-cough']);
  });
});

describe('a denial ends', () => {
  it.each([
    ["He doesn't smoke and has diabetes.", ['-smoking', 'history-diabetes']],
    ["She hasn't vomited and has a rash.", ['-vomiting', 'rash']],
    ['No rest pain, claudicates at 200 m.', ['claudication']],
    ['No drugs, alc 6 u/wk.', ['-drug-use', 'alcohol-history']],
    ['No pneumothorax, large right effusion.', ['-cxr-pneumothorax', 'cxr-pleural-effusion']],
    ['No necrosis or collection, small L effusion.', ['cxr-pleural-effusion']],
    ['No S3, PSM at apex.', ['-s3-gallop', 'systolic-murmur']],
  ])('before what is had or done: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  });

  it('at the colon behind which it stands', () => {
    expect(said('Check since melanoma excised 2015: nodes impalpable.')).toContain('history-cancer');
  });

  it('within what is found in a specimen', () => {
    expect(said('Vomited twice, urine dip blood neg.').join(' ')).not.toContain('haematemesis');
    expect(said('Vomited twice, urine dip blood +++.')).not.toContain('haematemesis');
  });
});

describe('a verdict behind a list', () => {
  it.each([
    ['The liver and spleen were not palpable.', ['-hepatomegaly', '-splenomegaly']],
    ['P/A soft, liver/spleen NP.', ['-hepatomegaly', '-splenomegaly']],
    ['Liver and spleen cannot be felt.', ['-hepatomegaly', '-splenomegaly']],
    ['Amylase N, B12/folate N, ferritin N.', ['-amylase-raised', '-b12-low', '-ferritin-low']],
  ])('is that of each: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  });

  it('is none of what has a verdict of its own', () => {
    expect(said('Abdo soft, bladder not palpable.')).toEqual(
      expect.arrayContaining(['-guarding', '-palpable-bladder']),
    );
  });
});

describe('words of normality', () => {
  it.each([
    ['Itchy pink blotches on the trunk, well in himself.', '-cyanosis'],
    ['Shoulder now pain free.', '-chest-pain'],
    ['TTE: EF 60%, no thrombus.', '-dvt-on-ultrasound'],
    ['Wife phoned: no alcohol, normally sharp.', '-lymphopenia'],
  ])('deny nothing of another thing: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('deny it where it is spoken of', () => {
    expect(said('Baby pink and well.')).toContain('-cyanosis');
    expect(said('Chest: pain free now.')).toContain('-chest-pain');
    expect(said('Doppler leg: no thrombus.')).toContain('-dvt-on-ultrasound');
  });
});

describe('a medicine', () => {
  it.each([
    ['Off digoxin since July (level 2.4 then).', '-on-digoxin'],
    ['Colchicine 6-day course finished in May, none since.', '-on-colchicine'],
    ['Was on amiodarone, stopped 2023.', '-on-amiodarone'],
    ['Back ache not shifting with paracetamol.', 'on-paracetamol'],
    ["Doesn't miss doses of warfarin.", 'on-warfarin'],
  ])('is stopped, or does nothing: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('that is advised against, or was not had lately, is not denied', () => {
    expect(said('Plan: fluids, no NSAIDs, paracetamol.')).not.toContain('-on-nsaid');
  });
});

describe('a denial of one thing', () => {
  it.each([
    ['No falls.', '-trauma-recent'],
    ['No dry mouth.', '-dehydration-signs'],
    ['No insect bite.', '-wound-recent'],
    ['No proptosis.', '-thyroid-eye-disease'],
    ['No seizure seen.', '-history-epilepsy'],
    ['Ankle jerks absent.', '-peripheral-oedema'],
    ['Anal tone normal.', '-hypotonia'],
    ['Red reflexes present.', '-reduced-reflexes'],
    ['No h/o TB contact.', '-history-tuberculosis'],
    ['O&P neg, TFT nl.', '-tachycardia'],
  ])('denies no broader or other one: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['No injury.', '-trauma-recent'],
    ['Not dehydrated.', '-dehydration-signs'],
    ['Not known to have epilepsy.', '-history-epilepsy'],
    ['Legs: no pedal or ankle swelling.', '-peripheral-oedema'],
  ])('denies what it names: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('leaves the next phrase with a denial of its own', () => {
    expect(said('No vomiting, no appetite.')).toEqual(expect.arrayContaining(['-vomiting', 'anorexia']));
    expect(said("Type 1? no - Hashimoto's on levothyroxine.")).toContain('history-hypothyroidism');
    expect(said('No FH sudden death, dad HTN.')).toEqual(
      expect.arrayContaining(['-family-history-sudden-death', 'family-history-hypertension']),
    );
  });
});

describe('a function called fine', () => {
  it.each([
    ['His appetite remains good.', '-anorexia'],
    ['Sleeping fine, hearing ok.', '-hearing-loss'],
    ['Speech nl, gait nl.', '-gait-disturbance'],
  ])('is no complaint: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('unless it is denied', () => {
    expect(said('Appetite not good.')).not.toContain('-anorexia');
  });
});
