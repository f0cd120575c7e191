import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { noAllergies, procedure, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'boateng',
    given: ['Kofi', 'Emmanuel'],
    family: 'Mensah-Boateng',
    sex: 'male',
    born: '2005-10-03',
    race: 'black',
    city: ['Worcester', 'MA', '01609'],
    married: false,
  },
  106,
);
const lab = new Laboratory(c, { hgb: 14.8, wbc: 5.4, creatinine: 0.98, ldl: 80 });
const PCP = 'Dr. Beatriz Fontaine';

noAllergies(c, '2012-08-14');
c.problem('asthma', '2011', { recorded: '2012-08-14' });
c.problem('allergicRhinitis', '2014', { recorded: '2014-08-12' });
relative(c, 'MTH', 'Hypertension', 44);
relative(c, 'BRO', 'Asthma', 6);
smoking(c, 'never', '2022-08-09', '2024-08-06', '2025-08-12');
prescribe(c, 'albuterol', '2014-08-12');
prescribe(c, 'fluticasoneNasal', '2018-08-14');
prescribe(c, 'amoxicillin500', '2019-02-05', { once: true });
vaccinate(c, 'dtap', '2005-12-05', '2006-02-06', '2006-04-03', '2007-01-08', '2010-08-16');
vaccinate(c, 'hib', '2005-12-05', '2006-02-06', '2006-04-03', '2006-10-09');
vaccinate(c, 'mmr', '2006-10-09', '2010-08-16');
vaccinate(c, 'ipv', '2005-12-05', '2006-02-06', '2006-07-10', '2010-08-16');
vaccinate(c, 'tdap', '2017-08-15');
vaccinate(c, 'covid', '2021-05-20', '2021-06-10');
vaccinate(c, 'influenza', '2018-10-09', '2021-10-12', '2023-10-10');
procedure(c, 'Tonsillectomy', '2012-11-19', '173422009');

const HISTORY = 'PMH: mild intermittent asthma, allergic rhinitis, concussion 2022. PSH: tonsillectomy.';
for (const [start, weight, height] of [
  ['2015-08-11T14:00', 33, 140],
  ['2017-08-15T14:00', 44, 154],
  ['2019-08-13T14:00', 58, 168],
  ['2022-08-09T14:00', 70, 179],
  ['2024-08-06T14:00', 74, 181],
  ['2025-08-12T14:00', 76, 181],
] as const) {
  const v = c.visit(start, { type: 'Well visit', clinician: PCP, diagnoses: ['wellChild'] });
  recordVitals(
    c,
    v,
    {
      bp: [c.random.integer(106, 122), 68],
      hr: c.random.integer(62, 80),
      temp: 36.7,
      weight,
      height,
      spo2: 99,
    },
    { us: true },
  );
  if (start >= '2022') lab.draw(v, ['cbc', 'bmp', 'lipids']);
  writeNote(
    c,
    v,
    'progress',
    `Well visit. ${start < '2022-09' ? HISTORY.replace(', concussion 2022', '') : HISTORY} Doing well in school, plays soccer. Immunization record reviewed. Exam nl, no murmur, lungs clear.
A/P: well. Albuterol refilled. RTC 1-2 yr.`,
    { author: PCP },
  );
}
const concussion = c.visit('2022-10-02T19:10', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Head injury',
  minutes: 180,
});
recordVitals(c, concussion, { bp: [124, 74], hr: 84, rr: 16, temp: 36.8, spo2: 99 }, { us: true });
writeNote(
  c,
  concussion,
  'ed',
  'Header collision at soccer, no LOC, mild headache, GCS 15, nonfocal. No CT per rule. Concussion precautions.',
);
const strep = c.visit('2019-02-05T10:00', {
  type: 'Urgent care visit',
  reason: 'Sore throat',
  diagnoses: ['pharyngitis'],
});
recordVitals(c, strep, { hr: 96, temp: 38.4 }, { us: true });
lab.words(strep, 'Rapid strep A antigen', 'Positive');

