import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import type { Values } from './labs.ts';
import { prescribe, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'castellanos',
    given: ['Philomena'],
    family: 'Castellanos',
    sex: 'female',
    born: '1957-03-08',
    race: 'white',
    hispanic: true,
    city: ['Pueblo', 'CO', '81003'],
    married: false,
  },
  111,
);
const lab = new Laboratory(c, { hdl: 44, ldl: 96, trig: 184, wbc: 7.2 });
const PCP = 'Dr. Jerome Vanterpool';

allergy(c, 'Penicillin', 'Rash as a child', '2012-01-24');
c.problem('diabetes2', '2008', { recorded: '2012-01-24' });
c.problem('hypertension', '2006', { recorded: '2012-01-24' });
c.problem('hyperlipidaemia', '2010', { recorded: '2012-01-24' });
c.problem('osteoarthritis', '2016', { recorded: '2016-01-26' });
relative(c, 'FTH', 'Dialysis, diabetes', 66);
relative(c, 'SIS', 'Type 2 diabetes mellitus', 50);
smoking(c, 'never', '2015-01-27', '2019-01-22', '2024-01-23');
prescribe(c, 'metformin1000', '2012-01-24');
prescribe(c, 'amlodipine10', '2014-01-28');
prescribe(c, 'atorvastatin40', '2014-01-28');
vaccinate(c, 'influenza', '2017-10-03', '2019-10-01', '2021-10-05', '2023-10-03', '2025-10-07');
vaccinate(c, 'covid', '2021-03-02', '2021-03-23');
vaccinate(c, 'pcv20', '2022-10-04');

const HISTORY = 'PMH: DM2, HTN, HLD, OA. PSH: cholecystectomy 1999.';
const SERIES: readonly (readonly [string, readonly [number, number], number, Values])[] = [
  [
    '2015-01-27T09:00',
    [144, 82],
    81.2,
    { creatinine: 0.79, bun: 14, potassium: 4.2, a1c: 7.4, hgb: 13.1, uacr: 22 },
  ],
  [
    '2016-01-26T09:00',
    [146, 84],
    81.9,
    { creatinine: 0.82, bun: 15, potassium: 4.3, a1c: 7.6, hgb: 13.0, uacr: 31 },
  ],
  ['2017-01-24T09:00', [142, 80], 82.4, { creatinine: 0.86, bun: 16, potassium: 4.2, a1c: 7.8, hgb: 12.9 }],
  [
    '2018-01-23T09:00',
    [148, 84],
    82.8,
    { creatinine: 0.9, bun: 17, potassium: 4.4, a1c: 8.1, hgb: 12.8, uacr: 64 },
  ],
  ['2019-01-22T09:00', [146, 82], 83, { creatinine: 0.95, bun: 18, potassium: 4.4, a1c: 7.9, hgb: 12.7 }],
  [
    '2020-01-21T09:00',
    [150, 86],
    83.5,
    { creatinine: 1.01, bun: 19, potassium: 4.6, a1c: 8.2, hgb: 12.5, uacr: 118 },
  ],
  ['2021-07-20T09:00', [148, 82], 82.6, { creatinine: 1.09, bun: 21, potassium: 4.6, a1c: 8.0, hgb: 12.3 }],
  [
    '2022-07-19T09:00',
    [152, 84],
    82,
    { creatinine: 1.17, bun: 23, potassium: 4.7, a1c: 7.7, hgb: 12.0, co2: 24 },
  ],
  [
    '2023-07-18T09:00',
    [146, 80],
    81.3,
    { creatinine: 1.26, bun: 25, potassium: 4.8, a1c: 7.6, hgb: 11.8, co2: 23, uacr: 236 },
  ],
  [
    '2024-07-23T09:00',
    [150, 82],
    80.8,
    { creatinine: 1.35, bun: 27, potassium: 4.9, a1c: 7.3, hgb: 11.6, co2: 23 },
  ],
  [
    '2025-07-22T09:00',
    [152, 84],
    80.1,
    { creatinine: 1.44, bun: 30, potassium: 5.0, a1c: 7.2, hgb: 11.3, co2: 22 },
  ],
];
for (const [start, bp, weight, values] of SERIES) {
  const v = c.visit(start, { type: 'Office visit', clinician: PCP, diagnoses: ['diabetes2'] });
  recordVitals(c, v, { bp, hr: c.random.integer(72, 84), weight, height: 157 });
  lab.draw(v, ['bmp', 'a1c'], { glucose: 150 + c.random.integer(-20, 30), ...values });
  if (Number(start.slice(0, 4)) % 2 === 0) lab.draw(v, ['lipids']);
  writeNote(
    c,
    v,
    'progress',
    `DM2 f/u. ${HISTORY} A1c ${values.a1c}. Home sugars 130-180. Feet: monofilament intact. Eyes: mild NPDR per optometry.
BP ${bp[0]}/${bp[1]}. Meds as listed. A/P: DM2 - continue metformin, diet. HTN - amlodipine. Labs stable. RTC 6-12 mo.`,
    { author: PCP },
  );
}

