import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'vomiting-in-the-home',
  serial: 239,
  person: {
    key: 'pettersson',
    given: 'Ingrid',
    family: 'Pettersson',
    sex: 'female',
    born: '1937-06-30',
    race: 'white',
    city: ['Duluth', 'MN', '55802'],
  },
  style: 'text',
  usual: { creatinine: 0.9, hgb: 12.2 },
  problems: [
    [{ text: 'Alzheimer dementia', icd: 'G30.9' }, '2019'],
    ['hypertension', '2000'],
    ['osteoporosis', '2008'],
    ['atrialFibrillation', '2017'],
    [{ text: 'Chronic constipation' }, '2015'],
  ],
  medicines: [
    ['donepezil 10 mg tablet', '2019-09-09'],
    ['apixaban 2.5 mg tablet', '2020-09-09', { sig: 'Take 1 tablet twice daily' }],
    ['metoprolol25', '2017-09-09'],
    ['polyethylene glycol powder', '2019-09-09', { sig: '17 g daily' }],
  ],
  smoking: ['never', '2019-09-09'],
  series: [
    {
      years: [2019, 2025],
      on: '09-09T14:00',
      type: 'Nursing home visit',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [128, 70], hr: 72, weight: 47, height: 155 },
      weight: [52, 44],
      notes: [
        'Memory care. Walks with frame. Eats half of meals. Bowels every 3 days with macrogol.',
        'Thin, frail, content. Needs help with dressing. No falls. Bowels sluggish.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-15T16:20',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Vomiting',
      vitals: { bp: [104, 58], hr: 104, rr: 20, temp: 37.0, spo2: 95, weight: 43 },
      panels: ['cbc', 'cmp', 'coag'],
      lab: {
        wbc: 13.8,
        sodium: 148,
        potassium: 3.2,
        chloride: 98,
        co2: 33,
        bun: 46,
        creatinine: 1.6,
        lactate: 2.6,
        crp: 41,
        lipase: 52,
      },
      words: [
        ['Urinalysis', 'Leukocyte esterase 2+, ketones 1+'],
        ['Norovirus PCR stool', 'Not done, no stool'],
      ],
      studies: [
        [
          'X-ray abdomen',
          'Several dilated loops of small bowel up to 4.2 cm with fluid levels, little gas in the colon. No free air.',
        ],
        ['Electrocardiogram', 'Atrial fibrillation 104, no acute ST change.', 'CUS'],
      ],
      notes: [
        [
          'ed',
          `88F from memory care, can't give a history. Staff: vomiting 2 days, at first food, today brown and foul. "Stomach bug going round the unit" - two others had diarrhea last week; she has had none, no bowel movement for 4 days. Moans when turned. No fever.
Exam: dry, frail. Belly distended, tympanitic, mild diffuse tenderness, no guarding. Bowel sounds high-pitched. No scars. Under the pad, right groin: firm tender plum-sized lump below and lateral to the pubic tubercle, skin red, does not go back, no cough impulse. Rectum empty. Moves all limbs. Chest clear.
NG tube 900 mL feculent. Surgeons called, apixaban held.`,
        ],
      ],
    },
  ],
  withheld: [/hernia/i, /obstruction/i, /strangulat/i],
  primary: ['incarcerated-hernia', 'small-bowel-obstruction'],
  cannotMiss: ['incarcerated-hernia', 'small-bowel-obstruction'],
  notExpected: ['viral-gastroenteritis', 'functional-constipation', 'acute-cystitis'],
  conclusion:
    'Feculent vomiting, distension and no stool in a frail woman of 88 who cannot speak for herself, with dilated small bowel and a red irreducible lump below the inguinal ligament: incarcerated femoral hernia with small-bowel obstruction, not the gastroenteritis of the unit.',
});
