import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'indigestion-at-breakfast',
  serial: 237,
  person: {
    key: 'okonkwo',
    given: 'Adaeze',
    family: 'Okonkwo',
    sex: 'female',
    born: '1941-08-19',
    race: 'black',
    city: ['Baltimore', 'MD', '21218'],
  },
  style: 'us',
  usual: { creatinine: 1.5, hgb: 11.2, a1c: 7.8, trophs: 16 },
  problems: [
    ['diabetes2', '1998'],
    ['hypertension', '1990'],
    ['ckd3', '2016'],
    ['reflux', '2009'],
    ['osteoarthritis', '2004'],
    ['hyperlipidaemia', '2001'],
  ],
  medicines: [
    ['metformin500', '2016-02-02'],
    ['losartan50', '2014-02-02'],
    ['amlodipine10', '2012-02-02'],
    ['pantoprazole40', '2018-02-02'],
    ['rosuvastatin10', '2012-02-02'],
    ['acetaminophen500', '2018-02-02'],
  ],
  smoking: ['never', '2020-02-02'],
  series: [
    {
      years: [2020, 2025],
      on: '02-02T10:30',
      type: 'Primary care visit',
      panels: ['cbc', 'cmp', 'a1c', 'lipids'],
      vitals: { bp: [142, 74], hr: 76, weight: 81, height: 160 },
      notes: [
        'DM2, HTN, CKD 3 stable. Reflux comes and goes with spicy food. Feet numb, no ulcers. Continue all.',
        'Knees bother her. Heartburn controlled on pantoprazole. Foot exam reduced monofilament. Eye clinic yearly.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-12-09T15:00',
      type: 'Primary care visit',
      reason: 'Burning when passing water',
      vitals: { bp: [140, 72], hr: 78, temp: 36.9 },
      words: [['Urinalysis', 'Nitrite positive, leukocyte esterase 2+']],
      notes: [['progress', 'Dysuria two days. Cystitis. Nitrofurantoin avoided (CKD): cephalexin 5 days.']],
    },
    {
      at: '2026-01-15T09:40',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Vomiting, weak',
      vitals: { bp: [112, 64], hr: 98, rr: 22, temp: 36.6, spo2: 93, weight: 82 },
      panels: ['cbc', 'cmp'],
      lab: {
        trophs: 412,
        creatinine: 1.7,
        glucose: 268,
        wbc: 11.6,
        ntprobnp: 2900,
        lipase: 40,
        lactate: 1.9,
        crp: 9,
      },
      extra: [['hs-Troponin 3 h', 986, 'ng/L', null, 14]],
      words: [['Urinalysis', 'Leukocyte esterase 1+, nitrite positive, glucose 3+']],
      studies: [
        [
          'Electrocardiogram',
          'Sinus rhythm 98. Horizontal ST depression 1.5 mm V4-V6 and T inversion I, aVL, not present in 2023. No ST elevation.',
          'CUS',
        ],
        ['Chest X-ray', 'Mild cephalisation of vessels. No consolidation. Normal mediastinum.'],
      ],
      notes: [
        [
          'ed',
          `84F with DM, CKD, GERD brought by niece. Since breakfast at 6: "bad indigestion", nausea, vomited twice, cold sweat, then so tired she could not climb back upstairs; a bit short of breath lying flat. Took antacid, no relief. Denies chest pain. No fever, no diarrhea, no abdominal pain, no urinary symptoms now. Ate the same as family, none ill.
PE: pale, clammy, JVP 10 cm, fine crackles both bases, S4, no murmur. Abdomen soft, non-tender, Murphy neg. No CVA tenderness. Calves soft. Oriented, no focal deficit.
UA again positive (same as December). Heparin question to cardiology.`,
        ],
      ],
    },
  ],
  withheld: [/nstemi/i, /infarct/i, /coronary syndrome/i],
  primary: ['nstemi'],
  cannotMiss: ['nstemi'],
  notExpected: ['acute-cystitis', 'gastro-oesophageal-reflux-disease', 'viral-gastroenteritis'],
  conclusion:
    'Indigestion, vomiting, sweat and weakness without chest pain in a diabetic of 84, with new ST depression, a rising troponin far above her usual one and early pulmonary congestion: non-ST-elevation myocardial infarction. The positive urine is old and without symptoms.',
});
