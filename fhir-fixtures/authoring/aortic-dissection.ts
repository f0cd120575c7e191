import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'achebe',
    given: ['Desmond', 'Chukwuma'],
    family: 'Achebe-Whitlock',
    sex: 'male',
    born: '1967-02-14',
    race: 'black',
    city: ['Macon', 'GA', '31201'],
    married: true,
  },
  109,
);
const lab = new Laboratory(c, { creatinine: 1.18, ldl: 126, glucose: 99, potassium: 3.9 });
const PCP = 'Dr. Wilhelmina Crane';

allergy(c, 'Iodinated contrast', 'Hives 2011', '2013-02-19');
c.problem('hypertension', '2003', { recorded: '2013-02-19' });
c.problem('hyperlipidaemia', '2015', { recorded: '2015-02-17' });
c.problem('sleepApnoea', '2019', { recorded: '2019-03-05' });
relative(c, 'FTH', 'Died suddenly, "burst artery"', 54);
relative(c, 'MTH', 'Stroke', 71);
smoking(c, 'former', '2016-02-16', '2020-02-18', '2024-02-20');
prescribe(c, 'hctz25', '2013-02-19', { until: '2022-02-22' });
prescribe(c, 'amlodipine5', '2015-02-17', { until: '2019-02-19' });
prescribe(c, 'amlodipine10', '2019-02-19', { until: '2024-08-20' });
prescribe(c, 'losartan50', '2020-02-18', { until: '2024-08-20' });
prescribe(c, 'atorvastatin20', '2016-02-16');
vaccinate(c, 'influenza', '2017-10-24', '2019-10-22', '2021-10-19', '2023-10-24');
vaccinate(c, 'covid', '2021-03-30', '2021-04-20');

const HISTORY = 'PMH: HTN >20 yrs, poorly controlled; HLD; OSA, does not use CPAP. PSH: none.';
for (const [start, bp, weight] of [
  ['2015-02-17T08:30', [158, 96], 101],
  ['2016-02-16T08:30', [152, 94], 102.2],
  ['2017-02-21T08:30', [156, 92], 103],
  ['2019-02-19T08:30', [164, 100], 105.4],
  ['2020-02-18T08:30', [158, 98], 106],
  ['2022-02-22T08:30', [162, 96], 107.1],
  ['2024-02-20T08:30', [168, 102], 106.3],
] as const) {
  const v = c.visit(start, { type: 'Office visit', clinician: PCP, diagnoses: ['hypertension'] });
  recordVitals(c, v, { bp, hr: c.random.integer(76, 88), temp: 36.7, weight, height: 188 }, { us: true });
  lab.draw(v, start < '2017' ? ['bmp', 'lipids'] : ['cbc', 'bmp', 'lipids']);
  writeNote(
    c,
    v,
    'progress',
    `HTN f/u. Missed doses again, works double shifts. BP ${bp[0]}/${bp[1]}. ${HISTORY}
No CP, SOB, HA. Exam: RRR, no murmur, CTAB, pulses 2+. A/P: HTN uncontrolled, adherence discussed, DASH, RTC 3 mo (did not return last time).`,
    { author: PCP },
  );
}
const echo = c.visit('2019-03-05T13:00', { type: 'Cardiology diagnostics', minutes: 45 });
reportStudy(
  c,
  echo,
  'Transthoracic echocardiogram',
  'Concentric LV hypertrophy. LVEF 60%. Trileaflet aortic valve, no regurgitation. Ascending aorta mildly dilated at 4.2 cm; suggest repeat in one year.',
  { category: 'CUS' },
);

const index = c.visit('2026-01-15T15:02', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Chest and back pain',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [192, 98], hr: 104, rr: 22, temp: 36.8, spo2: 96, pain: 10 },
  { bodySite: 'Left arm' },
);
recordVitals(c, index, { bp: [148, 82] }, { after: 9, bodySite: 'Right arm' });
lab.draw(
  index,
  ['cbc', 'bmp', 'coag'],
  {
    wbc: 13.1,
    hgb: 13.4,
    plt: 204,
    creatinine: 1.62,
    bun: 24,
    ddimer: 7940,
    trophs: 14,
    lactate: 2.6,
    glucose: 148,
    potassium: 3.7,
  },
  { after: 18 },
);
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Sinus tachycardia 102. LV hypertrophy with repolarization change, similar to 2019. No ST elevation.',
  { after: 7, category: 'CUS', loinc: '11524-6' },
);
reportStudy(
  c,
  index,
  'Chest X-ray, portable',
  'Widened superior mediastinum, 9.2 cm, with indistinct aortic knob and displacement of the trachea to the right. Small left pleural effusion. Heart enlarged.',
  { after: 22 },
);
writeNote(
  c,
  index,
  'triage',
  '58M, sudden "ripping" pain chest to between shoulder blades while lifting tires 1 h ago. 10/10. Sweating. BP L 192/98, R 148/82. ESI 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: chest and back pain
HPI: 58M with longstanding uncontrolled HTN, off meds ~16 months (insurance), with abrupt onset 1 h ago while lifting a truck tire of the
worst pain of his life: tearing, maximal at onset, anterior chest going straight through to between the shoulder blades and now to
the low back. Diaphoresis, one emesis. Transient numb, heavy left leg for about 10 min, resolved. Not pleuritic, not
exertional before today. No cough, fever, leg swelling. No cocaine or stimulants.
${HISTORY} Echo 2019 with 4.2 cm ascending aorta, no follow-up.
Meds: atorvastatin only. Ran out of amlodipine and losartan 8/2024. All: IV contrast (hives 2011).
SH: tire shop owner. Quit smoking 2010 (20 pk-yr). EtOH weekends. FH: father died suddenly at 54, "burst artery". Mother stroke.
ROS: no syncope, no headache, no vision change, no melena, no hematuria.
Exam: BP L arm 192/98, R arm 148/82, HR 104, RR 22, SpO2 96%. Writhing, diaphoretic. Tall. JVP nl. Tachy, new 2/6 early diastolic murmur at
LLSB, no rub. Lungs clear, decreased L base. Abd soft, nontender, no pulsatile mass. R radial pulse weaker than L; femorals L
weaker than R. Feet warm. Neuro: strength 5/5 now, sensation intact.
ECG no STE. CXR wide mediastinum. hs-trop 14. D-dimer 7940. Cr 1.62 (1.2 baseline).
Plan: art line, esmolol and fentanyl started, target HR <60 and SBP 100-120. Gated CTA with steroid premed vs TEE, CT surgery aware.
No heparin or antiplatelet. Assessment to follow imaging.`,
  { after: 40, author: 'Dr. Esperanza Holm' },
);

export const authored: AuthoredCase = {
  slug: 'aortic-dissection',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/dissect/i, /intramural/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['aortic-dissection'],
    acceptable: [],
    cannotMiss: ['aortic-dissection'],
    notExpected: ['costochondritis', 'gastro-oesophageal-reflux-disease', 'mechanical-low-back-pain'],
    conclusion:
      'Abrupt tearing chest and back pain, unequal arm pressures, a new diastolic murmur and a wide mediastinum in untreated hypertension with a dilated aorta: acute type A aortic dissection.',
  },
};
