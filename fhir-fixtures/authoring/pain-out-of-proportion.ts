import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'pain-out-of-proportion',
  serial: 220,
  person: {
    key: 'lomax',
    given: 'Beatrice',
    family: 'Lomax',
    sex: 'female',
    born: '1946-02-25',
    race: 'black',
    city: ['Macon', 'GA', '31201'],
  },
  problems: [
    ['atrialFibrillation', '2021'],
    ['coronaryDisease', '2015'],
    ['diabetes2', '2004'],
    ['diverticulosis', '2016'],
  ],
  medicines: [
    ['metformin500', '2018-05-06'],
    ['atorvastatin40', '2018-05-06'],
    ['aspirin81', '2018-05-06'],
    ['metoprolol50', '2021-05-06'],
    ['apixaban5', '2021-05-06', { until: '2025-11-30' }],
  ],
  smoking: ['former', '2020-05-06'],
  series: [
    {
      years: [2020, 2025],
      on: '05-06T09:00',
      type: 'Office visit',
      panels: ['cbc', 'bmp', 'a1c'],
      drift: { a1c: [7.1, 7.4] },
      vitals: { bp: [142, 80], hr: 76, weight: 78, height: 163 },
      notes: [
        'AF, DM, CAD stable. No angina. A1c ok. Continue.',
        'No bleeding, no palpitations. Feet ok. BMs regular.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-11-30T10:00',
      type: 'Office visit',
      reason: 'Cost of medicine',
      vitals: { bp: [144, 82], hr: 80 },
      notes: [['progress', 'Cannot afford apixaban, stopped it. Social work to help. Aspirin meanwhile.']],
    },
    {
      at: '2026-01-15T09:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Belly pain',
      vitals: { bp: [152, 88], hr: 128, rr: 24, temp: 37.1, spo2: 97, pain: 10 },
      panels: ['cbcdiff', 'cmp'],
      lab: {
        wbc: 21.4,
        hgb: 15.1,
        lactate: 5.2,
        co2: 16,
        creatinine: 1.2,
        lipase: 74,
        alt: 28,
        bili: 0.8,
        trophs: 14,
        glucose: 214,
        bhb: 0.4,
      },
      words: [
        ['Urinalysis', 'Glucose 1+, no blood, no white cells'],
        ['Stool guaiac', 'Positive'],
      ],
      studies: [
        ['ECG', 'Atrial fibrillation 130, no ST elevation.', 'CUS'],
        ['Abdominal film', 'Nonspecific gas pattern. No free air. No obstruction.'],
      ],
      notes: [
        [
          'ed',
          `79F AF (off DOAC 6 wks), CAD, T2DM. Woke 0530 with sudden severe periumbilical pain, 10/10, constant, then vomited and had two loose bowel movements. Screaming, no position helps; hydromorphone 2 mg barely touches it. No fever, no back pain, no hematemesis. Last meal normal. No prior like this, no surgeries.
Exam: in agony. Abdomen soft, only mildly tender throughout, no guarding, no mass, no pulsatile aorta (bedside US 2.1 cm), no hernia, BS present. Irreg irreg. Feet warm, pulses present. 
Surgery at bedside, CT angio being arranged, heparin.`,
        ],
      ],
    },
  ],
  withheld: [/isch(a)?emi/i, /mesenteric/i],
  primary: ['acute-mesenteric-ischaemia'],
  cannotMiss: ['acute-mesenteric-ischaemia', 'ruptured-abdominal-aortic-aneurysm'],
  notExpected: ['viral-gastroenteritis', 'acute-diverticulitis'],
  conclusion:
    'Sudden severe pain with a soft belly, gut emptying, lactate 5.2 and leukocytosis in atrial fibrillation six weeks off anticoagulation: acute embolic mesenteric ischaemia.',
});
