import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('what is compared with an earlier time', () => {
  it.each([
    ['Chest pain on a background of previous MI.', 'chest-pain'],
    ['Headache worse than her previous migraines, with vomiting.', 'vomiting'],
    ['Belly pain, not like her previous labors, and a gush of blood.', 'vaginal-bleeding'],
  ])('is of now: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('is over where it was "previously"', () => {
    expect(said('Chest pain previously.')).not.toContain('chest-pain');
  });
});

describe('vital signs', () => {
  it.each([
    ['HR on the monitor 140.', 'tachycardia'],
    ['Pale, cool, HR 132, 82/50.', 'hypotension'],
    ['Feels rough. 39.0 C. Throat red.', 'high-fever'],
    ['Barfed once, 103.4 ax.', 'fever'],
    ['DM2. 38.9, 112, 92/50, 24, 91%.', 'hypoxia'],
    ['BP 94/52 sitting, 78/40 when stood up.', 'orthostatic-hypotension'],
  ])('are read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Seen at 10. 38.9 kg, 112 cm.', 'fever'],
    ['Hgb 12.1, 38.6, 230.', 'fever'],
    ['HR 88, 20/40 vision.', 'hypotension'],
  ])('and no other numbers: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('what stands behind a statement with "not"', () => {
  it.each([
    ['Sent for not acting right and low BP.', 'hypotension'],
    ['Not eating and vomiting.', 'vomiting'],
  ])('is not denied with it: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('is denied where nothing else was', () => {
    expect(said('Not coughing and wheezing.')).not.toContain('wheeze');
  });
});

describe('who is spoken of', () => {
  it.each([
    ['She has two kids, drinks wine daily.', 'alcohol-history'],
    ['New boyfriend, no condoms, on the pill.', 'unprotected-sex'],
    ['Mother brings child with rash.', 'rash'],
  ])('is the patient: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Mother brings child with rash.', 'sick-contact'],
    ['Dad brings 8yo with cough.', 'sick-contact'],
    ['Tremor for 2 years per husband, who himself has Parkinson disease.', 'history-parkinson'],
  ])('and no one else: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('signs and complaints as crews and triage nurses put them', () => {
  it.each([
    ['Winces when I press on the RLQ.', 'rlq-tenderness'],
    ['Jumps when I tap her R flank.', 'costovertebral-tenderness'],
    ['Pants are falling off him.', 'weight-loss'],
    ['Has been dry since Friday.', 'alcohol-last-drink-days-ago'],
    ['Drinks a 26er of vodka a day.', 'alcohol-use-heavy'],
    ['Thinks her late husband is coming for supper.', 'confusion'],
    ['Had an accident in the chair.', 'urinary-incontinence'],
    ['Heavy, like someone sitting on her chest.', 'pressure-chest-pain'],
    ['Makes a face when I push above the pubic bone.', 'suprapubic-tenderness'],
    ['Guards when I press.', 'guarding'],
    ['It hurts more letting go than pushing in.', 'rebound-tenderness'],
    ["Felt like he'd pass out.", 'presyncope'],
    ['Rouses to voice only.', 'reduced-consciousness'],
    ['Coughed into a Kleenex and saw pink.', 'haemoptysis'],
    ['Two weeks s/p ACL repair.', 'recent-surgery'],
    ['Nine days out from having a baby by section.', 'recent-caesarean'],
    ['Twenty pounds gone.', 'weight-loss'],
    ['Crackles like Rice Krispies under my fingers.', 'crepitus-skin'],
    ['US: stones, wall 2 mm, CBD 3.', 'gallstones-imaging'],
    ['Mom is at wits end with the sneezing.', 'sneezing'],
    ['No injury, sock leaves a dent.', 'peripheral-oedema'],
    ["Doesn't hear or see things.", '-visual-hallucinations'],
    ['Bowel sounds not heard, abdomen distended.', 'abdominal-distension'],
    ['Worse breathing in.', 'pleuritic-chest-pain'],
    ['It kills to look sideways.', 'painful-eye-movements'],
    ['The sink was full of bright red blood.', 'haematemesis'],
    ['T waves upside down V2-5.', 'ecg-t-inversion'],
    ['Tender to a tap over L2.', 'spinal-tenderness'],
    ['Had his gallbladder out two weeks ago.', 'recent-surgery'],
    ['An ache across the chest and down the inside of both arms.', 'pain-radiating-left-arm'],
  ])('%s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Loaded the dishwasher.', 'irritant-exposure'],
    ['The shelter took her dog.', 'tb-exposure'],
    ['Saw blood in the stool.', 'syncope-trigger'],
    ['Had an accident in the chair.', 'trauma-recent'],
    ['Everything went grey.', 'pallor'],
    ['Numbed with lidocaine.', 'numbness'],
    ['It hurts to sneeze.', 'sneezing'],
    ['Pain up under the ribs.', 'bone-pain'],
    ['Jumps when startled.', 'abdominal-tenderness'],
    ['Her blood pressure has been running high.', 'diarrhoea'],
    ['Security guards on scene.', 'guarding'],
    ["Felt like he'd pass out.", 'syncope'],
    ['Crackles like Rice Krispies under my fingers.', 'crackles'],
    ['Tongue like sandpaper.', 'sandpaper-rash'],
    ['Leg feels like a sausage.', 'sausage-mass'],
    ['The contrast does not cross midline.', 'dermatomal-rash'],
    ['Looks puffed up.', 'dyspnoea'],
    ['Hitting on the staff.', 'trauma-recent'],
    ['Sleeping through class.', '-insomnia'],
    ['Aspirin: it upset his stomach.', 'nausea'],
    ['Drinks pitchers of iced tea.', 'overhead-occupation'],
    ['The monitor caught it.', 'sick-contact'],
    ['H pylori stool Ag sent.', 'helicobacter-positive'],
    ['Has a deaf sister.', 'hearing-loss'],
    ['Hard lumpy prostate.', 'hard-stools'],
    ['Had his gallbladder out at 12.', 'recent-surgery'],
    ['Rash on the chest and down both arms.', 'pain-radiating-left-arm'],
  ])('but not %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
