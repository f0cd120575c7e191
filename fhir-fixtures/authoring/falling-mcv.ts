import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import type { Values } from './labs.ts';
import { prescribe, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'wieliczko',
    given: ['Tomasz'],
    family: 'Wieliczko',
    sex: 'male',
    born: '1959-07-23',
    race: 'white',
    language: ['pl', 'Polish'],
    city: ['Hamtramck', 'MI', '48212'],
    married: true,
  },
  103,
);
const lab = new Laboratory(c, { ldl: 121, hdl: 46, glucose: 98, creatinine: 0.98, a1c: 5.5 });
const PCP = 'Dr. Rashida Mbeki-Lowe';

noAllergies(c, '2012-03-06');
c.problem('hypertension', '2011', { recorded: '2012-03-06' });
c.problem('kneeOsteoarthritis', '2018-02', { recorded: '2018-02-20' });
c.problem('prostate', '2020-02-18');
relative(c, 'MTH', 'Stroke', 79);
relative(c, 'BRO', 'Colon polyps', 61);
smoking(c, 'former', '2016-02-16', '2020-02-18', '2024-02-20');
prescribe(c, 'amlodipine5', '2012-03-06');
prescribe(c, 'tamsulosin', '2020-02-18');
prescribe(c, 'acetaminophen500', '2018-02-20');
vaccinate(c, 'influenza', '2018-10-02', '2020-10-20', '2021-10-12', '2023-10-03', '2024-10-22', '2025-10-07');
vaccinate(c, 'covid', '2021-03-09', '2021-03-30');
vaccinate(c, 'zoster', '2020-02-18', '2020-05-12');

const HISTORY = 'PMH: HTN, knee OA, BPH. PSH: hernia repair 1990s. NKDA.';
const SOCIAL = 'SH: retired tool maker, married. Ex-smoker, quit 1998. EtOH rare. Eats meat daily.';

/** The slow part: cell size and then hemoglobin fall for six years while each report alone reads as normal. */
const SERIES: readonly (readonly [string, readonly [number, number], number, Values])[] = [
  ['2015-02-17T10:00', [134, 82], 88.4, { hgb: 15.1, mcv: 91.2, rdw: 12.9, plt: 238 }],
  ['2016-02-16T10:00', [132, 80], 88.9, { hgb: 15.2, mcv: 90.8, rdw: 13.0, plt: 244 }],
  ['2017-02-21T10:20', [136, 84], 89.2, { hgb: 14.9, mcv: 91.0, rdw: 12.8, plt: 231 }],
  ['2018-02-20T10:00', [130, 80], 89.5, { hgb: 15.0, mcv: 90.5, rdw: 13.1, plt: 249 }],
  ['2019-02-19T09:40', [134, 80], 89.9, { hgb: 14.9, mcv: 89.9, rdw: 13.2, plt: 255 }],
  ['2020-02-18T10:00', [138, 82], 90.1, { hgb: 14.8, mcv: 89.1, rdw: 13.3, plt: 261 }],
  ['2021-02-23T10:00', [134, 78], 89.6, { hgb: 14.7, mcv: 87.4, rdw: 13.6, plt: 274 }],
  ['2022-02-22T10:10', [132, 80], 89.0, { hgb: 14.5, mcv: 85.7, rdw: 13.9, plt: 296 }],
  ['2023-02-21T10:00', [130, 78], 88.1, { hgb: 14.2, mcv: 83.9, rdw: 14.3, plt: 318 }],
  ['2024-02-20T10:00', [132, 78], 86.9, { hgb: 13.8, mcv: 82.0, rdw: 14.8, plt: 347 }],
  ['2025-02-18T10:00', [128, 76], 85.2, { hgb: 13.5, mcv: 80.1, rdw: 15.4, plt: 371 }],
];
for (const [start, bp, weight, values] of SERIES) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['hypertension'] });
  recordVitals(c, v, { bp, hr: c.random.integer(66, 78), temp: 36.6, weight, height: 179 });
  lab.draw(v, Number(start.slice(0, 4)) % 3 === 0 ? ['cbc', 'bmp', 'lipids'] : ['cbc'], {
    ...values,
    psa: 1 + c.random.next(),
  });
  writeNote(
    c,
    v,
    'progress',
    `Yearly visit, Polish interpreter by phone. ${HISTORY}
${SOCIAL}
ROS neg for chest pain, SOB, urinary sx stable on tamsulosin. Knees ache with stairs.
Exam: RRR, CTAB, abd soft. Crepitus both knees.
A/P: HTN at goal. OA - acetaminophen. CBC nl. Colonoscopy offered again, pt declines ("later"). RTC 1 yr.`,
    { author: PCP },
  );
}

