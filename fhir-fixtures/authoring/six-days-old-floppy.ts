import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'six-days-old-floppy',
  serial: 234,
  person: {
    key: 'marchetti',
    given: 'Luca',
    family: 'Marchetti',
    sex: 'male',
    born: '2026-01-09',
    race: 'white',
    city: ['Providence', 'RI', '02903'],
  },
  usual: { wbc: 14, hgb: 17, mcv: 105, creatinine: 0.6, bili: 8, plt: 260 },
  ranges: {
    wbc: [9, 30],
    hgb: [14, 22],
    hct: [42, 65],
    mcv: [95, 115],
    mch: [31, 37],
    rbc: [3.9, 6.3],
    creatinine: [0.3, 1],
    bili: [0.1, 12],
  },
  relatives: [['MTH', 'Group B streptococcus carrier']],
  vaccines: [['hepB', '2026-01-10']],
  visits: [
    ...(['2026-01-09', '2026-01-10', '2026-01-11'] as const).map(
      (day) =>
        ({
          at: `${day}T20:00`,
          type: 'Newborn nursery',
          kind: 'IMP',
          vitals: { hr: 140, rr: 44, temp: 36.9, spo2: 98, weight: 3.2 },
          panels: ['cbc'],
          notes: [
            [
              'progress',
              'Newborn 37w1d, membranes ruptured 20 h. Mother GBS carrier, one dose of penicillin 1 h before birth. Breastfeeding, voiding. No murmur, femorals present.',
            ],
          ],
        }) as const,
    ),
    {
      at: '2026-01-15T05:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Not feeding',
      vitals: { bp: [52, 28], hr: 188, rr: 72, temp: 35.6, spo2: 90, weight: 2.95 },
      panels: ['cbcdiff', 'bmp'],
      lab: {
        wbc: 4.1,
        neut: 1.1,
        plt: 92,
        bands: 28,
        glucose: 38,
        co2: 13,
        lactate: 6.4,
        crp: 62,
        potassium: 4.9,
        sodium: 137,
      },
      words: [['Newborn metabolic screen', 'Normal']],
      studies: [['Chest X-ray', 'Mild diffuse haziness. Heart size normal.']],
      notes: [
        [
          'ed',
          `6-day-old boy, ex 37 wk. Stopped nursing last evening, sleepy, weak cry, grunting, cold to touch; one pause in breathing with blue lips. No vomiting, stools normal. Exam: mottled, cap refill 5 s, floppy, grunting. Fontanelle full-ish. Femoral pulses equal to brachial, no murmur, liver 2 cm. Abdomen soft. Umbilicus slightly red. No vesicles, no bruises. Genitalia normal. Bolus, D10, cultures, ampicillin + gentamicin + acyclovir, LP when stable.`,
        ],
      ],
    },
  ],
  withheld: [/sepsis/i, /septic/i],
  primary: ['neonatal-sepsis'],
  acceptable: [],
  cannotMiss: ['neonatal-sepsis', 'bacterial-meningitis'],
  notExpected: ['viral-gastroenteritis', 'bronchiolitis'],
  conclusion:
    'A hypothermic, mottled, apnoeic newborn of six days with shock, leukopenia, band forms and hypoglycaemia after long rupture of membranes and a mother with group B streptococcus: neonatal sepsis.',
});
