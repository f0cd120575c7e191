import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'slower-since-november',
  serial: 219,
  person: {
    key: 'abernathy',
    given: 'Clarence',
    family: 'Abernathy',
    sex: 'male',
    born: '1930-12-02',
    race: 'white',
    city: ['Topeka', 'KS', '66603'],
  },
  style: 'text',
  usual: { creatinine: 1.2 },
  problems: [
    ['atrialFibrillation', '2012'],
    ['hypertension', '1990'],
    [{ text: 'Mild cognitive impairment' }, '2021'],
    ['prostate', '2004'],
    ['osteoarthritis', '2000'],
  ],
  medicines: [
    ['apixaban 2.5 mg tablet', '2020-03-03', { sig: 'Take 1 tablet twice daily' }],
    ['metoprolol25', '2019-03-03'],
    ['tamsulosin', '2019-03-03'],
  ],
  smoking: ['former', '2020-03-03'],
  series: [
    {
      years: [2019, 2025],
      on: '03-03T13:00',
      type: 'Geriatric visit',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [136, 74], hr: 70, weight: 70, height: 172 },
      weight: [73, 68],
      notes: [
        'Lives w/ daughter, cane. MMSE 26. No bleeding on apixaban. Continue.',
        'Slightly slower, MMSE 25. Plays cards, dresses himself. No falls this year.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-11-18T10:00',
      type: 'Urgent care',
      reason: 'Bumped head',
      vitals: { bp: [140, 76], hr: 72 },
      notes: [['progress', 'Stood up under the kitchen cabinet, scalp bruise, no LOC. Neuro normal. Home.']],
    },
    {
      at: '2026-01-15T13:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Sleepy, leg dragging',
      vitals: { bp: [158, 82], hr: 64, rr: 16, temp: 36.7, spo2: 96, weight: 67 },
      panels: ['cbc', 'cmp', 'coag', 'tsh'],
      lab: { sodium: 138, glucose: 104, b12: 420, crp: 2, wbc: 6.1 },
      words: [['Urinalysis', 'Negative']],
      notes: [
        [
          'ed',
          `95 y.o. man on apixaban, from daughter's home. Over ~5 weeks: sleeping most of the day, muddled, some days nearly his old self and other days not. Dull headache mornings. Gait shuffling, drags the left foot, spilled soup from the left hand since Sunday. Daughter recalls only a bumped head in November. No fever, no cough, no dysuria, appetite fair. No sudden onset, no seizure.
Exam: drowsy but rousable, GCS 14, inattentive. Left pronator drift, L leg 4/5, L plantar up. No aphasia, no neglect, fields full. Pupils equal. Neck supple. Chest clear. No asterixis. Gait needs one.
Bladder scan 80 mL. CT head ordered; apixaban last taken 8 am.`,
        ],
      ],
    },
  ],
  withheld: [/subdural/i, /h(a)?ematoma/i, /\bSDH\b/],
  primary: ['chronic-subdural-haematoma'],
  cannotMiss: ['chronic-subdural-haematoma'],
  notExpected: ['alzheimer-disease', 'acute-cystitis'],
  conclusion:
    'Five weeks of fluctuating drowsiness, headache and a slowly appearing left hemiparesis eight weeks after a trivial head bump at 95 on apixaban: chronic subdural haematoma until imaged.',
});
