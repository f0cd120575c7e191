import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'tanabe',
    given: ['Yukiko'],
    family: 'Tanabe-Moss',
    sex: 'female',
    born: '1973-12-05',
    race: 'asian',
    city: ['Eugene', 'OR', '97401'],
    married: true,
  },
  110,
);
const lab = new Laboratory(c, { hgb: 13.3, ldl: 132, hdl: 61, glucose: 93 });
const PCP = 'Dr. Thaddeus Ngata';

noAllergies(c, '2012-05-08');
c.problem('migraine', '1990', { recorded: '2012-05-08' });
c.problem('hypertension', '2018-05', { recorded: '2018-05-15' });
c.problem('tobacco', '1993', { recorded: '2012-05-08' });
relative(c, 'MTH', 'Died suddenly, "burst blood vessel in the head"', 49);
relative(c, 'FTH', 'Gastric ulcer', 60);
smoking(c, 'daily', '2016-05-10', '2019-05-14', '2022-05-10', '2025-05-13');
prescribe(c, 'sumatriptan50', '2014-05-13');
prescribe(c, 'amlodipine5', '2018-05-15');
vaccinate(c, 'influenza', '2018-10-23', '2020-10-13', '2022-10-25', '2024-10-22');
vaccinate(c, 'covid', '2021-04-14', '2021-05-05');

const HISTORY = 'PMH: migraine with menses since teens, HTN. PSH: none. G2P2.';
for (const [start, bp, weight] of [
  ['2014-05-13T11:00', [128, 80], 57],
  ['2016-05-10T11:00', [132, 82], 57.8],
  ['2018-05-15T11:00', [148, 92], 58.4],
  ['2019-05-14T11:00', [138, 86], 58.6],
  ['2021-05-11T11:00', [140, 86], 59.2],
  ['2022-05-10T11:00', [136, 84], 59],
  ['2025-05-13T11:00', [142, 88], 59.4],
] as const) {
  const v = c.visit(start, { type: 'Annual physical', clinician: PCP, diagnoses: ['migraine'] });
  recordVitals(c, v, { bp, hr: c.random.integer(68, 80), temp: 36.6, weight, height: 158 });
  lab.draw(v, ['cbc', 'bmp', 'lipids']);
  writeNote(
    c,
    v,
    'progress',
    `Annual. ${HISTORY} Migraines 1-2/mo, L-sided throbbing over hours, sumatriptan helps. Smokes 1/2 ppd, precontemplative.
Exam nl, neuro nl. A/P: migraine stable. ${bp[0] > 139 ? 'BP up, home log.' : 'BP ok.'} RTC 1 yr.`,
    { author: PCP },
  );
}
const warn = c.visit('2026-01-05T17:20', { type: 'Telehealth visit', reason: 'Headache' });
writeNote(
  c,
  warn,
  'progress',
  'Video visit. "Different" headache 2 days ago, came in a second while showering, very strong for some hours, neck tight, then eased to a dull ache. Took sumatriptan. No fever. Assessed as her migraine; call if worse.',
);

const index = c.visit('2026-01-15T12:30', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Sudden headache, collapse',
  ongoing: true,
});
recordVitals(c, index, { bp: [184, 102], hr: 62, rr: 18, temp: 36.9, spo2: 97, pain: 10 });
recordVitals(c, index, { bp: [166, 92], hr: 66, rr: 16, spo2: 98, pain: 8 }, { after: 50 });
lab.draw(
  index,
  ['cbc', 'bmp', 'coag'],
  {
    wbc: 14.6,
    hgb: 13.5,
    plt: 238,
    glucose: 162,
    sodium: 134,
    potassium: 3.4,
    trophs: 28,
    inr: 1.0,
    creatinine: 0.7,
  },
  { after: 20 },
);
reportStudy(
  c,
  index,
  'CT head without contrast',
  'Hyperdense material fills the suprasellar and ambient cisterns and both Sylvian fissures, more on the right. Mild enlargement of the temporal horns. No intraparenchymal collection, no midline shift.',
  { after: 35 },
);
reportStudy(
  c,
  index,
  '12-lead electrocardiogram',
  'Sinus rhythm 60. Deep symmetric T inversion V2-V6, QTc 498 ms. No ST elevation.',
  { after: 12, category: 'CUS', loinc: '11524-6' },
);
writeNote(
  c,
  index,
  'triage',
  '52F via EMS, sudden worst headache of life at spin class, brief LOC ~1 min per instructor, vomited x3. Holding neck. BP 184/102. Drowsy but answers. ESI 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: headache
HPI: 52F smoker with HTN and migraine, brought from spin class. At 11:45, mid-sprint, explosive occipital headache "like being hit with a
bat", peak within seconds, 10/10, then slumped, unresponsive <1 min, no shaking or incontinence. Since then vomited x3, photophobia, stiff
neck, double vision when looking to the left. Says nothing like her usual migraine which builds over hours. Ten days ago similar sudden
headache in the shower, milder, treated as migraine by video. No fever, no trauma, no anticoagulants, no cocaine. No weakness, no speech
change.
${HISTORY}
Meds: amlodipine 5, sumatriptan prn (last 1/5). NKDA.
SH: accountant, 1/2 ppd x 30 yrs. EtOH glass of wine nightly. FH: mother died at 49, "burst blood vessel in the head".
ROS: neg for chest pain, SOB, abd pain, weight loss, jaw pain.
Exam: BP 184/102 HR 62 T 36.9 SpO2 97%. Drowsy, opens eyes to voice, oriented x3, GCS 14. R pupil 5 mm sluggish, L 3 mm brisk; R ptosis mild.
Photophobic. Neck stiff to flexion. Subhyaloid streak on R fundus. Strength 5/5, no drift, sensation intact, toes down. RRR, CTAB, abd
soft. No rash.
Labs: INR 1.0, plt 238, Na 134, hs-trop 28. CT as reported.
Plan: HOB 30, nicardipine for SBP <160, nimodipine, levetiracetam, antiemetic. CTA head/neck now, neurosurgery called. Assessment to follow.`,
  { after: 60, author: 'Dr. Cormac Adebayo' },
);

export const authored: AuthoredCase = {
  slug: 'subarachnoid-haemorrhage',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/subarachnoid/i, /\bSAH\b/, /aneurysm/i, /hemorrhage/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['subarachnoid-haemorrhage'],
    acceptable: [],
    cannotMiss: ['subarachnoid-haemorrhage', 'bacterial-meningitis'],
    notExpected: ['migraine-without-aura', 'tension-type-headache'],
    conclusion:
      'Thunderclap headache with collapse, neck stiffness, a third nerve palsy and blood-dense cisterns, ten days after a sentinel headache: aneurysmal subarachnoid haemorrhage.',
  },
};
