import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'wheezy-infant',
  serial: 207,
  person: {
    key: 'adebisi',
    given: 'Temi Grace',
    family: 'Adebisi',
    sex: 'female',
    born: '2025-08-10',
    race: 'black',
    city: ['Houston', 'TX', '77004'],
  },
  style: 'local',
  usual: { wbc: 10, hgb: 11.5, mcv: 80, creatinine: 0.3 },
  ranges: {
    wbc: [6, 17.5],
    hgb: [9.5, 13.5],
    mcv: [74, 96],
    creatinine: [0.1, 0.4],
    hct: [29, 41],
    rbc: [3.1, 4.5],
    mch: [25, 35],
  },
  problems: [['eczema', '2025-11-10']],
  relatives: [['MTH', 'Asthma', 9]],
  vaccines: [
    ['dtap', '2025-10-10', '2025-12-10'],
    ['ipv', '2025-10-10', '2025-12-10'],
    ['pcv13', '2025-10-10', '2025-12-10'],
    ['hepB', '2025-08-11', '2025-10-10'],
  ],
  visits: [
    {
      at: '2025-08-13T09:00',
      type: 'Newborn visit',
      vitals: { hr: 140, rr: 42, temp: 36.9, weight: 2.9, height: 49, spo2: 99 },
      panels: ['cbc'],
      extra: [['Bilirubin, neonatal', 8.1, 'mg/dL', null, 12]],
      notes: [
        ['progress', '35w6d, SVD, 2.95 kg, room air from birth. Breastfeeding. Jaundice mild. No murmur.'],
      ],
    },
    {
      at: '2025-09-10T09:00',
      type: 'Well child visit',
      vitals: { hr: 142, rr: 40, temp: 36.8, weight: 3.9, height: 53 },
      notes: [['progress', '1 mo. Gaining 30 g/d. Spits up, happy. Exam nl.']],
    },
    {
      at: '2025-10-10T09:00',
      type: 'Well child visit',
      vitals: { hr: 138, rr: 38, temp: 36.8, weight: 5, height: 56.5 },
      notes: [['progress', '2 mo. Smiles. Vaccines given. RSV antibody declined by parents. Lungs clear.']],
    },
    {
      at: '2025-11-10T09:00',
      type: 'Sick visit',
      reason: 'Rash',
      vitals: { hr: 136, rr: 36, temp: 36.7, weight: 5.7 },
      notes: [['progress', 'Dry patches cheeks, emollients.']],
    },
    {
      at: '2025-12-10T09:00',
      type: 'Well child visit',
      vitals: { hr: 134, rr: 36, temp: 36.8, weight: 6.3, height: 62 },
      notes: [['progress', '4 mo. Rolls. Lungs clear, no murmur. Femorals 2+. Started daycare.']],
    },
    {
      at: '2026-01-13T17:00',
      type: 'Sick visit',
      reason: 'Runny nose',
      vitals: { hr: 140, rr: 44, temp: 37.8, weight: 6.7, spo2: 97 },
      notes: [
        ['progress', 'Day 2 runny nose, cough. Feeding well. Clear chest. Suction, return precautions.'],
      ],
    },
    {
      at: '2026-01-15T02:20',
      type: 'Pediatric emergency visit',
      kind: 'EMER',
      reason: 'Fast breathing, poor feeding',
      vitals: { hr: 172, rr: 68, temp: 38.2, spo2: 88, weight: 6.6 },
      panels: ['cbc', 'bmp'],
      lab: { wbc: 9.6, sodium: 136, glucose: 88 },
      extra: [['pCO2 capillary', 48, 'mmHg', 35, 45]],
      studies: [
        [
          'Chest X-ray',
          'Hyperinflated lungs, peribronchial thickening, patchy right upper lobe atelectasis. No focal consolidation. Heart normal size.',
        ],
      ],
      notes: [
        ['triage', '5 mo F ex-35 wk, cough/congestion 4 d, retracting, RR 68, sat 88% RA. ESI 2.'],
        [
          'ed',
          `5mo ex-35wk F. 4 days rhinorrhea and cough, worse tonight with fast noisy breathing, taking a third of her usual feeds, 2 wet diapers in 24h. Low fever. Sib and daycare with colds. No choking episode, no stridor, no cyanosis or apnea seen, no vomiting, never wheezed before. Mom asthma. IUTD except RSV ab.
Exam: alert, tired. Nasal flaring, copious clear secretions. Subcostal and intercostal retractions. Diffuse bilateral expiratory wheeze and fine crackles, prolonged expiration. No stridor. RRR, no murmur, no hepatomegaly, cap refill 2 s. TMs dull. Fontanelle flat. Mild eczema.
Albuterol trial: no change. Suction + HFNC: sat 95%, RR 52.
Admit.`,
        ],
      ],
    },
  ],
  withheld: [/bronchiolitis/i, /RSV positive/i],
  primary: ['bronchiolitis'],
  notExpected: ['asthma', 'foreign-body-aspiration', 'croup'],
  conclusion:
    'A five-month-old born a little early, in January, with four days of coryza and then tachypnoea, retractions, wheeze and crackles, hypoxia and poor feeding, unchanged by albuterol: bronchiolitis needing admission.',
});
