import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'nandakumar',
    given: ['Priya', 'Lakshmi'],
    family: 'Nandakumar',
    sex: 'female',
    born: '1998-11-27',
    race: 'asian',
    city: ['Edison', 'NJ', '08817'],
    married: false,
  },
  104,
);
const lab = new Laboratory(c, { hgb: 12.6, mcv: 86, ldl: 88 });
const PCP = 'Dr. Oluwaseun Adeyemi';

allergy(c, 'Amoxicillin', 'Hives', '2016-08-02');
c.problem('migraine', '2017', { recorded: '2018-03-13' });
c.problem('eczema', '2003', { recorded: '2016-08-02' });
c.problem('anxiety', '2021-09', { recorded: '2021-09-14' });
relative(c, 'MTH', 'Hypothyroidism', 40);
relative(c, 'FTH', 'Type 2 diabetes mellitus', 48);
smoking(c, 'never', '2018-03-13', '2021-09-14', '2024-06-11');
prescribe(c, 'sumatriptan50', '2018-03-13');
prescribe(c, 'sertraline50', '2021-09-14');
prescribe(c, 'ocp', '2019-06-11', { until: '2023-06-13' });
prescribe(c, 'nitrofurantoin', '2022-05-10', { once: true });
vaccinate(c, 'influenza', '2018-10-11', '2021-10-19', '2023-10-10', '2025-10-09');
vaccinate(c, 'covid', '2021-04-19', '2021-05-10');
vaccinate(c, 'hpv9', '2013-08-06', '2014-02-11');
vaccinate(c, 'tdap', '2020-06-09');

const HISTORY = 'PMH: migraine w/o aura, eczema, anxiety. PSH: none. G0.';
const SOCIAL =
  'SH: software tester, lives with roommate. Never smoker, EtOH social. Sexually active, one male partner, condoms.';

for (const [start, weight] of [
  ['2016-08-02T15:00', 51.8],
  ['2018-03-13T15:20', 53.1],
  ['2020-06-09T10:00', 54.4],
  ['2021-09-14T11:00', 55.6],
  ['2023-06-13T15:00', 56.2],
  ['2024-06-11T15:00', 56],
] as const) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['checkup'] });
  recordVitals(c, v, {
    bp: [c.random.integer(104, 116), 70],
    hr: c.random.integer(66, 80),
    temp: 36.7,
    weight,
    height: 160,
  });
  lab.draw(v, ['cbc', 'bmp']);
  writeNote(
    c,
    v,
    'progress',
    `Preventive visit. ${HISTORY} ${SOCIAL}
Migraines 1/mo, sumatriptan works. ROS otherwise neg. Exam nl. A/P: well. Labs nl. RTC 1 yr.`,
    { author: PCP },
  );
}
const uti = c.visit('2022-05-10T13:00', { type: 'Urgent care visit', reason: 'Dysuria', diagnoses: ['uti'] });
recordVitals(c, uti, { bp: [112, 70], hr: 76, temp: 36.9 });
lab.words(uti, 'Urine leukocyte esterase', 'Large', { loinc: '5799-2' });
lab.words(uti, 'Urine nitrite', 'Positive', { loinc: '5802-4' });
writeNote(
  c,
  uti,
  'progress',
  '2 d dysuria and frequency. No fever, no flank pain, no vaginal d/c. Abd benign. UA pos. Uncomplicated UTI, nitrofurantoin x5d.',
);
const bug = c.visit('2024-11-18T09:40', {
  type: 'Telehealth visit',
  reason: 'Vomiting and diarrhea',
  diagnoses: ['gastroenteritis'],
});
writeNote(
  c,
  bug,
  'progress',
  'Roommate had the same. Emesis x4, loose stools x6 since last night, crampy pain all over the belly, tolerating sips. Supportive care. Better next day per portal.',
);

