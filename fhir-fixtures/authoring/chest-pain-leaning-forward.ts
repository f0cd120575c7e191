import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'chest-pain-leaning-forward',
  serial: 232,
  person: {
    key: 'obuya',
    given: 'Daniel',
    family: 'Obuya',
    sex: 'male',
    born: '1998-06-06',
    race: 'black',
    city: ['Durham', 'NC', '27701'],
  },
  style: 'text',
  problems: [['asthma', '2006']],
  medicines: [['albuterol', '2021-04-04']],
  smoking: ['never', '2021-04-04'],
  series: [
    {
      years: [2019, 2025],
      on: '04-04T09:00',
      type: 'Physical',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [118, 72], hr: 64, weight: 74, height: 181 },
      notes: ['Well. Runs. Asthma mild.', 'Sports physical. No murmur.'],
    },
  ],
  visits: [
    {
      at: '2026-01-15T12:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Chest pain',
      vitals: { bp: [122, 74], hr: 98, rr: 18, temp: 37.8, spo2: 99, pain: 7 },
      panels: ['cbc', 'bmp'],
      lab: { wbc: 11.8, crp: 58, esr: 34, trophs: 18, ddimer: 320 },
      studies: [
        [
          'ECG',
          'Widespread concave ST elevation in I, II, III, aVF, V2-V6. PR depression in II and V5, PR elevation in aVR. No Q waves.',
          'CUS',
        ],
        ['Bedside echocardiogram', 'Trace effusion. Normal wall motion.'],
        ['Chest X-ray', 'Normal.'],
      ],
      notes: [
        [
          'ed',
          `27M. Sharp central chest pain 2 d, to left shoulder ridge, worse lying flat and on deep breath, eases sitting forward. Cold 10 d ago. Low fever. No exertional pain, no cough, no leg swelling, no cocaine, no FH early CAD. Exam: scratchy sound at LLSB leaning forward, 3 phases. JVP flat, no pulsus. Lungs clear, chest wall nontender. Calves soft.`,
        ],
      ],
    },
  ],
  withheld: [/pericarditis/i],
  primary: ['acute-pericarditis'],
  cannotMiss: ['stemi', 'pulmonary-embolism'],
  notExpected: ['costochondritis', 'panic-disorder'],
  conclusion:
    'Positional pleuritic pain after a cold with a three-phase rub and diffuse concave ST elevation with PR depression: acute pericarditis.',
});
