import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'tuilagi',
    given: ['Anneliese', 'Sina'],
    family: 'Tuilagi',
    sex: 'female',
    born: '1991-07-17',
    city: ['Salt Lake City', 'UT', '84104'],
    married: true,
  },
  121,
);
const lab = new Laboratory(c, {
  hgb: 12.6,
  plt: 240,
  creatinine: 0.66,
  alt: 17,
  ast: 18,
  uric: 3.9,
  glucose: 84,
});
const OB = 'Dr. Henrike Balogun';

noAllergies(c, '2016-01-19');
c.problem('obesity', '2018', { recorded: '2018-01-16' });
c.problem('pregnancy', '2025-07-06', { recorded: '2025-07-08' });
relative(c, 'MTH', 'High blood pressure in pregnancy', 27);
relative(c, 'SIS', 'Gestational diabetes', 30);
smoking(c, 'never', '2018-01-16', '2022-01-18', '2025-07-08');
prescribe(c, 'ocp', '2016-01-19', { until: '2024-01-16' });
prescribe(c, 'prenatal', '2025-07-08');
prescribe(c, 'aspirin81', '2025-08-05', { until: '2025-10-01' });
vaccinate(c, 'influenza', '2018-10-09', '2020-10-13', '2022-10-11', '2025-10-14');
vaccinate(c, 'covid', '2021-05-11', '2021-06-01');
vaccinate(c, 'tdap', '2025-12-04');

for (const [start, weight] of [
  ['2016-01-19T09:00', 74],
  ['2018-01-16T09:00', 79.2],
  ['2020-01-21T09:00', 81.6],
  ['2022-01-18T09:00', 83.9],
  ['2024-01-16T09:00', 86],
] as const) {
  const v = c.visit(start, { type: 'Annual physical', diagnoses: ['checkup'] });
  recordVitals(
    c,
    v,
    { bp: [c.random.integer(112, 122), 74], hr: c.random.integer(70, 82), weight, height: 165 },
    { us: true },
  );
  lab.draw(v, ['cbc', 'bmp']);
  writeNote(c, v, 'progress', 'Annual. Nonsmoker, teacher. ROS neg. Exam nl. Diet and exercise. RTC 1 yr.');
}

/** Prenatal visits: gestational age, pressure, weight, dipstick protein. */
const PRENATAL: readonly (readonly [string, string, readonly [number, number], number, string])[] = [
  ['2025-07-08T09:00', '7w0d', [116, 72], 88.1, 'Negative'],
  ['2025-08-05T09:00', '11w0d', [112, 70], 88.6, 'Negative'],
  ['2025-09-02T09:00', '15w0d', [110, 68], 89.9, 'Negative'],
  ['2025-10-07T09:00', '20w0d', [112, 70], 91.8, 'Negative'],
  ['2025-11-11T09:00', '25w0d', [118, 74], 94, 'Negative'],
  ['2025-12-04T09:00', '28w2d', [126, 80], 96.2, 'Trace'],
  ['2025-12-30T09:00', '32w0d', [138, 88], 99.4, '1+'],
];
for (const [start, weeks, bp, weight, protein] of PRENATAL) {
  const v = c.visit(start, { type: 'Prenatal visit', clinician: OB, diagnoses: ['pregnancy'] });
  recordVitals(c, v, { bp, hr: c.random.integer(80, 92), weight }, { us: true });
  lab.words(v, 'Urine protein', protein, { loinc: '20454-5' });
  if (['7w0d', '28w2d'].includes(weeks)) lab.draw(v, ['cbc', 'liver'], { creatinine: 0.62 });
  writeNote(
    c,
    v,
    'progress',
    `G1P0 at ${weeks} by 8 wk US, EDC 2026-02-24. FHT present. BP ${bp.join('/')}, urine protein ${protein.toLowerCase()}. No bleeding or LOF.
${weeks === '11w0d' ? 'Start ASA 81 (nullip, BMI >30). ' : ''}${weeks === '20w0d' ? 'Stopped ASA herself ("bruising"). Anatomy scan nl. ' : ''}${weeks === '32w0d' ? 'Feet swollen, "holidays". BP repeat 134/86. Return 2 wks. ' : ''}A/P: IUP ${weeks}, routine.`,
    { author: OB },
  );
}