const index = c.visit('2026-01-15T09:15', {
  type: 'Office visit',
  reason: 'Diabetes follow-up, tired',
  clinician: PCP,
});
recordVitals(c, index, { bp: [156, 86], hr: 78, rr: 16, temp: 36.5, spo2: 98, weight: 80.6, height: 157 });
lab.draw(index, ['cbc', 'bmp', 'a1c'], {
  creatinine: 1.52,
  bun: 33,
  potassium: 5.1,
  co2: 21,
  sodium: 139,
  chloride: 107,
  glucose: 148,
  calcium: 9.0,
  phosphate: 4.6,
  albumin: 3.7,
  hgb: 11.0,
  mcv: 89,
  plt: 236,
  wbc: 7,
  a1c: 7.2,
  uacr: 412,
  ferritin: 142,
  tsat: 24,
  b12: 410,
});
lab.words(index, 'Urine microscopy', 'No red cells, no white cells, occasional hyaline casts', { after: 15 });
writeNote(
  c,
  index,
  'progress',
  `68F for diabetes follow-up.
HPI: Feels tired through the day for about a year, gets up 3x/night to urinate, ankles a bit puffy by evening. Legs crampy at
night, skin itchy without rash. Appetite a little down. Foamy urine for "a long while". No dysuria, no hematuria, no flank pain,
no stones. No NSAIDs - takes acetaminophen for OA. No vomiting or diarrhea. No SOB, orthopnea or chest pain. Sugars 120-170, no lows.
${HISTORY}
Meds: metformin 1000 BID, amlodipine 10, atorvastatin 40. All: PCN.
SH: retired seamstress, never smoker, no EtOH. FH: father diabetic, on dialysis from 66; sister DM2.
ROS: neg for fever, weight loss, rash, joint swelling, numb feet.
Exam: BP 156/86 (repeat 152/84) HR 78. Looks pale. Fundi: dot hemorrhages per last eye note. RRR, CTAB, no JVD. Abd: no bruit, no mass. 1+ ankle edema
bilat. Feet: pulses ok, monofilament intact, no asterixis.
Labs today: Cr 1.52, K 5.1, CO2 21, Hgb 11.0, A1c 7.2, UACR 412.
A/P: DM2 at goal. HTN above goal. Labs to be gone over.`,
  { author: PCP },
);

export const authored: AuthoredCase = {
  slug: 'unrecorded-ckd',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/\bCKD\b/, /chronic kidney/i, /nephropath/i, /kidney disease/i, /renal (failure|insuff)/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['chronic-kidney-disease'],
    acceptable: ['diabetic-kidney-disease', 'hypertensive-nephrosclerosis'],
    cannotMiss: [],
    notExpected: ['prerenal-acute-kidney-injury', 'nsaid-kidney-injury', 'iron-deficiency-anaemia'],
    conclusion:
      'Eleven years of steady eGFR loss from about 80 to the thirties with rising albuminuria, never put on the problem list: chronic kidney disease stage G3b A3, most likely diabetic, with early anaemia; not on an ACE inhibitor and on full-dose metformin.',
  },
};
