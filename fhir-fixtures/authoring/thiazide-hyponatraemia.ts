import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'thorvaldsen',
    given: ['Agnes', 'Birgitta'],
    family: 'Thorvaldsen',
    sex: 'female',
    born: '1946-11-30',
    race: 'white',
    city: ['Fargo', 'ND', '58102'],
    married: false,
  },
  116,
);
const lab = new Laboratory(c, {
  creatinine: 0.72,
  sodium: 139,
  potassium: 4.2,
  hgb: 12.7,
  uric: 4.8,
  bun: 15,
});
const PCP = 'Dr. Sol Abernathy';

allergy(c, 'Penicillin', 'Hives', '2011-10-11');
c.problem('hypertension', '1999', { recorded: '2011-10-11' });
c.problem('osteoporosis', '2015', { recorded: '2015-10-13' });
c.problem('kneeOsteoarthritis', '2010', { recorded: '2011-10-11' });
c.problem('cataract', '2017', { recorded: '2017-10-10', abated: '2018-02-13' });
relative(c, 'SIS', 'Alzheimer disease', 81);
relative(c, 'FTH', 'Stroke', 77);
smoking(c, 'never', '2015-10-13', '2019-10-08', '2024-10-08');
prescribe(c, 'amlodipine5', '2012-10-09');
prescribe(c, 'calciumD', '2015-10-13');
prescribe(c, 'acetaminophen500', '2013-10-08');
prescribe(c, 'chlorthalidone25', '2025-12-09');
vaccinate(c, 'influenza', '2016-10-11', '2018-10-09', '2020-10-06', '2022-10-11', '2024-10-08', '2025-10-07');
vaccinate(c, 'covid', '2021-02-02', '2021-02-23');
vaccinate(c, 'zoster', '2018-10-09', '2019-01-08');
procedure(c, 'Cataract extraction, right eye', '2018-02-13');

const HISTORY = 'PMH: HTN, osteoporosis, knee OA, cataract surgery 2018.';
for (const [start, bp, weight] of [
  ['2015-10-13T10:00', [146, 78], 54],
  ['2016-10-11T10:00', [148, 76], 53.6],
  ['2018-10-09T10:00', [150, 78], 53],
  ['2019-10-08T10:00', [148, 74], 52.4],
  ['2021-10-12T10:00', [152, 76], 51.8],
  ['2022-10-11T10:00', [150, 74], 51.2],
  ['2024-10-08T10:00', [156, 76], 50.3],
  ['2025-10-07T10:00', [160, 78], 49.8],
] as const) {
  const v = c.visit(start, { type: 'Annual wellness visit', clinician: PCP, diagnoses: ['hypertension'] });
  recordVitals(c, v, { bp, hr: c.random.integer(66, 78), temp: 36.5, weight, height: 155 }, { us: true });
  lab.draw(v, ['cbc', 'bmp']);
  writeNote(
    c,
    v,
    'progress',
    `AWV. Lives alone, drives, bridge club. Mini-Cog 5/5. ${HISTORY} Eats lightly, "tea and toast". No falls. Exam nl for age. A/P: HTN ${bp[0] > 155 ? 'above goal, add agent if still up' : 'ok'}. RTC.`,
    { author: PCP },
  );
}
const start = c.visit('2025-12-09T10:00', {
  type: 'Office visit',
  reason: 'Blood pressure',
  clinician: PCP,
  diagnoses: ['hypertension'],
});
recordVitals(c, start, { bp: [168, 78], hr: 72, weight: 49.9 }, { us: true });
lab.draw(start, ['bmp'], { sodium: 138, potassium: 4.2, creatinine: 0.73 });
writeNote(
  c,
  start,
  'progress',
  'BP 168/78, home 160s. Start chlorthalidone 25 daily. BMP in 2 wks (lab closed over holidays, not done).',
  { author: PCP },
);

