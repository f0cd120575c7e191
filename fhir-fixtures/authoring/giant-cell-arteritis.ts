import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'vandersloot',
    given: ['Margarethe'],
    family: 'Vandersloot',
    sex: 'female',
    born: '1950-02-03',
    race: 'white',
    city: ['Burlington', 'VT', '05401'],
    married: true,
  },
  122,
);
const lab = new Laboratory(c, { hgb: 13.1, plt: 248, creatinine: 0.81, ldl: 104, glucose: 96 });
const PCP = 'Dr. Ndidi Marchetti';

allergy(c, 'Erythromycin', 'Stomach upset', '2013-06-04');
c.problem('hypertension', '2010', { recorded: '2013-06-04' });
c.problem('osteoarthritis', '2014', { recorded: '2014-06-03' });
c.problem('hypothyroidism', '2009', { recorded: '2013-06-04' });
relative(c, 'MTH', 'Osteoporosis', 70);
smoking(c, 'former', '2016-06-07', '2020-06-09', '2025-06-03');
prescribe(c, 'levothyroxine', '2013-06-04');
prescribe(c, 'amlodipine5', '2013-06-04');
prescribe(c, 'atorvastatin20', '2016-06-07');
prescribe(c, 'acetaminophen500', '2025-11-18');
vaccinate(c, 'influenza', '2017-10-10', '2019-10-15', '2021-10-12', '2023-10-17', '2025-10-07');
vaccinate(c, 'covid', '2021-02-18', '2021-03-11');
vaccinate(c, 'zoster', '2019-06-04', '2019-09-03');

const HISTORY = 'PMH: HTN, hypothyroidism, OA hands. PSH: hysterectomy 1995.';
for (const [start, weight] of [
  ['2015-06-02T10:00', 63],
  ['2016-06-07T10:00', 63.4],
  ['2018-06-05T10:00', 63],
  ['2020-06-09T10:00', 62.7],
  ['2022-06-07T10:00', 62.9],
  ['2023-06-06T10:00', 62.5],
  ['2025-06-03T10:00', 62.1],
] as const) {
  const v = c.visit(start, { type: 'Annual wellness visit', clinician: PCP, diagnoses: ['hypertension'] });
  recordVitals(c, v, {
    bp: [c.random.integer(126, 138), 76],
    hr: c.random.integer(64, 76),
    weight,
    height: 161,
    temp: 36.6,
  });
  lab.draw(v, ['cbc', 'cmp', 'tsh'], { esr: c.random.integer(14, 24), tsh: 1.4 + c.random.next() });
  writeNote(
    c,
    v,
    'progress',
    `AWV. Gardens, active. ${HISTORY} No headaches. Exam nl, pulses full. A/P: stable. RTC 1 yr.`,
    { author: PCP },
  );
}
const ache = c.visit('2025-11-18T14:00', {
  type: 'Office visit',
  reason: 'Shoulder and hip stiffness',
  clinician: PCP,
  diagnoses: ['osteoarthritis'],
});
recordVitals(c, ache, { bp: [130, 76], hr: 78, temp: 37.0, weight: 60.8 });
lab.draw(ache, ['cbc'], { hgb: 12.2, plt: 342, mcv: 88 });
writeNote(
  c,
  ache,
  'progress',
  '5 wks stiff shoulders and hips, AM stiffness ~90 min, hard to dress. XR shoulders mild OA. Acetaminophen, PT. Labs Hgb 12.2, plt 342 - recheck later.',
  { author: PCP },
);

const index = c.visit('2026-01-15T13:20', {
  type: 'Office visit',
  reason: 'Headache, vision',
  clinician: PCP,
});
recordVitals(c, index, { bp: [136, 78], hr: 88, rr: 14, temp: 37.7, spo2: 98, weight: 58.4, pain: 6 });
lab.draw(index, ['cbc', 'cmp'], {
  wbc: 10.8,
  hgb: 10.7,
  mcv: 86,
  plt: 496,
  esr: 98,
  crp: 86,
  albumin: 3.2,
  alp: 168,
  alt: 28,
  ast: 26,
  creatinine: 0.8,
  glucose: 98,
  ferritin: 388,
  tsh: 1.9,
  ck: 62,
});
reportStudy(
  c,
  index,
  'CT head without contrast',
  'No hemorrhage, mass or extra-axial collection. Sinuses clear.',
  { after: 120 },
);
writeNote(
  c,
  index,
  'progress',
  `75F add-on, here with husband.
HPI: 4 weeks of new constant right-sided headache at the temple, boring, worse at night, never a headache person. Scalp so sore she cannot brush hair or wear glasses comfortably. Jaw aches after a few
minutes of chewing meat and eases when she stops. This morning at 7 "a grey curtain" over the right eye for about 10 min, then cleared completely; no pain in the eye, no flashes or floaters. Two brief
episodes of double vision last week. Stiff shoulders and hips since October, mornings worst, > 1 h, cannot lift arms to hang washing. Low fevers, sweats, off food, 4 kg down. No focal
weakness, speech trouble or facial droop. No cough, no recent dental work, no neck pain, no trauma. Halos none. No nausea.
${HISTORY}
Meds: levothyroxine 75, amlodipine 5, atorvastatin 20, acetaminophen. All: erythromycin (GI).
SH: retired florist, ex-smoker 5 pk-yr. FH: mother osteoporosis.
ROS: no arm claudication, no chest or back pain, no rash, no hematuria.
Exam: T 37.7 BP R 136/78 L 134/76 HR 88. Tired. R temporal area tender, vessel thickened, beaded, pulse not felt; L normal. Scalp tender. VA 20/25 R, 20/25 L; fields full; no RAPD at present; discs: R slight pallor
of margin? conjunctiva white. No sinus tenderness. TMJ no click. RRR no murmur, no subclavian bruit. CTAB. Shoulders: active abduction limited by pain to 80, passive fuller; no synovitis hands. Strength 5/5. Neuro nonfocal.
Labs stat: ESR 98, CRP 86, plt 496, Hgb 10.7 (13.1 last June), ALP 168, CK nl. CT head neg.
A/P: spoke with ophthalmology and rheumatology on call; seen same day. Orders in chart.`,
  { author: PCP, after: 150 },
);

export const authored: AuthoredCase = {
  slug: 'giant-cell-arteritis',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/giant.cell/i, /\bGCA\b/, /arteritis/i, /vasculitis/i, /polymyalgia/i, /\bPMR\b/],
  expected: {
    asOf: '2026-01-15',
    primary: ['giant-cell-arteritis'],
    acceptable: [],
    cannotMiss: ['giant-cell-arteritis', 'transient-ischaemic-attack'],
    notExpected: ['tension-type-headache', 'migraine-without-aura', 'osteoarthritis'],
    conclusion:
      'New temporal headache, scalp tenderness, jaw claudication, transient loss of vision and shoulder stiffness at 75 with ESR 98 and high platelets: giant-cell arteritis with polymyalgia; steroids today.',
  },
};
