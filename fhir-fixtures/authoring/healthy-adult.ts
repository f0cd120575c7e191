import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'okonjo',
    given: ['Linnea', 'Adaeze'],
    family: 'Okonjo',
    sex: 'female',
    born: '1988-09-02',
    race: 'black',
    city: ['Fairhaven', 'WA', '98225'],
    married: true,
  },
  102,
);
const lab = new Laboratory(c, { hgb: 13.4, mcv: 90, ldl: 92, hdl: 64, glucose: 86, plt: 251, tsh: 1.6 });
const PCP = 'Dr. Mireille Castagna';

noAllergies(c, '2014-02-11');
c.problem('allergicRhinitis', '2009', { recorded: '2014-02-11' });
c.problem('ankleSprain', '2020-08-02', { recorded: '2020-08-03', abated: '2020-09-14' });
relative(c, 'MTH', 'Hypertension', 55);
relative(c, 'MGRMTH', 'Type 2 diabetes mellitus', 70);
smoking(c, 'never', '2016-02-09', '2020-02-11', '2025-02-11', '2026-01-15');
prescribe(c, 'cetirizine10', '2019-04-02');
vaccinate(c, 'influenza', '2019-10-10', '2021-10-12', '2022-10-11', '2023-10-17', '2024-10-15', '2025-10-14');
vaccinate(c, 'covid', '2021-04-02', '2021-04-23');
vaccinate(c, 'tdap', '2017-06-20');
vaccinate(c, 'hpv9', '2014-02-11', '2014-04-11', '2014-08-12');
procedure(c, 'Cervical cytology, negative for intraepithelial lesion', '2022-02-15');
procedure(c, 'Normal spontaneous vaginal delivery', '2017-09-03');

const HISTORY = 'PMH: seasonal allergic rhinitis. G1P1 (SVD 2017). PSH: none. NKDA. Meds: cetirizine prn.';
const SOCIAL =
  'SH: high school teacher, married, one child. Never smoker. Wine 2-3 glasses/wk. Runs 3x/wk. Feels safe at home.';

const YEARLY: readonly (readonly [string, readonly [number, number], number])[] = [
  ['2016-02-09T08:30', [112, 70], 63.4],
  ['2018-02-13T08:30', [108, 68], 66.1],
  ['2019-02-12T08:45', [114, 72], 64.8],
  ['2020-02-11T08:30', [110, 70], 64.2],
  ['2022-02-15T09:00', [112, 74], 65],
  ['2023-02-14T08:30', [116, 72], 64.6],
  ['2025-02-11T08:30', [110, 72], 65.2],
];
for (const [start, bp, weight] of YEARLY) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['checkup'] });
  recordVitals(c, v, { bp, hr: c.random.integer(58, 68), rr: 14, temp: 36.6, weight, height: 168, spo2: 99 });
  lab.draw(v, ['cbc', 'cmp', 'lipids', 'tsh']);
  writeNote(
    c,
    v,
    'progress',
    `Annual exam. Feeling well.
${HISTORY}
${SOCIAL}
ROS: 10 systems reviewed and negative.
Exam: well appearing. HEENT nl. Neck no thyromegaly. RRR no m/r/g. CTAB. Abd soft NT. No LAD, no edema.
A/P: healthy adult, age-appropriate screening up to date.`,
    { author: PCP },
  );
}

const ankle = c.visit('2020-08-03T16:10', {
  type: 'Urgent care visit',
  reason: 'Ankle injury',
  diagnoses: ['ankleSprain'],
});
recordVitals(c, ankle, { bp: [118, 74], hr: 72, pain: 5 });
writeNote(
  c,
  ankle,
  'progress',
  `Rolled R ankle trail running yesterday. Weight bearing. Exam: lateral swelling, no bony tenderness at malleoli, base of 5th
or navicular. Ottawa neg, no film. RICE, brace, ibuprofen prn.`,
);
const cold = c.visit('2023-12-05T11:20', {
  type: 'Telehealth visit',
  reason: 'Cold symptoms',
  diagnoses: ['cold'],
});
writeNote(
  c,
  cold,
  'progress',
  'Video visit. Runny nose, scratchy throat x 3 d, no fever, no SOB. Daughter same. Supportive care. Resolved per portal msg 12/11.',
);

const index = c.visit('2026-01-15T08:30', {
  type: 'Annual physical',
  reason: 'Annual physical',
  clinician: PCP,
});
recordVitals(c, index, {
  bp: [112, 72],
  hr: 62,
  rr: 14,
  temp: 36.6,
  weight: 65,
  height: 168,
  spo2: 99,
  pain: 0,
});
lab.draw(index, ['cbc', 'cmp', 'lipids', 'tsh', 'a1c'], {
  wbc: 5.9,
  hgb: 13.3,
  mcv: 89.8,
  plt: 248,
  rdw: 12.8,
  glucose: 87,
  creatinine: 0.74,
  sodium: 140,
  potassium: 4.2,
  calcium: 9.4,
  alt: 17,
  ast: 19,
  albumin: 4.4,
  bili: 0.6,
  ldl: 95,
  hdl: 63,
  trig: 81,
  tsh: 1.71,
  a1c: 5.1,
  co2: 25,
  chloride: 103,
  bun: 13,
  alp: 58,
  tp: 7.1,
});
c.observation(
  {
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'survey' }] },
    ],
    code: {
      coding: [{ system: 'http://loinc.org', code: '44261-6', display: 'PHQ-9 total score' }],
      text: 'PHQ-9 total score',
    },
    encounter: index.reference,
    effectiveDateTime: '2026-01-15T08:28:00-05:00',
    valueQuantity: { value: 1, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
  },
  'phq9',
);
writeNote(
  c,
  index,
  'progress',
  `37F here for annual exam. Feeling well, no complaints. Sleeping 7 h, energy good, weight stable. Training for a 10K.
${HISTORY}
${SOCIAL}
FH: mother HTN, MGM DM2. No early heart disease, breast, ovarian or colon cancer.
ROS: denies fever, weight change, fatigue, headache, vision change, chest pain, SOB, palpitations, cough, abd pain, change
in bowel habit, blood in stool, dysuria, joint pain, rash, low mood. Periods regular q28d, LMP 1/3, not heavy.
Exam: BP 112/72 HR 62 BMI 23. Well appearing. HEENT nl. Neck supple, no thyromegaly, no LAD. RRR no m/r/g. CTAB.
Breasts no masses. Abd soft NT ND. No edema. Skin no suspicious lesions. Neuro grossly nl. PHQ-9 1.
A/P: well visit. Labs reviewed, all within range. Flu/COVID UTD. Cervical screening due 2027. RTC 1 yr.`,
  { author: PCP },
);

export const authored: AuthoredCase = {
  slug: 'healthy-adult',
  bundle: c.bundle(),
  index: index.id,
  withheld: [],
  expected: {
    asOf: '2026-01-15',
    primary: [],
    acceptable: ['allergic-rhinitis'],
    cannotMiss: [],
    notExpected: ['stemi', 'pulmonary-embolism', 'sepsis', 'colorectal-cancer', 'iron-deficiency-anaemia'],
    conclusion:
      'A healthy 37-year-old at her annual visit with ten years of normal results: nothing should stand out.',
  },
};
