import { describe, expect, it } from 'vitest';
import { said } from './said.ts';

const ct = (findings: string) =>
  `TECHNIQUE: CT of the abdomen with contrast.\nCOMPARISON: None.\n${findings}`;

describe('a report', () => {
  it.each([
    ['Specimen: venous blood, not hemolyzed.\n\nPotassium 6.9 mmol/L.', 'severe-hyperkalaemia'],
    ['Comparison: film of May, with an effusion.\nLarge right pneumothorax.', 'cxr-pneumothorax'],
    [ct('Lymph nodes: None enlarged.'), '-lymphadenopathy-imaging'],
    [ct('SMA and SMV are patent. No free air.'), '-mesenteric-occlusion-imaging'],
  ])('goes on below how it was made: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    [ct('Bladder: The bladder is normal.'), '-urinary-retention'],
    [ct('The small bowel is of normal caliber.'), '-constipation'],
    ['Comparison: CT of May, with a pulmonary embolus.\nNo acute finding.', 'ct-pulmonary-embolus'],
  ])('of images denies no complaint, nor states what it was compared with: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('a value with its time behind its name', () => {
  it.each([
    ['Parathyroid hormone from October: 612 pg/mL.', 'pth-high'],
    ['Ferritin last month 8.', 'ferritin-low'],
    ['A1c on Dec 12 was 9.2.', 'hba1c-very-high'],
    ['Potassium went from 3.1 to 2.6.', 'potassium-below-3'],
    ['Sodium has come up to 128.', 'hyponatraemia'],
  ])('is read: %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Creatinine May 2024 1.8.', 'creatinine-raised'],
    ['A1c Dec 9, flu jab given.', 'hba1c-raised'],
    ['Hb last month, 3 units transfused.', 'anaemia'],
    ['Potassium yesterday, 2 doses given.', 'hypokalaemia'],
  ])('is none of now where the time is long ago, nor a day or a dose: %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('numbers and words at the edge of a denial', () => {
  it.each([
    ['No murmur, cap refill 4 sec.', 'prolonged-capillary-refill'],
    ['VS 99.0 116 152/88 20 99% RA', 'tachycardia'],
    ['HR 90, sensation to pinprick is reduced over the left arm and leg.', 'hemisensory-loss'],
  ])('%s states %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Ondansetron 4 mg, normal saline 500 mL.', '-hypomagnesaemia'],
    ['She will call for leg weakness or trouble with urination.', 'leg-weakness'],
    ['Call with any vomiting.', 'vomiting'],
    ['Hepatitis C and HIV serology sent.', 'history-hepatitis'],
  ])('%s says nothing of %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });

  it('who called for a complaint has it', () => {
    expect(said('He called for chest pain this morning.')).toContain('chest-pain');
  });
});

describe('numbers as places write them', () => {
  it.each([
    ['NT-proBNP 14 200.', 'bnp-very-high'],
    ['Plt 1.62 L, Hb 9.', '-severe-thrombocytopenia'],
    ['Plt 1.2 L.', 'thrombocytopenia'],
    ['Plt 98 L.', 'thrombocytopenia'],
    ['Total count 11,800.', 'leukocytosis'],
    ['TC 5,400 (N82 L12).', 'neutrophilia'],
    ['VS 100.0 (R) 118 102/60 18 99% RA', '-tachypnoea'],
    ['Lying 128/60 HR 90, standing 94/50 HR 128.', 'orthostatic-hypotension'],
    ['Pulse 92, irregular.', 'irregular-pulse'],
  ])('%s is %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['He sat down quickly.', 'hypoxia'],
    ['The jugular venous pressure is 10 cm above the sternal angle.', 'chest-pain'],
    ['Tongue is moist now and skin turgor better.', 'diaphoresis'],
    ['Ferritin 41 120 mg iron given.', 'ferritin-high'],
    ['Nasal voice, blocked nose.', 'bulbar-weakness'],
    ['Works as an aged care nurse.', 'nursing-home-resident'],
  ])('%s is not %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});

describe('examination in short forms', () => {
  it.each([
    ['O/E: c/c/o, no P/I/C/C/L/E.', ['-confusion', '-pallor', '-jaundice', '-clubbing', '-lymphadenopathy']],
    ['He is conscious and oriented.', ['-confusion']],
    ['Resp: clear. Neuro NF. Tachy reg no m.', ['-crackles', '-focal-weakness', '-heart-murmur']],
    ['Tongue moist. Urine micro: no casts.', ['-dry-mouth', '-urine-casts-red-cell']],
    ['Drug h/o: Metformin 1g BD, Telma 40.', ['on-metformin', 'on-arb']],
  ])('denies and states: %s', (text, findings) => {
    expect(said(text)).toEqual(expect.arrayContaining(findings));
  });
});

describe('a name with another owner', () => {
  it.each([
    ['Venous blood gas pH 7.27, carbon dioxide 61.', 'hypercapnia'],
    ['BMP: Na 138, CO2 34.', 'high-bicarbonate'],
    ['WBC 64.3.', 'marked-leukocytosis'],
    ['UA: 3+ prot, 3+ blood.', 'haematuria-microscopic'],
    ['COVID and influenza swabs negative.', '-influenza-test-positive'],
    ['ECG: SR, old inf Qs.', 'ecg-pathological-q'],
    ['He has not vomited blood or had black stools.', '-melaena'],
    ['She has not fainted or had palpitations.', '-syncope'],
    ['Wt 148 (173 preop).', 'weight-loss-5-percent'],
  ])('%s is %s', (text, finding) => {
    expect(said(text)).toContain(finding);
  });

  it.each([
    ['Venous blood gas pH 7.27, carbon dioxide 61.', 'high-bicarbonate'],
    ['Two high-sensitivity troponins three hours apart.', 'troponin-raised'],
    ['Tachy, no M, CR 2-3 s.', 'creatinine-raised'],
    ['HEENT: AF closed, MMM.', 'history-atrial-fibrillation'],
    ['The fall in hemoglobin is from the operation.', 'falls'],
    ['Erosive gastritis.', 'joint-erosions-imaging'],
    ['Sausage-like mass in the RUQ.', 'dactylitis'],
    ['Nosebleed that took half an hour to stop.', 'poor-feeding'],
    ['Allergic to cefaclor, which caused a rash.', 'rash'],
    ['Post-procedure plan: surgical review for cholecystectomy.', 'history-cholecystectomy'],
  ])('%s is not %s', (text, finding) => {
    expect(said(text)).not.toContain(finding);
  });
});
