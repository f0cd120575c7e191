import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'limping-and-pale',
  serial: 228,
  person: {
    key: 'ashworth',
    given: 'Poppy',
    family: 'Ashworth',
    sex: 'female',
    born: '2021-07-19',
    race: 'white',
    city: ['Salem', 'OR', '97301'],
  },
  style: 'si',
  usual: { hgb: 12, mcv: 80, creatinine: 0.35 },
  ranges: { hgb: [11, 14], hct: [33, 42], mcv: [73, 87], mch: [24, 30], rbc: [3.9, 5.3], wbc: [5.5, 15.5] },
  vaccines: [
    ['mmr', '2022-07-20', '2025-07-21'],
    ['dtap', '2021-09-20', '2021-11-20', '2022-01-20'],
  ],
  series: [
    {
      years: [2022, 2025],
      on: '07-21T09:00',
      type: 'Well child visit',
      panels: ['cbc'],
      vitals: { hr: 106, rr: 24, temp: 36.8 },
      weight: [9, 15.8],
      notes: [
        'Thriving. Walks, talks. Examination normal, spleen not felt.',
        'Well. No concerns. Liver and spleen not felt.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-12-29T10:00',
      type: 'Clinic',
      reason: 'Limp',
      vitals: { hr: 112, temp: 37.7 },
      notes: [
        ['progress', 'Limping a week after a cold. Hip moves fully. Irritable hip? Ibuprofen, review.'],
      ],
    },
    {
      at: '2026-01-15T10:30',
      type: 'Paediatric assessment',
      kind: 'EMER',
      reason: 'Pale, bruises',
      vitals: { bp: [96, 56], hr: 138, rr: 26, temp: 38.4, spo2: 98, weight: 15 },
      panels: ['cbcdiff', 'cmp'],
      lab: { hgb: 6.2, plt: 18, wbc: 3.2, neut: 0.4, lymph: 2.5, ldh: 980, uric: 7.8, crp: 34 },
      words: [['Blood film', 'Occasional large cells with scant cytoplasm, awaiting haematologist']],
      studies: [['Chest radiograph', 'No mediastinal widening.']],
      notes: [
        [
          'consult',
          `Four-year-old girl. Five weeks tired and pale, three weeks refusing to walk on and off, wakes at night with leg pain. Bruises without knocks, nosebleed yesterday. Fevers to 38.5 for ten days despite ibuprofen. No cough, no joint swelling, no rash at first. O/E miserable, pale. Petechiae trunk, bruises shins and back. Cervical and groin nodes 2 cm, rubbery. Liver 3 cm, spleen 4 cm. Bony tenderness of shins, hips move freely. Neck supple. Heart: flow murmur. Family kind and consistent, no safeguarding worry.`,
        ],
      ],
    },
  ],
  withheld: [/leuk(a)?emia/i, /\bALL\b/],
  primary: ['acute-lymphoblastic-leukaemia'],
  cannotMiss: ['acute-lymphoblastic-leukaemia'],
  notExpected: ['immune-thrombocytopenia', 'non-accidental-injury'],
  conclusion:
    'Bone pain, fever, pallor, petechiae, nodes and a large spleen with three falling cell lines at four years: acute lymphoblastic leukaemia.',
});
