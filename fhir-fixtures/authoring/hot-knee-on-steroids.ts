import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'hot-knee-on-steroids',
  serial: 230,
  person: {
    key: 'mcallister',
    given: 'Edith',
    family: 'McAllister',
    sex: 'female',
    born: '1955-05-05',
    race: 'white',
    city: ['Bangor', 'ME', '04401'],
  },
  style: 'local',
  problems: [
    [{ text: 'Seropositive rheumatoid arthritis', icd: 'M05.9' }, '2010'],
    ['hypertension', '2012'],
    ['osteoporosis', '2019'],
  ],
  medicines: [
    ['methotrexate 15 mg weekly', '2018-01-10'],
    ['prednisone5', '2020-01-10'],
    ['lisinopril10', '2018-01-10'],
    ['folic acid 1 mg tablet', '2018-01-10'],
  ],
  smoking: ['former', '2020-01-10'],
  series: [
    {
      years: [2020, 2025],
      on: '01-10T09:00',
      type: 'Rheumatology clinic',
      panels: ['cbc', 'liver'],
      vitals: { bp: [132, 76], hr: 72, weight: 63 },
      notes: ['RA low activity. No effusions. LFT ok.', 'RA quiet on MTX and prednisone 5. No infections.'],
    },
  ],
  visits: [
    {
      at: '2026-01-15T10:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Knee pain',
      vitals: { bp: [126, 70], hr: 108, rr: 18, temp: 37.9, spo2: 97, pain: 9 },
      panels: ['cbcdiff', 'cmp'],
      lab: { wbc: 14.6, neut: 12.8, crp: 188, esr: 88, uric: 4.6, procal: 1.4 },
      extra: [
        ['Synovial fluid WBC', 86000, '/uL', 0, 200],
        ['Synovial fluid neutrophils %', 94, '%'],
      ],
      words: [
        ['Synovial fluid crystals', 'None seen'],
        ['Synovial fluid Gram stain', 'Gram-positive cocci in clusters'],
      ],
      studies: [['X-ray right knee', 'Large effusion. Chronic marginal erosions. No fracture.']],
      notes: [
        [
          'ed',
          `70F, RA on MTX and pred 5. R knee hot, red, hugely swollen x 3 d after a scratch from the cat on that shin got infected; can't bear weight. Chills last night. Says it's "nothing like" her flares, other joints quiet. No trauma, no gout, no sex partners, no tick. PE: R knee warm, erythematous, tense effusion, held in flexion, any motion is agony. Other joints: old ulnar drift, no synovitis. Shin scratch scabbed w/ 2 cm redness. No murmur. Aspirated 40 mL turbid fluid. Ortho to OR washout; cultures, then vancomycin.`,
        ],
      ],
    },
  ],
  withheld: [/septic/i],
  primary: ['septic-arthritis'],
  cannotMiss: ['septic-arthritis'],
  notExpected: ['gout', 'osteoarthritis'],
  conclusion:
    'One hot knee out of step with quiet rheumatoid disease on steroid and methotrexate, 86,000 cells and cocci in the fluid: septic arthritis.',
});
