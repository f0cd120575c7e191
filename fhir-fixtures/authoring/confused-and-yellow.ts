import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'confused-and-yellow',
  serial: 203,
  person: {
    key: 'ollerenshaw',
    given: 'Winifred',
    family: 'Ollerenshaw',
    sex: 'female',
    born: '1941-10-05',
    race: 'white',
    city: ['Concord', 'NH', '03301'],
  },
  style: 'si',
  usual: { creatinine: 1.0 },
  problems: [
    [{ text: 'Gallstones', icd: 'K80.20' }, '2017'],
    ['hypertension', '2001'],
    ['atrialFibrillation', '2020'],
    [{ text: 'Vascular dementia, mild' }, '2022'],
  ],
  medicines: [
    ['apixaban5', '2020-05-01'],
    ['amlodipine5', '2018-05-01'],
    ['omeprazole20', '2019-05-01'],
  ],
  allergies: [['Penicillin', 'Childhood rash', '2003-01-05']],
  series: [
    {
      years: [2020, 2025],
      on: '05-01T11:00',
      type: 'Surgery review',
      panels: ['cbc', 'cmp'],
      vitals: { bp: [140, 78], hr: 74, weight: 66, height: 158 },
      weight: [68, 62],
      notes: [
        'Annual review. Rate-controlled AF, no bleeding. Has had a couple of attacks of upper abdominal pain after rich food over the years, settled. Declines cholecystectomy.',
        'Memory slowly worse, daughter does shopping. Eating well. Abdomen soft. LFTs normal.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-09-08T15:00',
      type: 'GP home visit',
      reason: 'Off legs',
      vitals: { bp: [136, 76], hr: 80, temp: 37 },
      notes: [['progress', 'UTI treated with nitrofurantoin. Back to usual within four days. Lucid.']],
    },
    {
      at: '2026-01-15T06:50',
      type: 'Emergency department',
      kind: 'EMER',
      reason: 'Confused, shivering',
      vitals: { bp: [88, 46], hr: 118, rr: 26, temp: 38.9, spo2: 94, weight: 61 },
      panels: ['cbcdiff', 'cmp', 'coag'],
      lab: {
        wbc: 19.8,
        neut: 17.6,
        plt: 122,
        bili: 5.6,
        alp: 482,
        alt: 210,
        ast: 188,
        albumin: 2.9,
        creatinine: 1.9,
        bun: 38,
        crp: 246,
        lactate: 4.1,
        lipase: 41,
        inr: 1.5,
      },
      words: [
        ['Urine dipstick', 'Bilirubin ++, nitrite negative, leucocytes negative, blood negative'],
        ['Blood cultures', 'Gram-negative rods in both aerobic bottles at 9 hours'],
      ],
      studies: [
        [
          'Ultrasound abdomen',
          'Gallbladder contains stones, wall 3 mm, no pericholecystic fluid. Common bile duct 13 mm, intrahepatic ducts dilated. Duct lower end obscured by gas. Pancreas not seen.',
        ],
        ['Chest radiograph', 'No consolidation.'],
        ['Electrocardiogram', 'Atrial fibrillation 118, no acute ST change.', 'CUS'],
      ],
      notes: [
        [
          'triage',
          '84F from home. Daughter found her muddled and shaking at 5 am. RR 26, BP 88/46. NEWS 10. Resus.',
        ],
        [
          'ed',
          `84-year-old lady, lives with daughter. Off her food for three days, shivering violently last night, now muddled and drowsy; yesterday knew the date. Daughter noticed dark urine. Patient denies abdominal pain but winces when the right upper abdomen is pressed. Vomited once. No cough, no headache, no fall. No loose stools.
PMH gallstones (seen 2017), AF, hypertension, mild vascular dementia. On apixaban, amlodipine, omeprazole. Childhood penicillin rash.
O/E GCS 13 (E3 V4 M6). Icteric sclerae. Warm peripheries, CRT 4 s. Chest clear. HS I+II. Abdomen: tender RUQ, no peritonism, no palpable gallbladder. No rash. Neck supple. No focal weakness.
Fluids and antibiotics per microbiology given. Surgical and gastro teams informed.`,
        ],
      ],
    },
  ],
  withheld: [/cholangitis/i],
  primary: ['acute-cholangitis'],
  cannotMiss: ['acute-cholangitis', 'sepsis'],
  notExpected: ['acute-cystitis', 'alzheimer-disease'],
  conclusion:
    'Rigors, jaundice, shock and confusion with a 13 mm bile duct and Gram-negative bacteraemia in a woman of 84 with known stones and almost no pain: acute cholangitis with septic shock; drain the duct.',
});
