import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'night-sweats-and-cough',
  serial: 229,
  person: {
    key: 'dangol',
    given: 'Suresh',
    family: 'Dangol',
    sex: 'male',
    born: '1987-09-09',
    race: 'asian',
    language: ['ne', 'Nepali'],
    city: ['Akron', 'OH', '44308'],
    married: true,
  },
  problems: [
    ['diabetes2', '2023'],
    ['tobacco', '2006'],
  ],
  medicines: [
    ['metformin500', '2023-02-02'],
    ['azithromycin', '2025-11-20', { once: true }],
  ],
  smoking: ['daily', '2023-02-02'],
  series: [
    {
      years: [2021, 2025],
      on: '02-02T09:00',
      type: 'Office visit',
      panels: ['cbc', 'cmp'],
      drift: { glucose: [110, 180], albumin: [4.3, 4] },
      vitals: { bp: [120, 76], hr: 78, height: 168 },
      weight: [66, 64],
      notes: [
        'Arrived from Nepal 2019. Screening skin test 16 mm, film clear, declined treatment. Well.',
        'Diabetes visit. Restaurant cook. No cough.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-11-20T09:00',
      type: 'Urgent care',
      reason: 'Cough',
      vitals: { bp: [118, 72], hr: 90, temp: 37.6 },
      notes: [['progress', 'Cough 3 wks. Bronchitis? Azithromycin.']],
    },
    {
      at: '2026-01-15T09:00',
      type: 'Office visit',
      reason: 'Cough, weight loss',
      vitals: { bp: [108, 66], hr: 98, rr: 20, temp: 37.9, spo2: 95, weight: 55 },
      panels: ['cbcdiff', 'cmp'],
      lab: { hgb: 10.8, plt: 460, wbc: 9.8, sodium: 131, albumin: 2.9, crp: 74, esr: 82, a1c: 9.4 },
      words: [
        ['HIV antigen/antibody', 'Nonreactive'],
        ['Sputum Gram stain', 'Mixed flora'],
      ],
      studies: [
        [
          'Chest X-ray',
          'Right upper lobe consolidation with a 3 cm thick-walled cavity and scattered nodules in the left apex. Small calcified hilar node.',
        ],
      ],
      notes: [
        [
          'progress',
          `38M from Nepal, diabetic, smoker. Cough 11 weeks, yellow then blood-streaked sputum for 10 days. Fever every evening, sweats soak the sheets, lost 9 kg, no appetite. Azithromycin didn't help. Uncle treated for a long lung illness when they shared a house. No chest pain, no leg swelling, no dental problem, no choking. Exam: thin, T 37.9. Crackles and bronchial breathing right apex. No clubbing. Small neck nodes. No oedema. Masked, room isolated, three sputa sent for smear and NAAT; health department called.`,
        ],
      ],
    },
  ],
  withheld: [/tubercul/i, /\bTB\b/],
  primary: ['pulmonary-tuberculosis'],
  notExpected: ['acute-bronchitis', 'asthma'],
  conclusion:
    'Eleven weeks of cough with blood, evening fever, sweats and weight loss in a diabetic from Nepal with an old untreated positive skin test and an upper-lobe cavity: pulmonary tuberculosis.',
});
