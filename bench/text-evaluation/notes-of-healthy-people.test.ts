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

describe('what is read from notes of healthy people, plans and forms', () => {
  it.each([
    'Well child check. Growth along 50th centile for weight and height, OFC 25th centile.',
    'MMR 12 months, DTaP 2, 4, 6 months, Hep B x3, varicella declined by parents until next visit.',
    'Return if you have chest pain, shortness of breath, fever over 38.5, vomiting or leg swelling.',
    'Call 911 for sudden weakness, facial droop, trouble speaking or severe headache.',
    'PRN: salbutamol for wheeze, glucagon for hypoglycaemia, loperamide for diarrhoea.',
    'Side effects may include nausea, diarrhoea, headache, rash and dizziness.',
    '☐ Chest pain ☐ Palpitations ☐ Syncope ☐ Oedema',
    '[ ] Fever [ ] Cough [ ] Weight loss [ ] Night sweats',
    'Head strike: [ ] LOC: [ ] Seizure: [ ]',
    'Hay fever [ ] eczema [ ] food allergy [ ]',
    'Fever Y/N  Cough Y/N  Weight loss Y/N',
    'Chest pain: Y / N   Breathlessness: Y / N   Palpitations: Y / N',
    'Do you have any of the following? Asthma  Diabetes  Epilepsy  High blood pressure',
    'History of stroke? ____ Diabetes? ____ Smoker? ____',
    'Smoker (please circle): yes / no / ex. Alcohol units per week: ____',
    'Allergies: ____  Pacemaker: ____  Pregnant: ____',
    'PHQ-9: little interest 0, feeling down 0, sleep 0, appetite 0, suicidal thoughts 0. Total 0.',
    'Pain score 0/10. Sedation score 0. Nausea score 0.',
    'VTE assessment: active cancer - no; previous DVT - no; immobility - no.',
    'Care plan: monitor for signs of infection, bleeding, confusion and constipation.',
    'Fluid balance: in 2400 ml, out 1900 ml, balance +500 ml. Urine 1500 ml, drain 50 ml.',
    'Induction uneventful. ASA 2. Grade 1 laryngoscopy. EtCO2 4.8. SpO2 99.',
    'Asthma plan: if peak flow below 300 take 10 puffs; if below 200 call 999. Current 480 (best 500).',
    'Hypo guidance: if glucose below 4 give 15 g fast acting glucose.',
    'Warfarin book: target INR 2-3, today 2.4, dose 3 mg.',
    'Dietitian: aim 1800 kcal, protein 60 g, fluids 2 L. Weight stable 70 kg, BMI 23.',
    'Consent: risks of bleeding, infection, DVT/PE, nerve damage, stroke and death explained.',
    'Information leaflet on heart failure and atrial fibrillation given.',
    'Travel clinic: going to Kenya in March. Malaria tablets and typhoid vaccine discussed.',
    'NBM from midnight. Last drink 06:00 water 200 ml.',
    'Temp ___ HR ___ BP ___ RR ___ SpO2 ___',
    'Temp 36.8 HR 72 BP 122/76 RR 14 SpO2 98% RA. Looks well.',
    'Resp: AE equal, vesicular, no added sounds.',
  ])('nothing: %s', (text) => {
    expect(present(text)).toEqual([]);
  });

  it('what is ticked, and what is circled', () => {
    expect(present('[x] Fever [ ] Cough')).toEqual(['fever']);
    expect(present('Fever: Y, cough: N')).toEqual(['fever']);
  });
});

describe('words that mean something else in most notes', () => {
  it.each([
    ['Salbutamol nebs back-to-back, silent chest.', 'prolonged-seizure'],
    ['Empty blister packs of amitriptyline beside him.', 'vesicular-rash'],
    ['HIT screen came back negative, plts 61.', 'trauma-recent'],
    ['SR 88 now, had runs of AF overnight.', 'diarrhoea'],
    ['Heparin line flushes given.', 'flushing'],
    ['Echo to look for pulm HTN.', 'history-hypertension'],
    ['She has gone down two inches in height.', 'down-syndrome'],
    ['Supraspinatus tendinosis, no tear.', 'dehydration-signs'],
    ['Filling defect in the superior sagittal sinus.', 'ct-pulmonary-embolus'],
    ['PMH: fem-pop bypass 2018, R CEA ’20.', 'cea-raised'],
    ['HIV sent.', 'hiv-infection'],
    ['VDRL, HIV normal.', 'hiv-infection'],
    ['HIV non-reactive.', 'hiv-infection'],
    ['Uterus anteverted and normal, a left adnexal mass that is mildly tender.', 'uterine-tenderness'],
    ['Audiogram: R 45 dB, L 50 dB.', 'tachypnoea'],
    ['Twin brother well. Maternal history of depression.', 'history-depression'],
    ['Aspirin to be considered by you.', 'on-aspirin'],
    ['Was on amiodarone until 2022.', 'on-amiodarone'],
    ['FT4 5.1 (0.8-1.8).', 'free-t4-low'],
  ])('%s', (text, finding) => {
    expect(present(text)).not.toContain(finding);
  });
});
