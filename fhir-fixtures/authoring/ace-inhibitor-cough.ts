import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'nwachukwu',
    given: ['Rosalind', 'Ngozi'],
    family: 'Nwachukwu',
    sex: 'female',
    born: '1968-08-12',
    race: 'black',
    city: ['Silver Spring', 'MD', '20910'],
    married: true,
  },
  115,
);
const lab = new Laboratory(c, { creatinine: 0.82, ldl: 108, glucose: 103, a1c: 5.8 });
const PCP = 'Dr. Callum Petrossian';

noAllergies(c, '2014-03-18');
c.problem('hypertension', '2012', { recorded: '2014-03-18' });
c.problem('prediabetes', '2020', { recorded: '2020-03-17' });
c.problem('osteoarthritis', '2022', { recorded: '2022-03-15' });
relative(c, 'MTH', 'Hypertension', 48);
relative(c, 'FTH', 'Prostate cancer', 70);
smoking(c, 'never', '2016-03-15', '2020-03-17', '2025-09-09');
prescribe(c, 'amlodipine5', '2014-03-18', { until: '2022-03-15' });
prescribe(c, 'amlodipine10', '2022-03-15', { until: '2025-09-09' });
prescribe(c, 'lisinopril10', '2025-09-09', { until: '2025-10-07' });
prescribe(c, 'lisinopril20', '2025-10-07');
prescribe(c, 'azithromycin', '2025-11-18', { once: true });
prescribe(c, 'benzonatate', '2025-12-09', { once: true });
vaccinate(c, 'influenza', '2018-10-16', '2020-10-13', '2022-10-18', '2024-10-15', '2025-10-07');
vaccinate(c, 'covid', '2021-03-23', '2021-04-13', '2021-11-09');
vaccinate(c, 'tdap', '2021-03-16');
procedure(c, 'Colonoscopy, normal', '2019-05-21', '73761001');

const HISTORY = 'PMH: HTN, prediabetes, hand OA. PSH: hysterectomy 2013.';
for (const [start, bp, weight] of [
  ['2015-03-17T09:00', [138, 86], 79],
  ['2016-03-15T09:00', [134, 84], 79.4],
  ['2018-03-20T09:00', [140, 88], 80.1],
  ['2020-03-17T09:00', [142, 86], 81.3],
  ['2022-03-15T09:00', [146, 90], 82],
  ['2024-03-19T09:00', [136, 84], 82.4],
] as const) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['hypertension'] });
  recordVitals(
    c,
    v,
    { bp, hr: c.random.integer(68, 80), temp: 36.6, weight, height: 166, spo2: 99 },
    { us: true },
  );
  lab.draw(v, ['cbc', 'cmp', 'lipids', 'a1c']);
  writeNote(
    c,
    v,
    'progress',
    `HTN f/u. ${HISTORY} Never smoker. ROS neg incl cough. Lungs clear. A/P: continue amlodipine. RTC.`,
    { author: PCP },
  );
}
const swap = c.visit('2025-09-09T09:30', {
  type: 'Office visit',
  reason: 'Ankle swelling',
  clinician: PCP,
  diagnoses: ['hypertension'],
});
recordVitals(c, swap, { bp: [138, 84], hr: 74, weight: 83, spo2: 99 }, { us: true });
lab.draw(swap, ['bmp'], { creatinine: 0.83, potassium: 4.1 });
writeNote(
  c,
  swap,
  'progress',
  'Bilat ankle swelling by evening on amlodipine 10. No SOB. Stop amlodipine, start lisinopril 10. BMP 2 wks.',
  { author: PCP },
);
const up = c.visit('2025-10-07T09:30', { type: 'Nurse visit', reason: 'Blood pressure check' });
recordVitals(c, up, { bp: [144, 88], hr: 74 }, { us: true });
lab.draw(up, ['bmp'], { creatinine: 0.86, potassium: 4.4 });
writeNote(c, up, 'phone', 'BP 144/88. Swelling gone. Lisinopril up to 20 mg per Dr. P. Flu shot given.');
const urgent = c.visit('2025-11-18T17:00', {
  type: 'Urgent care visit',
  reason: 'Cough 3 weeks',
  diagnoses: ['bronchitis'],
});
recordVitals(c, urgent, { bp: [132, 82], hr: 76, temp: 36.7, spo2: 99 }, { us: true });
writeNote(
  c,
  urgent,
  'progress',
  'Cough x3 wks, no fever, lungs clear. Bronchitis. Azithromycin. (Med list not reviewed - outside system.)',
);
const again = c.visit('2025-12-09T12:00', {
  type: 'Telehealth visit',
  reason: 'Cough',
  diagnoses: ['cough'],
});
writeNote(
  c,
  again,
  'progress',
  'Cough no better after azithro. Dry. Benzonatate. Trial OTC antihistamine and omeprazole x 4 wks.',
);

