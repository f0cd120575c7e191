import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import type { Values } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'oyelaran',
    given: ['Ferdinand', 'Olu'],
    family: 'Oyelaran',
    sex: 'male',
    born: '1955-09-16',
    race: 'black',
    city: ['Gary', 'IN', '46402'],
    married: true,
  },
  112,
);
const lab = new Laboratory(c, { creatinine: 1.04, ldl: 104, glucose: 97 });
const PCP = 'Dr. Marguerite Solano';

noAllergies(c, '2011-09-13');
c.problem('copd', '2014', { recorded: '2014-09-16' });
c.problem('tobacco', '1972', { recorded: '2011-09-13' });
c.problem('hypertension', '2009', { recorded: '2011-09-13' });
relative(c, 'FTH', 'Emphysema', 62);
relative(c, 'MTH', 'Hypertension', 50);
smoking(c, 'daily', '2015-09-15', '2018-09-18', '2021-09-14', '2024-09-17', '2026-01-15');
prescribe(c, 'amlodipine5', '2011-09-13');
prescribe(c, 'tiotropium', '2014-09-16');
prescribe(c, 'albuterol', '2014-09-16');
prescribe(c, 'azithromycin', '2025-10-14', { once: true });
prescribe(c, 'prednisone20', '2025-10-14', { once: true });
vaccinate(c, 'influenza', '2017-10-10', '2019-10-08', '2021-10-12', '2022-10-11', '2024-10-08', '2025-10-14');
vaccinate(c, 'covid', '2021-02-16', '2021-03-09');
vaccinate(c, 'ppsv23', '2016-09-20');

const HISTORY = 'PMH: COPD, HTN. PSH: appendectomy 1971.';
const SOCIAL =
  'SH: retired steelworker, asbestos possible. Smokes 1 ppd since 17 (~50 pk-yr). EtOH 2 beers/wk.';
const SERIES: readonly (readonly [string, number, Values])[] = [
  ['2015-09-15T10:00', 86.8, { plt: 248, hgb: 14.8, albumin: 4.2, sodium: 140, calcium: 9.3 }],
  ['2018-09-18T10:00', 86.4, { plt: 255, hgb: 14.7, albumin: 4.2, sodium: 140, calcium: 9.3 }],
  ['2019-09-17T10:00', 86.9, { plt: 262, hgb: 14.5, albumin: 4.2, sodium: 139, calcium: 9.4 }],
  ['2021-09-14T10:00', 86, { plt: 278, hgb: 14.4, albumin: 4.1, sodium: 139, calcium: 9.5 }],
  ['2022-09-13T10:00', 85.2, { plt: 306, hgb: 14.1, albumin: 4.0, sodium: 138, calcium: 9.5 }],
  ['2023-09-19T10:00', 83.1, { plt: 348, hgb: 13.7, albumin: 3.9, sodium: 137, calcium: 9.7 }],
  ['2024-09-17T10:00', 79.4, { plt: 397, hgb: 13.2, albumin: 3.7, sodium: 136, calcium: 9.9 }],
  ['2025-10-14T10:00', 73.6, { plt: 466, hgb: 12.4, albumin: 3.4, sodium: 133, calcium: 10.3 }],
];
for (const [start, weight, values] of SERIES) {
  const v = c.visit(start, {
    type: 'Office visit',
    clinician: PCP,
    reason: start > '2025' ? 'Cough' : 'COPD follow-up',
    diagnoses: ['copd'],
  });
  recordVitals(
    c,
    v,
    {
      bp: [c.random.integer(128, 138), 78],
      hr: c.random.integer(74, 88),
      weight,
      height: 180,
      spo2: c.random.integer(93, 95),
    },
    { us: true },
  );
  lab.draw(v, ['cbc', 'cmp'], values);
  writeNote(
    c,
    v,
    'progress',
    start > '2025'
      ? `More cough x 5 wks. ${HISTORY} ${SOCIAL} Scattered wheeze, sat 94. A/P: COPD flare - azithro, prednisone 5 d. No film today. Weight down some, "eating less since wife's surgery".`
      : `COPD f/u. Chronic AM cough, white phlegm, mMRC 1. ${HISTORY} ${SOCIAL}
Exam: prolonged expiration, no crackles. A/P: COPD stable on tiotropium. Tobacco cessation discussed. LDCT screening brochure given.`,
    { author: PCP },
  );
}
const film = c.visit('2023-11-07T13:00', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Fall, rib pain',
  minutes: 150,
});
recordVitals(c, film, { bp: [142, 80], hr: 84, spo2: 94, pain: 6 }, { us: true });
reportStudy(c, film, 'Rib series with chest', 'No rib fracture. Hyperinflated lungs.', {
  text: `RIBS UNILATERAL W PA CHEST
INDICATION: fall from ladder, left rib pain.
FINDINGS: No displaced rib fracture. Lungs hyperinflated. There is an 11 mm ill-defined opacity projecting over the right upper lobe,
which may be a summation shadow; dedicated CT chest is suggested non-emergently. No pneumothorax or effusion.
IMPRESSION: No rib fracture. Hyperinflated lungs.`,
});
writeNote(
  c,
  film,
  'ed',
  'Slipped off step ladder. L lateral rib tenderness. XR no fx. IS, acetaminophen, d/c.',
);

