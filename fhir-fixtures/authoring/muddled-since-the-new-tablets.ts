import { authorStory } from './story.ts';

export const authored = authorStory({
  slug: 'muddled-since-the-new-tablets',
  serial: 240,
  person: {
    key: 'castellano',
    given: 'Dominic',
    family: 'Castellano',
    sex: 'male',
    born: '1943-10-05',
    race: 'white',
    city: ['Providence', 'RI', '02903'],
    married: true,
  },
  style: 'us',
  usual: { creatinine: 1.3, sodium: 136 },
  problems: [
    [{ text: "Parkinson's disease", icd: 'G20' }, '2018'],
    ['hypertension', '2001'],
    ['prostate', '2012'],
    ['ckd3', '2019'],
    ['allergicRhinitis', '1990'],
    ['coronaryDisease', '2013'],
  ],
  medicines: [
    ['carbidopa-levodopa 25-100 mg tablet', '2018-06-20', { sig: 'Take 1 tablet three times daily' }],
    ['lisinopril10', '2014-06-20'],
    ['aspirin81', '2013-06-20'],
    ['atorvastatin40', '2013-06-20'],
    ['oxybutynin 5 mg tablet', '2026-01-06', { sig: 'Take 1 tablet three times daily' }],
    ['diphenhydramine 50 mg capsule', '2026-01-08', { sig: 'Take 1 capsule at night for sleep' }],
  ],
  smoking: ['former', '2019-06-20'],
  series: [
    {
      years: [2018, 2025],
      on: '06-20T11:00',
      type: 'Primary care visit',
      panels: ['cbc', 'bmp'],
      vitals: { bp: [126, 72], hr: 70, weight: 78, height: 174 },
      notes: [
        'PD stable on levodopa. MoCA 26. Gets up three times at night to void. Lives w/ wife, does the crossword.',
        'Tremor mild. Memory fine per wife. Nocturia x3. Bowel slow. No hallucinations.',
      ],
    },
  ],
  visits: [
    {
      at: '2026-01-06T10:10',
      type: 'Urology visit',
      reason: 'Urgency',
      vitals: { bp: [128, 74], hr: 72 },
      notes: [['progress', 'Urgency and nocturia bother him most. Start oxybutynin 5 mg tid. Recheck 6 wk.']],
    },
    {
      at: '2026-01-15T18:00',
      type: 'Emergency department visit',
      kind: 'EMER',
      reason: 'Seeing people in the room',
      vitals: { bp: [152, 84], hr: 112, rr: 18, temp: 37.8, spo2: 96, weight: 76 },
      panels: ['cbc', 'cmp'],
      lab: {
        sodium: 133,
        wbc: 8.9,
        crp: 4,
        creatinine: 1.5,
        bun: 28,
        glucose: 118,
        tsh: 2.4,
        trophs: 18,
        ck: 140,
      },
      words: [['Urinalysis', 'Leukocyte esterase trace, nitrite negative, few bacteria']],
      studies: [
        ['CT head', 'Age-related volume loss, chronic small vessel change. No bleed, no mass.'],
        ['Chest X-ray', 'Clear.'],
      ],
      notes: [
        [
          'ed',
          `82M with PD, brought by wife. Sharp as a tack at Christmas. Since about the 10th restless and muddled, worse at night, picking at the bedclothes, talks to people who aren't there, slept 2 h. Mouth so dry he can't swallow toast; no bowel movement 6 days; passing little water since last night. Urology started a bladder pill on the 6th, wife added an over-the-counter sleeping pill on the 8th. Levodopa unchanged since 2023. No fall, no headache, no cough, no dysuria. No alcohol.
Exam: agitated, inattentive, can't do months backward, oriented to self. Face flushed, skin hot and dry, axillae dry, tongue parched. Pupils 7 mm, sluggish. No nystagmus, no clonus, tone at his baseline cogwheel, no new rigidity. Neck supple. Heart regular, chest clear. Abdomen: suprapubic fullness, bowel sounds scant. Bladder scan 780 mL. No focal weakness.`,
        ],
      ],
    },
  ],
  withheld: [/anticholinergic/i, /antimuscarinic/i, /delirium/i],
  primary: ['anticholinergic-delirium'],
  acceptable: ['delirium'],
  notExpected: ['acute-cystitis', 'alzheimer-disease', 'serotonin-syndrome', 'ischaemic-stroke'],
  conclusion:
    'Visual hallucinations, agitation and inattention with dry hot skin, wide pupils, tachycardia, retention and silent bowel days after oxybutynin and diphenhydramine in a man of 82 with Parkinson disease: anticholinergic delirium; stop both.',
});
