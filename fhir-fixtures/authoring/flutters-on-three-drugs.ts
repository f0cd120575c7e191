import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'flutters-on-three-drugs',
  serial: 218,
  person: {
    key: 'whitcombe',
    given: 'Deirdre',
    family: 'Whitcombe',
    sex: 'female',
    born: '1964-09-12',
    race: 'white',
    city: ['Asheville', 'NC', '28801'],
  },
  problems: [
    ['depression', '2010'],
    [{ text: 'Opioid use disorder, on maintenance', icd: 'F11.20' }, '2016'],
    ['hypertension', '2015'],
    ['migraine', '1990'],
  ],
  medicines: [
    ['methadone 10 mg/mL oral solution', '2016-08-01', { sig: '110 mg daily, observed' }],
    ['citalopram 40 mg tablet', '2019-02-02', { sig: 'Take 1 tablet daily' }],
    ['hctz25', '2018-02-02'],
    ['ondansetron 8 mg tablet', '2026-01-11', { sig: 'Every 8 hours as needed' }],
    ['azithromycin', '2026-01-11', { once: true }],
  ],
  smoking: ['daily', '2021-02-02'],
  series: [
    {
      years: [2019, 2025],
      on: '02-02T10:00',
      type: 'Office visit',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [132, 80], hr: 68, weight: 70, height: 164 },
      notes: [
        'Stable on methadone, 0 relapses. Mood OK. ECG QTc 452 ms. Continue.',
        'Doing well, works at food bank. No syncope. BP fine. Continue.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-11T10:00',
      type: 'Urgent care',
      reason: 'Vomiting, cough',
      vitals: { bp: [118, 70], hr: 88, temp: 37.8 },
      notes: [['progress', 'N/V/D 2 d plus cough, coarse BS. Ondansetron, Z-pack.']],
    },
    {
      at: '2026-01-15T11:15',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Passed out twice',
      vitals: { bp: [110, 64], hr: 54, rr: 16, temp: 36.8, spo2: 97 },
      panels: ['cbc', 'bmp'],
      lab: { potassium: 2.7, magnesium: 1.2, calcium: 8.5, trophs: 9, glucose: 104, creatinine: 0.8 },
      studies: [
        [
          '12-lead electrocardiogram',
          'Sinus bradycardia 52. QTc 612 ms (was 452 in 2024). Large U waves. Ventricular bigeminy, late-coupled.',
          'CUS',
        ],
        [
          'Telemetry strip',
          'Nonsustained polymorphic ventricular tachycardia, 14 beats, twisting about the baseline, after a pause.',
          'CUS',
        ],
        ['Echocardiogram, bedside', 'Normal left ventricular function. No effusion.'],
      ],
      notes: [
        [
          'ed',
          `61F, methadone 110 + citalopram 40 + HCTZ. 2 faints today, no warning beyond fluttering, out for <30 s, no jerking, no tongue bite, not confused after; one seated. Ondansetron every 8 h and azithromycin since Sunday for vomiting and cough. Eating little. No chest pain, no dyspnea. No FH of sudden death or fainting. No extra methadone: pupils 3 mm, RR 16, wide awake.
Exam: dry, no murmur, lungs clear. Neuro nonfocal. No orthostatic drop after fluids.
Pads on, Mg 2 g IV, K repletion, QT drugs stopped.`,
        ],
      ],
    },
  ],
  withheld: [/torsade/i, /long QT/i, /QT prolong/i, /prolonged QT/i],
  primary: ['drug-induced-qt-prolongation'],
  cannotMiss: ['drug-induced-qt-prolongation'],
  notExpected: ['vasovagal-syncope', 'opioid-toxicity', 'focal-epilepsy'],
  conclusion:
    'Sudden faints with QTc 612 ms and pause-dependent polymorphic tachycardia on methadone, citalopram, ondansetron and azithromycin with low potassium and magnesium from vomiting and a thiazide: drug-induced long QT with torsades de pointes.',
});