const index = c.visit('2026-01-15T06:25', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Fever, headache, confusion',
  ongoing: true,
});
recordVitals(
  c,
  index,
  { bp: [104, 56], hr: 132, rr: 26, temp: 39.7, spo2: 97, weight: 75, pain: 10 },
  { us: true },
);
recordVitals(c, index, { bp: [98, 52], hr: 128, rr: 24, temp: 39.2, spo2: 98 }, { after: 55, us: true });
c.observation(
  {
    category: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/observation-category', code: 'exam' }] },
    ],
    code: {
      coding: [{ system: 'http://loinc.org', code: '9269-2', display: 'Glasgow coma score total' }],
      text: 'Glasgow coma score total',
    },
    encounter: index.reference,
    effectiveDateTime: '2026-01-15T06:32:00-05:00',
    valueQuantity: { value: 13, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' },
  },
  'gcs',
);
lab.draw(
  index,
  ['cbcdiff', 'cmp', 'coag'],
  {
    wbc: 22.6,
    neut: 20.1,
    lymph: 1.2,
    bands: 14,
    plt: 132,
    hgb: 14.4,
    sodium: 132,
    co2: 18,
    glucose: 134,
    creatinine: 1.28,
    lactate: 4.1,
    crp: 246,
    procal: 18.4,
    inr: 1.4,
  },
  { after: 15, flags: true },
);
lab.draw(index, [], { csfwbc: 2840, csfglucose: 21, csfprotein: 312 }, { after: 95 });
lab.words(index, 'CSF appearance', 'Cloudy', { after: 95 });
lab.words(index, 'CSF differential', '94% neutrophils, 4% lymphocytes, 2% monocytes', { after: 95 });
lab.words(index, 'CSF Gram stain', 'Many white cells. Organisms: result to follow', {
  after: 95,
  status: 'preliminary',
});
lab.words(index, 'Blood culture', 'Pending', { after: 15, status: 'preliminary' });
lab.words(index, 'Influenza A/B and SARS-CoV-2 PCR', 'Not detected', { after: 20 });
reportStudy(
  c,
  index,
  'CT head without contrast',
  'No hemorrhage, mass effect or hydrocephalus. Sinuses and mastoids clear.',
  { after: 50 },
);
writeNote(
  c,
  index,
  'triage',
  '20M brought by roommates from dorm. Fever and "splitting" headache since last night, vomiting, this AM not making sense. T 103.5F HR 132 BP 104/56. GCS 13. Taken straight to resus. ESI 2.',
  { after: 5 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: fever, headache, altered
HPI: 20M college student living in a residence hall, hx mild asthma, brought by roommates. Cold symptoms 3 days ago, then last
evening ~12 h ago rigors, fever, severe generalized headache, photophobia, neck pain. Vomited x4. Took ibuprofen. This morning
found confused and drowsy, would not follow commands for roommate. No seizure, no trauma, no fall. No recent travel. Roommates
well. Roommates deny drug use by pt. No ear pain.
${HISTORY}
Meds: albuterol prn, fluticasone nasal. NKDA.
SH: sophomore, dorm, nonsmoker, EtOH weekends. FH: mother HTN.
Imm: childhood series complete per record; adolescent boosters after age 11 not found.
ROS: unable to complete reliably. Roommate denies cough, diarrhea, rash before today.
Exam: T 39.7 HR 132 BP 104/56 RR 26 SpO2 97% RA. Toxic, drowsy, opens eyes to voice, E3V4M6. PERRL, photophobic, discs not seen.
Neck stiff, resists passive flexion; Kernig and Brudzinski positive. TMs nl. Tachy, no murmur. Lungs clear. Abd soft.
Skin: about ten 1-2 mm nonblanching petechiae on both ankles and left flank. Cap refill 4 s. Moves all limbs, no focal deficit.
Labs: WBC 22.6 with 14% bands, plt 132, lactate 4.1, procal 18.4.
LP: opening pressure 36 cm H2O, cloudy fluid. CSF WBC 2840 (94% PMN), glucose 21 (serum 134), protein 312.
Course: cultures drawn, ceftriaxone, vancomycin and dexamethasone given at 0650 before CT. 30 mL/kg crystalloid. Droplet isolation.
Assessment to follow, ICU called.`,
  { after: 120, author: 'Dr. Rafferty Singh' },
);

export const authored: AuthoredCase = {
  slug: 'bacterial-meningitis',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/meningiti/i, /meningococ/i, /neisseria/i, /pneumococ/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['bacterial-meningitis', 'meningococcal-disease'],
    acceptable: [],
    cannotMiss: ['bacterial-meningitis', 'sepsis', 'meningococcal-disease'],
    notExpected: ['influenza', 'migraine-without-aura', 'tension-type-headache'],
    conclusion:
      'A student with fever, headache, stiff neck, confusion, petechiae and cloudy spinal fluid full of neutrophils with low glucose: bacterial meningitis, probably meningococcal, with sepsis.',
  },
};
