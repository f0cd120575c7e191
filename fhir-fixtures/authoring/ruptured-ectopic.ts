import { Chart } from './builders.ts';
import type { AuthoredCase } from './builders.ts';
import { allergy, relative, smoking, vaccinate } from './history.ts';
import { Laboratory } from './labs.ts';
import { prescribe, reportStudy, writeNote } from './record.ts';
import { recordVitals } from './vitals.ts';

const c = new Chart(
  {
    key: 'quintanilla',
    given: ['Marisol'],
    family: 'Quintanilla Vega',
    sex: 'female',
    born: '1994-08-19',
    race: 'white',
    hispanic: true,
    language: ['es', 'Spanish'],
    city: ['Las Cruces', 'NM', '88001'],
    married: true,
  },
  107,
);
const lab = new Laboratory(c, { hgb: 12.9, mcv: 88, ldl: 98 });
const PCP = 'Dr. Lucia Armendariz';

allergy(c, 'Latex', 'Contact rash', '2015-03-10');
c.problem('chlamydia', '2018-05', { recorded: '2018-05-22', abated: '2018-06-30' });
c.problem('reflux', '2021', { recorded: '2021-03-09' });
relative(c, 'MTH', 'Gallstones', 38);
relative(c, 'SIS', 'Endometriosis', 29);
smoking(c, 'daily', '2017-03-14', '2019-03-12', '2021-03-09', '2025-03-11');
prescribe(c, 'doxycycline100', '2018-05-22', { once: true });
prescribe(c, 'ocp', '2016-03-08', { until: '2023-03-14' });
prescribe(c, 'omeprazole20', '2021-03-09', { until: '2024-03-12' });
vaccinate(c, 'influenza', '2018-10-16', '2020-10-20', '2022-10-18', '2024-10-15');
vaccinate(c, 'covid', '2021-04-28', '2021-05-19');
vaccinate(c, 'tdap', '2016-03-08');

const HISTORY = 'PMH: chlamydia with pelvic pain treated 2018, GERD. G1P0010 (SAB 2024). PSH: none.';
for (const [start, weight] of [
  ['2015-03-10T09:00', 61],
  ['2016-03-08T09:00', 61.8],
  ['2017-03-14T09:00', 62.4],
  ['2019-03-12T09:00', 64],
  ['2021-03-09T09:00', 66.2],
  ['2023-03-14T09:00', 66.9],
  ['2025-03-11T09:00', 67.4],
] as const) {
  const v = c.visit(start, { type: 'Well woman visit', clinician: PCP, diagnoses: ['checkup'] });
  recordVitals(
    c,
    v,
    { bp: [c.random.integer(108, 120), 72], hr: c.random.integer(68, 80), temp: 36.7, weight, height: 159 },
    { us: true },
  );
  lab.draw(v, ['cbc', 'bmp']);
  writeNote(
    c,
    v,
    'progress',
    `Well woman visit (Spanish). Smokes 5 cig/d, counseled. ${start > '2024' ? `${HISTORY} Off OCP since 2023, trying to conceive.` : 'Doing well.'}
Periods q28-30d. ROS neg. Exam nl. A/P: pap/HPV per schedule, folic acid advised.`,
    { author: PCP },
  );
}
const pelvic = c.visit('2018-05-22T16:00', {
  type: 'Urgent care visit',
  reason: 'Pelvic pain, discharge',
  diagnoses: ['chlamydia'],
});
recordVitals(c, pelvic, { bp: [116, 72], hr: 88, temp: 37.9 }, { us: true });
lab.words(pelvic, 'Chlamydia trachomatis RNA, NAA', 'Detected');
lab.words(pelvic, 'Neisseria gonorrhoeae RNA, NAA', 'Not detected');
writeNote(
  c,
  pelvic,
  'progress',
  '1 wk lower pelvic pain, yellow discharge. CMT present. Ceftriaxone IM + doxycycline 14 d. Partner treated. TOC neg 6/30.',
);
const loss = c.visit('2024-02-06T10:00', {
  type: 'Office visit',
  reason: 'Early pregnancy bleeding',
  clinician: PCP,
});
recordVitals(c, loss, { bp: [112, 70], hr: 78 }, { us: true });
lab.draw(loss, ['cbc'], { hcg: 212, hgb: 12.6 });
writeNote(
  c,
  loss,
  'progress',
  'Early SAB at ~5 wks, hCG 212 then <5 in 2 wks. Blood type O positive. Supportive.',
);

