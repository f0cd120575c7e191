import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'szymanowski',
    given: ['Leopold'],
    family: 'Szymanowski',
    sex: 'male',
    born: '1949-05-02',
    race: 'white',
    city: ['Scranton', 'PA', '18503'],
    married: true,
  },
  119,
);
const lab = new Laboratory(c, {
  creatinine: 1.62,
  bun: 28,
  potassium: 4.6,
  hgb: 12.6,
  glucose: 108,
  wbc: 7.4,
  a1c: 6.0,
});
const PCP = 'Dr. Aurora Whitfield';

allergy(c, 'Lisinopril', 'Cough', '2013-08-20');
c.problem('hfref', '2017-02', { recorded: '2017-02-28' });
c.problem('copd', '2010', { recorded: '2012-08-21' });
c.problem('ckd3', '2018', { recorded: '2018-08-21' });
c.problem('atrialFibrillation', '2019-11', { recorded: '2019-11-12' });
c.problem('hypertension', '1998', { recorded: '2012-08-21' });
c.problem('gout', '2016', { recorded: '2016-08-16' });
relative(c, 'FTH', 'Myocardial infarction', 66);
smoking(c, 'former', '2015-08-18', '2019-08-20', '2025-08-19');
prescribe(c, 'losartan50', '2013-08-20');
prescribe(c, 'carvedilol25', '2017-02-28');
prescribe(c, 'furosemide40bid', '2017-02-28');
prescribe(c, 'apixaban5', '2019-11-12');
prescribe(c, 'tiotropium', '2012-08-21');
prescribe(c, 'fluticasoneSalmeterol', '2015-08-18');
prescribe(c, 'albuterol', '2012-08-21');
prescribe(c, 'allopurinol100', '2016-08-16');
prescribe(c, 'prednisone20', '2023-01-17', { once: true });
prescribe(c, 'doxycycline100', '2023-01-17', { once: true });
vaccinate(c, 'influenza', '2018-10-02', '2020-10-06', '2022-10-04', '2024-10-01', '2025-10-07');
vaccinate(c, 'covid', '2021-01-26', '2021-02-16');
vaccinate(c, 'ppsv23', '2014-10-07');

const HISTORY = 'PMH: HFrEF (EF 35%), COPD GOLD 2, CKD3b (Cr ~1.6), AF on apixaban, HTN, gout. PSH: none.';
for (const [start, weight, bnp] of [
  ['2016-08-16T09:00', 82, 120],
  ['2018-08-21T09:00', 80.4, 340],
  ['2019-08-20T09:00', 80.8, 355],
  ['2021-08-17T09:00', 79.9, 372],
  ['2022-08-16T09:00', 80.2, 366],
  ['2024-08-20T09:00', 79.6, 381],
  ['2025-08-19T09:00', 79.8, 402],
] as const) {
  const v = c.visit(start, {
    type: 'Office visit',
    clinician: PCP,
    diagnoses: [start < '2017' ? 'copd' : 'hfref'],
  });
  recordVitals(c, v, {
    bp: [c.random.integer(118, 132), 70],
    hr: c.random.integer(66, 80),
    weight,
    height: 174,
    spo2: c.random.integer(92, 94),
  });
  lab.draw(v, ['cbc', 'bmp'], { bnp });
  writeNote(
    c,
    v,
    'progress',
    start < '2017'
      ? 'COPD, HTN, gout f/u. mMRC 1. Lungs: distant. A/P stable.'
      : `Chronic f/u. ${HISTORY} NYHA II, 2-pillow at baseline, no edema. mMRC 2. Lungs: distant, no crackles. Dry wt ~80 kg. A/P: stable. Low salt. RTC 3-6 mo.`,
    { author: PCP },
  );
}
const flare = c.visit('2023-01-17T15:00', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Cough, wheeze',
  minutes: 240,
  diagnoses: ['copd'],
});
recordVitals(c, flare, { bp: [136, 78], hr: 96, rr: 24, temp: 37.6, spo2: 89, weight: 80.1 });
lab.draw(flare, ['cbc', 'bmp'], { wbc: 11.8, bnp: 378, procal: 0.18 });
reportStudy(c, flare, 'Chest X-ray', 'Hyperinflation. No consolidation, no edema.');
writeNote(
  c,
  flare,
  'ed',
  'COPD flare after URI: green sputum, more wheeze, T 37.6, BNP at baseline, no edema, wt 80.1. Nebs, prednisone, doxy. Home.',
);
const echo = c.visit('2024-09-17T13:00', { type: 'Cardiology diagnostics', minutes: 45 });
reportStudy(
  c,
  echo,
  'Transthoracic echocardiogram',
  'LVEF 35%, global hypokinesis. Moderate functional mitral regurgitation. RVSP 44 mmHg. Left atrium severely enlarged.',
  { category: 'CUS' },
);
const pft = c.visit('2022-09-13T13:00', { type: 'Pulmonary function laboratory', minutes: 45 });
reportStudy(c, pft, 'Spirometry', 'FEV1 58% predicted, FEV1/FVC 0.61, no bronchodilator response.', {
  category: 'CUS',
});

