import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'tanned-and-collapsed',
  serial: 215,
  person: {
    key: 'gudmundsson',
    given: 'Freyja',
    family: 'Gudmundsson',
    sex: 'female',
    born: '1989-08-08',
    race: 'white',
    city: ['Boulder', 'CO', '80302'],
  },
  problems: [
    ['hypothyroidism', '2021'],
    [{ text: 'Vitiligo', icd: 'L80' }, '2016'],
    ['depression', '2025-06'],
  ],
  medicines: [
    ['levothyroxine', '2021-04-04'],
    ['sertraline50', '2025-06-20'],
  ],
  relatives: [['MTH', 'Type 1 diabetes', 15]],
  smoking: ['never', '2021-04-04'],
  series: [
    {
      years: [2019, 2025],
      on: '04-04T09:00',
      type: 'Annual physical',
      panels: ['cbc', 'bmp', 'tsh'],
      drift: { sodium: [140, 134], potassium: [4.1, 5.2], glucose: [92, 76], eos: [0.2, 0.6] },
      vitals: { bp: [108, 66], hr: 72, height: 170 },
      weight: [65, 58],
      notes: [
        'Trail runner. Vitiligo hands. TSH fine. No complaints.',
        'Tired, less running. Craves pickles and chips. BP low-normal. Encouraged.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-06-20T15:00',
      type: 'Office visit',
      reason: 'Fatigue, low mood',
      vitals: { bp: [96, 60], hr: 84, weight: 57 },
      notes: [
        [
          'progress',
          'Exhausted, wt down, "great tan". PHQ 13. Start sertraline. Dizzy on standing, drink more.',
        ],
      ],
    },
    {
      at: '2026-01-15T15:20',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Vomiting, collapse',
      vitals: { bp: [72, 40], hr: 132, rr: 24, temp: 38.1, spo2: 98, weight: 52.5 },
      panels: ['cbcdiff', 'bmp'],
      lab: {
        sodium: 121,
        potassium: 6.2,
        glucose: 48,
        co2: 16,
        bun: 36,
        creatinine: 1.5,
        calcium: 10.8,
        eos: 0.9,
        wbc: 8.2,
        hcg: 1,
        lipase: 30,
        lactate: 2.8,
        cortisol: 1.4,
      },
      words: [
        ['Urinalysis', 'Negative, ketones 1+'],
        ['Norovirus PCR, stool', 'Detected'],
      ],
      studies: [
        ['Chest X-ray', 'Clear. Small heart.'],
        ['ECG', 'Sinus tachycardia, peaked T waves.', 'CUS'],
      ],
      notes: [
        [
          'ed',
          `36F hypothyroid, vitiligo. Stomach bug going round her daycare workplace; 2 days vomiting + diarrhea, then collapsed. Abd cramps diffuse. Months of fatigue, 28 lb wt loss, salt craving, lightheaded standing, periods stopped. Never on steroids. No purulent source, no cough, no dysuria.
Exam: BP 72/40, still 78/44 after 3 L saline, on norepi w/ little response. Skin bronzed, incl. palmar creases, knuckles, gums; vitiligo patches. Scant axillary hair. Abd soft, diffusely tender, no guarding. Drowsy, GCS 14. No rash, no meningismus. 
Glucose 48 -> D50. Na 121, K 6.2. Random cortisol drawn. IV steroid given before result.`,
        ],
      ],
    },
  ],
  withheld: [/addison/i, /adrenal/i],
  primary: ['adrenal-crisis'],
  cannotMiss: ['adrenal-crisis', 'sepsis'],
  notExpected: ['viral-gastroenteritis', 'major-depressive-disorder'],
  conclusion:
    'Years of falling sodium, rising potassium, weight loss and pigmentation in a woman with two autoimmune diseases, then fluid- and pressor-resistant shock with hypoglycaemia during gastroenteritis and cortisol 1.4: adrenal crisis in Addison disease.',
});
