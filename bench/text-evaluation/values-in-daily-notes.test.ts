import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

describe('a value behind the words of a day', () => {
  it.each([
    ['White count is sky high at 41.', 'marked-leukocytosis'],
    ['CRP only 18.', 'crp-raised'],
    ['Hb stable at 10.8.', 'anaemia'],
    ['ALP isolated rise at 188.', 'alp-raised'],
    ['Haemoglobin has drifted down from 118 to 96.', 'haemoglobin-falling'],
    ['SPO2 - 78 % @ RA.', 'severe-hypoxia'],
    ['HR - 112, regular.', 'tachycardia'],
    ['Serum ALT level - 88 u/L.', 'alt-raised'],
    ['S. amylase 1200 S. lipase 3400.', 'amylase-raised'],
    ['Hb (g/dL) 6.8\nWBC (x10^9/L) 2.9', 'leukopenia'],
    ['Lactate (0610) 2.8.', 'lactate-raised'],
    ['Glucose 0600 14.2.', 'hyperglycaemia'],
    ['DEXA T score -3.1.', 'bone-density-low'],
    ['Hb 112 g/L, eos 2.3.', 'marked-eosinophilia'],
    ['ABG 7.21/68/54/27.', 'severe-hypoxia'],
    ['U/A: WBC 50.', 'pyuria'],
    ['K+ ↓, replaced.', 'hypokalaemia'],
    ['Hypertensive 190/100.', 'severe-hypertension-reading'],
    ['Brady at 38.', 'severe-bradycardia'],
    ['GXP neg.', '-tb-test-positive'],
    ['Sodium in the low 120s.', 'hyponatraemia'],
    ['eGFR steady in the 40s.', 'egfr-below-60'],
    ['VBG 7.02 on arrival.', 'acidaemia'],
    ['Hb 112 pre-op -> 78.', 'anaemia'],
    ['Ca 2.91 / 2.88 / 2.94, three checks.', 'hypercalcaemia'],
    ['Home BPs 148/92, 151/94.', 'blood-pressure-persistently-high'],
    ['Hgb 108, Cr 246, urea 21.', 'bun-raised'],
    ['FIB-4 comes out at 2.9.', 'fib-4-raised'],
    ['Dip +ve for leucs and nits.', 'nitrite-positive'],
    ['L/S BP 140/80 -> 110/70.', 'orthostatic-hypotension'],
    ['Hapto undetectable.', 'haptoglobin-low'],
    ['SST flat.', 'acth-test-abnormal'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Glucose 0600 5.2, 1200 6.1.', 'severe-hyperglycaemia'],
    ['Platelets 1 pool given.', 'thrombocytopenia'],
    ['Specs -9.50 R -8.75 L.', 'bradypnoea'],
    ['DEXA T score -1.2.', 'bone-density-low'],
    ['U/A: WBC 50.', 'leukocytosis'],
    ['↓ Na.', 'severe-hyponatraemia'],
    ['Hb stable.', '-anaemia'],
    ['Creatinine stable.', '-creatinine-raised'],
    ['Eos 2.3.', 'marked-eosinophilia'],
    ['BP 150/95 in 2015.', 'hypertension-reading'],
    ['CR 2-3 s. Abd soft.', 'creatinine-raised'],
    ['Previous Hb 82 in 2021.', 'anaemia'],
    ['Folate 8.1 (>3.9), Hb 104 (115-165).', 'folate-low'],
    ['Ferritin 1220 - sat 38.', 'hypoxia'],
    ['Hb 84 g/L, retics 18.', 'reticulocytosis'],
    ['Urine R/M WNL.', '-tachypnoea'],
    ['Drain fluid amylase 3400.', 'amylase-raised'],
    ['Cord gas pH 7.10.', 'acidaemia'],
    ['Power R 4 / 5.', 'bradypnoea'],
    ['MRI: infarct with petechial change.', 'petechiae'],
    ['HIV, hep B/C neg.', '-blood-culture-positive'],
    ['Clinic BPs 128/76, 132/80.', 'blood-pressure-persistently-high'],
  ])('is nothing else: %s no %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('tables keep their lines and their fluid', () => {
  it('a grade at the end of a line is of that line', () => {
    const found = said('Urinalysis\nBlood +\nProtein Trace\nKetones Negative');
    expect(found).toEqual(expect.arrayContaining(['haematuria-microscopic', '-ketonuria']));
    expect(found).not.toContain('proteinuria');
  });

  it('the appearance of a fluid opens no examination', () => {
    const found = said('CSF\nAppearance: turbid\nWCC 1840\nProtein 2.8 g/L\nGlucose 0.9 mmol/L');
    expect(found).toEqual(expect.arrayContaining(['csf-pleocytosis', 'csf-high-protein', 'csf-low-glucose']));
    expect(found).not.toContain('hypoglycaemia');
  });
});

describe('what a name of several tests denies', () => {
  it.each([
    ['FBE NAD, UEC unremarkable.', ['-anaemia', '-creatinine-raised', '-hyponatraemia']],
    ['FBC, U&E, CRP normal.', ['-leukocytosis', '-hyperkalaemia', '-crp-raised']],
    ['Normal FBC.', ['-anaemia', '-thrombocytopenia']],
    ['Obs normal throughout.', ['-fever', '-tachycardia', '-hypoxia']],
    ['B12 and folate fine.', ['-b12-low', '-folate-low']],
    ['Lytes wnl.', ['-hyponatraemia', '-hypokalaemia']],
  ])('is its main findings: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  });

  it.each([
    ['FBC sent.', '-anaemia'],
    ['FBC normal.', '-microcytosis'],
    ['Resp fine.', '-tachypnoea'],
    ['Urea and electrolytes normal.', '-low-bicarbonate'],
  ])('is no more: %s no %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
