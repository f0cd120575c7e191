import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'bonnici',
    given: ['Aurelio', 'Joseph'],
    family: 'Bonnici',
    sex: 'male',
    born: '1963-04-18',
    race: 'white',
    city: ['Dunmore', 'OH', '44123'],
    married: true,
  },
  101,
);
const lab = new Laboratory(c, {
  ldl: 148,
  hdl: 37,
  trig: 178,
  glucose: 106,
  a1c: 5.9,
  hgb: 15.3,
  creatinine: 1.02,
});
const PCP = 'Dr. Ingrid Halvorsen';

c.problem('hypertension', '2013-05', { recorded: '2013-05-21' });
c.problem('hyperlipidaemia', '2015', { recorded: '2015-04-14' });
c.problem('prediabetes', '2019-04', { recorded: '2019-04-16' });
c.problem('tobacco', '1984', { recorded: '2013-05-21' });
c.problem('reflux', '2023-09', { recorded: '2023-09-12' });
allergy(c, 'Sulfa antibiotics', 'Rash', '2013-05-21');
relative(c, 'FTH', 'Sudden death, presumed heart disease', 58);
relative(c, 'BRO', 'Coronary artery bypass surgery', 55);
relative(c, 'MTH', 'Type 2 diabetes mellitus', 66);
smoking(c, 'daily', '2016-04-12', '2019-04-16', '2022-04-19', '2025-04-15');
prescribe(c, 'lisinopril10', '2013-05-21', { until: '2017-04-11' });
prescribe(c, 'lisinopril20', '2017-04-11');
prescribe(c, 'atorvastatin20', '2015-04-14', { until: '2021-04-20' });
prescribe(c, 'omeprazole20', '2023-09-12');
vaccinate(c, 'influenza', '2018-10-09', '2020-10-06', '2022-10-18', '2024-10-08');
vaccinate(c, 'covid', '2021-03-18', '2021-04-08');
vaccinate(c, 'tdap', '2016-04-12');
procedure(c, 'Colonoscopy', '2014-06-10', '73761001');

const PMH = 'PMH: HTN, HLD (stopped statin 2021, "muscle aches"), prediabetes, GERD.';
const SOCIAL =
  'SH: machinist, married. Smokes 1 ppd x ~40 yrs, not ready to quit. EtOH 4-6 beers/wk. No drugs.';
const FAMILY = 'FH: father died suddenly at 58 ("heart"). Brother bypass at 55. Mother DM2.';

const YEARLY: readonly (readonly [string, readonly [number, number], number])[] = [
  ['2015-04-14T09:00', [142, 88], 91.2],
  ['2016-04-12T09:20', [138, 86], 92],
  ['2017-04-11T08:40', [146, 90], 93.4],
  ['2018-04-17T09:00', [134, 84], 93.9],
  ['2019-04-16T10:10', [136, 84], 95.1],
  ['2021-04-20T09:00', [140, 86], 97.8],
  ['2022-04-19T09:30', [138, 88], 97],
  ['2023-04-18T08:50', [144, 86], 98.3],
  ['2025-04-15T09:10', [148, 88], 99.1],
];
for (const [start, bp, weight] of YEARLY) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['hypertension'] });
  recordVitals(c, v, { bp, hr: c.random.integer(70, 80), temp: 36.7, weight, height: 176 }, { us: true });
  lab.draw(v, start < '2019' ? ['bmp', 'lipids'] : ['cbc', 'cmp', 'lipids', 'a1c']);
  writeNote(
    c,
    v,
    'progress',
    `Annual visit. No new concerns.
${PMH}
${SOCIAL}
${FAMILY}
ROS: denies chest pain, SOB, palpitations, leg swelling.
Exam: NAD. RRR, no murmur. Lungs clear. No edema.
A/P: HTN - continue lisinopril. Lipids above goal, discussed statin and tobacco cessation, declines for now. RTC 1 yr.`,
    { author: PCP },
  );
}

const reflux = c.visit('2023-09-12T14:00', {
  type: 'Office visit',
  reason: 'Heartburn',
  clinician: PCP,
  diagnoses: ['reflux'],
});
recordVitals(c, reflux, { bp: [140, 86], hr: 74, weight: 98.6 }, { us: true });
writeNote(
  c,
  reflux,
  'progress',
  `CC: heartburn x 6 wks, burning after spicy meals and lying flat, better with Tums. Not exertional. No dysphagia,
melena or weight loss. ${PMH} ${SOCIAL}
Exam: abd soft NT. A/P: GERD. Omeprazole 20 daily, head of bed up. Return if exertional sx.`,
);

