import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'whole-house-headache',
  serial: 214,
  person: {
    key: 'mirchandani',
    given: 'Anjali',
    family: 'Mirchandani',
    sex: 'female',
    born: '1978-07-07',
    race: 'asian',
    city: ['Buffalo', 'NY', '14202'],
    married: true,
  },
  style: 'local',
  problems: [
    ['migraine', '1999'],
    ['anxiety', '2019'],
  ],
  medicines: [
    ['sumatriptan50', '2019-02-01'],
    ['sertraline50', '2019-11-01'],
  ],
  smoking: ['never', '2021-05-20'],
  series: [
    {
      years: [2019, 2025],
      on: '05-20T10:00',
      type: 'Annual visit',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [118, 74], hr: 72, weight: 64, height: 162, spo2: 99 },
      notes: [
        'Migraine with menses, unilateral, throbbing, sumatriptan works. Otherwise well.',
        'Anxiety controlled. 1-2 migraines/mo. Neuro nonfocal.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-12T12:00',
      type: 'Urgent care',
      reason: 'Headache',
      vitals: { bp: [128, 78], hr: 94, temp: 36.8, spo2: 99 },
      notes: [
        [
          'progress',
          'HA, nausea x2d. Not like usual migraine, felt better after going to work. Flu neg. Likely viral.',
        ],
      ],
    },
    {
      at: '2026-01-15T07:10',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Headache, fainted',
      vitals: { bp: [134, 80], hr: 112, rr: 22, temp: 36.7, spo2: 99 },
      panels: ['cbc', 'bmp'],
      lab: { lactate: 3.4, trophs: 24, hcg: 1, glucose: 108 },
      extra: [['Carboxyhemoglobin, venous co-oximetry', 27.4, '%', 0, 3]],
      words: [['Influenza and SARS-CoV-2 PCR', 'Not detected']],
      studies: [
        ['ECG', 'Sinus tachycardia. Nonspecific ST depression in V4-V6.', 'CUS'],
        ['CT head without contrast', 'No hemorrhage, no mass.'],
      ],
      notes: [
        [
          'ed',
          `47F w/ migraine brought by EMS after fainting in kitchen at 6 am. Band-like dull headache x4 d, both sides, with dizziness, nausea, feels drunk, poor concentration. Goes away at the office, back by bedtime. Husband and 10-y-o son also have headache and vomited; the cat died Tuesday. Power was out from the ice storm until yesterday. No photophobia, no neck stiffness, no fever, no aura, not sudden. No recent meds.
Exam: flushed, slow to answer, oriented x2. PERRL, fundi flat. Ataxic finger-nose. No focal weakness, neck supple. Lungs clear. Pulse ox 99%.
Heating: gas furnace serviced never; generator ran in the garage.
High-flow O2 by NRB started. Family being brought in.`,
        ],
      ],
    },
  ],
  withheld: [/carbon monoxide/i, /\bCO\b/],
  primary: ['carbon-monoxide-poisoning'],
  cannotMiss: ['carbon-monoxide-poisoning', 'subarachnoid-haemorrhage'],
  notExpected: ['tension-type-headache', 'viral-gastroenteritis', 'influenza'],
  conclusion:
    'Headache that clears away from home, a household and a pet ill during a power cut with a generator in the garage, syncope and carboxyhaemoglobin 27 % behind a normal oximeter: carbon monoxide poisoning.',
});
