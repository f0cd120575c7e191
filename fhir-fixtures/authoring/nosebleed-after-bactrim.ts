import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'nosebleed-after-bactrim',
  serial: 217,
  person: {
    key: 'brzezinski',
    given: 'Irena',
    family: 'Brzezinski',
    sex: 'female',
    born: '1947-03-16',
    race: 'white',
    city: ['Erie', 'PA', '16501'],
  },
  problems: [
    ['atrialFibrillation', '2014'],
    [{ text: 'Mechanical mitral valve replacement', icd: 'Z95.2' }, '2014-10'],
    ['hypertension', '2000'],
    ['osteoporosis', '2018'],
  ],
  medicines: [
    ['warfarin 5 mg tablet', '2014-10-20', { sig: 'Take as directed by anticoagulation clinic' }],
    ['metoprolol50', '2018-06-10'],
    ['lisinopril10', '2018-06-10'],
    ['calciumD', '2019-06-10'],
    [
      'sulfamethoxazole-trimethoprim 800-160 mg tablet',
      '2026-01-07',
      { sig: 'Take 1 tablet twice daily for 7 days' },
    ],
  ],
  smoking: ['never', '2020-06-10'],
  series: [
    {
      years: [2019, 2025],
      on: '06-10T10:00',
      type: 'Anticoagulation and valve follow-up',
      panels: ['cbc', 'bmp', 'coag'],
      drift: { inr: [2.8, 3.0], pt: [30, 32] },
      vitals: { bp: [134, 76], hr: 72, weight: 59, height: 155 },
      notes: [
        'INR in range 2.5-3.5. No bleeding. Crisp click, no regurgitant murmur. Diet steady. Continue.',
        'No falls. INR therapeutic. Bruises easily. Continue same dose.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-07T14:00',
      type: 'Urgent care',
      reason: 'Burning urination',
      vitals: { bp: [132, 74], hr: 76, temp: 36.9 },
      words: [['Urine culture', 'E. coli >100,000, sensitive to sulfamethoxazole-trimethoprim']],
      notes: [['progress', 'Dysuria, frequency 2 d. No flank pain. Bactrim DS bid x7d.']],
    },
    {
      at: '2026-01-15T08:20',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Nosebleed will not stop',
      vitals: { bp: [118, 64], hr: 98, rr: 18, temp: 36.7, spo2: 97, weight: 58 },
      panels: ['cbc', 'bmp', 'coag', 'liver'],
      lab: {
        inr: 9.8,
        pt: 96,
        aptt: 58,
        hgb: 9.9,
        plt: 221,
        potassium: 5.6,
        creatinine: 1.1,
        alt: 19,
        albumin: 3.8,
        fibrinogen: 340,
      },
      words: [['Fecal occult blood', 'Positive']],
      studies: [['CT head without contrast', 'No intracranial bleed.']],
      notes: [
        [
          'ed',
          `78F, mechanical MVR + AF on warfarin, INR 2.9 on Dec 16. Nosebleed L since last night, won't stop with pressure. Gums ooze when brushing, big bruises on arms and a thigh without a knock, dark stool once. Finished 7 d of TMP-SMX yesterday; eating poorly that week. Took warfarin as usual. No fall, no headache, no hematemesis. Denies aspirin, NSAIDs, herbals.
Exam: oozing Little's area L. Ecchymoses forearms, L thigh 14 cm. No petechiae. Neuro intact. Abd soft. Stool dark, guaiac +.
Hgb 9.9 (12.9 in June). K 5.6.
Packing. Hold warfarin. Reversal discussed w/ cardiology given valve.`,
        ],
      ],
    },
  ],
  withheld: [/over-?anticoag/i, /supratherapeutic/i],
  primary: ['warfarin-excess-anticoagulation'],
  notExpected: ['immune-thrombocytopenia', 'cirrhosis', 'doac-antiplatelet-bleeding'],
  conclusion:
    'Bleeding with INR 9.8 a week after co-trimoxazole was added to steady warfarin, and potassium 5.6 from trimethoprim with lisinopril: warfarin over-anticoagulation by interaction; reverse with care for the mechanical valve.',
});
