import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'sudden-pelvic-pain',
  serial: 235,
  person: {
    key: 'bergeron',
    given: 'Camille',
    family: 'Bergeron',
    sex: 'female',
    born: '2002-04-18',
    race: 'white',
    city: ['Burlington', 'VT', '05401'],
  },
  style: 'local',
  problems: [
    ['asthma', '2010'],
    [{ text: 'Simple left ovarian cyst, 6 cm' }, '2025-10'],
  ],
  medicines: [['albuterol', '2022-02-02']],
  smoking: ['never', '2022-02-02'],
  series: [
    {
      years: [2019, 2025],
      on: '02-02T09:00',
      type: 'Annual visit',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [110, 68], hr: 70, weight: 58, height: 165 },
      notes: ['Well. Cycles regular.', 'Well. Mild cramps. Exam nl.'],
    },
  ],
  visits: [
    {
      at: '2025-10-10T09:00',
      type: 'Office visit',
      vitals: { bp: [112, 70], hr: 72 },
      studies: [['Pelvic ultrasound', 'Simple left ovarian cyst 6.2 cm. Uterus normal.']],
      notes: [['progress', 'Pelvic pressure. Cyst found, repeat in 8 weeks.']],
    },
    {
      at: '2026-01-15T11:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Left lower abdominal pain',
      vitals: { bp: [118, 70], hr: 108, rr: 20, temp: 37.1, spo2: 99, pain: 9 },
      panels: ['cbc', 'bmp'],
      lab: { wbc: 12.1, crp: 6, hcg: 1 },
      words: [
        ['Urinalysis', 'Negative'],
        ['Chlamydia and gonorrhea NAAT', 'Not detected'],
      ],
      studies: [
        [
          'Pelvic ultrasound with Doppler',
          'Left ovary enlarged to 9 cm with peripheral follicles and a 7 cm cyst, displaced to midline. Swirled pedicle. Venous flow absent, arterial flow diminished. Small free fluid.',
        ],
      ],
      notes: [
        [
          'ed',
          `23F. Sudden severe L lower abd pain during spin class 4 h ago, comes in waves, to groin, vomited x4. Two milder spells last week. LMP 2 wk ago. No vaginal bleeding/discharge, no fever, no dysuria, no hematuria, BMs normal. Exam: L adnexal tenderness w/ mass, guarding L, no CMT. No CVA tenderness. hCG neg. Gyn to take to OR.`,
        ],
      ],
    },
  ],
  withheld: [/torsion/i],
  primary: ['ovarian-torsion'],
  cannotMiss: ['ovarian-torsion', 'ectopic-pregnancy'],
  notExpected: ['renal-colic', 'acute-cystitis'],
  conclusion:
    'Sudden waves of pelvic pain and vomiting with a known 6 cm cyst, now an enlarged midline ovary without venous flow and a negative pregnancy test: ovarian torsion.',
});
