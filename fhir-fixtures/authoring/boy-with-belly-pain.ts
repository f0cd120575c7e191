import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'boy-with-belly-pain',
  serial: 206,
  person: {
    key: 'duquesne',
    given: 'Rémy',
    family: 'Duquesne',
    sex: 'male',
    born: '2011-09-22',
    race: 'white',
    city: ['Lafayette', 'LA', '70501'],
  },
  usual: { hgb: 13.6 },
  problems: [
    ['asthma', '2017'],
    [{ text: 'Attention-deficit hyperactivity disorder', icd: 'F90.9' }, '2020'],
  ],
  medicines: [
    ['albuterol', '2022-09-22'],
    ['methylphenidate ER 27 mg tablet', '2024-09-22'],
  ],
  vaccines: [
    ['tdap', '2022-09-22'],
    ['influenza', '2022-10-01', '2023-10-01', '2024-10-01', '2025-10-01'],
  ],
  series: [
    {
      years: [2017, 2025],
      on: '09-22T15:30',
      type: 'Well child visit',
      vitals: { bp: [106, 64], hr: 84, rr: 18, temp: 36.8 },
      weight: [21, 49],
      notes: [
        'Well child. Growth 50th percentile. Testes descended bilaterally. Asthma intermittent. School OK.',
        'WCC. ADHD stable on meds. Exam nl, Tanner per chart. No hernia.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-11-02T03:10',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Belly and groin pain',
      vitals: { bp: [112, 66], hr: 92, temp: 36.8 },
      panels: ['cbc'],
      notes: [
        [
          'ed',
          'L groin pain woke him, gone by arrival after 40 min. Abd benign. GU exam "normal per patient", deferred. Dx constipation. D/c.',
        ],
      ],
    },
    {
      at: '2026-01-15T05:40',
      type: 'Pediatric emergency visit',
      kind: 'EMER',
      reason: 'Abdominal pain, vomiting',
      vitals: { bp: [128, 76], hr: 116, rr: 20, temp: 36.9, spo2: 99, weight: 50, pain: 9 },
      panels: ['cbc', 'bmp'],
      lab: { wbc: 11.4, crp: 1 },
      words: [['Urinalysis', 'No white cells, no blood, nitrite negative']],
      notes: [
        ['triage', '14M c/o lower abd pain since 0230, vomited x3. Pacing, doubled over. Pain 9.'],
        [
          'ed',
          `14M w/ asthma, ADHD. Woke at 0230 w/ sudden severe pain L lower belly and, on asking alone, the left testicle. N/V x3. Embarrassed to tell mother. Similar pain that went away in Nov. No trauma. No fever, no dysuria, no discharge, not sexually active. No diarrhea. Last ate 1900.
PE: writhing. Abd soft, NT, no guarding, McBurney nontender. No hernia. GU: L scrotum swollen, testis high riding, horizontal lie, exquisitely tender, firm. Cremasteric reflex absent on L, present R. Elevating it doesn't relieve pain. No blue dot. R testis normal.
UA clean.
Urology called at 0552, OR notified, 3.3 h since onset. Don't delay for ultrasound.`,
        ],
      ],
    },
  ],
  withheld: [/torsion/i],
  primary: ['testicular-torsion'],
  cannotMiss: ['testicular-torsion'],
  notExpected: ['acute-appendicitis', 'renal-colic', 'viral-gastroenteritis'],
  conclusion:
    'A 14-year-old says belly pain, but the left testis is high, horizontal, tender and has no cremasteric reflex three hours after sudden onset, with an earlier attack that passed: testicular torsion, to theatre now.',
});
