import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'young-woman-fatigue-rash',
  serial: 222,
  person: {
    key: 'ferreira',
    given: 'Talia',
    family: 'Ferreira-Boone',
    sex: 'female',
    born: '2000-10-30',
    race: 'black',
    city: ['Newark', 'NJ', '07102'],
  },
  problems: [
    [{ text: 'Raynaud phenomenon', icd: 'I73.00' }, '2023'],
    ['allergicRhinitis', '2012'],
  ],
  medicines: [
    ['cetirizine10', '2021-07-07'],
    ['ocp', '2023-07-07'],
  ],
  relatives: [['MTH', 'Rheumatoid arthritis', 41]],
  smoking: ['never', '2021-07-07'],
  series: [
    {
      years: [2019, 2025],
      on: '07-07T11:00',
      type: 'Annual visit',
      panels: ['cbc', 'bmp'],
      drift: { plt: [250, 148], wbc: [6, 3.8], hgb: [13, 11.6] },
      vitals: { bp: [112, 70], hr: 76, weight: 58, height: 166 },
      notes: [
        'College student. Well. Exam nl.',
        'Fingers go white in cold. Tired after finals. CBC slightly low, repeat next yr.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-08-19T16:00',
      type: 'Urgent care',
      reason: 'Rash after beach',
      vitals: { bp: [116, 72], hr: 84, temp: 37.4 },
      notes: [
        [
          'progress',
          'Facial sunburn-like rash + knee/hand aches post beach. Sunburn vs rosacea. Metronidazole gel.',
        ],
      ],
    },
    {
      at: '2026-01-15T14:10',
      type: 'Office visit',
      reason: 'Joint pain, swelling',
      vitals: { bp: [148, 92], hr: 92, temp: 37.7, spo2: 98, weight: 62 },
      panels: ['cbcdiff', 'cmp'],
      lab: {
        wbc: 2.9,
        lymph: 0.7,
        hgb: 10.2,
        plt: 108,
        creatinine: 1.15,
        albumin: 2.8,
        upcr: 2100,
        esr: 74,
        crp: 4,
        ck: 80,
        hcg: 1,
      },
      extra: [
        ['Complement C3', 52, 'mg/dL', 90, 180],
        ['Complement C4', 6, 'mg/dL', 10, 40],
        ['Anti-dsDNA antibody', 240, 'IU/mL', null, 30],
      ],
      words: [
        ['Antinuclear antibody', 'Positive 1:1280, homogeneous'],
        ['Urine microscopy', 'Red cells 30/hpf, red cell casts'],
        ['Parvovirus B19 IgM', 'Negative'],
        ['Rheumatoid factor', 'Negative'],
        ['Direct antiglobulin test', 'Positive'],
      ],
      notes: [
        [
          'progress',
          `S: 25F. 5 mo achy swollen fingers, wrists, knees, stiff 1 h in AM. Rash over cheeks and nose since summer, worse with sun. Mouth sores that don't hurt. Hair thinning. Sharp L chest pain on deep breath last wk. Ankles puffy, urine frothy. Low fevers. Raynaud's. No dysuria, no cough, no weight loss (up from fluid), no new meds, no tick.
O: malar erythema sparing nasolabial folds; painless ulcer hard palate; diffuse nonscarring alopecia. Synovitis MCP 2-3 and wrists bilat, not deforming. No rub, lungs clear. 1+ edema. Cervical nodes small. Neuro nl. 
A/P: nephrology + rheum today for biopsy; BP; stop estrogen.`,
        ],
      ],
    },
  ],
  withheld: [/lupus/i, /\bSLE\b/],
  primary: ['systemic-lupus-erythematosus'],
  notExpected: ['rheumatoid-arthritis', 'fibromyalgia', 'immune-thrombocytopenia'],
  conclusion:
    'Photosensitive malar rash, oral ulcer, arthritis, pleurisy, cytopenias that crept in over years, nephritic urine, low complement and anti-dsDNA: systemic lupus erythematosus with nephritis.',
});