const index = c.visit('2026-01-15T05:40', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Shortness of breath',
  ongoing: true,
});
recordVitals(c, index, { bp: [158, 92], hr: 112, rr: 30, temp: 36.6, spo2: 86, weight: 86.2, pain: 0 });
recordVitals(c, index, { bp: [142, 82], hr: 98, rr: 24, spo2: 94, oxygen: 4 }, { after: 50 });
lab.draw(
  index,
  ['cbc', 'cmp'],
  {
    wbc: 8.1,
    hgb: 11.9,
    plt: 216,
    sodium: 131,
    potassium: 4.9,
    creatinine: 1.94,
    bun: 44,
    co2: 24,
    glucose: 122,
    bnp: 2140,
    trophs: 38,
    procal: 0.07,
    crp: 7.2,
    pha: 7.37,
    pco2a: 44,
    po2a: 56,
    lactate: 1.7,
    albumin: 3.4,
  },
  { after: 20 },
);
lab.draw(index, [], { trophs: 41 }, { after: 140 });
lab.words(index, 'Influenza A/B, RSV and SARS-CoV-2 PCR', 'Not detected', { after: 25 });
reportStudy(
  c,
  index,
  'Chest X-ray, portable',
  'Cardiomegaly, increased. Vascular redistribution, Kerley B lines and bilateral perihilar haze. Bilateral effusions, right larger than left. No focal consolidation. Background hyperinflation.',
  { after: 30 },
);
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Atrial fibrillation, rate 110. Left axis, nonspecific T changes, unchanged. No ST elevation.',
  { after: 10, category: 'CUS', loinc: '11524-6' },
);
writeNote(
  c,
  index,
  'triage',
  '76M "COPD acting up" x5 d, worse tonight, sat up all night in recliner. SpO2 86% RA, RR 30, audible wheeze. Legs big. ESI 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: SOB
HPI: 76M with HFrEF, COPD, CKD3b, AF. Over 5 days progressive dyspnea; now 4 pillows then recliner, woke gasping the last 2 nights. Ankles and thighs swelling, trousers tight, scale up 14 lb
since Christmas. Furosemide ran out 1/3 and refill was not picked up; ham and canned soup over the holidays. Wheezing at night. Used albuterol hourly with little relief. Cough dry, now pink froth once
this morning. Sputum not changed from his usual white, not more purulent. No fever or chills. No pleuritic pain, no chest pressure. Takes apixaban daily, missed none. No calf asymmetry.
${HISTORY} Last COPD flare Jan 2023.
Meds: losartan 50, carvedilol 25 BID, furosemide 40 BID (out), apixaban 5 BID, tiotropium, fluticasone-salmeterol, albuterol, allopurinol. Intolerance: lisinopril (cough).
SH: retired, ex-smoker 45 pk-yr quit 2010. No EtOH. FH: father heart disease.
ROS: nocturia less, urine scant. No syncope, no melena, no abd pain apart from fullness.
Exam: BP 158/92 HR 112 irreg RR 30 T 36.6 SpO2 86% RA -> 94% 4L. Upright, 3-word sentences. JVP 15 cm with HJR. Irreg, S3, 2/6 holosystolic at apex. Coarse crackles to mid-zones, dull bases,
scattered expiratory wheeze. Abd distended, liver 3 cm. 3+ pitting edema to thighs, symmetric. Extremities warm.
Labs: BNP 2140 (usual ~380), hs-trop 38 -> 41, Cr 1.94 (1.6), Na 131, WBC 8.1, procal 0.07, ABG 7.37/44/56. Viral PCR neg. Weight 86.2 (dry 80).
Plan: IV furosemide 80, nitro paste, BiPAP trial, 1 duoneb. Tele. Assessment to follow.`,
  { after: 75, author: 'Dr. Philippa Nakagawa' },
);

export const authored: AuthoredCase = {
  slug: 'breathless-multimorbid',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/decompensat/i, /(CHF|HF) exac/i, /acute.{0,20}heart failure/i, /pulmonary edema/i, /ADHF/],
  expected: {
    asOf: '2026-01-15',
    primary: ['acute-decompensated-heart-failure'],
    acceptable: [],
    cannotMiss: ['acute-decompensated-heart-failure', 'nstemi', 'pulmonary-embolism'],
    notExpected: ['community-acquired-pneumonia', 'asthma'],
    conclusion:
      'Breathless with heart failure, COPD and kidney disease: six kilograms of fluid, orthopnoea, BNP five times his usual and no infection or sputum change after furosemide ran out. Acute decompensated heart failure, not an exacerbation of COPD.',
  },
};
