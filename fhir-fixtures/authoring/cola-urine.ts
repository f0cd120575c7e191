import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'cola-urine',
  serial: 211,
  person: {
    key: 'featherstonehaugh',
    given: 'Lorna',
    family: 'Featherstone',
    sex: 'female',
    born: '1953-12-11',
    race: 'white',
    city: ['Portland', 'ME', '04101'],
  },
  style: 'si',
  usual: { creatinine: 0.95, ldl: 90 },
  problems: [
    ['coronaryDisease', '2016'],
    ['hypertension', '2005'],
    ['hypothyroidism', '2010'],
    ['copd', '2018'],
  ],
  medicines: [
    ['simvastatin 40 mg tablet', '2016-06-01', { sig: 'Take 1 tablet at night' }],
    ['amlodipine10', '2018-06-01'],
    ['levothyroxine', '2018-06-01'],
    ['aspirin81', '2018-06-01'],
    ['tiotropium', '2019-06-01'],
    ['clarithromycin 500 mg tablet', '2026-01-05', { sig: 'Take 1 tablet twice daily for 10 days' }],
  ],
  allergies: [['Penicillin', 'Anaphylaxis', '1999-04-04']],
  smoking: ['former', '2020-06-01'],
  series: [
    {
      years: [2020, 2025],
      on: '06-01T10:00',
      type: 'Annual review',
      panels: ['cbc', 'cmp', 'tsh'],
      vitals: { bp: [138, 76], hr: 70, weight: 58, height: 157 },
      notes: [
        'CHD review: no angina, no muscle pains on simvastatin. CK normal. TSH in range. FEV1 stable.',
        'Keeps well. One chest infection last winter. Continue all.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-05T09:10',
      type: 'GP appointment',
      reason: 'Chesty cough',
      vitals: { bp: [136, 74], hr: 86, temp: 37.6, spo2: 94 },
      notes: [
        [
          'progress',
          'Green sputum, a bit wheezy. Penicillin allergic: clarithromycin 500 bd for 10 days. Advised to rest. Usual tablets to continue.',
        ],
      ],
    },
    {
      at: '2026-01-15T12:00',
      type: 'Emergency department',
      kind: 'EMER',
      reason: 'Cannot get out of chair',
      vitals: { bp: [128, 70], hr: 88, rr: 18, temp: 36.9, spo2: 95, weight: 57 },
      panels: ['cbc', 'cmp'],
      lab: {
        ck: 38400,
        ast: 720,
        alt: 288,
        ldh: 1420,
        creatinine: 2.3,
        bun: 41,
        potassium: 5.7,
        phosphate: 5.8,
        calcium: 8.0,
        tsh: 2.1,
        crp: 8,
        trophs: 12,
      },
      words: [['Urinalysis', 'Blood +++ on dipstick, no red cells on microscopy, brown']],
      studies: [['Electrocardiogram', 'Sinus rhythm, no peaked T waves, no ischaemia.', 'CUS']],
      notes: [
        [
          'ed',
          `72F. Seven days into clarithromycin for a chest infection (cough now settled) developed aching thighs and shoulders, over 3 days weak: cannot rise from a chair or brush hair. Urine the colour of cola since yesterday. No fall or long lie, no seizure, no exercise, no alcohol excess. No rash. Swallowing normal, no double vision. No fever. No headache, no jaw pain, no morning stiffness.
Drugs: simvastatin 40 mg (continued), amlodipine 10, levothyroxine, aspirin, tiotropium, clarithromycin.
O/E: muscles of thighs and upper arms tender, power hip flexors 3/5, deltoids 3+/5, distal 5/5, symmetrical. Reflexes and sensation normal. Not dehydrated. Chest: scattered wheeze only. No heliotrope rash. Temporal arteries normal.
Plan: tablets stopped as marked, IV fluids, renal team.`,
        ],
      ],
    },
  ],
  withheld: [/rhabdo/i, /myopath/i],
  primary: ['statin-myopathy', 'rhabdomyolysis'],
  notExpected: ['polymyalgia-rheumatica', 'primary-hypothyroidism', 'nstemi'],
  conclusion:
    'Proximal pain and weakness, CK 38,400, myoglobin-like urine and kidney injury a week after clarithromycin was added to simvastatin and amlodipine: statin rhabdomyolysis from an interaction.',
});
