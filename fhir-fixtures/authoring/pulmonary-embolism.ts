import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'amundsen',
    given: ['Solveig'],
    family: 'Amundsen-Reyes',
    sex: 'female',
    born: '1978-06-11',
    race: 'white',
    hispanic: true,
    city: ['Duluth', 'MN', '55802'],
    married: true,
  },
  105,
);
const lab = new Laboratory(c, { glucose: 101, ldl: 118, hgb: 13.6, a1c: 5.6 });
const PCP = 'Dr. Anselm Fitzgerald';

allergy(c, 'Codeine', 'Nausea', '2013-10-08');
c.problem('obesity', '2014', { recorded: '2014-10-14' });
c.problem('migraine', '1996', { recorded: '2013-10-08' });
c.problem('kneePain', '2025-06', { recorded: '2025-06-17' });
relative(c, 'MTH', 'Leg blood clot after childbirth', 31);
relative(c, 'FTH', 'Hypertension', 52);
smoking(c, 'former', '2016-10-11', '2021-10-12', '2025-06-17');
prescribe(c, 'ocp', '2020-10-13');
prescribe(c, 'sumatriptan50', '2015-10-13');
prescribe(c, 'ibuprofen600', '2025-06-17', { once: true });
vaccinate(c, 'influenza', '2019-10-08', '2020-10-13', '2022-10-11', '2025-10-07');
vaccinate(c, 'covid', '2021-04-12', '2021-05-03');
vaccinate(c, 'tdap', '2019-10-08');
procedure(c, 'Right knee arthroscopy with medial meniscus repair', '2025-12-22');
procedure(c, 'Cesarean section', '2009-03-30', '11466000');

const HISTORY =
  'PMH: obesity, migraine w/o aura, R medial meniscus tear. PSH: C-section 2009, R knee arthroscopy 12/22/25.';
const SOCIAL = 'SH: school bus dispatcher. Quit tobacco 2012 (10 pk-yr). Rare EtOH.';

for (const [start, weight, bp] of [
  ['2015-10-13T10:00', 88, [124, 78]],
  ['2017-10-10T10:00', 91, [126, 80]],
  ['2019-10-08T10:00', 94, [128, 82]],
  ['2020-10-13T10:30', 95.4, [130, 80]],
  ['2022-10-11T10:00', 96.8, [128, 82]],
  ['2024-10-15T10:00', 97.3, [132, 82]],
] as const) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['obesity'] });
  recordVitals(
    c,
    v,
    { bp, hr: c.random.integer(70, 82), temp: 36.7, weight, height: 166, spo2: 98 },
    { us: true },
  );
  lab.draw(v, ['cbc', 'bmp', 'lipids']);
  writeNote(
    c,
    v,
    'progress',
    `Annual. ${HISTORY.replace(', R medial meniscus tear', '').replace(', R knee arthroscopy 12/22/25', '')} ${SOCIAL}
OCP for cycle control, doing well on it, aware of risks. ROS neg. Exam nl. A/P: diet, exercise. RTC 1 yr.`,
    { author: PCP },
  );
}
const knee = c.visit('2025-06-17T13:00', {
  type: 'Office visit',
  reason: 'Right knee pain',
  diagnoses: ['kneePain'],
});
recordVitals(c, knee, { bp: [130, 80], hr: 76, weight: 98.1, pain: 5 }, { us: true });
writeNote(
  c,
  knee,
  'progress',
  'R knee twisted getting off a bus, catching and locking. Joint line tender. MRI ordered, ortho referral.',
);
const surgery = c.visit('2025-12-22T07:00', {
  type: 'Ambulatory surgery',
  minutes: 420,
  clinician: 'Dr. Petra Iwasaki',
});
recordVitals(c, surgery, { bp: [134, 82], hr: 78, temp: 36.6, spo2: 98 }, { us: true });
lab.draw(surgery, ['cbc', 'bmp'], { hgb: 13.4, plt: 262, hcg: 1 });
writeNote(
  c,
  surgery,
  'discharge',
  'Uncomplicated R knee arthroscopic meniscus repair. Hinged brace locked in extension, non-weight-bearing 4 wks. Acetaminophen, ibuprofen. OCP not addressed. F/u 2 wks.',
  { after: 400 },
);
const post = c.visit('2026-01-06T09:00', { type: 'Postoperative visit', clinician: 'Dr. Petra Iwasaki' });
recordVitals(c, post, { bp: [128, 80], hr: 92, temp: 36.9 }, { us: true });
writeNote(
  c,
  post,
  'progress',
  'POD 15. Portals clean and dry. Mild calf ache "from the brace". Continue NWB. RTC 4 wks.',
);

