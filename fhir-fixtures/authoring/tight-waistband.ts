import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'tight-waistband',
  serial: 241,
  person: {
    key: 'brightwater',
    given: 'Lucille',
    family: 'Brightwater',
    sex: 'female',
    born: '1957-12-14',
    race: 'white',
    city: ['Tulsa', 'OK', '74103'],
    married: true,
  },
  style: 'us',
  usual: { creatinine: 0.8, hgb: 13 },
  problems: [
    [{ text: 'Irritable bowel syndrome', icd: 'K58.9' }, '1999'],
    ['anxiety', '2011'],
    ['obesity', '2005'],
    ['heartFailure', '2021'],
    ['diabetes2', '2014'],
    ['reflux', '2012'],
  ],
  medicines: [
    ['metformin1000', '2016-04-14'],
    ['furosemide40', '2021-04-14'],
    ['lisinopril20', '2018-04-14'],
    ['omeprazole20', '2012-04-14'],
    ['sertraline50', '2015-04-14'],
    ['dicyclomine 20 mg tablet', '2010-04-14', { sig: 'As needed' }],
  ],
  relatives: [
    ['MTH', 'Breast cancer', 46],
    ['SIS', 'Breast cancer', 51],
  ],
  smoking: ['never', '2019-04-14'],
  series: [
    {
      years: [2018, 2025],
      on: '04-14T10:00',
      type: 'Primary care visit',
      panels: ['cbc', 'cmp', 'a1c'],
      vitals: { bp: [132, 80], hr: 78, weight: 92, height: 163 },
      notes: [
        'IBS: bloating and loose stools with stress, as for years. Ankles no swelling. DM fair.',
        'Worried about bowels again. Colonoscopy 2022 normal. HF compensated. Continue.',
      ],
    },
  ],
  visits: [
    {
      at: '2025-10-02T10:00',
      type: 'Primary care visit',
      reason: 'Bloating',
      vitals: { bp: [130, 78], hr: 82, weight: 91 },
      notes: [['progress', 'More bloated than usual since summer. IBS. Low FODMAP, dicyclomine.']],
    },
    {
      at: '2026-01-15T10:00',
      type: 'Primary care visit',
      reason: 'Bloating, fourth visit',
      vitals: { bp: [124, 76], hr: 88, rr: 18, temp: 36.8, spo2: 95, weight: 93 },
      panels: ['cbc', 'cmp', 'tsh'],
      lab: {
        hgb: 11.6,
        plt: 486,
        albumin: 3.1,
        alp: 90,
        bili: 0.5,
        bnp: 92,
        crp: 28,
        calcium: 9.2,
        tsh: 3.1,
      },
      extra: [['CA 125', 688, 'U/mL', 0, 35]],
      words: [['Urinalysis', 'Negative']],
      notes: [
        [
          'progress',
          `68F, IBS for 25 years, comes again about her stomach. Since July bloated every day, not only after meals; waistband no longer closes though face and arms got thin. Full after a few bites. Passes water every hour, small amounts. Constipated now rather than loose. A dull ache low in the pelvis. Tired. Short of breath on stairs. Thinks it is her heart or nerves. No vaginal bleeding, menopause at 50. No orthopnea, no PND, no jaundice, no alcohol.
Exam: temporal wasting. JVP flat, no ankle edema. Dull at R lung base. Abdomen distended, shifting dullness, fluid wave; no caput or spiders, liver edge not felt. Firm, fixed, irregular fullness in the left pelvis on bimanual exam, nodular behind the cervix. Rectal: brown stool, heme neg.`,
        ],
      ],
    },
  ],
  withheld: [/ovar/i, /malignan/i, /carcinoma/i],
  primary: ['ovarian-cancer'],
  cannotMiss: ['ovarian-cancer'],
  notExpected: ['irritable-bowel-syndrome', 'acute-decompensated-heart-failure', 'cirrhosis'],
  conclusion:
    'Six months of daily bloating, early fullness and urinary frequency with ascites, a fixed nodular pelvic mass, high platelets and CA 125 in a woman of 68 with breast cancer in mother and sister, each visit put down to her irritable bowel: ovarian cancer until excluded. BNP and neck veins speak against her heart failure.',
});
