import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'numb-saddle',
  serial: 212,
  person: {
    key: 'quigley',
    given: 'Siobhan',
    family: 'Quigley',
    sex: 'female',
    born: '1981-04-09',
    race: 'white',
    city: ['Worcester', 'MA', '01608'],
    married: true,
  },
  problems: [
    ['lowBackPain', '2022'],
    ['obesity', '2015'],
    ['depression', '2017'],
  ],
  medicines: [
    ['sertraline50', '2020-04-01'],
    ['ibuprofen600', '2025-12-20', { once: true }],
    ['gabapentin 300 mg capsule', '2025-12-20'],
  ],
  smoking: ['daily', '2022-04-01'],
  series: [
    {
      years: [2020, 2025],
      on: '04-01T10:00',
      type: 'Annual physical',
      panels: ['cbc', 'bmp', 'a1c'],
      vitals: { bp: [126, 80], hr: 76, weight: 94, height: 165 },
      notes: [
        'Nurse aide. Mood stable on sertraline. Low back ache after shifts. Neuro intact LE.',
        'Back pain on and off, PT helped. No sciatica. PHQ-9 4.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-12-20T18:00',
      type: 'Urgent care',
      reason: 'Sciatica',
      vitals: { bp: [134, 84], hr: 84, temp: 36.7, pain: 8 },
      notes: [
        [
          'progress',
          'L sciatica x1 wk after lifting patient. SLR + at 40 L. Strength full, no saddle sx, bladder ok. NSAID, gabapentin, return precautions.',
        ],
      ],
    },
    {
      at: '2026-01-15T16:25',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Both legs numb, cannot pee',
      vitals: { bp: [148, 88], hr: 98, rr: 18, temp: 36.9, spo2: 99, pain: 8 },
      panels: ['cbc', 'bmp'],
      lab: { crp: 2, esr: 12 },
      words: [
        ['Urinalysis', 'Negative'],
        ['hCG, urine', 'Negative'],
      ],
      extra: [['Bladder scan post-void residual', 640, 'mL', null, 50]],
      notes: [
        [
          'ed',
          `44F, chronic LBP, 4 wk L sciatica. Since yesterday AM pain in BOTH legs, numb between legs when wiping, can't feel urine passing, hasn't really voided x14h, dribbles. One episode of stool leakage. Feet feel weak, tripped. No fever/chills, IVDU, cancer hx, weight loss, steroids, trauma. No arm sx.
Neuro: LE: hip flexion 5/5, knee ext 5/5 bilat; ankle DF 4-/5 L 4/5 R, plantarflexion 3/5 L, 4/5 R. Ankle jerks absent bilat, knee jerks 1+. Toes down. Decreased pinprick S2-S5 perianal and posterior thighs bilat. Rectal tone reduced, no squeeze; bulbocavernosus absent. SLR + bilat 30. Arms nl.
Spine: midline L5 tenderness mild. Afebrile. ESR 12, CRP 2.
PVR 640 mL, Foley placed. Emergent MRI L-spine ordered, spine surgery paged.`,
        ],
      ],
    },
  ],
  withheld: [/cauda/i, /\bCES\b/],
  primary: ['cauda-equina-syndrome'],
  cannotMiss: ['cauda-equina-syndrome', 'spinal-epidural-abscess', 'metastatic-spinal-cord-compression'],
  notExpected: ['mechanical-low-back-pain', 'acute-cystitis', 'guillain-barre-syndrome'],
  conclusion:
    'Sciatica that became bilateral, with saddle anaesthesia, painless retention, lax anal tone and lost ankle jerks: cauda equina syndrome, probably a large L5-S1 disc; MRI and decompression tonight.',
});