const index = c.visit('2026-01-15T09:18', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Short of breath, chest pain',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [106, 68], hr: 122, rr: 26, temp: 37.4, spo2: 90, weight: 98, pain: 6 },
  { us: true },
);
recordVitals(c, index, { bp: [110, 70], hr: 114, rr: 24, spo2: 95, oxygen: 3 }, { after: 35 });
lab.draw(
  index,
  ['cbc', 'bmp', 'coag'],
  {
    wbc: 11.2,
    hgb: 13.2,
    plt: 288,
    creatinine: 0.84,
    ddimer: 4870,
    trophs: 41,
    bnp: 212,
    lactate: 1.9,
    hcg: 1,
  },
  { after: 20 },
);
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Sinus tachycardia 120. S wave in I, Q wave and inverted T in III. T inversion V1-V3. Incomplete right bundle branch block, new since 2024. No ST elevation.',
  { after: 10, category: 'CUS', loinc: '11524-6' },
);
reportStudy(
  c,
  index,
  'Chest X-ray, two views',
  'No consolidation, pneumothorax or edema. Plate-like atelectasis at the right base and slight blunting of the right costophrenic angle. Heart size normal.',
  { after: 45 },
);
writeNote(
  c,
  index,
  'triage',
  '47F 3.5 wks after knee scope c/o SOB and R sided chest pain x2 days, worse today, felt faint in the shower. HR 122, SpO2 90% RA, placed on 3L. Brace on R leg. ESI 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: SOB, chest pain
HPI: 47F, obese, on combined OCP, s/p R knee arthroscopy 12/22 and in a locked brace since, with sudden onset 2 days ago of
dyspnea and sharp right-sided chest pain worse with deep breath. Today nearly passed out in the shower. Climbing 3 steps
leaves her breathless. One streak of blood in sputum this morning. R calf has been sore and swollen for about 10 days,
blamed on the brace. No fever, no productive cough, no wheeze. Pain not exertional, no radiation to arm or jaw. No orthopnea.
${HISTORY}
Meds: ethinyl estradiol-levonorgestrel, sumatriptan prn. All: codeine (nausea).
${SOCIAL} FH: mother had a leg clot postpartum.
ROS: neg for abd pain, melena, dysuria, rash, headache. No personal hx of clots, no known malignancy.
Exam: HR 122 BP 106/68 RR 26 T 99.3F SpO2 90% RA -> 95% 3L. Anxious, speaking short sentences. JVP 9 cm. Tachy, regular, loud P2,
no rub. Lungs clear bilaterally, no wheeze, chest wall not tender. Abd benign. R calf 41 cm vs L 37 cm, tender along deep
veins, pitting 1+ R only. Portals healed, no erythema.
ECG/CXR/labs: reviewed as above. D-dimer 4870, hs-trop 41, BNP 212.
MDM: CTA chest ordered, Cr ok. Risk discussed. Treatment and assessment to follow.`,
  { after: 60, author: 'Dr. Hye-jin Oduya' },
);

export const authored: AuthoredCase = {
  slug: 'pulmonary-embolism',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/embol/i, /\bPE\b/, /\bDVT\b/, /\bVTE\b/, /thrombos/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['pulmonary-embolism'],
    acceptable: [],
    cannotMiss: ['pulmonary-embolism', 'deep-vein-thrombosis'],
    notExpected: ['costochondritis', 'acute-bronchitis', 'community-acquired-pneumonia'],
    conclusion:
      'Sudden dyspnoea, pleuritic pain, near-syncope and a swollen calf three weeks after knee surgery on an oestrogen pill, with right heart strain and raised D-dimer: pulmonary embolism from a leg vein thrombosis.',
  },
};