const index = c.visit('2026-01-15T13:50', {
  kind: 'EMER',
  type: 'Emergency department visit',
  reason: 'Pelvic pain, fainted',
  ongoing: true,
});
recordVitals(c, index, { bp: [86, 50], hr: 126, rr: 22, temp: 36.5, spo2: 98, pain: 9 }, { us: true });
recordVitals(c, index, { bp: [92, 54], hr: 118, rr: 20, spo2: 99 }, { after: 25 });
lab.draw(
  index,
  ['cbc', 'bmp', 'coag'],
  {
    hgb: 9.4,
    wbc: 12.8,
    plt: 231,
    mcv: 88.2,
    hcg: 5240,
    lactate: 3.4,
    creatinine: 0.79,
    glucose: 148,
    co2: 20,
  },
  { after: 12 },
);
lab.words(index, 'Urine pregnancy test', 'Positive', { after: 10 });
lab.words(index, 'Blood type and antibody screen', 'O positive, antibody screen negative', { after: 15 });
reportStudy(
  c,
  index,
  'Ultrasound, transvaginal and bedside abdomen',
  'Endometrium 11 mm, no gestational sac within the uterus. Complex 3.6 cm mass between the left ovary and uterus with a hyperechoic ring and peripheral flow. Large amount of echogenic free fluid in the cul-de-sac and in Morison pouch. Right ovary normal.',
  { after: 30 },
);
writeNote(
  c,
  index,
  'triage',
  '31F (Spanish) sudden L lower belly pain 2 h ago, fainted in bathroom at work. Light vaginal bleeding since yesterday. LMP "end of November". Pale, HR 126 BP 86/50. Resus bay. ESI 1.',
  { after: 4 },
);
writeNote(
  c,
  index,
  'ed',
  `CC: pelvic pain, syncope. Interpreter at bedside.
HPI: 31F G2P0010, LMP ~11/28 (about 7 wks ago), with sudden severe left lower quadrant pain 2 h ago while stocking shelves, then
a brief syncope on the toilet, no head strike. Pain has spread to the whole lower abdomen and now to the right shoulder tip when
she lies flat. Dark vaginal spotting since yesterday, 1 pad. Dull left-sided cramps on and off for 4 days. Did a home test last
week: positive, has not been seen yet. Breast tenderness. Nausea. No fever, no dysuria, no discharge, last BM nl.
${HISTORY} Trying to conceive 2 yrs.
Meds: none. All: latex. SH: grocery clerk, 5 cig/d, no EtOH or drugs. FH: sister endometriosis.
ROS: no chest pain, no SOB, no calf pain, no bleeding elsewhere.
Exam: BP 86/50 HR 126 RR 22 T 97.7F SpO2 98%. Pale, diaphoretic, anxious. Tachy, lungs clear. Abd distended, diffusely tender with
rebound and guarding, worst LLQ. Pelvic: os closed, scant dark blood, marked CMT, left adnexal fullness and exquisite
tenderness. No CVA tenderness. Skin cool, cap refill 4 s.
Labs: hCG 5240, Hgb 9.4 (12.8 in March), lactate 3.4. O pos. US as reported, large free fluid.
Plan: 2 large IVs, massive transfusion called, OB/Gyn to bedside, OR being prepared. Assessment per OB.`,
  { after: 40, author: 'Dr. Winslow Takahashi' },
);

export const authored: AuthoredCase = {
  slug: 'ruptured-ectopic',
  bundle: c.bundle(),
  index: index.id,
  withheld: [/ectopic/i, /tubal/i, /extrauterine/i],
  expected: {
    asOf: '2026-01-15',
    primary: ['ectopic-pregnancy'],
    acceptable: [],
    cannotMiss: ['ectopic-pregnancy'],
    notExpected: ['viral-gastroenteritis', 'acute-cystitis', 'vasovagal-syncope'],
    conclusion:
      'Positive pregnancy test, empty uterus, adnexal mass, blood in the belly and shock in a smoker with old chlamydia: ruptured ectopic pregnancy.',
  },
};
