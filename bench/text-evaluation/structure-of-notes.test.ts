import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a heading', () => {
  it.each([
    ['Meds - aspirin 75, ramipril + metformin.', 'on-ace-inhibitor'],
    ['PMH (from GP summary): gout.', 'history-gout'],
    ['Bloods 12/11: Hb 82.', 'anaemia'],
    ['c/o cough. pmh: asthma. meds: nil.', 'history-asthma'],
    ['58M, PMH: asthma, meds: ramipril, allergies: nil.', 'history-asthma'],
    ['Abdo - soft, non tender.', '-abdominal-tenderness'],
  ])('may end with a dash, or have a remark before its colon: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Bloods: ESR 96.\nI have started prednisolone 60 mg today.', 'on-glucocorticoid'],
    ['Labs: Hb 9.1 g/dL. She takes warfarin.', 'on-warfarin'],
  ])('of results reaches no further than to what someone does or takes: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('a sentence', () => {
  it('ends at its stop where nothing is written in capitals', () => {
    expect(said('no injuries. bladder palpable. no rash. wheeze bilat.')).toEqual(
      expect.arrayContaining(['-trauma-recent', 'palpable-bladder', '-rash', 'wheeze']),
    );
  });

  it('goes on behind the stop of a shortened word', () => {
    expect(said('hx. of asthma. abd. pain for 3 days.')).toEqual(
      expect.arrayContaining(['history-asthma', 'abdominal-pain']),
    );
  });
});

describe('a denial', () => {
  it.each([
    ['No PMH, NKDA.', '-history-drug-allergy'],
    ['No murmur, chest clear.', '-crackles'],
    ['Not preg (coil).', 'intrauterine-device'],
    ['Not preg (coil).', '-pregnancy'],
    ['No PMH (asthma as child).', 'history-asthma'],
    ['No meningism (neck stiffness, photophobia).', '-neck-stiffness'],
  ])('keeps to its own item, and brackets hold its list or its reason: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('an illness named alone', () => {
  it.each([
    ['RS: asthma - Clenil bd.\nGI: reflux controlled.', 'history-asthma'],
    ['RS: asthma - Clenil bd.\nGI: reflux controlled.', 'history-gord'],
    ['MSK: OA both knees.', 'history-osteoarthritis'],
    ['72F. Gout on allopurinol.', 'history-gout'],
    ['Depression x 10 years, low again.', 'history-depression'],
    ['BG Hep C untreated. Cough for 3 days.', 'history-hepatitis'],
  ])('is a history where it is treated, lasts, or opens what is told of its organ: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('is none in an opinion of today', () => {
    expect(said('Imp: gout - colchicine 500 mcg.')).not.toContain('history-gout');
  });

  it('leaves the lines below a list of one line to the present', () => {
    const text =
      'Bg: gout.\nAbout eight hours after the second dose she had a tremor and then a seizure at home.';
    expect(said(text)).toEqual(expect.arrayContaining(['history-gout', 'tremor', 'seizure']));
  });
});

describe('the answer of a test', () => {
  it.each([
    ['Bloods: Coombs neg, clotting normal.', '-direct-coombs-positive'],
    ['Ix: HIV NR.', '-hiv-test-positive'],
    ['VDRL not detected.', '-syphilis-serology-positive'],
    ['Sputum Xpert neg x1.', '-tb-test-positive'],
    ['HIT screen (PF4) came back positive.', 'hit-antibody-positive'],
    ['Influenza A came back positive.', 'influenza-test-positive'],
  ])('is read in every usual form: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('a complaint', () => {
  it('is told by "h/o" where the note also writes "c/o"', () => {
    expect(said('C/O cough x 2 months. H/O blood in sputum 2 episodes.')).toContain('haemoptysis');
    expect(said('h/o seizures, admitted with cough.')).not.toContain('seizure');
  });

  it('of LE and RE is of the eyes where eyes are spoken of', () => {
    expect(said('EYE CASUALTY. LE: painful since last night. RE fine. VA R 6/6.')).toContain('eye-pain');
    expect(said('LE oedema to knees. Vision fine.')).not.toContain('eye-pain');
  });
});

describe('usual words of several specialties', () => {
  it.each([
    ['Lymph nodes: small cervical + axillary.', 'axillary-lymphadenopathy'],
    ['Uterus woody hard, very tender.', 'uterine-tenderness'],
    ['RR 30, breathing deep and sighing.', 'kussmaul-breathing'],
    ['TTC 12/12 without success.', 'infertility'],
    ['EtOH use d/o.', 'history-alcohol-use-disorder'],
    ['Had runs of AF overnight.', 'ecg-atrial-fibrillation'],
    ['ESM radiating to carotids.', 'aortic-stenosis-murmur'],
    ['Sick x3 since lunch.', 'vomiting'],
  ])('%s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Had runs of AF overnight.', 'diarrhoea'],
    ['AROM flex 150, abd 140 painful arc.', 'abdominal-pain'],
    ['Filling defect in the superior sagittal sinus.', 'ct-pulmonary-embolus'],
    ['Supraspinatus thickening, no tear.', 'dehydration-signs'],
    ['Plan: CIWA, thiamine.', 'ciwa-high'],
    ['Heparin ceased on Monday.', 'on-heparin'],
  ])('are not taken for what they only look like: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('the day since a birth or an operation', () => {
  it.each([
    ['24yr, D6 post EMCS.', 'postpartum'],
    ['Para 1, 9 days postnatal.', 'postpartum'],
    ['Delivered 10 days ago by forceps.', 'postpartum'],
    ['D8 post CABG x4.', 'recent-surgery'],
    ['POD#3 lap chole.', 'recent-surgery'],
  ])('is read however it is written: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each(['Hip replacement 2019.', 'CABG 2015.', 'Smokes 1/2 ppd.'])(
    'is not every year or day: %s',
    (text) => {
      expect(said(text)).not.toContain('recent-surgery');
      expect(said(text)).not.toContain('postpartum');
    },
  );
});