const index = c.visit('2026-01-15T07:42', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Chest pressure, sweating',
  ongoing: true,
});
recordVitals(c, index, { bp: [98, 58], hr: 51, rr: 20, temp: 36.4, spo2: 95, pain: 8 }, { us: true });
recordVitals(c, index, { bp: [94, 56], hr: 48, rr: 20, spo2: 96, oxygen: 2, pain: 7 }, { after: 22 });
lab.draw(
  index,
  ['cbc', 'cmp', 'coag'],
  { wbc: 12.4, glucose: 168, creatinine: 1.14, potassium: 4.1, trophs: 186, magnesium: 1.9, lactate: 2.3 },
  { after: 14, flags: true },
);
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Sinus bradycardia, rate 50. PR 210 ms, QRS 92 ms, QTc 428 ms. 2.5-3 mm ST elevation in II, III and aVF, greater in III than II. Reciprocal ST depression in I and aVL. Changed from tracing of 2019.',
  { after: 6, category: 'CUS', loinc: '11524-6' },
);
reportStudy(
  c,
  index,
  'Chest X-ray, portable',
  'Normal mediastinal contour. No consolidation, effusion or pneumothorax.',
  {
    after: 24,
  },
);
writeNote(
  c,
  index,
  'triage',
  `62 y/o M walked in with wife. "Elephant on my chest" since about 0545, woke him. Sweaty, pale. Vomited x1 in car.
Pain 8/10. HR 51 BP 98/58 SpO2 95% RA. ESI 2. ECG handed to MD at 0748. Allergy: sulfa.`,
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: chest pressure
HPI: 62M with HTN, untreated HLD, prediabetes and 40 pack-yr tobacco use woken at 0545 by heavy substernal chest
pressure radiating to the jaw and left arm, now ~2 h, constant, 8/10. A/w diaphoresis, nausea, one episode of emesis and
lightheadedness when standing. Mild SOB. Took 2 Tums and omeprazole without relief. Over the last 3 weeks noticed chest
tightness walking up from the parking garage, gone after a few minutes' rest; thought it was his reflux. Pain is not
pleuritic, not positional, not tearing, does not go to the back. No syncope. No fever, no cough. No leg swelling, no
recent travel or surgery.
${PMH}
Meds: lisinopril 20 daily, omeprazole 20 daily. No PDE5 inhibitor.
All: sulfa (rash).
${SOCIAL}
${FAMILY}
ROS: positive as above. Denies abd pain, melena, focal weakness, headache, dysuria.
Exam: BP 98/58 (R arm) 100/60 (L arm), HR 51, RR 20, T 97.5F, SpO2 95% RA. Pale, diaphoretic, clutching chest. JVP about
10 cm. Bradycardic, regular, no murmur, no rub. Lungs clear bilaterally. Abd soft, nontender, no pulsatile mass. No calf
tenderness or edema. Pulses equal x4. Neuro nonfocal.
ECG: see report, ST elevation II, III, aVF with reciprocal depression in I, aVL. Right-sided leads: 1 mm ST elevation in V4R.
CXR: no acute process, mediastinum not widened.
Labs: hs-troponin I 186 ng/L (0756), repeat pending. Cr 1.14, K 4.1, Hgb ok.
MDM/Plan: ASA 324 given by triage. Holding nitro given BP. Two large-bore IVs, 500 mL NS. Cardiology on the phone.
Assessment to follow.`,
  { after: 35, author: 'Dr. Tobias Lindqvist' },
);

export const authored: AuthoredCase = {
  slug: 'inferior-stemi',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/STEMI/, /infarct/i, /heart attack/i, /coronary syndrome/i, /occlusion/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['stemi'],
    acceptable: [],
    cannotMiss: ['stemi', 'aortic-dissection'],
    notExpected: ['gastro-oesophageal-reflux-disease', 'costochondritis', 'panic-disorder'],
    conclusion:
      'A 62-year-old smoker with two hours of chest pressure, bradycardia, low blood pressure and ST elevation in II, III and aVF: inferior ST-elevation myocardial infarction, probably with right ventricular involvement.',
  },
};
