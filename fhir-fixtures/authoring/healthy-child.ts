import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'healthy-child',
  serial: 225,
  person: {
    key: 'pemberton',
    given: 'Jonah',
    family: 'Pemberton',
    sex: 'male',
    born: '2019-01-12',
    race: 'white',
    city: ['Madison', 'WI', '53703'],
  },
  usual: { hgb: 12.6, mcv: 83, creatinine: 0.4 },
  ranges: {
    hgb: [11.5, 14.5],
    hct: [34, 42],
    mcv: [76, 90],
    mch: [25, 31],
    rbc: [4, 5.2],
    wbc: [5, 14.5],
    creatinine: [0.3, 0.6],
  },
  vaccines: [
    ['mmr', '2020-01-14', '2023-01-17'],
    ['influenza', '2023-10-10', '2024-10-15', '2025-10-14'],
  ],
  series: [
    {
      years: [2020, 2025],
      on: '01-20T09:00',
      type: 'Well child visit',
      panels: ['cbc'],
      vitals: { hr: 98, rr: 22, temp: 36.8 },
      weight: [9.9, 21],
      notes: [
        'Well child. Growing along the 50th percentile, meeting milestones. No concerns. Exam normal.',
        'Well child. Had one ear infection last winter, resolved. Sleeps and eats well. Exam normal.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-15T09:10',
      type: 'Well child visit',
      reason: 'Annual check',
      vitals: { bp: [98, 60], hr: 88, rr: 20, temp: 36.7, spo2: 99, weight: 23, height: 121 },
      panels: ['cbc'],
      notes: [
        [
          'progress',
          `7-year-old boy, annual check. Mother has no concerns. First grade, reads well, plays hockey. Good appetite, sleeps 10 h. No fever, cough, wheeze, tummy pain, headache, limp, rash or bedwetting. Immunizations up to date. Exam: playful, growing along the 50th percentile. TMs and throat normal, no nodes, lungs clear, no murmur, abdomen soft, testes down, gait and spine straight. Vision 20/20, hearing passed. Routine advice.`,
        ],
      ],
    },
  ],
  withheld: [/Mumps/],
  primary: [],
  conclusion:
    'A healthy seven-year-old at his annual check, growing along his centile with normal results: nothing should stand out.',
});
