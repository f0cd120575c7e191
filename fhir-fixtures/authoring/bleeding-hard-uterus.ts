import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'bleeding-hard-uterus',
  serial: 209,
  person: {
    key: 'zaragoza',
    given: 'Yesenia',
    family: 'Zaragoza',
    sex: 'female',
    born: '1994-02-17',
    hispanic: true,
    language: ['es', 'Spanish'],
    city: ['El Paso', 'TX', '79901'],
  },
  problems: [
    ['pregnancy', '2025-07'],
    [{ text: 'Chronic hypertension in pregnancy', icd: 'O10.919' }, '2025-08'],
    ['tobacco', '2014'],
  ],
  medicines: [
    ['labetalol200', '2025-08-12'],
    ['prenatal', '2025-08-12'],
    ['aspirin81', '2025-09-12'],
  ],
  smoking: ['daily', '2021-03-01', '2025-08-12'],
  procedures: [['Vaginal delivery, term', '2019-06-03']],
  series: [
    {
      years: [2020, 2024],
      on: '03-01T10:00',
      type: 'Annual visit',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [138, 88], hr: 80, weight: 74, height: 160 },
      notes: [
        'Well woman. Smokes half pack. BP up a little, lifestyle. Declines meds.',
        'G1P1. BP borderline again. Contraception discussed. Exam nl.',
      ],
    },
  ],
  visits: [
    ...(['2025-08-12', '2025-10-07', '2025-12-02', '2026-01-06'] as const).map((day, i) => ({
      at: `${day}T09:00`,
      type: 'Prenatal visit',
      vitals: { bp: [138 + 2 * i, 86 + i], hr: 84, weight: 75 + 2 * i } as const,
      panels: ['cbc'] as const,
      words: [['Urine protein dipstick', i < 3 ? 'Negative' : 'Trace']] as const,
      notes: [
        [
          'progress',
          'OB f/u. G2P1. No bleeding, no contractions. FHR 140s. Anatomy scan: posterior fundal placenta, clear of the os. A pos.',
        ],
      ] as const,
    })),
    {
      at: '2026-01-15T11:05',
      type: 'Labor and delivery triage',
      kind: 'EMER',
      reason: 'Vaginal bleeding, constant pain',
      vitals: { bp: [104, 62], hr: 126, rr: 24, temp: 36.7, spo2: 98, pain: 9 },
      panels: ['cbc', 'cmp', 'coag'],
      lab: {
        hgb: 9.1,
        plt: 104,
        fibrinogen: 148,
        inr: 1.5,
        aptt: 41,
        creatinine: 0.9,
        alt: 22,
        ast: 28,
        uric: 4.9,
      },
      words: [
        ['Kleihauer-Betke', 'Positive, 1.2 %'],
        ['Urine protein dipstick', 'Trace'],
        ['Urine drug screen', 'Negative for cocaine and amphetamines'],
      ],
      studies: [
        [
          'Obstetric ultrasound, bedside',
          'Single fetus, cephalic, heart rate 85-90. Placenta posterior fundal, not low. Mixed-echo area behind the placenta 6 x 4 cm. Cervix closed.',
        ],
      ],
      notes: [
        [
          'ed',
          `31yo G2P1 @ 33w2d, chronic HTN on labetalol, smoker. 1 h ago sudden severe constant abd + back pain, then dark red vaginal bleeding, soaked 2 pads. Decreased FM since. No trauma/MVA. No gush of fluid. No headache, visual change or RUQ pain. No prior C/S.
Exam: pale, distressed. Uterus board-like, tender, doesn't relax, FH 36 cm. Spec: dark blood w/ clots from os, cervix closed, no lesion. DTR 2+, no clonus. EFM: baseline 90, absent variability; toco: low amplitude contractions q1 min.
Hgb 9.1 (11.4 last wk), plt 104, fibrinogen 148.
2 large bore IVs, MTP activated, OR now for delivery, anesthesia + NICU present. Interpreter used.`,
        ],
      ],
    },
  ],
  withheld: [/abruption/i, /abruptio/i],
  primary: ['placental-abruption'],
  cannotMiss: ['placental-abruption'],
  notExpected: ['acute-appendicitis', 'threatened-miscarriage'],
  conclusion:
    'Dark bleeding with a rigid tender uterus, fetal bradycardia and a falling fibrinogen at 33 weeks in a hypertensive smoker with a high placenta: placental abruption with coagulopathy.',
});