const index = c.visit('2026-01-15T11:05', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Abdominal pain',
  ongoing: true,
});
recordVitals(c, index, { bp: [118, 72], hr: 104, rr: 18, temp: 38.1, spo2: 99, weight: 56, pain: 7 });
recordVitals(c, index, { bp: [114, 70], hr: 98, rr: 16, temp: 38.3, spo2: 99, pain: 5 }, { after: 150 });
lab.draw(
  index,
  ['cbcdiff', 'cmp'],
  {
    wbc: 15.2,
    neut: 12.9,
    lymph: 1.4,
    hgb: 12.7,
    plt: 262,
    crp: 58,
    lipase: 24,
    creatinine: 0.71,
    hcg: 1,
    lactate: 1.2,
  },
  { after: 25, flags: true },
);
lab.words(index, 'Urine leukocyte esterase', 'Trace', { after: 40, loinc: '5799-2' });
lab.words(index, 'Urine nitrite', 'Negative', { after: 40, loinc: '5802-4' });
lab.words(index, 'Urine blood', 'Negative', { after: 40, loinc: '5794-3' });
reportStudy(
  c,
  index,
  'Ultrasound, pelvis and right lower quadrant',
  'Uterus and both ovaries normal in size with normal arterial and venous flow. Small simple follicle on the left. Non-compressible blind-ending tubular structure in the right lower quadrant, 9 mm in diameter, with surrounding echogenic fat and trace free fluid. No collection.',
  { after: 120 },
);
writeNote(
  c,
  index,
  'triage',
  `27 F, belly pain since last night, worse on the right this morning. Vomited x2. Temp 38.1 HR 104. LMP 12/29. Walks bent
over, bumps in the car hurt. Pain 7/10. Allergy: amoxicillin (hives). ESI 3.`,
  { after: 6 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: abd pain
HPI: 27F, previously well, with ~16 h of abdominal pain. Began yesterday evening as vague periumbilical ache, could not eat
dinner; overnight moved to the right lower quadrant and is now constant, sharp, 7/10, worse with walking, coughing and
bumps on the drive. Anorexia. Nausea, then vomited x2 after the pain began. Chills. No diarrhea, last BM yesterday nl. No
dysuria, no hematuria, no flank pain. No vaginal bleeding or discharge. LMP 12/29, on time. No prior similar pain. No sick
contacts, no travel.
${HISTORY}
Meds: sertraline 50, sumatriptan prn. All: amoxicillin - hives.
${SOCIAL}
FH: noncontributory.
ROS: no chest pain, SOB, cough, sore throat, rash, joint pain.
Exam: T 38.1 HR 104 BP 118/72 SpO2 99%. Lying still, uncomfortable. MMM slightly dry. RRR. CTAB. Abd: tender RLQ maximal at
McBurney point with voluntary guarding and percussion tenderness; Rovsing positive; psoas sign positive. No RUQ tenderness,
Murphy negative. No CVA tenderness. No hernia. Pelvic: no CMT, no adnexal tenderness or mass, no discharge.
Labs: WBC 15.2 (85% PMN), CRP 58, hCG negative, lipase nl, UA trace LE no nitrite. US as reported.
Plan: NPO, IV fluids, morphine, ondansetron. Surgery paged. Assessment to follow.`,
  { after: 160, author: 'Dr. Kamala Brightwater' },
);

export const authored: AuthoredCase = {
  slug: 'acute-appendicitis',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/appendi/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['acute-appendicitis'],
    acceptable: ['perforated-appendicitis'],
    cannotMiss: ['acute-appendicitis', 'ovarian-torsion'],
    notExpected: ['viral-gastroenteritis', 'acute-cystitis', 'irritable-bowel-syndrome'],
    conclusion:
      'Pain that moved from the navel to McBurney point, fever, guarding, leukocytosis and a 9 mm non-compressible tubular structure, with a negative pregnancy test and normal ovaries: acute appendicitis.',
  },
};
