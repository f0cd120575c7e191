import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import type { Values } from './labs.ts';
import { prescribe, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'restrepo',
    given: ['Camila'],
    family: 'Restrepo-Nunn',
    sex: 'female',
    born: '1981-04-06',
    race: 'white',
    hispanic: true,
    city: ['Boise', 'ID', '83702'],
    married: true,
  },
  114,
);
const lab = new Laboratory(c, { hgb: 13, glucose: 89, hdl: 60 });
const PCP = 'Dr. Ephraim Kowalczyk';

allergy(c, 'Sulfa antibiotics', 'Rash', '2013-03-05');
c.problem('migraine', '2003', { recorded: '2013-03-05' });
c.problem('vitaminD', '2019-03', { recorded: '2019-03-12' });
relative(c, 'MTH', 'Takes a thyroid pill', 45);
relative(c, 'SIS', 'Vitiligo', 30);
smoking(c, 'never', '2017-03-07', '2021-03-09', '2025-03-11');
prescribe(c, 'sumatriptan50', '2015-03-10');
prescribe(c, 'vitaminD', '2019-03-12');
vaccinate(c, 'influenza', '2018-10-09', '2020-10-13', '2022-10-11', '2024-10-15');
vaccinate(c, 'covid', '2021-04-21', '2021-05-12');
vaccinate(c, 'tdap', '2018-03-06');

const HISTORY = 'PMH: migraine, vit D deficiency. G2P2 (2011, 2014). PSH: none.';
const SERIES: readonly (readonly [string, number, Values])[] = [
  ['2015-03-10T14:00', 63, { tsh: 1.62, ldl: 101 }],
  ['2016-03-08T14:00', 63.4, { tsh: 1.88, ldl: 104 }],
  ['2017-03-07T14:00', 64, { tsh: 2.2, ldl: 102 }],
  ['2018-03-06T14:00', 64.1, { tsh: 2.61, ldl: 108 }],
  ['2019-03-12T14:00', 65, { tsh: 3.15, ldl: 112 }],
  ['2021-03-09T14:00', 66.2, { tsh: 3.94, ldl: 119, mcv: 91 }],
  ['2022-03-08T14:00', 67.3, { tsh: 4.41, ldl: 126, mcv: 92 }],
  ['2023-03-14T14:00', 68.8, { tsh: 5.9, ldl: 134, mcv: 93 }],
  ['2025-03-11T14:00', 71.6, { tsh: 8.73, ldl: 149, mcv: 94 }],
];
for (const [start, weight, values] of SERIES) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['checkup'] });
  recordVitals(
    c,
    v,
    { bp: [c.random.integer(110, 124), 72], hr: start > '2023' ? 62 : 74, weight, height: 165, temp: 36.5 },
    { us: true },
  );
  lab.draw(v, ['cbc', 'bmp', 'lipids', 'tsh'], values);
  writeNote(
    c,
    v,
    'progress',
    `Annual. ${HISTORY} ${start > '2023' ? 'Busy, tired, kids. Gained some weight, diet discussed. ' : 'Doing well. '}ROS neg otherwise. Exam nl.
A/P: ${start > '2023' ? 'TSH mildly up, repeat next visit. ' : ''}Lipids diet. Vit D. RTC 1 yr.`,
    { author: PCP },
  );
}

const index = c.visit('2026-01-15T14:05', {
  type: 'Office visit',
  reason: 'Tired, weight gain',
  clinician: PCP,
});
recordVitals(
  c,
  index,
  { bp: [124, 90], hr: 54, rr: 12, temp: 36.0, spo2: 98, weight: 77.2, height: 165 },
  { us: true },
);
lab.draw(index, ['cbc', 'cmp', 'lipids', 'tsh', 'a1c'], {
  tsh: 38.4,
  ft4: 0.48,
  tpo: 612,
  ldl: 188,
  hdl: 58,
  trig: 176,
  hgb: 11.8,
  mcv: 96,
  plt: 232,
  ck: 412,
  sodium: 134,
  glucose: 88,
  a1c: 5.3,
  creatinine: 0.98,
  ferritin: 38,
  cortisol: 14.2,
  hcg: 1,
  alt: 34,
  ast: 41,
});
writeNote(
  c,
  index,
  'progress',
  `44F here with husband.
HPI: Past year, worse since fall: exhausted though sleeping 10 h, gained ~14 kg since 2019 eating the same, always cold ("sweater in August"), constipated,
dry skin, hair coming out in the shower, puffy face in the morning, hoarse. Periods heavier and longer, last 9 days. Muscles ache and cramp climbing
stairs. Forgetful, slow at work. Mood flat but not sad, no SI. Husband says snoring. No neck pain, no recent viral illness, not postpartum. No chest pain,
SOB or leg swelling beyond puffy shins. No headaches beyond usual, no visual field change, no galactorrhea.
${HISTORY}
Meds: sumatriptan prn, vitamin D. No lithium, amiodarone, biotin. All: sulfa.
SH: never smoker, librarian. FH: mother on a thyroid pill, sister vitiligo.
ROS: neg for fever, polyuria, melena, rash.
Exam: BP 124/90 HR 54 T 96.8F wt 77.2 kg. Puffy lids, coarse dry skin, lateral brows thin. Thyroid firm, bosselated, about 1.5x, nontender, no nodule. RRR. CTAB.
Abd soft. Nonpitting shin edema. Reflexes: delayed relaxation at ankles. Strength 5-/5 hips. No striae or bruising.
Labs: TSH 38.4 (8.73 last March, 1.6 in 2015), fT4 0.48, TPO Ab 612, LDL 188, CK 412, Na 134.
A/P: results reviewed with patient. Treatment discussion below.`,
  { author: PCP },
);

export const authored: AuthoredCase = {
  slug: 'rising-tsh',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/hypothyroid/i, /hashimoto/i, /thyroiditis/i, /underactive/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['primary-hypothyroidism'],
    acceptable: [],
    cannotMiss: [],
    notExpected: [
      'major-depressive-disorder',
      'subclinical-hypothyroidism',
      'fibromyalgia',
      'iron-deficiency-anaemia',
    ],
    conclusion:
      'TSH rose every year for a decade and is now 38 with low free T4, thyroid antibodies and a full clinical picture: overt primary (Hashimoto) hypothyroidism.',
  },
};
