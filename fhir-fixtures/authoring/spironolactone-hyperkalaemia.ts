import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'achterberg',
    given: ['Winifred'],
    family: 'Achterberg',
    sex: 'female',
    born: '1951-06-25',
    race: 'white',
    city: ['Grand Rapids', 'MI', '49503'],
    married: false,
  },
  118,
);
const lab = new Laboratory(c, {
  creatinine: 1.12,
  potassium: 4.5,
  bun: 22,
  glucose: 128,
  a1c: 6.8,
  hgb: 12.4,
  ldl: 78,
});
const PCP = 'Dr. Dmitri Alvarado';
const CARDIOLOGY = 'Dr. Fenella Osei';

noAllergies(c, '2014-04-08');
c.problem('hypertension', '2004', { recorded: '2014-04-08' });
c.problem('diabetes2', '2011', { recorded: '2014-04-08' });
c.problem('hfref', '2021-06', { recorded: '2021-06-22' });
c.problem('coronaryDisease', '2021-06', { recorded: '2021-06-22' });
relative(c, 'MTH', 'Heart failure', 79);
smoking(c, 'former', '2016-04-12', '2021-06-22', '2025-06-10');
prescribe(c, 'lisinopril20', '2014-04-08');
prescribe(c, 'carvedilol25', '2021-06-22');
prescribe(c, 'furosemide40', '2021-06-22');
prescribe(c, 'atorvastatin40', '2014-04-08');
prescribe(c, 'metformin500', '2014-04-08');
prescribe(c, 'aspirin81', '2021-06-22');
prescribe(c, 'spironolactone25', '2025-12-02');
vaccinate(c, 'influenza', '2018-10-16', '2020-10-13', '2022-10-18', '2024-10-15', '2025-10-14');
vaccinate(c, 'covid', '2021-02-09', '2021-03-02');
procedure(c, 'Percutaneous coronary intervention, left anterior descending artery', '2021-06-16');

const HISTORY = 'PMH: HFrEF (EF 35%, 2021), CAD s/p PCI LAD 2021, HTN, DM2.';
for (const [start, bp, weight] of [
  ['2015-04-14T09:00', [138, 80], 78],
  ['2017-04-11T09:00', [136, 78], 79],
  ['2019-04-09T09:00', [142, 82], 80.2],
  ['2022-06-14T09:00', [122, 70], 76.4],
  ['2023-06-13T09:00', [120, 68], 76],
  ['2024-06-11T09:00', [124, 72], 75.6],
  ['2025-06-10T09:00', [126, 70], 75.9],
] as const) {
  const v = c.visit(start, {
    type: 'Office visit',
    clinician: PCP,
    diagnoses: [start > '2021' ? 'hfref' : 'hypertension'],
  });
  recordVitals(c, v, { bp, hr: c.random.integer(60, 72), weight, height: 162, spo2: 97 }, { us: true });
  lab.draw(v, ['bmp', 'a1c'], start > '2022' ? { ntprobnp: c.random.integer(620, 980) } : {});
  if (start < '2020') lab.draw(v, ['lipids']);
  writeNote(
    c,
    v,
    'progress',
    `Routine f/u. ${start > '2021' ? HISTORY : 'PMH: HTN, DM2.'} NYHA ${start > '2021' ? 'II' : 'n/a'}. No edema, lungs clear. Uses a salt substitute. A/P: stable. RTC 6-12 mo.`,
    { author: PCP },
  );
}
const stay = c.visit('2021-06-15T02:00', {
  kind: 'IMP',
  type: 'Hospital admission',
  reason: 'Chest pain',
  minutes: 6200,
  clinician: CARDIOLOGY,
});
recordVitals(c, stay, { bp: [148, 90], hr: 102, spo2: 93, weight: 79 }, { us: true });
lab.draw(stay, ['cbc', 'bmp'], { trophs: 4210, creatinine: 1.05, potassium: 4.3 });
reportStudy(
  c,
  stay,
  'Transthoracic echocardiogram',
  'LVEF 35% with anterior and apical akinesis. No thrombus. Mild mitral regurgitation.',
  { category: 'CUS', after: 1500 },
);
writeNote(
  c,
  stay,
  'discharge',
  'Anterior STEMI, PCI to LAD. EF 35%. Home on aspirin, ticagrelor 1 yr, carvedilol, lisinopril, furosemide, atorvastatin. Cardiology f/u.',
  { after: 6000, author: CARDIOLOGY },
);
const cardio = c.visit('2025-12-02T11:00', {
  type: 'Cardiology visit',
  clinician: CARDIOLOGY,
  diagnoses: ['hfref'],
});
recordVitals(c, cardio, { bp: [128, 72], hr: 64, weight: 76.2, spo2: 97 }, { us: true });
lab.draw(cardio, ['bmp'], { potassium: 4.8, creatinine: 1.24, bun: 26, ntprobnp: 910 });
writeNote(
  c,
  cardio,
  'consult',
  'NYHA II-III. K 4.8, eGFR in the 40s. Add spironolactone 25. BMP at 1 and 4 wks (pt to go to local lab).',
  { author: CARDIOLOGY },
);