const index = c.visit('2026-01-15T12:10', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Confusion, unsteady, fall',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [138, 70], hr: 82, rr: 16, temp: 36.4, spo2: 97, weight: 50.1, pain: 2 },
  { us: true },
);
recordVitals(c, index, { bp: [134, 70], hr: 86 }, { after: 15, bodySite: 'Standing' });
lab.draw(
  index,
  ['cbc', 'cmp'],
  {
    sodium: 115,
    potassium: 3.0,
    chloride: 77,
    co2: 30,
    bun: 9,
    creatinine: 0.66,
    glucose: 108,
    hgb: 12.5,
    mcv: 90,
    wbc: 7.1,
    plt: 241,
    osm: 242,
    uosm: 398,
    una: 58,
    uric: 2.6,
    tsh: 2.3,
    cortisol: 21,
    magnesium: 1.6,
    trophs: 6,
    ck: 180,
    alt: 20,
  },
  { after: 20, flags: true },
);
lab.words(index, 'Urine leukocyte esterase', 'Negative', { after: 30, loinc: '5799-2' });
lab.words(index, 'Urine nitrite', 'Negative', { after: 30, loinc: '5802-4' });
reportStudy(
  c,
  index,
  'CT head without contrast',
  'No hemorrhage or extra-axial collection. Age-appropriate volume loss. No acute infarct.',
  { after: 50 },
);
reportStudy(
  c,
  index,
  'Chest X-ray, portable',
  'Clear lungs. No mass, no effusion. Old healed left rib fracture.',
  { after: 55 },
);
writeNote(
  c,
  index,
  'triage',
  '79F brought by niece, more confused since Monday, off balance, fell in kitchen this AM, no LOC. Nausea. VSS. FSBG 110. ESI 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: confusion, fall
HPI: 79F, independent at baseline, niece gives hx. For ~10 d headache, nausea, poor appetite, drinking "lots of water and tea because the new pill dries me
out". Since Monday muddled, repeating questions, missed bridge for the first time, wobbly on her feet. Fell this AM in kitchen, no head strike, no LOC, no
seizure. Leg cramps. No vomiting or diarrhea. No fever, cough, dysuria. No focal weakness, slurred speech. No new OTC. No SSRI, no carbamazepine, no
opioids.
${HISTORY} Chlorthalidone 25 added 12/9 for BP; labs since then not done.
Meds: chlorthalidone 25, amlodipine 5, calcium-D, acetaminophen prn. All: PCN hives.
SH: lives alone, never smoker, no EtOH. FH: sister Alzheimer.
ROS: as above, otherwise neg per niece.
Exam: BP 138/70 supine, 134/70 standing. HR 82 -> 86. T 97.5F SpO2 97%. Thin, frail, drowsy but arousable, oriented to self and place, not date. Inattentive
(months backward fails). MMM moist, JVP 6, no edema, skin turgor ok. RRR, CTAB. Abd soft. Neuro: CN intact, 5/5, no drift, gait wide, unsteady, tremor none,
reflexes symmetric. R elbow bruise.
Labs: Na 115 (138 on 12/9), K 3.0, HCO3 30, BUN 9, Cr 0.66, serum osm 242, urine osm 398, urine Na 58, uric acid 2.6, glucose 108. TSH and cortisol nl.
CT head and CXR neg. UA neg.
Plan: hold chlorthalidone. 100 mL 3% saline given x1, Na q2h with goal <8/24 h, KCl counted, D5W/DDAVP if overshoot. Admit step-down. Assessment to follow.`,
  { after: 70, author: 'Dr. Ilse Mbatha' },
);

export const authored: AuthoredCase = {
  slug: 'thiazide-hyponatraemia',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/hyponatr/i, /thiazide.(induced|associated)/i, /diuretic.induced/i, /SIADH/],
  expected: {
    asOf: '2026-01-15',
    primary: ['thiazide-hyponatraemia'],
    acceptable: [],
    cannotMiss: ['thiazide-hyponatraemia'],
    notExpected: ['alzheimer-disease', 'ischaemic-stroke', 'acute-cystitis'],
    conclusion:
      'A small 79-year-old with confusion and sodium 115, low potassium and uric acid, five weeks after starting chlorthalidone and drinking freely: severe thiazide-induced hyponatraemia.',
  },
};
