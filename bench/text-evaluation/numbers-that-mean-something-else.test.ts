import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '../../clinical/cli/load-knowledge.ts';
import { readFindings } from '../../clinical/findings/read-findings.ts';
import { testAsOf, testChart, testDocument } from '../../clinical/findings/test-kit/test-chart.ts';

const knowledge = loadKnowledge();

function present(text: string): readonly string[] {
  const chart = testChart({ documents: [testDocument(text)] });
  const { findings } = readFindings(chart, { asOf: testAsOf, knowledge });
  return findings.filter((f) => f.status === 'present').map((f) => f.id);
}

describe('a number with the same words that means something else', () => {
  it.each([
    ['MMSE 29/30, MoCA 28.', 'cognitive-test-low'],
    ['MMSE 12/4/25.', 'cognitive-test-low'],
    ['Hct\n41.2\nMCV\n88', 'fever'],
    ['BMI\n38.2', 'fever'],
    ['Weight (kg)\n103.4', 'fever'],
    ['HbA1c, 41.0, done.', 'fever'],
    ['Waist up; 38.5.', 'fever'],
    ['Bitten by a K-9.', 'severe-hyperkalaemia'],
    ['Created: 14.', 'creatinine-raised'],
    ['RR 2 doses.', 'bradypnoea'],
    ['T 82 ng/dL.', 'hypothermia'],
    ['Four cups sugar 16 tbsp.', 'hyperglycaemia'],
    ['Mg 0.8.', 'hypomagnesaemia'],
    ['CSF red cells 1240.', 'csf-pleocytosis'],
    ['CSF 0 WBC and 3000 RBC.', 'csf-pleocytosis'],
    ['CSF 2 WBC, 0 RBC.', 'csf-red-cells'],
    ['UA: trace protein, 3+ glucose, no ketones.', 'heavy-proteinuria'],
    ['HR 60s, SBP 120s.', 'bradycardia'],
    ['SpO2 high 90s.', 'hypoxia'],
    ['Phos 1.2, Mg 0.9, K 4.1.', 'hypomagnesaemia'],
    ['Urea 32, creatinine 0.9.', 'bun-raised'],
    ['FT3 5.4.', 'free-t4-high'],
    ['TSH <0.01, T4 45.', 'free-t4-low'],
    ['Salicylate <50, paracetamol <10.', 'on-paracetamol'],
    ['GCS 3 hours later still 15.', 'coma'],
    ['GCS 4-hourly.', 'coma'],
    ['Sciatica R 4/52.', 'bradypnoea'],
    ['RR 8 am 16.', 'bradypnoea'],
    ['HR 50-120, RR 8-25, SBP 90-180, temp 35-38.5.', 'bradypnoea'],
    ['Temp 36.6 at 40 min.', 'high-fever'],
    ['BMI 30th centile.', 'obesity'],
    ['FIT 10 mg.', 'occult-blood-positive'],
    ['SLR 30 reps x3 for quads.', 'straight-leg-raise-positive'],
    ['Refill 3 prescriptions.', 'prolonged-capillary-refill'],
    ['PEFR 98% predicted.', 'peak-flow-low'],
    ['Peak flow 140% predicted.', 'peak-flow-low'],
    ['FEV1 60% of predicted.', 'peak-flow-low'],
    ['LBM 10/1.', 'constipation'],
    ['CSF: 20 WCC.', 'pyuria'],
    ['Wbc 10 - 15.', 'pyuria'],
    ['COVID PCR 30 cycles.', 'proteinuria'],
    ['At 36 weeks of treatment viral load undetectable.', 'third-trimester'],
    ['Spleen 10 cm.', 'splenomegaly'],
    ['Vertigo lasting 1 minute.', 'constant-vertigo'],
    ['Headache lasting 10 seconds.', 'headache-hours-to-days'],
    ['Seizure lasting 45 seconds.', 'prolonged-seizure'],
    ['Lost 2 cm of tape.', 'height-loss'],
    ['He took paracetamol 1 g at 10 and again at 14.', 'paracetamol-ingestion'],
    ['Took 2 paracetamol this morning.', 'ingestion-hours-ago'],
    ['Drinks a bottle before bed, 240 ml of milk.', 'alcohol-use-heavy'],
    ['Glucose 10% 150 ml IV.', 'hyperglycaemia'],
    ['Albumin 20% 100 ml given.', 'albumin-low'],
    ['Gallbladder EF 35%.', 'echo-reduced-ef'],
    ['L5/S1 disc normal.', 'mri-disc-herniation'],
    ['Spinal block to T10 dermatome.', 'dermatomal-rash'],
    ['Needed 4 units of insulin.', 'major-bleeding'],
    ['Right arm 120/70, left arm 118/72.', 'blood-pressure-differential'],
    ['Lying 130/80, standing 124/78.', 'orthostatic-hypotension'],
    ['PPD 3 mm.', 'tb-test-positive'],
    ['0 pack-years.', 'smoking'],
    ['Urine: WBC 2, RBC 1.', 'pyuria'],
    ['Urine RBC 0-2/hpf, WBC 0-5/hpf.', 'haematuria-microscopic'],
    ['Blood +++ on dipstick, no red cells seen on microscopy.', 'haematuria-microscopic'],
    ['CO2 low at 18.', 'hypocapnia'],
    ['Hb 9.8 in 2019, now 13.2.', 'anaemia'],
    ['EF 35% in 2015, now 60%.', 'echo-reduced-ef'],
    ['Potassium 6.9 haemolysed sample.', 'hyperkalaemia'],
    ['Warfarin, INR 2.5-3.5.', 'inr-raised'],
    ['Ferritin 15-150 normal range.', 'ferritin-below-45'],
    ['Vent: RR 30 set, Vt 380.', 'tachypnoea'],
    ['Hb 142, MCV 88.', 'normocytic-anaemia'],
    ['Creatinine 85, baseline 84.', 'creatinine-rise-acute'],
    ['Urine output 60 ml/h.', 'oliguria'],
    ['Seizure free for 5 years.', 'seizure'],
    ['ABG pH 7.42, pCO2 52.', 'respiratory-acidosis'],
  ])('%s', (text, finding) => {
    expect(present(text)).not.toContain(finding);
  });

  it.each([
    ['MMSE 21/30.', 'cognitive-test-low'],
    ['GCS 8/15.', 'coma'],
    ['RR 6-8.', 'respiratory-depression'],
    ['IOP R 14 L 40.', 'very-high-intraocular-pressure'],
    ['FIT 85.', 'occult-blood-positive'],
    ['SLR R 35 L 80.', 'straight-leg-raise-positive'],
    ['PEF 35% of best.', 'peak-flow-low'],
    ['LBM 6 days ago.', 'constipation'],
    ['Bladder scan 640 ml.', 'urinary-retention'],
    ['G2P1 34 weeks pregnant.', 'third-trimester'],
    ['Seizure lasting 10 minutes.', 'prolonged-seizure'],
    ['Took 40 paracetamol 6 hours ago.', 'paracetamol-ingestion'],
    ['88% on air, RR 30.', 'hypoxia'],
    ['T-score -2.9.', 'bone-density-low'],
    ['BP R arm 180/100, L arm 140/80.', 'blood-pressure-differential'],
    ['BP 140/80 lying, 110/70 standing.', 'orthostatic-hypotension'],
    ['PPD 15 mm induration.', 'tb-test-positive'],
    ['Urine: WBC 40/hpf, RBC 20/hpf.', 'haematuria-microscopic'],
    ['Blood +++ on dipstick, no red cells seen on microscopy.', 'myoglobinuria'],
    ['ABG: pH 7.21, pCO2 9.5 kPa.', 'respiratory-acidosis'],
    ['HFrEF, EF 28% (Feb 2021).', 'echo-reduced-ef'],
    ['Hb 98, MCV 88.', 'normocytic-anaemia'],
    ['Cr 188 (was 96 in June).', 'creatinine-rise-acute'],
    ['Urine output 15 ml/h.', 'oliguria'],
  ])('and the number that is meant: %s', (text, finding) => {
    expect(present(text)).toContain(finding);
  });
});

