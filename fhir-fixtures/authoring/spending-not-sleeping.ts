import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'spending-not-sleeping',
  serial: 236,
  person: {
    key: 'trevino',
    given: 'Mateo',
    family: 'Treviño',
    sex: 'male',
    born: '2001-12-01',
    hispanic: true,
    city: ['San Antonio', 'TX', '78205'],
  },
  problems: [['depression', '2022']],
  medicines: [['sertraline50', '2025-11-25']],
  relatives: [['FTH', 'Hospitalized for "nerves", takes lithium', 30]],
  smoking: ['never', '2022-03-03'],
  series: [
    {
      years: [2019, 2025],
      on: '03-03T09:00',
      type: 'Office visit',
      panels: ['cbc', 'bmp', 'tsh'],
      vitals: { bp: [120, 74], hr: 70, weight: 75, height: 178 },
      notes: ['Well. Student.', 'Low mood some winters, PHQ-9 9. No SI.'],
    },
  ],
  visits: [
    {
      at: '2025-11-25T09:00',
      type: 'Office visit',
      reason: 'Low mood',
      vitals: { bp: [118, 70], hr: 68 },
      notes: [
        [
          'progress',
          'PHQ-9 19, sleeps 14 h, no SI. One week in 2023 of "superhuman energy" not asked further. Sertraline.',
        ],
      ],
    },
    {
      at: '2026-01-15T10:00',
      type: 'Psychiatric emergency visit',
      kind: 'EMER',
      reason: 'Brought by family',
      vitals: { bp: [132, 80], hr: 96, rr: 16, temp: 36.9, spo2: 99 },
      panels: ['cbc', 'cmp', 'tsh'],
      lab: { tsh: 1.6, glucose: 92 },
      words: [
        ['Urine drug screen', 'Negative'],
        ['Blood alcohol', 'Not detected'],
      ],
      notes: [
        [
          'ed',
          `24M brought by sister. 9 days: sleeps 2 h and isn't tired, talks without stopping, thoughts "racing", starts five companies, spent $14,000, drove 110 mph, texts the governor; says he has a special mission. Irritable if stopped. Sertraline since Nov. No fever, headache, seizures, head injury, no drugs. MSE: pressured speech, elated then angry, flight of ideas, grandiose, distractible, oriented, no hallucinations, denies wish to die or harm. Insight poor. Exam: no tremor, clonus or rigidity, reflexes normal, thyroid normal, pupils 3 mm.`,
        ],
      ],
    },
  ],
  withheld: [/bipolar/i, /mania/i, /manic/i],
  primary: ['bipolar-disorder'],
  notExpected: ['serotonin-syndrome', 'graves-disease', 'generalised-anxiety-disorder'],
  conclusion:
    'Nine days of little sleep, pressured speech, spending and grandiosity after an antidepressant, with past depression, an earlier spell and a father on lithium: bipolar disorder, manic episode.',
});