const index = c.visit('2026-01-15T10:20', { type: 'Office visit', reason: 'Tired', clinician: PCP });
recordVitals(c, index, { bp: [126, 74], hr: 88, rr: 16, temp: 36.6, weight: 82.7, height: 179, spo2: 98 });
lab.draw(index, ['cbc', 'cmp', 'iron'], {
  wbc: 7.1,
  hgb: 12.4,
  mcv: 76.8,
  rdw: 16.6,
  plt: 418,
  iron: 29,
  tibc: 441,
  tsat: 7,
  ferritin: 9,
  b12: 452,
  tsh: 2.1,
  crp: 4.2,
  creatinine: 0.97,
  albumin: 4.0,
});
lab.words(index, 'Fecal immunochemical test', 'Positive', { after: 30 });
writeNote(
  c,
  index,
  'progress',
  `66M here because "no strength" since the summer. Interpreter used.
HPI: ~6 mo of fatigue, now stops once on two flights of stairs, no chest pain. Trousers loose, has not been dieting; weight
82.7 kg, was 85.2 last Feb and 90 in 2020. Bowels: looser and more often since fall, 3x/day, sometimes feels he has not
finished. Has not looked at stool, no black stool that he knows of. No abd pain, no vomiting, no dysphagia, no heartburn.
No nosebleeds, no hematuria. Donates no blood. Denies NSAIDs - uses acetaminophen only. No fever or night sweats. Appetite fair.
${HISTORY}
Meds: amlodipine 5, tamsulosin 0.4, acetaminophen prn.
${SOCIAL}
FH: brother had colon polyps removed at 61, mother stroke.
ROS: neg for cough, hemoptysis, joint swelling, rash, cold intolerance. Never had colonoscopy.
Exam: BP 126/74 HR 88 T 36.6 SpO2 98%. Pale conjunctivae. No LAD. RRR, soft systolic flow murmur. CTAB. Abd soft, nontender,
fullness in R lower quadrant, no hepatomegaly. DRE: no mass, prostate smooth, brown stool. No edema.
Labs today: Hgb 12.4, MCV 76.8, RDW 16.6, plt 418, ferritin 9, sat 7%. FIT positive. Looking back the MCV was 91 in 2017.
A/P: results discussed. Referrals to be placed today after review.`,
  { author: PCP, after: 50 },
);

export const authored: AuthoredCase = {
  slug: 'falling-mcv',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/cancer/i, /carcinoma/i, /neoplas/i, /tumou?r/i, /malignan/i, /iron.deficien/i, /anemi/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['colorectal-cancer', 'iron-deficiency-anaemia'],
    acceptable: ['colorectal-polyps'],
    cannotMiss: ['colorectal-cancer'],
    notExpected: ['irritable-bowel-syndrome', 'vitamin-b12-deficiency', 'anaemia-of-inflammation'],
    conclusion:
      'Cell size fell for six years before the haemoglobin did; now iron deficiency, weight loss, changed bowel habit and a positive stool test in a man of 66 never screened: right-sided colorectal cancer until excluded, with iron-deficiency anaemia.',
  },
};
