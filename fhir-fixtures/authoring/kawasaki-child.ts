import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, procedure, relative, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'halvorsen',
    given: ['Teodoro', 'Kenji'],
    family: 'Halvorsen-Ruiz',
    sex: 'male',
    born: '2022-11-09',
    race: 'asian',
    hispanic: true,
    city: ['Tacoma', 'WA', '98402'],
  },
  120,
);
const lab = new Laboratory(
  c,
  { wbc: 8.4, hgb: 12, mcv: 79, plt: 320, creatinine: 0.3 },
  {
    wbc: [5.5, 15.5],
    hgb: [11, 14],
    hct: [33, 42],
    mcv: [73, 87],
    mch: [23, 30],
    rbc: [3.9, 5.3],
    creatinine: [0.2, 0.5],
    alp: [142, 335],
  },
);
const PCP = 'Dr. Saoirse Magalhaes';

noAllergies(c, '2022-11-12');
c.problem('eczema', '2023-04', { recorded: '2023-05-11' });
c.problem('otitis', '2024-02-20', { recorded: '2024-02-20', abated: '2024-03-05' });
relative(c, 'MTH', 'Asthma', 8);
relative(c, 'FTH', 'Hypertension', 38);
prescribe(c, 'amoxicillinSusp', '2024-02-20', { once: true });
prescribe(c, 'amoxicillinSusp', '2026-01-12', { once: true });
prescribe(c, 'acetaminophenSusp', '2026-01-12', { once: true });
vaccinate(c, 'hepB', '2022-11-10', '2023-01-10', '2023-05-11');
vaccinate(c, 'rotavirus', '2023-01-10', '2023-03-14', '2023-05-11');
vaccinate(c, 'dtap', '2023-01-10', '2023-03-14', '2023-05-11', '2024-02-13');
vaccinate(c, 'hib', '2023-01-10', '2023-03-14', '2023-05-11', '2024-02-13');
vaccinate(c, 'pcv13', '2023-01-10', '2023-03-14', '2023-05-11', '2023-11-14');
vaccinate(c, 'ipv', '2023-01-10', '2023-03-14', '2023-05-11');
vaccinate(c, 'mmr', '2023-11-14');
vaccinate(c, 'varicella', '2023-11-14');
vaccinate(c, 'hepA', '2023-11-14', '2024-05-14');
vaccinate(c, 'influenza', '2023-10-10', '2023-11-14', '2024-10-15', '2025-10-14');
procedure(c, 'Newborn hearing screen, passed', '2022-11-10');

const BIRTH = 'Born 39w2d, SVD, 3.4 kg, uncomplicated.';
for (const [start, age, weight, height] of [
  ['2022-11-14T10:00', '5 d', 3.3, 50],
  ['2023-01-10T10:00', '2 mo', 5.6, 58],
  ['2023-03-14T10:00', '4 mo', 7, 64],
  ['2023-05-11T10:00', '6 mo', 8, 67.5],
  ['2023-08-08T10:00', '9 mo', 9, 72],
  ['2023-11-14T10:00', '12 mo', 9.8, 76],
  ['2024-05-14T10:00', '18 mo', 11.1, 82],
  ['2024-11-12T10:00', '2 y', 12.4, 87.5],
  ['2025-11-11T10:00', '3 y', 14.4, 96],
] as const) {
  const v = c.visit(start, { type: 'Well child visit', clinician: PCP, diagnoses: ['wellChild'] });
  recordVitals(c, v, { hr: c.random.integer(104, 136), rr: 26, temp: 36.9, weight, height }, { us: true });
  if (age === '12 mo' || age === '2 y') lab.draw(v, ['cbc']);
  writeNote(
    c,
    v,
    'progress',
    `Well child ${age}. ${BIRTH} Growing along 50th. Development on track. Mild eczema, emollient. Exam nl, no murmur. Vaccines given per schedule.`,
    { author: PCP },
  );
}
const ear = c.visit('2024-02-20T16:00', {
  type: 'Sick visit',
  reason: 'Fever, ear pulling',
  clinician: PCP,
  diagnoses: ['otitis'],
});
recordVitals(c, ear, { hr: 132, temp: 38.6, weight: 10.6 }, { us: true });
writeNote(
  c,
  ear,
  'progress',
  'R TM bulging, red. AOM. Amoxicillin x10d, resolved at recheck, no rash with it.',
);
const first = c.visit('2026-01-12T17:30', {
  type: 'Urgent care visit',
  reason: 'Fever 3 days',
  diagnoses: ['pharyngitis'],
});
recordVitals(c, first, { hr: 138, rr: 26, temp: 39.4, weight: 14.6 }, { us: true });
lab.words(first, 'Rapid strep A antigen', 'Negative');
writeNote(
  c,
  first,
  'progress',
  'Fever day 3, red throat, eyes a bit pink. Rapid strep neg, culture sent. Amoxicillin pending culture. Recheck if fever >48 h.',
);

