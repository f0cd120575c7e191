import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'healthy-man',
  serial: 226,
  person: {
    key: 'lindgren',
    given: 'Oskar',
    family: 'Lindgren',
    sex: 'male',
    born: '1980-02-02',
    race: 'white',
    city: ['St. Paul', 'MN', '55101'],
    married: true,
  },
  style: 'si',
  smoking: ['never', '2020-06-06', '2025-06-06'],
  vaccines: [
    ['tdap', '2021-06-06'],
    ['influenza', '2024-10-10', '2025-10-10'],
  ],
  series: [
    {
      years: [2019, 2025],
      on: '06-06T09:00',
      type: 'Health check',
      panels: ['cbc', 'cmp', 'lipids'],
      vitals: { bp: [118, 74], hr: 62, weight: 77, height: 182 },
      notes: [
        'Health check. Carpenter, cycles. No symptoms. Examination normal.',
        'Well. One cold this year. Nothing found on examination.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-15T10:00',
      type: 'Health check',
      reason: 'Employment medical',
      vitals: { bp: [116, 72], hr: 60, rr: 14, temp: 36.6, spo2: 99, weight: 77, height: 182 },
      panels: ['cbc', 'cmp', 'a1c'],
      notes: [
        [
          'progress',
          `45-year-old carpenter, medical for a new employer. Feels well. No chest pain, breathlessness, cough, weight change, bowel or urinary symptoms, no headaches, mood good, sleeps well. Non-smoker, 4 units a week. O/E heart sounds normal, chest clear, abdomen soft, no nodes, skin clear, neurology intact. Bloods for the form all within range. Fit for work.`,
        ],
      ],
    },
  ],
  withheld: [/Mumps/],
  primary: [],
  conclusion:
    'A healthy man of 45 at an employment medical with seven years of normal results: nothing should stand out.',
});
