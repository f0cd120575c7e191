import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'weak-legs-rising',
  serial: 204,
  person: {
    key: 'tafesse',
    given: 'Yonas',
    family: 'Tafesse',
    sex: 'male',
    born: '1991-06-30',
    race: 'black',
    city: ['Silver Spring', 'MD', '20910'],
    married: true,
  },
  problems: [
    ['asthma', '2000'],
    ['allergicRhinitis', '2008'],
  ],
  medicines: [
    ['albuterol', '2022-06-01'],
    ['fluticasoneNasal', '2022-06-01'],
  ],
  smoking: ['never', '2022-06-01'],
  series: [
    {
      years: [2020, 2025],
      on: '06-01T08:30',
      type: 'Physical',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [118, 74], hr: 66, weight: 76, height: 177, spo2: 99 },
      notes: [
        'Works in IT, plays soccer. Asthma well controlled, albuterol <1/wk. Neuro grossly intact. No concerns.',
        'Seasonal allergies. Exam normal. Reflexes 2+ throughout when checked for ankle injury.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-12-30T16:00',
      type: 'Urgent care',
      reason: 'Diarrhea',
      vitals: { bp: [116, 70], hr: 88, temp: 38.1 },
      panels: ['bmp'],
      words: [['Stool PCR panel', 'Campylobacter detected']],
      notes: [
        [
          'progress',
          '4 d of bloody diarrhea and cramps after a barbecue, T 100.6. Hydrated. Azithromycin. Improving by phone 1/2.',
        ],
      ],
    },
    {
      at: '2026-01-15T13:15',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Leg weakness',
      vitals: { bp: [154, 94], hr: 112, rr: 20, temp: 36.8, spo2: 97, weight: 74 },
      panels: ['cbc', 'cmp'],
      lab: { ck: 190, potassium: 4.1, glucose: 98, b12: 480, csfprotein: 96, csfwbc: 3, csfglucose: 62 },
      extra: [['Forced vital capacity', 2.6, 'L', 4.2, null]],
      studies: [
        [
          'MRI cervical and thoracic spine',
          'No cord compression, no cord signal abnormality. No epidural collection.',
        ],
        [
          'MRI lumbar spine with contrast',
          'Smooth enhancement of the cauda equina nerve roots. No disc compression.',
        ],
      ],
      notes: [
        [
          'ed',
          `34M, asthma, p/w progressive weakness x 4 d. Started w/ tingling in both feet Sunday, then legs "rubbery", couldn't climb stairs Tues, today can't stand unaided and hands are weak, drops cup. Aching low back and thighs. Some trouble w/ smile, food collects in cheeks. No dyspnea at rest, voice softer. No bowel/bladder sx, no sensory level, no fever now. Diarrheal illness 2 wks ago (Campy+). No tick bite, no canned food, no new meds, no toxins. No diplopia.
PE: alert. Bilateral facial weakness, lower and upper. Neck flexion 4/5. Deltoids 4, grip 4-, hip flexors 2-3, DF 2 bilat, symmetric. Reflexes absent at knees and ankles, trace biceps. Toes mute. Vibration mildly reduced at toes, pinprick normal, no sensory level. Rectal tone normal. Gait: unable. FVC 2.6 L (58% pred), NIF -38. HR swings 70-125, BP labile.
LP: opening pressure 15, WBC 3, protein 96, glucose 62. K 4.1, CK 190.
MDM: MRI spine w/o compression. Neuro consulted; ICU bed for respiratory monitoring.`,
        ],
      ],
    },
  ],
  withheld: [/guillain/i, /\bGBS\b/, /\bAIDP\b/],
  primary: ['guillain-barre-syndrome'],
  cannotMiss: ['guillain-barre-syndrome'],
  notExpected: ['cauda-equina-syndrome', 'acute-asthma-exacerbation'],
  conclusion:
    'Symmetric ascending weakness with areflexia, facial weakness, dysautonomia and CSF protein without cells two weeks after Campylobacter: Guillain-Barré syndrome with impending respiratory failure.',
});
