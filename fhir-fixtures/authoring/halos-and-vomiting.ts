import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'halos-and-vomiting',
  serial: 224,
  person: {
    key: 'nakagawa',
    given: 'Fumiko',
    family: 'Nakagawa',
    sex: 'female',
    born: '1957-06-18',
    race: 'asian',
    city: ['Sacramento', 'CA', '95814'],
  },
  style: 'text',
  problems: [
    ['hyperlipidaemia', '2009'],
    ['depression', '2018'],
    [{ text: 'Hypermetropia' }, '2000'],
    ['allergicRhinitis', '2010'],
  ],
  medicines: [
    ['rosuvastatin10', '2018-08-08'],
    ['amitriptyline 25 mg tablet', '2025-12-18', { sig: 'Take 1 at bedtime' }],
    ['cetirizine10', '2020-08-08'],
  ],
  smoking: ['never', '2020-08-08'],
  series: [
    {
      years: [2019, 2025],
      on: '08-08T08:30',
      type: 'Annual wellness',
      panels: ['cbc', 'bmp', 'lipids'],
      vitals: { bp: [126, 72], hr: 66, weight: 52, height: 151 },
      notes: [
        'AWV. Reads with thick glasses (+4.5). Mood stable.',
        'AWV. Evening headache above R eye twice this year, gone by morning. Neuro nl.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-12-18T10:00',
      type: 'Office visit',
      reason: 'Poor sleep',
      vitals: { bp: [124, 72], hr: 70 },
      notes: [['progress', 'Insomnia, neck pain. Start amitriptyline 25 qhs.']],
    },
    {
      at: '2026-01-15T02:40',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Headache, vomiting',
      vitals: { bp: [168, 90], hr: 58, rr: 16, temp: 36.6, spo2: 99, pain: 9 },
      panels: ['cbc', 'bmp'],
      lab: { esr: 14, crp: 1, wbc: 8.4 },
      studies: [['CT head without contrast', 'No acute intracranial abnormality.']],
      notes: [
        [
          'triage',
          '68F severe R sided HA w/ vomiting since watching a movie in the dark 8 pm. Pain 9. ESI 3.',
        ],
        [
          'ed',
          `68F, severe right forehead and brow ache with nausea + vomiting x5, 6.5 h, began in a dark cinema. Says it is deep behind the eye. Vision in the R eye foggy, rainbow rings around streetlights on the way. Not a thunderclap. Hx mild evening headaches. No jaw claudication, no scalp tenderness, no weakness, no neck stiffness, no fever, no photophobia of the left. New amitriptyline 4 wks. No trauma, no contacts.
Exam: neck supple, temporal pulses full and nontender. R eye red around the limbus, cornea hazy, pupil mid-dilated 6 mm oval and fixed; L 3 mm brisk. VA R counting fingers, L 20/25. R globe rock hard to finger. IOP R 62, L 17. Shallow chamber both. No RAPD documented. EOM full. CN otherwise intact.
Abd soft NT. Ophtho called, drops + acetazolamide.`,
        ],
      ],
    },
  ],
  withheld: [/glaucoma/i, /angle.closure/i],
  primary: ['acute-angle-closure-glaucoma'],
  cannotMiss: ['acute-angle-closure-glaucoma', 'giant-cell-arteritis', 'subarachnoid-haemorrhage'],
  notExpected: ['migraine-without-aura', 'viral-gastroenteritis'],
  conclusion:
    'Headache and vomiting at night after a dark cinema on new amitriptyline, with a red hard eye, mid-dilated fixed pupil, halos and pressure 62: acute angle-closure glaucoma.',
});
