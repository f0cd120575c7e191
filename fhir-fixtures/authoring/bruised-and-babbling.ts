import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'bruised-and-babbling',
  serial: 223,
  person: {
    key: 'hargreave',
    given: 'Imogen',
    family: 'Hargreave',
    sex: 'female',
    born: '1992-05-05',
    race: 'black',
    city: ['Memphis', 'TN', '38103'],
    married: true,
  },
  style: 'local',
  problems: [
    ['obesity', '2018'],
    ['migraine', '2010'],
  ],
  medicines: [['sumatriptan50', '2020-06-06']],
  smoking: ['never', '2020-06-06'],
  series: [
    {
      years: [2020, 2025],
      on: '06-06T09:30',
      type: 'Annual physical',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [122, 78], hr: 78, weight: 92, height: 167 },
      notes: [
        'Teacher. Menstrual migraine. No bleeding hx. Exam nl.',
        'Well. Diet counselling. Platelets normal.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-10T18:00',
      type: 'Urgent care',
      reason: 'Tired, bruises',
      vitals: { bp: [124, 76], hr: 96, temp: 37.5 },
      notes: [['progress', 'Fatigue, few bruises legs, HA, N. Viral? OTC. No labs available on weekend.']],
    },
    {
      at: '2026-01-15T12:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Talking nonsense',
      vitals: { bp: [138, 84], hr: 112, rr: 20, temp: 38.2, spo2: 98 },
      panels: ['cbcdiff', 'cmp', 'coag'],
      lab: {
        hgb: 7.4,
        plt: 9,
        wbc: 9.1,
        mcv: 93,
        bili: 3.6,
        ldh: 1480,
        creatinine: 1.4,
        ast: 62,
        alt: 24,
        retic: 11,
        inr: 1,
        aptt: 30,
        fibrinogen: 360,
        trophs: 140,
        hcg: 1,
      },
      extra: [['Haptoglobin', 6, 'mg/dL', 30, 200]],
      words: [
        ['Peripheral smear', 'Numerous schistocytes, polychromasia, marked thrombocytopenia. No blasts.'],
        ['Direct antiglobulin test', 'Negative'],
        ['Stool Shiga toxin', 'Negative'],
        ['HIV antigen/antibody', 'Nonreactive'],
        ['Urinalysis', 'Blood 2+, protein 1+'],
      ],
      studies: [['CT head without contrast', 'No hemorrhage or infarct.']],
      notes: [
        [
          'ed',
          `33F prev healthy. 1 wk tired, HA, bruises on shins. This AM word-finding trouble, R hand clumsy for 20 min then fine, then confused again. Abd cramps, 1x emesis. Dark urine. LMP 2 wk ago, heavy. No diarrhea, no new drugs incl. quinine, no heparin, no travel, no transplant/chemo.
Exam: pale, slight icterus, petechiae shins + palate. Confused fluctuating, no meningismus, no focal deficit right now. No HSM. Abd mild tender.
Heme on the way; ADAMTS13 sent BEFORE plasma. No platelets unless bleeding.`,
        ],
      ],
    },
  ],
  withheld: [/\bTTP\b/, /thrombotic/i],
  primary: ['thrombotic-thrombocytopenic-purpura'],
  cannotMiss: ['thrombotic-thrombocytopenic-purpura'],
  notExpected: ['immune-thrombocytopenia', 'bacterial-meningitis'],
  conclusion:
    'Platelets of 9, schistocytes, haemolysis with a negative antiglobulin test, fever and fluctuating neurology with normal clotting: thrombotic thrombocytopenic purpura; plasma exchange today.',
});
