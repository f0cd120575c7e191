import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'sweet-breath-normal-sugar',
  serial: 227,
  person: {
    key: 'villanueva',
    given: 'Rosario',
    family: 'Villanueva',
    sex: 'female',
    born: '1968-03-03',
    hispanic: true,
    city: ['Tucson', 'AZ', '85701'],
  },
  problems: [
    ['diabetes2', '2011'],
    ['hypertension', '2013'],
  ],
  medicines: [
    ['metformin1000', '2018-07-07'],
    ['empagliflozin 25 mg tablet', '2022-07-07', { sig: 'Take 1 tablet daily' }],
    ['lisinopril20', '2018-07-07'],
  ],
  smoking: ['never', '2021-07-07'],
  series: [
    {
      years: [2020, 2025],
      on: '07-07T09:00',
      type: 'Diabetes follow-up',
      panels: ['cbc', 'bmp', 'a1c'],
      drift: { a1c: [8.4, 7], glucose: [180, 134] },
      vitals: { bp: [132, 78], hr: 78, height: 160 },
      weight: [90, 82],
      notes: ['DM2 f/u. Tolerating meds. Feet ok.', 'DM2 better, wt down. No GU infections.'],
    },
  ],
  visits: [
    {
      at: '2026-01-15T11:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Vomiting, fast breathing',
      vitals: { bp: [108, 66], hr: 118, rr: 32, temp: 36.9, spo2: 99, weight: 78 },
      panels: ['cbc', 'cmp'],
      lab: {
        glucose: 172,
        co2: 8,
        sodium: 137,
        chloride: 101,
        potassium: 4.8,
        bhb: 7.4,
        phv: 7.12,
        lactate: 1.6,
        wbc: 12.4,
        lipase: 38,
        creatinine: 1.1,
        hcg: 1,
      },
      words: [['Urinalysis', 'Glucose 4+, ketones 4+, nitrite negative']],
      notes: [
        [
          'ed',
          `57F T2DM on metformin, empagliflozin, lisinopril. POD 3 after knee arthroscopy; ate almost nothing for 5 days around it, kept taking all pills. 1 d nausea, vomiting x6, vague abdominal pain, short of breath, very thirsty. No fever, cough, dysuria, chest pain, alcohol or aspirin. Exam: dry, deep rapid breathing, fruity breath, abdomen soft mild epigastric tenderness, lungs clear, wound clean, calves soft. AG 28, glucose only 172. ICU called, dextrose and insulin.`,
        ],
      ],
    },
  ],
  withheld: [/ketoacidosis/i, /\bDKA\b/],
  primary: ['sglt2-euglycaemic-ketoacidosis'],
  notExpected: ['viral-gastroenteritis'],
  conclusion:
    'High-gap ketoacidosis with glucose 172 after fasting and surgery on empagliflozin: SGLT2-inhibitor euglycaemic ketoacidosis.',
});
