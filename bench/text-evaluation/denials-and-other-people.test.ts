import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a denied list', () => {
  it.each([
    ['Red flags: no weight loss, night sweats or fever.', ['-weight-loss', '-night-sweats', '-fever']],
    ['Red flags negative: night sweats, previous cancer.', ['-night-sweats', '-history-cancer']],
    ['FH nil for IHD, DM.', ['-family-history-coronary-disease', '-family-history-diabetes']],
    ['Fever -, cough -, SOB -', ['-fever', '-cough', '-dyspnoea']],
    ['No liver, spleen or nodes felt.', ['-hepatomegaly', '-splenomegaly']],
    ['I could not feel her liver or spleen.', ['-hepatomegaly', '-splenomegaly']],
    ['No aspirin, steroids or warfarin.', ['-on-aspirin', '-on-glucocorticoid', '-on-warfarin']],
    ['COVID/flu/RSV all negative', ['-covid-test-positive', '-influenza-test-positive']],
    [
      'An influenza test, a rapid streptococcal antigen test and a SARS-CoV-2 test are negative.',
      ['-influenza-test-positive', '-strep-test-positive', '-covid-test-positive'],
    ],
    ['ANA and rheumatoid factor are negative.', ['-ana-positive', '-rheumatoid-factor-positive']],
    ['Rapid plasma reagin is nonreactive.', ['-syphilis-serology-positive']],
    ['She does not smoke and takes metformin.', ['-smoking', 'on-metformin']],
    ['He does not cough and eats well.', ['-cough', '-anorexia']],
    ["Doesn't smoke or drink.", ['-smoking', '-alcohol-history']],
    ['Not diabetic, hypertensive or asthmatic.', ['-history-diabetes', '-history-hypertension']],
    ['Power, reflexes and gait were all normal.', ['-reduced-reflexes', '-gait-disturbance']],
  ])('denies each of its items: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  });

  it.each([
    ['No shifting dullness, liver edge 2 fb.', 'hepatomegaly'],
    ['No ascites, GB wall edematous 5 mm.', 'gallbladder-wall-thickening'],
  ])('ends before what is measured: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('denies what is called not enlarged behind a comma', () => {
    expect(said('Tonsils symmetric, not enlarged.')).not.toContain('tonsillar-swelling');
  });

  it('ends before a measure of drink, and before what has a verb of its own', () => {
    expect(said('No tobacco, glass of wine with dinner.')).toContain('alcohol-history');
    expect(said('CT of the head was normal, and a urine drug screen was negative.')).toContain(
      'ct-head-normal',
    );
    expect(said('She has never smoked and drinks little.')).not.toContain('-alcohol-history');
  });

  it('that names another complaint says nothing of the one before', () => {
    expect(said('Chest pain since noon. Not SOB at rest.')).not.toContain('-rest-chest-pain');
  });

  it.each([
    ['Thyroid N.', '-goitre'],
    ['Palms, soles normal.', '-palmar-sole-rash'],
  ])('may be a letter or a word behind the part: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('may be the answer to a question, behind a dash', () => {
    expect(said('One previous miscarriage? - No, termination 2014.')).toContain('-history-miscarriage');
  });

  it('of a film of the chest denies no mass of the belly', () => {
    expect(said('CXR: no consolidation, effusion or mass.')).not.toContain('-abdominal-mass');
  });
});

describe('a test or an examination called normal', () => {
  it.each([
    ['Abd soft, NT, ND.', '-abdominal-tenderness'],
    ['Abdomen is obese, soft, nontender.', '-abdominal-tenderness'],
    ['Blood cultures showed no growth.', '-blood-culture-positive'],
    ['CSF culture was sterile.', '-csf-culture-positive'],
    ['HIV, HCV Ab neg.', '-hiv-test-positive'],
    ['Two troponins four hours apart were negative.', '-troponin-raised'],
    ['Haemoglobin, creatinine and CK were normal.', '-anaemia'],
    ['INR/APTT normal.', '-aptt-prolonged'],
    ['CT head w/o: no acute intracranial process.', '-ct-head-haemorrhage'],
    ['OGD: oesophagus, stomach and duodenum normal.', '-endoscopy-ulcer'],
    ['Pulse is 88 per minute, regular.', '-irregular-pulse'],
  ])('denies what it looks for: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('states nothing of what it denies', () => {
    expect(said('Blood cultures showed no growth.')).not.toContain('blood-culture-positive');
    expect(said('HIV, HCV Ab neg.')).not.toContain('hiv-infection');
  });
});

describe('what is said of other people', () => {
  it.each([
    ['Wife diabetic.', 'history-diabetes'],
    ['Mother - HTN, T2DM.', 'history-hypertension'],
    ['Baby is jaundiced.', 'jaundice'],
    ['The dog has been vomiting too.', 'vomiting'],
    ['Kids at home have diarrhoea.', 'diarrhoea'],
    ['Two other residents have diarrhoea.', 'diarrhoea'],
  ])('is not read of the patient: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('ends where the patient is named again', () => {
    expect(said('Flatmate off sick with flu, patient now febrile.')).toContain('fever');
  });

  it('may be what he believes of them', () => {
    expect(said('Believes his housemates are watching him.')).toContain('paranoia');
  });
});

describe('a medicine', () => {
  it.each([
    ['Statin and ACEi off since admission.', 'on-statin'],
    ['Prednisolone finished last week.', 'on-glucocorticoid'],
    ['Given meclizine, made her sleepy, stopped it.', 'on-antihistamine'],
    ['Had a course of clarithromycin last month.', 'on-macrolide'],
    ['Changed from warfarin to apixaban.', 'on-warfarin'],
  ])('that was stopped is not taken: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['Penicillin - vomits (intolerance only).', 'vomiting'],
    ['Ramipril was stopped because of cough.', 'cough'],
    ['Amoxicillin gives him a rash.', 'rash'],
  ])('once did what is no complaint of today: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
