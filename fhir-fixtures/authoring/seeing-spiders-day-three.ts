import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'seeing-spiders-day-three',
  serial: 233,
  person: {
    key: 'stockdale',
    given: 'Raymond',
    family: 'Stockdale',
    sex: 'male',
    born: '1973-10-10',
    race: 'white',
    city: ['Butte', 'MT', '59701'],
  },
  problems: [
    ['hypertension', '2014'],
    ['reflux', '2017'],
  ],
  medicines: [
    ['lisinopril10', '2019-03-12'],
    ['omeprazole20', '2019-03-12'],
  ],
  smoking: ['daily', '2022-03-12'],
  series: [
    {
      years: [2019, 2025],
      on: '03-12T09:00',
      type: 'Office visit',
      panels: ['cbc', 'cmp'],
      drift: { mcv: [94, 101], ast: [34, 88], alt: [30, 46], plt: [210, 150] },
      vitals: { bp: [144, 88], hr: 84, weight: 80, height: 179 },
      notes: [
        'Miner. "A few beers". BP meds.',
        'Drinks a pint of whiskey most days when asked; not ready to cut down.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-12T07:00',
      type: 'Hospital admission, surgery',
      kind: 'IMP',
      vitals: { bp: [138, 84], hr: 88, temp: 36.8 },
      panels: ['cbc', 'bmp'],
      notes: [
        [
          'progress',
          'Tibial plateau fracture after slip on ice, ORIF today. Drinking history not taken. NPO since 1/11.',
        ],
      ],
    },
    {
      at: '2026-01-15T03:00',
      type: 'Inpatient review',
      kind: 'IMP',
      reason: 'Agitated',
      vitals: { bp: [182, 108], hr: 138, rr: 24, temp: 38.6, spo2: 96 },
      panels: ['cbc', 'cmp'],
      lab: {
        wbc: 10.8,
        potassium: 3.1,
        magnesium: 1.3,
        phosphate: 1.9,
        ast: 112,
        alt: 54,
        glucose: 96,
        crp: 40,
        ck: 900,
      },
      words: [['Urinalysis', 'Negative']],
      studies: [
        ['CT head without contrast', 'No acute finding. Mild atrophy.'],
        ['Chest X-ray', 'Clear.'],
      ],
      notes: [
        [
          'progress',
          `Called 0300: 52M POD 3 ORIF. Pulling lines, shouting at spiders on the wall and picking at sheets. Disoriented to place/time, attention nil, fluctuates. Drenched in sweat, coarse tremor of hands and tongue, pupils 6 mm reactive. One shaking fit on night 1, self-limited. No neck stiffness, no clonus or rigidity, eye movements full, no nystagmus. Wound clean, calf compartments soft. Oxycodone low dose only. Wife by phone: a pint of whiskey daily for years, last drink 1/11 evening. CIWA 34. Lorazepam, thiamine before glucose, ICU.`,
        ],
      ],
    },
  ],
  withheld: [/delirium tremens/i, /\bDTs?\b/, /alcohol withdrawal/i],
  primary: ['delirium-tremens'],
  acceptable: ['alcohol-withdrawal'],
  notExpected: ['serotonin-syndrome', 'bacterial-meningitis'],
  conclusion:
    'Visual hallucinations, disorientation, fever, tremor and sympathetic storm on the fourth day without whiskey, after an early seizure, in a man whose MCV and AST had risen for years: delirium tremens.',
});
