import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import type { Values } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'lindqvist',
    given: ['Henrietta', 'Maya'],
    family: 'Lindqvist-Shah',
    sex: 'female',
    born: '1963-10-21',
    race: 'asian',
    city: ['Rochester', 'NY', '14607'],
    married: true,
  },
  113,
);
const lab = new Laboratory(c, { ldl: 110, hdl: 62, glucose: 92, albumin: 4.3, hgb: 13.2, creatinine: 0.78 });
const PCP = 'Dr. Osvaldo Pruitt';

noAllergies(c, '2013-11-05');
c.problem('hyperlipidaemia', '2016', { recorded: '2016-11-08' });
c.problem('osteopenia', '2020-11', { recorded: '2020-11-24' });
c.problem('kidneyStone', '2023-04-17', { recorded: '2023-04-18' });
c.problem('depression', '2024-05', { recorded: '2024-05-14' });
relative(c, 'MTH', 'Osteoporosis, hip fracture', 74);
relative(c, 'SIS', 'Kidney stones', 52);
smoking(c, 'never', '2016-11-08', '2020-11-10', '2025-05-20');
prescribe(c, 'rosuvastatin10', '2016-11-08');
prescribe(c, 'vitaminD', '2020-11-24');
prescribe(c, 'sertraline50', '2024-05-14');
vaccinate(c, 'influenza', '2017-11-07', '2019-11-05', '2021-11-09', '2023-11-07', '2025-10-14');
vaccinate(c, 'covid', '2021-03-24', '2021-04-14');
vaccinate(c, 'zoster', '2016-11-08', '2017-02-07');
procedure(c, 'Colonoscopy', '2014-12-09', '73761001');

/** Every calcium below 10.4 was reported without a flag; the person's own level rose from 9.3. */
const SERIES: readonly (readonly [string, number, Values])[] = [
  ['2014-11-04T08:30', 64.1, { calcium: 9.3 }],
  ['2015-11-10T08:30', 64.4, { calcium: 9.4 }],
  ['2016-11-08T08:30', 64.9, { calcium: 9.4 }],
  ['2017-11-07T08:30', 65.3, { calcium: 9.6 }],
  ['2018-11-06T08:30', 65, { calcium: 9.7 }],
  ['2019-11-05T08:30', 64.6, { calcium: 9.9 }],
  ['2020-11-10T08:30', 64.8, { calcium: 10.0 }],
  ['2021-11-09T08:30', 64.2, { calcium: 10.2 }],
  ['2022-11-08T08:30', 64.5, { calcium: 10.3 }],
  ['2024-05-14T08:30', 63.9, { calcium: 10.6 }],
  ['2025-05-20T08:30', 63.6, { calcium: 10.7 }],
];
for (const [start, weight, values] of SERIES) {
  const mood = start.startsWith('2024');
  const v = c.visit(start, {
    type: 'Annual physical',
    clinician: PCP,
    diagnoses: [mood ? 'depression' : 'hyperlipidaemia'],
  });
  recordVitals(c, v, {
    bp: [c.random.integer(122, 136), 78],
    hr: c.random.integer(62, 76),
    weight,
    height: 163,
  });
  lab.draw(v, Number(start.slice(0, 4)) % 2 ? ['bmp'] : ['cmp', 'lipids'], { albumin: 4.2, ...values });
  writeNote(
    c,
    v,
    'progress',
    `Annual. ${mood ? 'Low energy, foggy, tearful; PHQ-9 12. Start sertraline. ' : 'No complaints. '}Works as translator, never smoker, walks daily.
Exam nl. A/P: HLD - statin. ${start > '2024' ? 'Labs: Ca slightly up, likely supplement, recheck next yr.' : 'Labs nl.'}`,
    { author: PCP },
  );
}
const bones = c.visit('2020-11-24T13:00', { type: 'Bone density', minutes: 20 });
reportStudy(
  c,
  bones,
  'DXA bone density',
  'T-score: lumbar spine -1.6, total hip -1.4, distal third radius -2.3.',
);
const bones2 = c.visit('2025-06-10T13:00', { type: 'Bone density', minutes: 20 });
reportStudy(
  c,
  bones2,
  'DXA bone density',
  'T-score: lumbar spine -1.9, total hip -1.7, distal third radius -3.1. Radius significantly lower than 2020.',
);
const stone = c.visit('2023-04-17T22:10', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Flank pain',
  minutes: 300,
  diagnoses: ['kidneyStone'],
});
recordVitals(c, stone, { bp: [152, 88], hr: 96, temp: 36.9, pain: 9 });
lab.draw(stone, ['cbc', 'bmp'], { calcium: 10.4, creatinine: 0.98, wbc: 10.2 });
reportStudy(
  c,
  stone,
  'CT abdomen and pelvis without contrast',
  '5 mm calculus at the left ureterovesical junction with mild hydroureter. Two 3 mm nonobstructing calculi in the right kidney.',
);
writeNote(
  c,
  stone,
  'ed',
  'L flank pain to groin, writhing, hematuria. CT 5 mm L UVJ stone. Ketorolac, tamsulosin, urology f/u. Passed at home 4/19, calcium phosphate on analysis.',
);