const index = c.visit('2026-01-15T09:40', {
  type: 'Office visit',
  reason: 'Cough for 3 months',
  clinician: PCP,
});
recordVitals(
  c,
  index,
  { bp: [128, 80], hr: 72, rr: 14, temp: 36.6, weight: 82.8, height: 166, spo2: 99 },
  { us: true },
);
lab.draw(index, ['cbcdiff', 'bmp'], {
  wbc: 6.1,
  eos: 0.12,
  hgb: 13,
  plt: 246,
  creatinine: 0.84,
  potassium: 4.3,
  crp: 1.4,
  bnp: 18,
});
reportStudy(
  c,
  index,
  'Chest X-ray, two views',
  'Clear lungs. Normal heart size. No hilar enlargement or effusion.',
  { after: 30 },
);
reportStudy(
  c,
  index,
  'Spirometry with bronchodilator',
  'FEV1 101% predicted, FVC 99% predicted, FEV1/FVC 0.80. No bronchodilator response. Normal study. Exhaled nitric oxide 12 ppb.',
  { after: 60, category: 'CUS' },
);
writeNote(
  c,
  index,
  'progress',
  `57F with cough.
HPI: Dry tickling cough for about 12 weeks, began late October. Comes in fits, worse at night and lying down, gags but no emesis. "Like a feather in my
throat." No sputum, no hemoptysis. No preceding cold, fever or sick contact. No wheeze, chest tightness or dyspnea; still walks 2 miles. No nasal drip,
no sinus pressure, no sneezing. No heartburn or regurgitation; 4 wks of omeprazole and cetirizine made no difference. Azithromycin and benzonatate no
help. Weight stable, no night sweats. No TB exposure or travel. No lip, tongue or face swelling. Leaks urine with coughing.
${HISTORY}
Meds: lisinopril 20 mg daily (10 mg from 9/9, 20 mg from 10/7), OTC omeprazole.
NKDA. SH: school principal, never smoker, no pets, no mold, no birds. FH: mother HTN.
ROS: no orthopnea, PND or edema (ankle swelling gone since off amlodipine).
Exam: BP 128/80 HR 72 SpO2 99%. Frequent dry cough in room. Oropharynx clear, no cobblestoning, turbinates nl. No LAD. Lungs clear, no wheeze
on forced expiration. RRR, no S3, no edema. No clubbing.
CXR clear, spirometry normal, FeNO 12, eos 0.12.
A/P: BP finally at goal. Cough work-up so far negative. Plan discussed with pt, see orders.`,
  { author: PCP },
);

export const authored: AuthoredCase = {
  slug: 'ace-inhibitor-cough',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/ACE/, /drug.induced/i, /side effect/i, /due to lisinopril/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['ace-inhibitor-cough'],
    acceptable: [],
    cannotMiss: [],
    notExpected: ['community-acquired-pneumonia', 'lung-cancer', 'acute-bronchitis', 'asthma'],
    conclusion:
      'A dry tickling cough that began seven weeks after lisinopril was started, with normal film, spirometry and no reflux or rhinitis: ACE-inhibitor cough; stop the drug and use another class.',
  },
};
