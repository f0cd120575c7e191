import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'tremor-and-palpitations',
  serial: 205,
  person: {
    key: 'kowalewska',
    given: 'Hanna',
    family: 'Kowalewska',
    sex: 'female',
    born: '1996-05-14',
    race: 'white',
    city: ['Chicago', 'IL', '60618'],
  },
  problems: [
    ['anxiety', '2025-08'],
    ['migraine', '2013'],
  ],
  medicines: [
    ['sertraline50', '2025-08-20'],
    ['sumatriptan50', '2018-09-01'],
    ['ocp', '2021-09-01'],
  ],
  relatives: [['MTH', 'Thyroid trouble', 40]],
  smoking: ['daily', '2022-09-01', '2025-08-20'],
  series: [
    {
      years: [2020, 2024],
      on: '09-01T13:00',
      type: 'Well visit',
      panels: ['cbc', 'bmp', 'tsh'],
      drift: { tsh: [1.9, 0.9] },
      vitals: { bp: [112, 70], hr: 70, height: 168 },
      weight: [63, 64],
      notes: [
        'Well woman. Barista, 5 cig/d. Migraine 1/mo. Thyroid nl size. Pap utd.',
        'Well. Stress at school, sleep fair. Exam WNL, no thyromegaly.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-08-20T10:00',
      type: 'Office visit',
      reason: 'Anxiety',
      vitals: { bp: [128, 68], hr: 102, weight: 60 },
      notes: [
        ['progress', "Nervous, racing heart, can't sleep x 2 mo. GAD-7 14. Start sertraline. No labs today."],
      ],
    },
    {
      at: '2026-01-15T10:20',
      type: 'Office visit',
      reason: 'Palpitations, losing weight',
      vitals: { bp: [142, 62], hr: 124, rr: 18, temp: 37.4, spo2: 99, weight: 54.2, height: 168 },
      panels: ['cbc', 'cmp'],
      lab: { tsh: 0.008, ft4: 5.2, alp: 148, alt: 48, calcium: 10.4, hcg: 1, wbc: 4.2 },
      extra: [['TSH receptor antibody', 14.2, 'IU/L', null, 1.75]],
      studies: [['ECG', 'Sinus tachycardia 122. No delta wave, QTc 440.', 'CUS']],
      notes: [
        [
          'progress',
          `S: 29F. Palpitations, shaky hands, sweating and heat intolerance for about 6 months. Lost 20 lb though she eats constantly. 4-5 loose stools/day. Periods light and skipped. Eyes gritty, boyfriend says she "stares". Irritable, not sleeping. Sertraline didn't help. No neck pain, no recent viral illness, no contrast, no biotin, no pregnancy, no postpartum. Denies chest pain, syncope, fever.
O: Thin, fidgety. HR 124 regular. Skin warm, moist. Fine tremor of outstretched hands. Lid lag, mild proptosis bilat, no diplopia. Smooth, diffuse, nontender goiter ~2.5x with bruit. Hyperreflexic. Proximal thigh weakness 4+/5. Lungs clear, flow murmur. No pretibial changes. 
A/P: labs and antibody as above. Propranolol. Endo referral this week; final impression after.`,
        ],
      ],
    },
  ],
  withheld: [/graves/i, /hyperthyroid/i, /thyrotox/i],
  primary: ['graves-disease'],
  notExpected: ['generalised-anxiety-disorder', 'panic-disorder', 'irritable-bowel-syndrome'],
  conclusion:
    'Six months of weight loss, tremor, tachycardia, goitre with a bruit and eye signs, with suppressed TSH and receptor antibodies, first treated as anxiety: Graves disease.',
});
