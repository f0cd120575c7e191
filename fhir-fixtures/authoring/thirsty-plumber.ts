import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'thirsty-plumber',
  serial: 216,
  person: {
    key: 'delacroix',
    given: 'Marcus',
    family: 'Delacroix',
    sex: 'male',
    born: '1974-04-23',
    race: 'black',
    city: ['Baton Rouge', 'LA', '70801'],
    married: true,
  },
  problems: [
    ['hypertension', '2018'],
    ['obesity', '2012'],
    ['gout', '2022'],
  ],
  medicines: [
    ['lisinopril20', '2019-05-15'],
    ['allopurinol100', '2022-05-15'],
  ],
  relatives: [
    ['MTH', 'Type 2 diabetes', 48],
    ['BRO', 'Type 2 diabetes', 45],
  ],
  smoking: ['former', '2020-05-15'],
  series: [
    {
      years: [2019, 2024],
      on: '05-15T08:00',
      type: 'Annual physical',
      panels: ['cbc', 'bmp', 'a1c', 'lipids'],
      drift: { a1c: [5.7, 6.6], glucose: [104, 129], trig: [180, 290] },
      vitals: { bp: [138, 86], hr: 78, height: 180 },
      weight: [108, 116],
      notes: [
        'CPE. Plumber. BP ok. Labs pending at end of visit.',
        'CPE. Weight up. Diet talked over. Gout quiet. Labs to be mailed.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-05-20T08:00',
      type: 'Annual physical',
      vitals: { bp: [140, 86], hr: 80, weight: 117, height: 180 },
      panels: ['cbc', 'bmp', 'a1c'],
      lab: { a1c: 7.4, glucose: 162 },
      notes: [
        ['progress', 'CPE. Doing fine. Knees sore. Continue lisinopril, allopurinol. RTC 1 y. Labs drawn.'],
      ],
    },
    {
      at: '2026-01-15T09:45',
      type: 'Office visit',
      reason: 'Itching, urinating a lot',
      vitals: { bp: [142, 88], hr: 84, temp: 36.7, spo2: 98, weight: 113, height: 180 },
      panels: ['cbc', 'cmp', 'a1c'],
      lab: { a1c: 9.6, glucose: 268, creatinine: 1.05, uacr: 78, sodium: 136, co2: 25 },
      words: [
        ['Urinalysis', 'Glucose 3+, ketones negative, nitrite negative, white cells 0-2'],
        ['Chlamydia and gonorrhea NAAT', 'Not detected'],
      ],
      notes: [
        [
          'progress',
          `51M HTN, gout, obese. Red itchy glans x3 wk, white coating, OTC cream helps then comes back. Up 4-5x at night to pee, big volumes; thirsty, drinks sweet tea by the gallon. Lost 9 lb without trying. Blurry vision comes and goes. Feet burn at night. No dysuria, no hesitancy, no discharge, no fever, no vomiting, no abdominal pain. One partner, wife.
PE: BMI 35. Acanthosis neck. Candidal-type balanitis. Feet: monofilament 8/10, pulses fine, no ulcer. Prostate small, smooth. Lungs/heart nl. Alert, not dry.
Plan: labs drawn today, reviewed, see orders. Eye referral. Nystatin.`,
        ],
      ],
    },
  ],
  withheld: [/diabet/i, /T2DM/],
  primary: ['type-2-diabetes'],
  notExpected: ['type-1-diabetes', 'diabetic-ketoacidosis', 'acute-cystitis', 'prostate-cancer'],
  conclusion:
    'HbA1c crossed 6.5 % in 2024, was 7.4 in May 2025 and 9.6 now, never put on the problem list; polyuria, weight loss, balanitis, neuropathic pain and albuminuria without ketosis: undiagnosed type 2 diabetes.',
});