const index = c.visit('2026-01-15T09:50', {
  kind: 'EMER',
  type: 'Obstetric triage visit',
  reason: 'Headache, seeing spots',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [168, 112], hr: 92, rr: 18, temp: 36.7, spo2: 97, weight: 103.6, pain: 7 },
  { us: true },
);
recordVitals(c, index, { bp: [172, 110], hr: 94, spo2: 97 }, { after: 20 });
recordVitals(c, index, { bp: [148, 94], hr: 88 }, { after: 60 });
c.observation(
  {
    category: [
      {
        coding: [
          { system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'social-history' },
        ],
      },
    ],
    code: {
      coding: [{ system: 'http://loinc.org', code: '82810-3', display: 'Pregnancy status' }],
      text: 'Pregnancy status',
    },
    encounter: index.reference,
    effectiveDateTime: '2026-01-15T09:55:00-05:00',
    valueCodeableConcept: {
      coding: [{ system: 'http://snomed.info/sct', code: '77386006', display: 'Pregnancy' }],
      text: 'Pregnant, 34 weeks 2 days',
    },
  },
  'pregnant',
);
lab.draw(
  index,
  ['cbc', 'liver', 'coag'],
  {
    hgb: 13.1,
    wbc: 11.6,
    plt: 116,
    alt: 98,
    ast: 112,
    bili: 1.1,
    alp: 168,
    albumin: 2.9,
    tp: 6.0,
    creatinine: 1.06,
    bun: 15,
    potassium: 4.2,
    sodium: 136,
    glucose: 88,
    uric: 7.4,
    ldh: 388,
    upcr: 2840,
    fibrinogen: 420,
  },
  { after: 25, flags: true },
);
lab.words(index, 'Urine protein', '3+', { after: 15, loinc: '20454-5' });
lab.words(index, 'Peripheral smear', 'Rare schistocytes', { after: 60 });
reportStudy(
  c,
  index,
  'Obstetric ultrasound',
  'Single live fetus, cephalic. Estimated weight 9th percentile. Amniotic fluid index 7 cm. Umbilical artery end-diastolic flow present, resistance raised. Placenta fundal, no retroplacental collection.',
  { after: 70 },
);
writeNote(
  c,
  index,
  'triage',
  '34F G1P0 34w2d, headache 2 days, seeing sparkles, pain under R ribs. BP 168/112. Face and hands swollen. No bleeding, FM less today. To room 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `OB TRIAGE
34F G1P0 at 34w2d (EDC 2026-02-24).
HPI: 2 days of frontal throbbing headache not relieved by acetaminophen, sparkling lights in both eyes since last night, and since this morning constant epigastric/RUQ pain with nausea, vomited once. Rings do not fit,
face puffy, gained 9 lb in 2 wks. Fetal movement decreased today. No contractions, no vaginal bleeding, no LOF. No seizure. Mild SOB lying flat. No fever, no dysuria, no itching. No hx of HTN: 116/72 at first visit,
138/88 at 32 wks.
PMH: obesity. PSH none. Meds: prenatal vitamin (stopped low-dose aspirin in October). NKDA.
SH: never smoker, no drugs. FH: mother high BP in her pregnancy.
ROS: no chest pain, no calf pain, no sick contacts.
Exam: BP 168/112, repeat 15 min later 172/110. HR 92 SpO2 97%. Facial edema. No papilledema. CTAB, RRR. Abd gravid, FH 31 cm, RUQ tender, uterus soft nontender. 3+ edema legs, hands puffy. DTR 3+ with 3 beats clonus
at both ankles. No focal deficit. NST: 150, moderate variability, no accels yet, no decels.
Labs: plt 116 (238 in Dec), AST 112 ALT 98, Cr 1.06 (0.62), uric acid 7.4, LDH 388, UPCR 2840 mg/g.
Course: labetalol 20 then 40 mg IV -> 148/94, magnesium 4 g load then 2 g/h, betamethasone. MFM and anesthesia at bedside. Assessment to follow.`,
  { after: 80, author: OB },
);

export const authored: AuthoredCase = {
  slug: 'pre-eclampsia',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/eclampsia/i, /HELLP/i, /toxemia/i, /\bPEC\b/],
  expected: {
    asOf: '2026-01-15',
    primary: ['pre-eclampsia'],
    acceptable: ['hellp-syndrome'],
    cannotMiss: ['pre-eclampsia', 'placental-abruption'],
    notExpected: [
      'migraine-without-aura',
      'tension-type-headache',
      'essential-hypertension',
      'acute-cholecystitis',
    ],
    conclusion:
      'First pregnancy, 34 weeks: pressure 168/112 rising from 112/70, headache, visual spots, clonus, heavy proteinuria, falling platelets and raised transaminases: pre-eclampsia with severe features, evolving HELLP.',
  },
};