describe('a number that is wanted, not measured', () => {
  it.each([
    ['Target sats 88-92%.', 'hypoxia'],
    ['Aim SBP 80-90.', 'hypotension'],
    ['Keep temp 34 after arrest.', 'hypothermia'],
  ])('%s', (text, finding) => {
    expect(present(text)).not.toContain(finding);
  });

  it('takes nothing from what was measured beside it, nor from lesions called so', () => {
    expect(present('Sats 88% on air. Aim 88-92%.')).toContain('hypoxia');
    expect(present('Target lesions on both palms, fever.')).toEqual(
      expect.arrayContaining(['target-lesions', 'fever']),
    );
  });
});

describe('a length of time that is of something else', () => {
  it.each([
    ['6 month old boy with cough and runny nose.', 'chronic-cough'],
    ['5-mo F ex-35 wk, cough.', 'chronic-cough'],
    ['Cough 3 days. Follow up in 2 months.', 'chronic-cough'],
    ['Fever 1 day, rash 5 days ago.', 'fever-five-days'],
    ['Fever 2 h, took amoxicillin for 5 days.', 'fever-five-days'],
    ['Diarrhoea today; last colonoscopy 3 years ago.', 'chronic-diarrhoea'],
    ['Ex-35w6d infant, well.', 'third-trimester'],
    ['Bed 32/40.', 'third-trimester'],
  ])('%s', (text, finding) => {
    expect(present(text)).not.toContain(finding);
  });

  it.each([
    ['Cough for 3 months.', 'chronic-cough'],
    ['Fever, cough and rash for 6 days.', 'fever-five-days'],
    ['Ex-35w6d infant, well.', 'prematurity'],
    ['36+2, booked, low risk.', 'third-trimester'],
  ])('and one of the complaint: %s', (text, finding) => {
    expect(present(text)).toContain(finding);
  });
});

describe('a plus', () => {
  it.each([
    ['Trop + CK sent.', 'troponin-raised'],
    ['COVID + flu vaccine given.', 'covid-test-positive'],
    ['Protein + fibre diet.', 'proteinuria'],
  ])('only joins what stands on its sides: %s', (text, finding) => {
    expect(present(text)).not.toContain(finding);
  });

  it('answers what it is written against, or what ends with it', () => {
    expect(present('Trop+, CK normal.')).toContain('troponin-raised');
    expect(present('Psoas + on the right.')).toContain('psoas-sign');
  });
});

describe('a word beside it that makes it something else', () => {
  it.each([
    ['Drinks 8 glasses of water a day.', 'alcohol-use-heavy'],
    ['Gastric residual 300 ml.', 'urinary-retention'],
    ['Sleeps 3 hours between feeds.', 'decreased-need-for-sleep'],
    ['Liver 2 cm lesion in segment 4.', 'hepatomegaly'],
    ['S3 nerve root stimulation.', 's3-gallop'],
    ['Trisomy 21 screening low risk.', 'down-syndrome'],
    ['SLR + bilat 30.', 'bilirubin-raised'],
    ['Tea with sugar 2 teaspoons.', 'hypoglycaemia'],
    ['Sugar 3 spoons in tea.', 'koilonychia'],
    ['Digoxin 62.5 once a day.', 'digoxin-raised'],
  ])('%s', (text, finding) => {
    expect(present(text)).not.toContain(finding);
  });
});
