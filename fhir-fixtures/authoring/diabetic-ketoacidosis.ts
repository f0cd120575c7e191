import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'varga',
    given: ['Emília', 'Zsófia'],
    family: 'Varga',
    sex: 'female',
    born: '2001-05-30',
    race: 'white',
    city: ['Toledo', 'OH', '43604'],
    married: false,
  },
  108,
);
const lab = new Laboratory(c, { glucose: 86, hgb: 13.2, ldl: 84 });
const PCP = 'Dr. Nikhil Farrow';

noAllergies(c, '2014-07-08');
c.problem('depression', '2022-02', { recorded: '2022-02-08' });
c.problem('yeast', '2025-11-24', { recorded: '2025-11-24' });
relative(c, 'MTH', 'Hypothyroidism', 36);
relative(c, 'SIS', 'Celiac disease', 15);
smoking(c, 'never', '2019-07-09', '2022-02-08', '2025-07-08');
prescribe(c, 'sertraline50', '2022-02-08', { until: '2024-02-08' });
prescribe(c, 'fluconazole150', '2025-11-24', { once: true });
vaccinate(c, 'influenza', '2017-10-10', '2019-10-08', '2021-10-19', '2023-10-10');
vaccinate(c, 'covid', '2021-05-03', '2021-05-24');
vaccinate(c, 'tdap', '2012-07-10', '2022-07-12');
vaccinate(c, 'hpv9', '2015-07-14', '2016-01-19');

for (const [start, weight] of [
  ['2016-07-12T09:00', 52],
  ['2018-07-10T09:00', 57.6],
  ['2019-07-09T09:00', 59],
  ['2021-07-13T09:00', 60.8],
  ['2022-07-12T09:00', 61.2],
  ['2023-07-11T09:00', 62],
  ['2025-07-08T09:00', 62.4],
] as const) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['checkup'] });
  recordVitals(
    c,
    v,
    { bp: [c.random.integer(104, 116), 68], hr: c.random.integer(64, 78), temp: 36.7, weight, height: 167 },
    { us: true },
  );
  lab.draw(v, ['cbc', 'bmp']);
  writeNote(
    c,
    v,
    'progress',
    'Annual. No concerns. Nonsmoker. ROS neg. Exam nl. A/P: healthy, labs nl, RTC 1 yr.',
    { author: PCP },
  );
}
const mood = c.visit('2022-02-08T15:00', {
  type: 'Office visit',
  reason: 'Low mood',
  diagnoses: ['depression'],
});
recordVitals(c, mood, { bp: [110, 70], hr: 72, weight: 61 }, { us: true });
writeNote(c, mood, 'progress', 'Low mood after move, PHQ-9 14, no SI. Start sertraline, counseling.');
const urgent = c.visit('2025-11-24T18:30', {
  type: 'Urgent care visit',
  reason: 'Vaginal itching',
  diagnoses: ['yeast'],
});
recordVitals(c, urgent, { bp: [112, 70], hr: 88, temp: 36.8, weight: 58.1 }, { us: true });
writeNote(
  c,
  urgent,
  'progress',
  'Itching and thick white d/c x5 d, second time this fall. Tired, "drinking a lot of water, trying to be healthy". No urine testing done. Fluconazole 150 x1. F/u PCP prn.',
);

const index = c.visit('2026-01-15T10:12', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Vomiting, abdominal pain, weak',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [98, 60], hr: 128, rr: 32, temp: 36.3, spo2: 99, weight: 52.6, pain: 6 },
  { us: true },
);
recordVitals(c, index, { bp: [104, 64], hr: 116, rr: 28, spo2: 100 }, { after: 70 });
lab.draw(
  index,
  ['cbc', 'cmp'],
  {
    wbc: 17.8,
    hgb: 15.1,
    plt: 398,
    glucose: 512,
    sodium: 128,
    potassium: 5.7,
    chloride: 91,
    co2: 7,
    bun: 31,
    creatinine: 1.31,
    lipase: 48,
    lactate: 2.2,
    phv: 7.06,
    pco2v: 22,
    bhb: 8.1,
    a1c: 12.4,
    osm: 305,
    phosphate: 4.8,
    magnesium: 1.8,
    hcg: 1,
  },
  { after: 15, flags: true },
);
lab.words(index, 'Urine ketones', '>=80 mg/dL', { after: 25, loinc: '2514-8' });
lab.words(index, 'Urine glucose', '>=1000 mg/dL', { after: 25, loinc: '5792-7' });
lab.words(index, 'Urine leukocyte esterase', 'Negative', { after: 25, loinc: '5799-2' });
lab.draw(
  index,
  ['bmp'],
  { glucose: 398, sodium: 131, potassium: 4.6, chloride: 99, co2: 10, bun: 27, creatinine: 1.12 },
  { after: 130 },
);
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Sinus tachycardia 126. Mildly tall T waves V2-V4. No ischemic change.',
  {
    after: 12,
    category: 'CUS',
    loinc: '11524-6',
  },
);
reportStudy(c, index, 'Chest X-ray, portable', 'Clear lungs. No free air.', { after: 40 });
writeNote(
  c,
  index,
  'triage',
  '24F vomiting since yesterday, belly pain, breathing fast, weak. Breath smells fruity. Fingerstick "HI". HR 128 RR 32. ESI 2.',
  { after: 4 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: vomiting, abd pain
HPI: 24F with 5-6 wks of marked thirst, drinking >5 L/day, urinating every hour incl 4x nightly, and ~10 kg weight loss despite good
appetite (62.4 kg in July, 52.6 today). Blurry vision off and on. Two yeast infections this fall. Last 2 days nausea, vomited >10x,
diffuse crampy abdominal pain, cannot keep water down, today breathing hard and very weak. No fever, cough, sore throat, dysuria,
diarrhea, sick contacts. LMP 1/2.
PMH: depression, off sertraline since 2024. PSH none. Meds: none. NKDA.
SH: barista and grad student. Never smoker, EtOH occasional, none in 2 wks. No drugs, denies ingestion of any kind.
FH: sister celiac, mother underactive thyroid. Maternal cousin on insulin since age 9.
ROS: no chest pain, no headache, no rash. Mood ok, no SI.
Exam: T 97.3F BP 98/60 HR 128 RR 32 deep, SpO2 99% RA. Thin, listless but oriented x3, GCS 15. Dry mucosa, cracked lips, fruity breath. Neck
supple. Tachy no murmur. Lungs clear, deep sighing respirations. Abd soft, mild diffuse tenderness, no guarding or rebound. No rash.
Neuro nonfocal.
Labs: glucose 512, HCO3 7, anion gap 30, venous pH 7.06, BHB 8.1, K 5.7, Na 128 (corrected 135), A1c 12.4, lipase nl, hCG neg, UA neg LE.
Course: 2 L isotonic fluid, then insulin drip after K recheck 4.6 with KCl. ICU/step-down bed requested. Assessment to follow.`,
  { after: 140, author: 'Dr. Sunniva Okafor' },
);

export const authored: AuthoredCase = {
  slug: 'diabetic-ketoacidosis',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/ketoacid/i, /\bDKA\b/, /diabet/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['diabetic-ketoacidosis'],
    acceptable: ['type-1-diabetes'],
    cannotMiss: ['diabetic-ketoacidosis'],
    notExpected: ['viral-gastroenteritis', 'acute-appendicitis', 'hyperosmolar-hyperglycaemic-state'],
    conclusion:
      'Weeks of thirst, polyuria and weight loss, then vomiting with deep breathing, glucose 512, pH 7.06 and high ketones: diabetic ketoacidosis as the first presentation of type 1 diabetes.',
  },
};
