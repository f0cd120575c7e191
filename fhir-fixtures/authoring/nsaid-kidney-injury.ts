import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'kingsley',
    given: ['Bartholomew'],
    family: 'Kingsley-Adu',
    sex: 'male',
    born: '1955-01-27',
    race: 'black',
    city: ['Durham', 'NC', '27701'],
    married: true,
  },
  117,
);
const lab = new Laboratory(c, {
  creatinine: 1.12,
  bun: 17,
  potassium: 4.3,
  ldl: 88,
  hgb: 14,
  a1c: 5.7,
  glucose: 99,
});
const PCP = 'Dr. Noelle Tiwari';

allergy(c, 'Shellfish', 'Hives', '2012-02-21');
c.problem('hypertension', '2001', { recorded: '2012-02-21' });
c.problem('hyperlipidaemia', '2008', { recorded: '2012-02-21' });
c.problem('kneeOsteoarthritis', '2017', { recorded: '2017-02-21' });
c.problem('prostate', '2019', { recorded: '2019-02-19' });
relative(c, 'FTH', 'Prostate cancer', 72);
relative(c, 'BRO', 'Hypertension', 45);
smoking(c, 'former', '2016-02-23', '2020-02-18', '2025-02-18');
prescribe(c, 'lisinopril20', '2012-02-21', { until: '2021-02-23' });
prescribe(c, 'lisinopril40', '2021-02-23');
prescribe(c, 'hctz25', '2014-02-18');
prescribe(c, 'atorvastatin40', '2012-02-21');
prescribe(c, 'tamsulosin', '2019-02-19');
prescribe(c, 'acetaminophen500', '2017-02-21');
prescribe(c, 'naproxen500', '2025-12-18');
vaccinate(c, 'influenza', '2017-10-17', '2019-10-15', '2021-10-12', '2023-10-17', '2025-10-14');
vaccinate(c, 'covid', '2021-02-23', '2021-03-16');
vaccinate(c, 'pcv20', '2022-10-18');
procedure(c, 'Colonoscopy', '2016-08-09', '73761001');

const HISTORY = 'PMH: HTN, HLD, knee OA, BPH. PSH: none.';
for (const [start, bp, weight] of [
  ['2015-02-17T13:00', [138, 82], 92],
  ['2016-02-23T13:00', [134, 80], 92.4],
  ['2017-02-21T13:00', [136, 82], 93],
  ['2019-02-19T13:00', [140, 84], 93.8],
  ['2021-02-23T13:00', [144, 84], 94.6],
  ['2023-02-21T13:00', [132, 78], 94.1],
  ['2025-02-18T13:00', [130, 76], 94.4],
] as const) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['hypertension'] });
  recordVitals(c, v, { bp, hr: c.random.integer(66, 78), weight, height: 178, temp: 36.6 }, { us: true });
  lab.draw(v, start < '2017' ? ['bmp', 'lipids'] : ['cbc', 'bmp', 'lipids']);
  writeNote(
    c,
    v,
    'progress',
    `HTN f/u. ${HISTORY} Nocturia x1 on tamsulosin. Knees sore. Avoid NSAIDs - reminded. Exam nl. A/P: stable, continue, RTC 1 yr.`,
    { author: PCP },
  );
}
const ortho = c.visit('2025-12-18T10:00', {
  type: 'Orthopedic consultation',
  reason: 'Left knee pain',
  diagnoses: ['kneeOsteoarthritis'],
});
recordVitals(c, ortho, { bp: [132, 78], hr: 74, weight: 94.6, pain: 7 });
lab.draw(ortho, ['bmp'], { creatinine: 1.14, bun: 18, potassium: 4.4 });
writeNote(
  c,
  ortho,
  'consult',
  'L knee OA, effusion. Steroid injection declined. Naproxen 500 BID x 30 d, PT. Return 6 wks.',
);

