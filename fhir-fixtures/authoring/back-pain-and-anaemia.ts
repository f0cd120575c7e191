import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'back-pain-and-anaemia',
  serial: 202,
  person: {
    key: 'vantongeren',
    given: 'Willem',
    family: 'Van Tongeren',
    sex: 'male',
    born: '1954-08-19',
    race: 'black',
    city: ['Dayton', 'OH', '45402'],
    married: true,
  },
  usual: { creatinine: 1.05 },
  problems: [
    ['hypertension', '2006'],
    ['prostate', '2016'],
    ['hyperlipidaemia', '2011'],
    ['lowBackPain', '2025-07'],
  ],
  medicines: [
    ['lisinopril20', '2018-04-02'],
    ['atorvastatin20', '2018-04-02'],
    ['tamsulosin', '2019-04-02'],
    ['naproxen500', '2025-07-15'],
  ],
  smoking: ['former', '2021-04-02'],
  series: [
    {
      years: [2020, 2025],
      on: '04-02T10:00',
      type: 'Annual physical',
      panels: ['cbc', 'cmp'],
      drift: {
        hgb: [14.4, 11.6],
        mcv: [89, 94],
        tp: [7.4, 9.1],
        creatinine: [1.02, 1.38],
        calcium: [9.4, 10.2],
        plt: [240, 210],
      },
      weight: [88, 85],
      vitals: { bp: [134, 80], hr: 74, height: 180 },
      notes: [
        'Annual. HTN controlled, nocturia x1. No pain. Exam nl. Continue meds.',
        'Doing OK, retired. A bit more tired. Hgb a little low, recheck next year. PSA 1.9. RTC 1 yr.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-07-15T14:00',
      type: 'Office visit',
      reason: 'Back pain',
      vitals: { bp: [138, 82], hr: 78, weight: 84 },
      notes: [
        [
          'progress',
          'Low back pain 1 mo after lifting. No leg weakness, no saddle numbness. SLR neg. Naproxen, PT.',
        ],
      ],
    },
    {
      at: '2025-10-20T11:00',
      type: 'Urgent care',
      reason: 'Cough, fever',
      vitals: { bp: [128, 76], hr: 98, temp: 38.3, spo2: 94 },
      studies: [
        ['Chest X-ray', 'Right lower lobe infiltrate. Old-appearing lateral fracture of the left 7th rib.'],
      ],
      notes: [['progress', 'Pneumonia, second one this year. Azithro. F/u PCP.']],
    },
    {
      at: '2026-01-15T09:30',
      type: 'Office visit',
      reason: 'Back pain, tired',
      vitals: { bp: [142, 80], hr: 88, temp: 36.8, spo2: 97, weight: 80.5, height: 176, pain: 7 },
      panels: ['cbcdiff', 'cmp'],
      lab: {
        hgb: 8.9,
        mcv: 97,
        plt: 172,
        wbc: 4.6,
        creatinine: 2.1,
        bun: 34,
        calcium: 11.3,
        tp: 10.2,
        albumin: 3.1,
        alp: 78,
        ldh: 240,
        esr: 118,
        crp: 6,
        upcr: 2900,
        psa: 2.0,
      },
      words: [
        ['Peripheral blood smear', 'Rouleaux. Normochromic normocytic red cells. No blasts.'],
        ['Urine dipstick', 'Protein trace'],
      ],
      studies: [
        [
          'X-ray lumbar spine',
          'Compression deformities of T12 and L2. Diffuse osteopenia. Several lucent lesions in the visualized ribs and pelvis. No sclerotic lesions.',
        ],
      ],
      notes: [
        [
          'progress',
          `CC: back pain, fatigue
S: 71M w/ HTN, BPH. Mid and low back pain x 7 months, now constant, worse w/ movement, wakes him. Getting shorter. Very tired, constipated, thirsty, up at night to urinate more than before. Down ~10 lb. Two pneumonias in 2025. Takes naproxen daily. Denies fever, leg weakness, saddle numbness, incontinence, hematuria, melena.
O: Pale, uncomfortable. Lungs clear. RRR no murmur. Abd soft, no HSM. No adenopathy. Spine: percussion tenderness T12-L2, kyphosis. Strength 5/5, reflexes symmetric, sphincter tone normal. Prostate smooth, no nodule.
Labs back same day: Hgb 8.9, Cr 2.1 (was 1.38 in April), Ca 11.3, total protein 10.2 w/ albumin 3.1, ESR 118. ALP normal. UPCR 2.9 g but dipstick only trace.
A/P: stop naproxen. Further tests sent, hematology today.`,
        ],
      ],
    },
  ],
  withheld: [/myeloma/i, /plasma cell/i],
  primary: ['multiple-myeloma'],
  cannotMiss: ['multiple-myeloma', 'metastatic-spinal-cord-compression'],
  notExpected: ['mechanical-low-back-pain', 'prostate-cancer', 'osteoarthritis'],
  conclusion:
    'Five years of falling haemoglobin and rising protein gap, then bone pain with lytic lesions, hypercalcaemia, kidney failure with dipstick-negative proteinuria and recurrent pneumonia: multiple myeloma. Naproxen on falling kidney function makes it worse.',
});
