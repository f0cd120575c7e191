import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'back-pain-after-catheter',
  serial: 238,
  person: {
    key: 'vandermeer',
    given: 'Harold',
    family: 'Vandermeer',
    sex: 'male',
    born: '1948-03-23',
    race: 'white',
    city: ['Grand Rapids', 'MI', '49503'],
    married: true,
  },
  style: 'local',
  usual: { creatinine: 1.1, a1c: 7.4 },
  problems: [
    ['diabetes2', '2010'],
    ['prostate', '2015'],
    ['lowBackPain', '2003'],
    ['osteoporosis', '2020'],
    ['pmr', '2023'],
    ['hypertension', '2008'],
  ],
  medicines: [
    ['metformin1000', '2014-05-11'],
    ['prednisone5', '2023-05-11'],
    ['tamsulosin', '2018-05-11'],
    ['lisinopril10', '2012-05-11'],
    ['calciumD', '2020-05-11'],
    ['alendronate 70 mg weekly', '2020-05-11'],
  ],
  smoking: ['former', '2019-05-11'],
  series: [
    {
      years: [2018, 2025],
      on: '05-11T09:20',
      type: 'Primary care visit',
      panels: ['cbc', 'cmp', 'a1c'],
      vitals: { bp: [134, 78], hr: 74, weight: 84, height: 176 },
      notes: [
        'Chronic low back pain, stiff mornings, worse after gardening. DM ok. No red flags.',
        'Back as usual. Old L1 wedge on film 2020. PMR quiet on low-dose prednisone.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-11-03T08:00',
      type: 'Inpatient stay',
      kind: 'IMP',
      reason: 'Could not pass urine',
      vitals: { bp: [150, 82], hr: 92, temp: 38.1 },
      panels: ['bmp'],
      words: [['Urine culture', 'Staphylococcus aureus']],
      notes: [
        [
          'progress',
          'Retention 1.1 L, indwelling catheter for 9 days, fever one night; S. aureus in urine, 7 d oral antibiotics. Blood cultures not taken. Home, catheter out.',
        ],
      ],
    },
    {
      at: '2025-12-12T11:00',
      type: 'Primary care visit',
      reason: 'Back pain',
      vitals: { bp: [138, 80], hr: 84, temp: 37.2 },
      notes: [['progress', 'Back worse x 2 wk. Known degenerative back. Tramadol, physio.']],
    },
    {
      at: '2026-01-15T11:30',
      type: 'Primary care visit',
      reason: 'Back pain, third visit',
      vitals: { bp: [132, 76], hr: 96, rr: 16, temp: 37.7, spo2: 97, weight: 79 },
      panels: ['cbc', 'cmp', 'a1c'],
      lab: {
        wbc: 10.4,
        hgb: 11.4,
        plt: 468,
        crp: 118,
        esr: 96,
        alp: 142,
        calcium: 9.4,
        creatinine: 1.1,
        psa: 2.1,
        a1c: 8.3,
        tp: 7.1,
      },
      words: [['Urinalysis', 'Trace protein, no leukocytes']],
      studies: [
        [
          'X-ray lumbar spine',
          'Old L1 wedge fracture unchanged. L3-L4 disc space narrower than in 2023 with irregular, indistinct end plates. Facet osteoarthritis.',
        ],
      ],
      notes: [
        [
          'progress',
          `77M, T2DM, PMR on pred 5. 7 wks of mid-lumbar pain, different from his usual back: constant, worse at night, not eased by lying down, tramadol does little. Poor appetite, lost about 5 kg, sweaty some nights. No leg weakness, no numbness, bladder and bowel as usual. No fall. No cough. No shoulder or hip girdle stiffness.
Exam: percussion tenderness over L3-L4, paraspinal spasm, will not bend. SLR neg. Power, reflexes, perianal sensation normal. Soft systolic flow murmur as in 2019. Abd soft.
MRI and blood cultures today.`,
        ],
      ],
    },
  ],
  withheld: [/osteomyelitis/i, /disc+itis/i, /abscess/i],
  primary: ['vertebral-osteomyelitis'],
  acceptable: ['spinal-epidural-abscess'],
  cannotMiss: ['vertebral-osteomyelitis', 'spinal-epidural-abscess'],
  notExpected: ['mechanical-low-back-pain', 'polymyalgia-rheumatica', 'acute-cystitis'],
  conclusion:
    'Seven weeks of constant night pain with percussion tenderness, weight loss, CRP 118 and eroded end plates at L3-L4 after a catheter infection with Staphylococcus aureus, in a diabetic on prednisone whose chronic back pain and old wedge fracture mislead: vertebral osteomyelitis.',
});
