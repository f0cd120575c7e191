import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'screaming-and-still',
  serial: 208,
  person: {
    key: 'brandvold',
    given: 'Maja',
    family: 'Brandvold',
    sex: 'female',
    born: '2025-03-28',
    race: 'white',
    city: ['Fargo', 'ND', '58102'],
  },
  style: 'text',
  usual: { wbc: 10, hgb: 11.8, mcv: 78, creatinine: 0.3 },
  ranges: {
    wbc: [6, 17],
    hgb: [10.5, 13.5],
    mcv: [70, 86],
    creatinine: [0.2, 0.4],
    hct: [33, 39],
    rbc: [3.7, 5.3],
    mch: [23, 31],
  },
  vaccines: [
    ['dtap', '2025-05-28', '2025-07-28', '2025-09-28'],
    ['ipv', '2025-05-28', '2025-07-28'],
    ['rotavirus', '2025-05-28', '2025-07-28'],
    ['hepB', '2025-03-29', '2025-05-28', '2025-09-28'],
    ['pcv13', '2025-05-28', '2025-07-28', '2025-09-28'],
    ['hib', '2025-05-28', '2025-07-28', '2025-09-28'],
  ],
  visits: [
    ...(
      [
        ['2025-04-01', 3.3, 50],
        ['2025-05-28', 5.2, 58],
        ['2025-07-28', 6.8, 64],
        ['2025-09-28', 7.8, 67],
        ['2025-12-28', 8.9, 72],
      ] as const
    ).map(([day, weight, height]) => ({
      at: `${day}T10:00`,
      type: 'Well child visit',
      vitals: { hr: 128, rr: 34, temp: 36.8, weight, height },
      notes: [
        [
          'progress',
          'WCC. Term, healthy, growing along the 60th percentile. Feeding well, soft stools daily. Abdomen soft, no masses. Development appropriate.',
        ],
      ] as const,
    })),
    {
      at: '2026-01-05T11:00',
      type: 'Sick visit',
      reason: 'Cold',
      vitals: { hr: 132, rr: 36, temp: 37.9, weight: 9 },
      notes: [['progress', 'Runny nose, cough, pink eye. Viral. Fluids.']],
    },
    {
      at: '2026-01-15T14:30',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Vomiting, crying spells',
      vitals: { bp: [84, 50], hr: 168, rr: 38, temp: 37.6, spo2: 98, weight: 8.6 },
      panels: ['cbc', 'bmp'],
      lab: { wbc: 14.8, sodium: 134, co2: 17, bun: 22, creatinine: 0.4, glucose: 82, lactate: 2.9 },
      studies: [
        [
          'Abdominal X-ray, two views',
          'Paucity of gas in the right lower quadrant. Soft tissue mass right upper abdomen. A few dilated small-bowel loops. No free air.',
        ],
      ],
      notes: [
        [
          'ed',
          `9-month-old girl. Since last night sudden bouts of screaming with knees drawn up, lasting 3-5 min and coming every 15-20 min; between them floppy, pale and sleepy. Vomited 7 times, milk at first, the last two green. One loose stool this morning, then a maroon, jelly-like one in triage. Had a cold 10 days ago. No fever at home. No trauma, no travel, no new foods. Immunized. One wet diaper today.
Exam: lethargic, pale, dry lips, cap refill 3 s. Chest clear. Abdomen mildly distended, soft between spasms; sausage-shaped firm mass in the right upper quadrant, RLQ feels empty. No hernia. Genitalia normal. Rectal: blood-stained mucus. Fontanelle slightly sunken. Neck supple. No bruises, no petechiae.
20 mL/kg saline, NPO. Ultrasound and surgeon called.`,
        ],
      ],
    },
  ],
  withheld: [/intussus/i],
  primary: ['intussusception'],
  cannotMiss: ['intussusception', 'midgut-volvulus'],
  notExpected: ['viral-gastroenteritis', 'acute-otitis-media'],
  conclusion:
    'A nine-month-old with rhythmic screaming and floppiness between, bilious vomiting, a sausage-shaped mass and jelly-like blood after a cold: intussusception; resuscitate and reduce.',
});
