import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'itch-after-antibiotic',
  serial: 210,
  person: {
    key: 'hoekstra',
    given: 'Cornelis',
    family: 'Hoekstra',
    sex: 'male',
    born: '1959-01-25',
    race: 'white',
    city: ['Holland', 'MI', '49423'],
    married: true,
  },
  problems: [
    ['hypertension', '2012'],
    ['hyperlipidaemia', '2012'],
    ['gout', '2018'],
    ['diverticulosis', '2019'],
  ],
  medicines: [
    ['atorvastatin20', '2018-02-10'],
    ['losartan50', '2018-02-10'],
    ['allopurinol100', '2019-02-10'],
    [
      'amoxicillin-clavulanate 875-125 mg tablet',
      '2025-12-08',
      { once: true, sig: 'Take 1 tablet twice daily for 10 days' },
    ],
  ],
  smoking: ['never', '2021-02-10'],
  series: [
    {
      years: [2020, 2025],
      on: '02-10T09:30',
      type: 'Annual physical',
      panels: ['cbc', 'cmp', 'lipids'],
      vitals: { bp: [132, 78], hr: 68, weight: 86, height: 182 },
      notes: [
        'CPE. Feels well. 3-4 beers a week. LFTs normal on statin. No gout flare.',
        'CPE. Garden, grandkids. Exam nl, no HSM. Continue.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-12-08T11:00',
      type: 'Office visit',
      reason: 'Sinus pressure',
      vitals: { bp: [136, 80], hr: 78, temp: 37.9 },
      notes: [
        [
          'progress',
          '12 d purulent nasal discharge, facial pain, got worse after getting better. Amox-clav x10d.',
        ],
      ],
    },
    {
      at: '2026-01-15T13:40',
      type: 'Office visit',
      reason: 'Itching, dark urine',
      vitals: { bp: [134, 80], hr: 76, rr: 14, temp: 36.9, spo2: 98, weight: 84.6 },
      panels: ['cbcdiff', 'cmp', 'coag'],
      lab: {
        bili: 8.4,
        alp: 412,
        alt: 318,
        ast: 196,
        albumin: 3.9,
        eos: 0.92,
        wbc: 7.8,
        lipase: 35,
        inr: 1.1,
        crp: 9,
      },
      words: [
        ['Hepatitis A IgM', 'Negative'],
        ['Hepatitis B surface antigen', 'Negative'],
        ['Hepatitis C antibody', 'Negative'],
        ['Anti-smooth muscle antibody', 'Negative'],
        ['Antimitochondrial antibody', 'Negative'],
      ],
      studies: [
        [
          'Ultrasound, right upper quadrant',
          'Normal liver echotexture. No gallstones. Common bile duct 4 mm, no intrahepatic duct dilatation. Pancreas head unremarkable. Patent portal vein.',
        ],
      ],
      notes: [
        [
          'progress',
          `CC: itching and yellow eyes
HPI: 66M. About 10 days ago intense itch all over, then dark urine, pale stools, wife saw yellow eyes this week. Tired, little appetite, mild nausea. No abdominal pain, no fever/chills. Took amox-clav Dec 8-18 for sinusitis, finished. No acetaminophen, no herbals or supplements, no mushrooms. 3 beers/wk. No transfusions, IVDU, new partners, travel, raw shellfish. Atorvastatin, losartan, allopurinol unchanged for 6+ yrs.
PE: icteric, excoriations. No spiders, no asterixis, no ascites. Abd soft NT, liver edge 1 cm not tender, no Murphy, GB not palpable. No nodes. No rash otherwise.
Data: R ratio ~1.8 (mixed/cholestatic). Bili normal in Feb. Eos 0.92.
Plan: hold all nonessential meds; ursodiol; weekly LFT/INR. MRCP if no fall.`,
        ],
      ],
    },
  ],
  withheld: [/drug.induced/i, /\bDILI\b/, /toxic hepat/i],
  primary: ['drug-induced-liver-injury'],
  cannotMiss: ['pancreatic-cancer', 'acute-cholangitis'],
  notExpected: ['acute-cholecystitis', 'biliary-colic'],
  conclusion:
    'Painless cholestatic jaundice with itch and eosinophilia three weeks after a course of amoxicillin-clavulanate in a man of 66, with normal ducts and negative serology: drug-induced liver injury; follow, and exclude a pancreatic cause.',
});