const index = c.visit('2026-01-15T10:50', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Weak, not urinating much',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [112, 66], hr: 88, rr: 18, temp: 36.6, spo2: 97, weight: 97.8, pain: 3 },
  { us: true },
);
lab.draw(
  index,
  ['cbcdiff', 'cmp'],
  {
    creatinine: 3.64,
    bun: 64,
    potassium: 5.9,
    co2: 17,
    sodium: 134,
    chloride: 105,
    glucose: 108,
    calcium: 8.8,
    phosphate: 5.6,
    hgb: 13.6,
    wbc: 7.4,
    eos: 0.14,
    plt: 238,
    ck: 142,
    albumin: 4.1,
    una: 14,
    lactate: 1.3,
  },
  { after: 20, flags: true },
);
lab.words(index, 'Urine protein', 'Trace', { after: 40, loinc: '20454-5' });
lab.words(index, 'Urine blood', 'Negative', { after: 40, loinc: '5794-3' });
lab.words(
  index,
  'Urine microscopy',
  'Hyaline casts, no red cell casts, no white cell casts, no eosinophils',
  { after: 40 },
);
reportStudy(
  c,
  index,
  'Ultrasound, kidneys and bladder',
  'Kidneys 10.9 and 11.1 cm with normal cortex. No hydronephrosis. Post-void residual 40 mL. Prostate moderately enlarged.',
  { after: 80 },
);
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Sinus rhythm 86. T waves mildly peaked V2-V4. PR and QRS normal.',
  { after: 15, category: 'CUS', loinc: '11524-6' },
);
writeNote(
  c,
  index,
  'triage',
  '70M tired, nauseated x1 wk, peeing about twice a day, ankles swollen. BP 112/66. PCP sent for abnormal outside labs. ESI 3.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: fatigue, low urine output
HPI: 70M with HTN on lisinopril and HCTZ, baseline Cr 1.1 (1.14 on 12/18). Four weeks of naproxen 500 BID prescribed by ortho for knee OA, took every dose and
added OTC ibuprofen on bad days. A stomach bug 8 days ago: 2 days of vomiting and loose stools, drank little, kept taking all pills. Since then tired, nauseated,
metallic taste, urine dark and scant (2x/day), ankles swollen, 7 lb up. No dysuria, hesitancy unchanged, stream ok. No hematuria, no flank pain. No rash, no fever, no joint swelling
other than knee. No cough or hemoptysis. No contrast study, no new antibiotics, no herbal products.
${HISTORY}
Meds: lisinopril 40, HCTZ 25, naproxen 500 BID (since 12/18), atorvastatin 40, tamsulosin 0.4, ibuprofen OTC prn. All: shellfish.
SH: retired bus driver, ex-smoker. EtOH none. FH: father prostate ca.
ROS: no chest pain, mild DOE. No melena. No confusion.
Exam: BP 112/66 HR 88 SpO2 97%. Tired. MM dry. JVP 7. RRR, no rub. CTAB. Abd soft, bladder not palpable, no CVA tenderness. Ankles 1+ bilat. No asterixis. No rash.
L knee small effusion, not hot.
Labs: Cr 3.64, BUN 64, K 5.9, HCO3 17. UA bland, urine Na 14. CK nl. US: no hydronephrosis, PVR 40.
Plan: hold naproxen, ibuprofen, lisinopril, HCTZ. IV fluids, calcium, potassium binder, repeat BMP 4 h. Admit. Assessment to follow.`,
  { after: 100, author: 'Dr. Octavia Renn' },
);

export const authored: AuthoredCase = {
  slug: 'nsaid-kidney-injury',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/\bAKI\b/, /kidney injury/i, /renal failure/i, /NSAID/],
  expected: {
    asOf: '2026-01-15',
    primary: ['nsaid-kidney-injury'],
    acceptable: ['raas-inhibitor-kidney-injury', 'prerenal-acute-kidney-injury'],
    cannotMiss: ['nsaid-kidney-injury'],
    notExpected: ['chronic-kidney-disease', 'rhabdomyolysis', 'acute-pyelonephritis'],
    conclusion:
      'Creatinine tripled in four weeks of naproxen on top of lisinopril and a thiazide, with volume loss, bland urine and no obstruction: NSAID-induced acute kidney injury ("triple whammy") with hyperkalaemia.',
  },
};
