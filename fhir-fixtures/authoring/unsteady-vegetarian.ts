import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'unsteady-vegetarian',
  serial: 213,
  person: {
    key: 'subramaniam',
    given: 'Lakshmi',
    family: 'Subramaniam',
    sex: 'female',
    born: '1962-11-20',
    race: 'asian',
    city: ['Edison', 'NJ', '08817'],
    married: true,
  },
  problems: [
    ['diabetes2', '2009'],
    ['hypothyroidism', '2014'],
    ['reflux', '2015'],
    ['kneeOsteoarthritis', '2019'],
  ],
  medicines: [
    ['metformin1000', '2012-03-05'],
    ['omeprazole20', '2016-03-05'],
    ['levothyroxine', '2018-03-05'],
  ],
  smoking: ['never', '2020-03-05'],
  series: [
    {
      years: [2018, 2025],
      on: '03-05T09:00',
      type: 'Diabetes follow-up',
      panels: ['cbc', 'bmp', 'a1c'],
      drift: { mcv: [90, 106], hgb: [12.9, 11.2], a1c: [7.2, 6.9], plt: [240, 182], wbc: [6.4, 4.6] },
      vitals: { bp: [128, 76], hr: 76, height: 156 },
      weight: [66, 63],
      notes: [
        'DM2 f/u. On metformin, diet vegetarian. Monofilament intact. A1c at goal. Continue.',
        'DM2 at goal. A bit of tingling in toes, likely diabetic. Knees ache. Continue metformin and PPI.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-09-30T11:00',
      type: 'Podiatry',
      reason: 'Numb feet',
      vitals: { bp: [126, 72], hr: 80 },
      notes: [
        [
          'consult',
          'Diabetic foot exam: vibration lost to ankles, monofilament 6/10. Pulses 2+. Attributed to diabetes.',
        ],
      ],
    },
    {
      at: '2026-01-15T10:10',
      type: 'Office visit',
      reason: 'Unsteady, forgetful',
      vitals: { bp: [124, 70], hr: 84, temp: 36.6, spo2: 99, weight: 61.5 },
      panels: ['cbc', 'bmp', 'tsh', 'a1c'],
      lab: {
        hgb: 10.1,
        mcv: 112,
        wbc: 3.7,
        plt: 158,
        rdw: 17.2,
        a1c: 6.8,
        tsh: 2.6,
        ldh: 410,
        bili: 1.5,
        folate: 14,
        ferritin: 88,
      },
      extra: [['Methylmalonic acid', 2.9, 'umol/L', null, 0.4]],
      words: [['Blood film', 'Hypersegmented neutrophils, oval macrocytes']],
      notes: [
        [
          'progress',
          `63F, T2DM 16 y on metformin, vegetarian (no eggs). Six months of unsteadiness, worse in the dark and in the shower with eyes closed. Pins and needles in both feet and, since autumn, fingers. Sore smooth tongue. Husband says she's forgetful and low in mood. Tired. No back pain, no bladder trouble, no alcohol. Weight down a little.
Exam: pale with a lemon tinge. Glossitis. Gait broad-based, Romberg positive. Vibration absent to the knees and wrists, joint position lost at toes; pinprick reduced to ankles. Knee jerks brisk, ankle jerks absent, plantars up. MoCA 23. No tremor, no rigidity. Thyroid not enlarged. Liver and spleen not felt.
Plan: bloods as above; treatment today, do not wait.`,
        ],
      ],
    },
  ],
  withheld: [/b12 defic/i, /pernicious/i, /cobalamin/i, /subacute combined/i],
  primary: ['vitamin-b12-deficiency'],
  notExpected: ['alzheimer-disease', 'primary-hypothyroidism'],
  conclusion:
    'MCV rose for eight years on metformin and omeprazole in a vegetarian; now posterior column signs, glossitis, macrocytic anaemia with hypersegmented cells and high methylmalonic acid: vitamin B12 deficiency with cord involvement, not diabetic neuropathy.',
});
