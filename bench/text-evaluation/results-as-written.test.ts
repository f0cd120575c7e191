import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('panels whose places tell what a number is', () => {
  it.each([
    ['BMP 128/5.9/94/16/62/4.8<210', ['hyponatraemia', 'hyperkalaemia', 'low-bicarbonate', 'bun-raised', 'creatinine-raised', 'glucose-200-or-more']],
    ['WBC 14.2>12.1/36<250', ['leukocytosis', '-anaemia', '-thrombocytopenia']],
    ['CBC: 3.1 > 7.4 / 22 < 38', ['leukopenia', 'anaemia', 'thrombocytopenia']],
  ])('are read: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  }); // prettier-ignore

  it.each(['Dates 136/4/10', 'Score 14>12/20<30', 'Hb 14 > 12 > 9'])('are no other row: %s', (text) => {
    expect(said(text)).not.toContain('leukocytosis');
    expect(said(text)).not.toContain('-hyponatraemia');
  });
});

describe('values told by the ten, by grades and before their names', () => {
  it.each([
    ['HR in the 130s.', 'tachycardia'],
    ['BP 80s/40s on arrival.', 'hypotension'],
    ['Sats mid 80s on RA.', 'hypoxia'],
    ['Sugars in the 300s.', 'glucose-200-or-more'],
    ['CBG HI, ketones 5.2.', 'marked-hyperglycaemia'],
    ['UA: 3+ protein, 2+ blood, nit neg.', 'heavy-proteinuria'],
    ['UA: large blood, small LE.', 'leukocyte-esterase-positive'],
    ['Urine dip: +++ glucose ++ ketones.', 'ketonuria'],
    ['CSF 400 WBC, 20 red cells.', 'csf-pleocytosis'],
    ['Labs: 15.3 WBC, 9.1 Hgb, 88 plt.', 'thrombocytopenia'],
    ['BAC 0.18.', 'ethanol-raised'],
    ['Fell, no HI.', '-head-trauma-recent'],
  ])('%s: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it('no thoughts of harming others are no head injury denied', () => {
    expect(said('No SI or HI.')).not.toContain('-head-trauma-recent');
  });
});

describe('which value is of today', () => {
  it.each([
    ['A1c today 7.9 (7.2 six mo ago).', 'hba1c-raised'],
    ['A1c today 7.9 (7.2 six mo ago).', 'hba1c-rising'],
    ['Ferritin 9 (was 61 two years ago).', 'ferritin-low'],
    ['Carboplatin given 10 days ago, now temp 38.6.', 'fever'],
    ['eGFR 52 (54 in Jan, 51 last July).', 'egfr-persistently-below-60'],
    ['eGFR          41         L   [44 in Mar, 46 Oct last yr]', 'egfr-persistently-below-60'],
    ['Plt 212 on admission, 96 today.', 'platelets-falling'],
    ['Hb 98 (target 100-120).', 'anaemia'],
  ])('%s is %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Ferritin 9 two years ago.', 'ferritin-low'],
    ['Hb target 100-120.', 'anaemia'],
    ['Plt 96 on admission, 212 today.', 'platelets-falling'],
  ])('%s is not %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('short names of analytes that are words as well', () => {
  it.each([
    ['Alc 6 u/wk.', 'lymphocytosis'],
    ['No alcohol, normally sharp.', '-lymphocytosis'],
    ['Next date: OGD NAD.', '-direct-coombs-positive'],
    ['Arrived in li 2 late.', 'lithium-raised'],
  ])('name nothing in small letters: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it.each([
    ['WBC 2.1, ALC 0.4.', 'lymphopenia'],
    ['DAT positive.', 'direct-coombs-positive'],
    ['Li 2.1, coarse tremor.', 'lithium-raised'],
  ])('are read as they are written: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });
});

describe('results in the words of laboratories and images', () => {
  it.each([
    ['Urine: leucs 2+, culture >10^5 E. coli sens to nitrofurantoin.', 'urine-culture-positive'],
    ['Bld cx 2/2 GPC in clusters at 14 h.', 'blood-culture-positive'],
    ['COVID/flu/RSV swab neg.', '-covid-test-positive'],
    ['HBsAg NR, HIV I & II NR.', '-hiv-test-positive'],
    ['Pus cells 8-10/hpf.', 'pyuria'],
    ['Pus cells 1-2/hpf.', '-pyuria'],
    ['Screening: PHQ-9 3, MoCA 28/30.', '-phq-positive'],
    ['Screening: PHQ-9 3, MoCA 28/30.', '-cognitive-test-low'],
    ['Colour good, cap refill under 2 s.', '-prolonged-capillary-refill'],
    ['FEV1/FVC 0.47, no change after salbutamol.', '-bronchodilator-reversibility'],
    ['CT: portocaval node 14 mm.', 'lymphadenopathy-imaging'],
    ['USG minimal ascites, R pl effusion.', 'cxr-pleural-effusion'],
    ['TFTs and LFTs unremarkable.', '-tsh-raised'],
  ])('%s: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['MSU mixed growth <10,000 CFU/mL.', 'urine-culture-positive'],
    ['Pus cells 1-2/hpf.', 'pyuria'],
    ['CT head: no bleed, old left lacunar infarct.', 'mri-infarct'],
    ['CT head: no bleed, old left lacunar infarct.', 'ct-head-infarct'],
    ['TTE: EF 60 %, no thrombus.', '-dvt-on-ultrasound'],
    ['MRI knee: small right effusion of the joint.', 'cxr-pleural-effusion'],
    ['HR 122, rigid.', 'morning-stiffness-over-30-min'],
  ])('%s, not %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('values in other places of a note', () => {
  it.each([
    ['TTOs: apixaban 5 mg BD, ramipril STOPPED (K 5.9).', 'hyperkalaemia'],
    ['Medications: metformin stopped due to eGFR 24.', 'egfr-below-30'],
    ['GI: loose stool x4. ALT 112 WCC 24.1.', 'leukocytosis'],
    ['Dx para: WBC 1,240, 78% PMN.', 'ascitic-neutrophils'],
    ['Diagnostic paracentesis: PMN 86.', '-ascitic-neutrophils'],
    ['BP 96/78.', 'narrow-pulse-pressure'],
    ['Took 24 paracetamol at 2100, level 180 at 4 h.', 'paracetamol-level-raised'],
    ['Collapsed, rectal 41.2.', 'hyperthermia-over-40'],
    ['Retics 380.', 'reticulocytosis'],
    ['eGFR 51 stable x 3 yrs.', 'egfr-persistently-below-60'],
    ['Plts 212 pre-op -> 148 D5 -> 61 this am.', 'platelets-falling'],
    ['TSH less than 0.01.', 'tsh-suppressed'],
    ['CRP 68 amylase N.', '-amylase-raised'],
  ])('%s: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Medications: Ca 600 bd, K 20 daily (vitamin D 8).', 'vitamin-d-low'],
    ['Plan: (target K 3.0), call if K 6.8.', 'hyperkalaemia'],
    ['Dx para: WBC 1,240, 78% PMN.', 'leukopenia'],
    ['Knee aspirate WCC 68,000, 94% polys.', 'leukocytosis'],
    ['Haemolysed K 6.4.', 'hyperkalaemia'],
    ['K 5.8. Restart losartan once K < 5.', '-hyperkalaemia'],
    ['BP 118/76.', 'narrow-pulse-pressure'],
    ['BP target 100/90.', 'narrow-pulse-pressure'],
    ['Rectal exam normal.', '-fever'],
    ['No P&N.', '-bradycardia'],
  ])('%s, not %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