const index = c.visit('2026-01-15T08:05', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Weakness, slow pulse',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [94, 52], hr: 42, rr: 18, temp: 36.2, spo2: 96, weight: 75.1, pain: 0 },
  { us: true },
);
recordVitals(c, index, { bp: [108, 60], hr: 58, spo2: 97 }, { after: 40 });
lab.draw(
  index,
  ['cbc', 'bmp'],
  {
    potassium: 7.4,
    creatinine: 1.98,
    bun: 46,
    co2: 15,
    sodium: 132,
    chloride: 106,
    glucose: 172,
    hgb: 12.2,
    wbc: 7.9,
    plt: 226,
    magnesium: 2.2,
    trophs: 22,
    lactate: 1.8,
    phv: 7.24,
    ck: 96,
    ntprobnp: 1020,
  },
  { after: 12, flags: true },
);
lab.draw(
  index,
  ['bmp'],
  { potassium: 6.1, creatinine: 1.92, bun: 45, co2: 18, sodium: 134, chloride: 105, glucose: 148 },
  { after: 120 },
);
lab.words(index, 'Specimen comment', 'No hemolysis', { after: 12 });
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Rate 42, no P waves visible. QRS 168 ms, broad. Tall, narrow, symmetric T waves V2-V5 and II. No ST elevation. Prior 12/2: sinus 64, QRS 104.',
  { after: 6, category: 'CUS', loinc: '11524-6' },
);
reportStudy(c, index, 'Chest X-ray, portable', 'Mild cardiomegaly, no edema or consolidation.', {
  after: 35,
});
writeNote(
  c,
  index,
  'triage',
  '74F too weak to get out of bed, legs like lead, lightheaded. HR 42 on monitor, wide. BP 94/52. FSBG 168. ESI 1.',
  { after: 3 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: weakness
HPI: 74F with HFrEF, CAD, DM2, on lisinopril; spironolactone 25 added 12/2 by cardiology. Follow-up labs at local lab not done. 3 days of progressive weakness starting in legs, now cannot
stand unaided, heavy limbs, tingling around mouth, lightheaded, some palpitations. Poor appetite and loose stools for 5 days, still taking all meds. Uses salt substitute on
everything ("potassium one, good for my heart"). No chest pain. No SOB above baseline, no orthopnea, no leg swelling. No syncope. Urinating less.
${HISTORY}
Meds: lisinopril 20, spironolactone 25, carvedilol 25 BID, furosemide 40, metformin 500 BID, ASA 81, atorvastatin 40. NKDA. No NSAIDs, no trimethoprim. Doses of carvedilol unchanged since 2021.
SH: lives alone, ex-smoker. FH: mother CHF.
ROS: no fever, cough, dysuria, melena. No back pain, no bowel or bladder incontinence.
Exam: BP 94/52 HR 42 T 97.1F SpO2 96% RA. Pale, weak, alert. JVP 7. Brady, regular, no murmur. CTAB. Abd soft, no bladder. No edema. Strength 3/5 hips, 4/5 arms, symmetric, DTR 1+,
sensation intact, no level.
ECG: rate 42, no P waves, QRS 168, tall narrow T.
Labs: K 7.4, Cr 1.98 (1.24 on 12/2), HCO3 15, glucose 172. No hemolysis.
Course: calcium gluconate 3 g -> QRS 120, HR 58; insulin/dextrose, albuterol, lokelma. Lisinopril and spironolactone held. Nephrology called. Repeat K 6.1. Assessment to follow.`,
  { after: 140, author: 'Dr. Barnaby Cruz' },
);

export const authored: AuthoredCase = {
  slug: 'spironolactone-hyperkalaemia',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/hyperkal/i, /\bAKI\b/, /drug.induced/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['drug-induced-hyperkalaemia'],
    acceptable: ['hyperkalaemia'],
    cannotMiss: ['drug-induced-hyperkalaemia'],
    notExpected: ['stemi', 'guillain-barre-syndrome', 'acute-decompensated-heart-failure'],
    conclusion:
      'Weakness, wide-QRS bradycardia and potassium 7.4 six weeks after spironolactone was added to lisinopril, with a potassium salt substitute and falling kidney function: drug-induced hyperkalaemia.',
  },
};