const index = c.visit('2026-01-15T11:20', {
  kind: 'EMER',
  type: 'Pediatric emergency visit',
  reason: 'Fever 6 days, rash, red eyes',
  ongoing: true,
});
recordVitals(c, index, { bp: [92, 54], hr: 152, rr: 28, temp: 39.8, spo2: 99, weight: 14.3 }, { us: true });
lab.draw(
  index,
  ['cbcdiff', 'liver'],
  {
    wbc: 19.2,
    neut: 14.8,
    lymph: 3.1,
    hgb: 10.2,
    mcv: 77,
    plt: 528,
    sodium: 131,
    potassium: 4.2,
    bun: 11,
    creatinine: 0.33,
    glucose: 96,
    albumin: 2.8,
    alt: 94,
    ast: 62,
    alp: 210,
    bili: 0.9,
    tp: 6.4,
    crp: 148,
    esr: 92,
    ferritin: 210,
    trophs: 9,
    ntprobnp: 380,
  },
  { after: 30 },
);
lab.words(index, 'Urine microscopy (clean catch)', '22 white cells/hpf, no bacteria, nitrite negative', {
  after: 45,
});
lab.words(index, 'Throat culture', 'No group A streptococcus', { after: 30 });
lab.words(
  index,
  'Respiratory viral PCR panel',
  'Not detected, including adenovirus, influenza and SARS-CoV-2',
  { after: 35 },
);
lab.words(index, 'SARS-CoV-2 nucleocapsid IgG', 'Negative', { after: 35 });
reportStudy(c, index, '12-lead electrocardiogram', 'Sinus tachycardia 150, otherwise normal for age.', {
  after: 25,
  category: 'CUS',
  loinc: '11524-6',
});
writeNote(
  c,
  index,
  'triage',
  '3 y/o M, fever x6 days up to 104, rash since yesterday, red eyes, very cranky. No urine since AM. T 103.6F HR 152. ESI 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: fever, rash
HPI: 3-year-old previously healthy boy, fever every day for 6 days to 40.1 C, returns within hours of acetaminophen/ibuprofen. Day 3 urgent care: rapid strep neg, amoxicillin started,
no change. Day 3 both eyes red without discharge. Day 4 lips red and cracked. Day 5 blotchy rash trunk and groin, hands and feet puffy, refuses to walk or hold cup. Extremely irritable,
poor intake, 2 wet diapers. Two loose stools. No cough, no runny nose, no vomiting. No sick contacts, no travel, no ticks, no pets. No known COVID in the past 3 months.
${BIRTH} PMH: eczema, one AOM. Immunizations UTD incl MMR x1. Meds: amoxicillin day 4. NKDA (had amoxicillin before, fine).
SH: lives with parents and baby sister, daycare. FH: mother asthma.
Exam: T 39.8 HR 152 BP 92/54 RR 28 SpO2 99%. Inconsolable. Bilateral bulbar conjunctival injection, limbic sparing, no exudate. Lips bright red, fissured; strawberry tongue; pharynx red, no exudate,
no ulcers, no Koplik spots. L anterior cervical node 2 cm, mildly tender. Neck supple. RRR, gallop? no murmur. CTAB. Abd soft, liver 1.5 cm. Polymorphous maculopapular rash trunk, confluent in the
groin with early peeling. Hands and feet red, firm, swollen. No vesicles, no petechiae. Joints full ROM. No focal neuro.
Labs: CRP 148, ESR 92, WBC 19.2, plt 528, Hgb 10.2, ALT 94, alb 2.8, Na 131, sterile pyuria. Strep cx and viral panel negative.
Plan: admit, cardiology for echocardiogram today. ID consulted. Assessment and treatment to follow.`,
  { after: 90, author: 'Dr. Lior Anand' },
);

export const authored: AuthoredCase = {
  slug: 'kawasaki-child',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/kawasaki/i, /\bKD\b/, /mucocutaneous/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['kawasaki-syndrome'],
    acceptable: [],
    cannotMiss: ['kawasaki-syndrome', 'mis-c'],
    notExpected: ['acute-otitis-media', 'viral-conjunctivitis', 'streptococcal-pharyngitis'],
    conclusion:
      'A three-year-old with six days of fever and all five signs (eyes, lips, node, rash, swollen hands and feet), high CRP and sterile pyuria: Kawasaki disease, treat before day ten.',
  },
};