const index = c.visit('2026-01-15T11:00', {
  type: 'Office visit',
  reason: 'Cough, losing weight',
  clinician: PCP,
});
recordVitals(
  c,
  index,
  { bp: [118, 70], hr: 96, rr: 20, temp: 36.9, spo2: 92, weight: 69.1, height: 180 },
  { us: true },
);
lab.draw(index, ['cbc', 'cmp'], {
  wbc: 10.4,
  hgb: 11.6,
  mcv: 86,
  plt: 548,
  sodium: 129,
  chloride: 94,
  potassium: 4.3,
  creatinine: 0.94,
  calcium: 10.7,
  albumin: 3.0,
  alp: 148,
  alt: 24,
  ast: 30,
  crp: 48,
  ldh: 318,
});
reportStudy(
  c,
  index,
  'Chest X-ray, two views',
  '3.9 cm spiculated opacity in the right upper lobe, enlarged right hilum and widened right paratracheal stripe. Small right effusion. Hyperinflation. Further evaluation with contrast CT recommended.',
  { after: 60 },
);
writeNote(
  c,
  index,
  'progress',
  `70M with COPD.
HPI: Cough has changed over 4-5 mo: constant, day and night, did not clear with the October antibiotics and steroids. Blood-streaked sputum
most mornings for 3 weeks. Weight 69 kg; was 86 in 2021 and 79 in Sept 2024; not trying. No appetite, drained. Dull ache R shoulder and upper
chest, worse at night. Voice hoarse since Christmas. More breathless, stops at 1 block. No fever; some sweats at night but not drenching. No TB contact,
never incarcerated, PPD neg 2009, no travel.
${HISTORY}
Meds: tiotropium, albuterol, amlodipine.
${SOCIAL}
FH: father emphysema.
ROS: constipated, thirsty. No melena, no BRBPR, no dysphagia, no hematuria, no headache, no bone pain elsewhere, no leg swelling.
Exam: BP 118/70 HR 96 SpO2 92% RA T 98.4F. Thin, temporal wasting. Hoarse. Clubbing of fingers, new. Firm 2 cm R supraclavicular node. Trachea midline.
Dull with reduced breath sounds R base, monophonic wheeze R upper zone. RRR. Abd soft, liver edge 2 cm. No edema. Neuro intact, no ptosis.
Labs: Na 129, Ca 10.7 with albumin 3.0, plt 548, Hgb 11.6.
A/P: CXR as reported. Discussed with patient and wife. Urgent CT chest/abd and pulmonary referral placed. Assessment to follow.`,
  { author: PCP, after: 90 },
);

export const authored: AuthoredCase = {
  slug: 'weight-loss-platelets',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/cancer/i, /carcinoma/i, /malignan/i, /neoplas/i, /tumou?r/i, /metasta/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['lung-cancer'],
    acceptable: [],
    cannotMiss: ['lung-cancer', 'pulmonary-tuberculosis', 'hypercalcaemia-of-malignancy'],
    notExpected: ['acute-bronchitis', 'copd-exacerbation', 'common-cold'],
    conclusion:
      'Platelets rose and weight fell over four years in a heavy smoker whose 2023 film hid a nodule; now haemoptysis, clubbing, a spiculated opacity, low sodium and high calcium: lung cancer until excluded.',
  },
};
