import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'spinning-cannot-walk',
  serial: 231,
  person: {
    key: 'kaczmarek',
    given: 'Leon',
    family: 'Kaczmarek',
    sex: 'male',
    born: '1962-01-08',
    race: 'white',
    city: ['Scranton', 'PA', '18503'],
  },
  problems: [
    ['hypertension', '2010'],
    ['diabetes2', '2015'],
    ['tobacco', '1985'],
  ],
  medicines: [
    ['amlodipine10', '2018-09-09'],
    ['metformin1000', '2018-09-09'],
    ['atorvastatin40', '2018-09-09'],
  ],
  smoking: ['daily', '2022-09-09'],
  series: [
    {
      years: [2019, 2025],
      on: '09-09T09:00',
      type: 'Office visit',
      panels: ['cbc', 'bmp', 'a1c'],
      drift: { a1c: [7.2, 8.3] },
      vitals: { bp: [148, 88], hr: 80, weight: 95, height: 176 },
      notes: ['HTN DM2. Half a pack a day. Neuro intact.', 'Missed doses. BP up. Advised. Feet ok.'],
    },
  ],
  visits: [
    {
      at: '2026-01-15T08:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Dizzy, vomiting',
      vitals: { bp: [188, 102], hr: 86, rr: 18, temp: 36.7, spo2: 97 },
      panels: ['cbc', 'bmp', 'coag'],
      lab: { glucose: 212, trophs: 8 },
      studies: [
        ['CT head without contrast', 'No hemorrhage. No early ischemic change seen.'],
        ['ECG', 'Sinus rhythm, LVH.', 'CUS'],
      ],
      notes: [
        [
          'ed',
          `64M HTN DM smoker. At 0415 sudden room spinning, nonstop since, vomiting x8, can't sit up or walk. Occipital ache, voice hoarse, hiccups, trouble swallowing. No hearing loss, no tinnitus, no ear pain, no cold recently. No neck trauma. Not brought on by rolling over.
Exam: nystagmus beats R on R gaze and L on L gaze. Head impulse normal. Skew on cover test. L ptosis and small pupil. L finger-nose dysmetria. Numb to pin L face and R arm/leg. Palate droops L. Truncal ataxia, falls L, can't stand. Strength 5/5. GCS 15, NIHSS 4. TMs clear.
Neuro called; MRI + CTA head/neck.`,
        ],
      ],
    },
  ],
  withheld: [/stroke/i, /infarct/i, /wallenberg/i],
  primary: ['posterior-circulation-stroke'],
  cannotMiss: ['posterior-circulation-stroke', 'cervical-artery-dissection'],
  notExpected: ['bppv', 'vestibular-neuronitis', 'viral-gastroenteritis'],
  conclusion:
    'Sudden vertigo with gaze-evoked nystagmus, normal head impulse, skew, Horner sign, crossed sensory loss and truncal ataxia: posterior circulation (lateral medullary) stroke despite a clear CT.',
});
