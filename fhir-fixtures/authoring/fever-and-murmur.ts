import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'fever-and-murmur',
  serial: 201,
  person: {
    key: 'penhaligon',
    given: 'Jory',
    family: 'Penhaligon',
    sex: 'male',
    born: '1967-03-02',
    race: 'white',
    city: ['Truro', 'MA', '02666'],
    married: true,
  },
  style: 'si',
  problems: [
    [{ text: 'Bicuspid aortic valve', icd: 'Q23.1' }, '2009-05'],
    ['hypertension', '2014-02'],
    ['kneeOsteoarthritis', '2019-06'],
  ],
  medicines: [
    ['amlodipine5', '2019-03-01'],
    ['amoxicillin500', '2025-12-20', { once: true }],
  ],
  allergies: [['Trimethoprim', 'Rash', '2011-02-02']],
  smoking: ['former', '2020-03-10'],
  procedures: [['Dental extraction, lower molar', '2025-11-12']],
  series: [
    {
      years: [2020, 2024],
      on: '03-10T09:00',
      type: 'Annual review',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [136, 82], hr: 72, weight: 84, height: 178 },
      notes: [
        'Valve clinic letter reviewed: bicuspid valve, peak gradient 18 mmHg, stable. Soft ejection click, no diastolic murmur. Well, walks the dog. Dental hygiene advised.',
        'Knee pain on stairs, paracetamol helps. BP satisfactory. Ejection systolic murmur 2/6 unchanged. Afebrile. No new concerns.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-12-20T10:10',
      type: 'GP appointment',
      reason: 'Tired, sweats',
      vitals: { bp: [128, 70], hr: 92, temp: 37.8, weight: 81 },
      panels: ['cbc'],
      lab: { hgb: 12.4, wbc: 11.6, crp: 62, esr: 58 },
      notes: [
        [
          'progress',
          'Three weeks of fatigue, sweats, off his food. Attributed to a chest infection; chest in fact clear. Amoxicillin 500 tds for a week. Bloods sent. Return if no better.',
        ],
      ],
    },
    {
      at: '2026-01-15T08:40',
      type: 'Acute medical unit',
      kind: 'IMP',
      reason: 'Fever, weight loss',
      vitals: { bp: [132, 54], hr: 104, rr: 20, temp: 38.6, spo2: 96, weight: 77.8 },
      panels: ['cbc', 'cmp'],
      lab: { wbc: 14.2, hgb: 10.1, mcv: 86, plt: 138, creatinine: 1.5, crp: 124, esr: 92, albumin: 2.9 },
      words: [
        ['Urine dipstick', 'Blood +++, protein +, nitrite negative, leucocytes negative'],
        ['Blood cultures', 'Three of three sets growing Gram-positive cocci in chains at 18 hours'],
      ],
      studies: [
        [
          'Electrocardiogram',
          'Sinus rhythm 102. PR interval 230 ms, was 170 ms in 2024. No ST change.',
          'CUS',
        ],
        ['Chest radiograph', 'Clear lungs. Heart size upper limit of normal.'],
      ],
      notes: [
        [
          'consult',
          `Medical clerking.
PC: six weeks of fever and weight loss.
HPC: 58-year-old joiner. Fevers most evenings with rigors since late November, drenching night sweats, 6 kg weight loss, anorexia, aching back and shoulders. Perked up for a few days on amoxicillin before Christmas, then fevers returned. More breathless on hills for a fortnight. No cough or sputum. No dysuria. No travel, no pets, never injected drugs. A lower molar was taken out in November; no antibiotic cover.
PMH: bicuspid aortic valve, hypertension, knee OA. DH amlodipine. Allergic to trimethoprim.
O/E: pale, looks unwell. T 38.6. Pulse 104 regular, collapsing. BP 132/54. Splinter haemorrhages under three fingernails, a tender red nodule in the pulp of the left ring finger. Conjunctival petechiae. Apex displaced, ejection systolic murmur and a new early diastolic murmur at the left sternal edge. JVP not raised, chest clear, no oedema. Abdomen soft, spleen tip palpable. No focal neurology. No joint swelling. Fundi normal.
Urine: blood 3+.
Impression: to be discussed with the consultant. Echocardiogram requested urgently.`,
        ],
      ],
    },
  ],
  withheld: [/endocarditis/i, /\bIE\b/],
  primary: ['infective-endocarditis'],
  cannotMiss: ['infective-endocarditis', 'sepsis'],
  notExpected: ['polymyalgia-rheumatica', 'common-cold'],
  conclusion:
    'Six weeks of fever and weight loss after a dental extraction in a man with a bicuspid valve: a new regurgitant murmur, peripheral stigmata, haematuria, a lengthening PR interval and streptococci in every culture. Infective endocarditis of the aortic valve, probably with a root abscess.',
});