const index = c.visit('2026-01-15T08:40', {
  type: 'Office visit',
  reason: 'Tired, constipated, lab follow-up',
  clinician: PCP,
});
recordVitals(c, index, { bp: [138, 82], hr: 68, rr: 14, temp: 36.5, spo2: 99, weight: 63.4, height: 163 });
lab.draw(index, ['cbc', 'cmp'], {
  calcium: 11.1,
  albumin: 4.2,
  phosphate: 2.3,
  ica: 1.46,
  pth: 94,
  vitd: 31,
  alp: 118,
  creatinine: 0.86,
  magnesium: 2.0,
  uca24: 342,
  tsh: 1.9,
  potassium: 4.2,
  chloride: 109,
  co2: 23,
  hgb: 13.1,
  plt: 244,
  tp: 7.0,
});
writeNote(
  c,
  index,
  'progress',
  `62F for results and not feeling right.
HPI: 2 yrs of low energy, foggy concentration, low mood only partly helped by sertraline. Constipated, BM every 3 d. Thirsty, up 2x at night to
urinate. Achy long bones. Stone passed in 2023 (calcium phosphate), two more seen on the R. No new stone pain. Heartburn occasionally. Weight
stable, appetite ok. No fever, sweats, cough, lumps or breast change; mammogram 9/2025 neg.
PMH: HLD, osteopenia, nephrolithiasis, depression. No neck surgery or radiation.
Meds: rosuvastatin 10, sertraline 50, vitamin D 1000 units. No calcium tablets, antacids, lithium, thiazide or vitamin A.
NKDA. SH: never smoker, no EtOH. FH: mother hip fx, sister kidney stones.
ROS: no weakness, no fractures, no back pain, no night sweats, no rash.
Exam: BP 138/82 HR 68. Well nourished. Neck no mass. No LAD. RRR, CTAB. Breasts nl. Abd soft. Proximal strength 5-/5. No edema. Skin clear.
Labs: Ca 11.1 (10.7 in May, 10.6 the year before, 9.3 in 2014), alb 4.2, phos 2.3, PTH 94, 25-OH D 31, 24 h urine Ca 342, Cr 0.86. CBC and protein nl.
A/P: DXA forearm -3.1. Went over the numbers with her. Next steps to be decided.`,
  { author: PCP },
);

export const authored: AuthoredCase = {
  slug: 'creeping-calcium',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/hyperparathyroid/i, /adenoma/i, /parathyroid(?! hormone)/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['primary-hyperparathyroidism'],
    acceptable: [],
    cannotMiss: ['hypercalcaemia-of-malignancy'],
    notExpected: ['multiple-myeloma', 'major-depressive-disorder'],
    conclusion:
      'Calcium crept up for eleven years from 9.3 to 11.1 with a high PTH, low phosphate, stones and cortical bone loss: primary hyperparathyroidism.',
  },
};
