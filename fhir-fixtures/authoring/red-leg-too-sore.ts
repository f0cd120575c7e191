import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'red-leg-too-sore',
  serial: 221,
  person: {
    key: 'rutherglen',
    given: 'Angus',
    family: 'Rutherglen',
    sex: 'male',
    born: '1970-10-10',
    race: 'white',
    city: ['Spokane', 'WA', '99201'],
  },
  style: 'si',
  problems: [
    ['diabetes2', '2013'],
    ['obesity', '2008'],
    ['hypertension', '2015'],
    [{ text: 'Chronic plaque psoriasis', icd: 'L40.0' }, '1998'],
  ],
  medicines: [
    ['metformin1000', '2019-03-03'],
    ['empagliflozin 10 mg tablet', '2023-03-03', { sig: '1 tablet daily' }],
    ['lisinopril10', '2019-03-03'],
    ['ibuprofen600', '2026-01-12', { once: true }],
  ],
  smoking: ['daily', '2021-03-03'],
  series: [
    {
      years: [2020, 2025],
      on: '03-03T09:00',
      type: 'Diabetes review',
      panels: ['cbc', 'bmp', 'a1c'],
      drift: { a1c: [8.1, 8.9], glucose: [160, 190] },
      vitals: { bp: [140, 84], hr: 82, height: 178 },
      weight: [112, 118],
      notes: [
        'Diabetes not to target. Feet: toe-web maceration, sensation intact. Psoriasis elbows.',
        'Tinea pedis again, cream. Works on a fish farm. BP fair.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-13T18:00',
      type: 'Out-of-hours clinic',
      reason: 'Sore leg',
      vitals: { bp: [134, 80], hr: 98, temp: 38 },
      notes: [
        [
          'progress',
          'Scratched shin on a cage yesterday, now red patch 8 cm. Very sore. Flucloxacillin, ibuprofen, line drawn round.',
        ],
      ],
    },
    {
      at: '2026-01-15T06:30',
      type: 'Emergency department',
      kind: 'EMER',
      reason: 'Leg pain, collapse',
      vitals: { bp: [84, 48], hr: 134, rr: 28, temp: 39.3, spo2: 94, pain: 10 },
      panels: ['cbcdiff', 'cmp', 'coag'],
      lab: {
        wbc: 28.4,
        neut: 26,
        hgb: 10.8,
        plt: 96,
        sodium: 128,
        creatinine: 2.6,
        glucose: 324,
        crp: 412,
        lactate: 6.1,
        ck: 4200,
        co2: 14,
        bhb: 1.1,
        albumin: 2.4,
        inr: 1.6,
      },
      studies: [
        [
          'X-ray left leg',
          'Soft-tissue swelling, gas locules along the fascial plane of the calf. No fracture.',
        ],
      ],
      notes: [
        [
          'ed',
          `55M diabetic. Scratched left shin 3 days ago. Redness has crossed the pen line by a hand's breadth despite two days of oral antibiotics. Pain is far worse than it looks and spreads beyond the red; now numb over the dusky part. Rigors, vomiting, muddled this morning.
O/E: mottled, clammy. Left leg tense, wooden oedema to the knee, dusky purple centre with two haemorrhagic blisters, thin grey discharge, crepitus below the knee. Groin nodes. Pedal pulse felt. Calf not just tender along veins. Foot moves, passive stretch painful. Psoriasis plaques elbows. Chest clear, abdomen soft, neck supple.
LRINEC 10. Broad-spectrum antibiotics + clindamycin, surgeon and theatre alerted.`,
        ],
      ],
    },
  ],
  withheld: [/fasciitis/i, /necroti/i, /gangrene/i],
  primary: ['necrotising-fasciitis'],
  cannotMiss: ['necrotising-fasciitis', 'sepsis'],
  notExpected: ['cellulitis', 'deep-vein-thrombosis', 'gout'],
  conclusion:
    'A scratch three days ago in a diabetic, pain beyond the redness, numb dusky skin with bullae and crepitus, gas on the film and septic shock: necrotising fasciitis; surgery now.',
});
