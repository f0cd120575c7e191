import { describe, expect, it } from 'vitest';
import type {
  Chart,
  ConditionItem,
  FamilyHistoryItem,
  MedicationItem,
  ProcedureItem,
  ResultItem,
} from '../chart/chart.ts';
import { ancestorsOf } from './ancestors.ts';
import { readFindings } from './read-findings.ts';
import {
  daysAgo,
  testAsOf,
  testChart,
  testDocument,
  testEncounter,
  testMeasurement,
} from './test-kit/test-chart.ts';
import { testKnowledge } from './test-kit/test-knowledge.ts';

const knowledge = testKnowledge({
  findings: [
    {
      id: 'fever',
      kind: 'vital',
      text: ['<fever>'],
      numeric: [{ analyte: 'body-temperature', above: 37.9, withinDays: 3 }],
    },
    {
      id: 'chest-pain',
      text: ['<pain> & <chest>'],
      codes: { snomed: ['29857009'], icd10: ['R07'], loinc: [] },
    },
    { id: 'crushing-chest-pain', text: ['crushing'], parents: ['chest-pain'] },
    {
      id: 'hyperkalaemia',
      kind: 'laboratory',
      text: ['hyperkalemia'],
      numeric: [{ analyte: 'potassium', above: 5.5, withinDays: 30 }],
    },
    {
      id: 'anion-gap-raised',
      kind: 'laboratory',
      numeric: [{ analyte: 'anion-gap', above: 12, withinDays: 30 }],
    },
    { id: 'history-appendectomy', kind: 'history', text: ['appendectomy'] },
    { id: 'history-diabetes', kind: 'history', condition: 'type-2-diabetes' },
    { id: 'smoking', kind: 'exposure', text: ['smoke', 'smoker'] },
    { id: 'penicillin-allergy', kind: 'history', text: ['allergic to penicillin', 'penicillin allergy'] },
    { id: 'family-history-colon-cancer', kind: 'history', text: ['[colon|colorectal] cancer'] },
    { id: 'on-ace-inhibitor', kind: 'medicine', drugs: ['ace-inhibitor'] },
    { id: 'pregnancy', kind: 'history', context: 'pregnancy' },
    { id: 'postpartum', kind: 'history', context: 'postpartum' },
    { id: 'murmur', kind: 'sign', text: ['<murmur>'] },
  ],
  analytes: [
    {
      id: 'potassium',
      unit: 'mmol/L',
      names: ['potassium'],
      plausible: { low: 1, high: 12 },
      units: [{ unit: 'meq/L', factor: 1, offset: 0 }],
    },
    {
      id: 'body-temperature',
      unit: 'Cel',
      category: 'vital-sign',
      names: ['temperature'],
      plausible: { low: 25, high: 45 },
    },
    { id: 'sodium', unit: 'mmol/L' },
    { id: 'chloride', unit: 'mmol/L' },
    { id: 'bicarbonate-total-co2', unit: 'mmol/L' },
    { id: 'anion-gap', unit: 'mmol/L' },
  ],
  drugs: [
    { id: 'lisinopril', classes: ['ace-inhibitor'], rxnorm: ['29046'] },
    { id: 'ace-inhibitor', names: ['ace inhibitor'] },
  ],
  conditions: [
    { id: 'type-2-diabetes', synonyms: ['diabetes mellitus type 2'], icd10: ['E11'], snomed: ['44054006'] },
    { id: 'asthma', icd10: ['J45'] },
    { id: 'acute-appendicitis', acuity: 'emergent', synonyms: ['appendicitis'], icd10: ['K35'] },
  ],
});

const concept = (text: string, system = '', code = '') => ({
  codings: code ? [{ system, code, display: null }] : [],
  text,
});
const snomed = 'http://snomed.info/sct';
const icd = 'http://hl7.org/fhir/sid/icd-10-cm';

function condition(text: string, parts: Partial<ConditionItem> = {}): ConditionItem {
  return {
    kind: 'condition',
    ref: 'Condition/c1',
    alsoIn: [],
    encounter: null,
    concept: concept(text),
    clinicalStatus: 'active',
    verification: 'confirmed',
    category: 'problem-list',
    onset: null,
    abatement: null,
    recorded: null,
    ...parts,
  };
}

function medication(text: string, parts: Partial<MedicationItem> = {}): MedicationItem {
  return {
    kind: 'medication',
    ref: 'MedicationRequest/m1',
    alsoIn: [],
    encounter: null,
    concept: concept(text),
    status: 'active',
    source: 'request',
    period: { start: daysAgo(400), end: null },
    dosage: null,
    reason: null,
    ...parts,
  };
}

function result(
  name: string,
  value: ReturnType<typeof concept>,
  parts: Partial<ResultItem> = {},
): ResultItem {
  return {
    kind: 'result',
    ref: 'Observation/r1',
    alsoIn: [],
    encounter: null,
    analyte: null,
    concept: concept(name),
    category: 'social-history',
    value,
    ordinal: null,
    interpretation: null,
    when: daysAgo(1),
    ...parts,
  };
}

const read = (parts: Partial<Chart>, gender: 'male' | 'female' = 'female') =>
  readFindings(testChart({ patient: { ...testChart().patient, gender }, ...parts }), {
    asOf: testAsOf,
    knowledge,
  });
const ids = (parts: Partial<Chart>) =>
  read(parts).findings.map((f) => `${f.status === 'present' ? '+' : '-'}${f.id}`);

describe('an empty chart', () => {
  it('has no findings and an ambulatory context', () => {
    const { findings, context } = read({});
    expect(findings).toEqual([]);
    expect(context).toMatchObject({
      ageYears: 55,
      sex: 'female',
      pregnant: null,
      setting: 'ambulatory',
      known: [],
      medicines: [],
    });
  });
});

describe('coded conditions', () => {
  it('an active one coded with a condition of the knowledge base is known, and so is its history finding', () => {
    const { findings, context } = read({
      conditions: [condition('T2DM', { concept: concept('T2DM', icd, 'E11.65') })],
    });
    expect(context.known).toEqual([{ id: 'type-2-diabetes', evidence: ['Condition/c1'], status: 'active' }]);
    expect(findings.map((f) => f.id)).toEqual(['history-diabetes']);
  });

  it('text alone is matched by name', () => {
    expect(
      read({ conditions: [condition('Diabetes mellitus type 2')] }).context.known.map((k) => k.id),
    ).toEqual(['type-2-diabetes']);
  });

  it('provisional, differential and refuted ones are not known', () => {
    for (const verification of ['provisional', 'differential', 'refuted', 'unconfirmed'] as const) {
      expect(read({ conditions: [condition('Asthma', { verification })] }).context.known).toEqual([]);
    }
  });

  it('a resolved one is past', () => {
    expect(
      read({ conditions: [condition('Asthma', { clinicalStatus: 'resolved' })] }).context.known[0]?.status,
    ).toBe('past');
  });

  it('a symptom counts when it is recent or of this encounter, not when it is old', () => {
    const pain = (parts: Partial<ConditionItem>) =>
      ids({
        encounters: [testEncounter()],
        conditions: [condition('Chest pain', { concept: concept('Chest pain', icd, 'R07.9'), ...parts })],
      });
    expect(pain({ recorded: daysAgo(2) })).toEqual(['+chest-pain']);
    expect(pain({ recorded: daysAgo(900), encounter: 'Encounter/e1' })).toEqual(['+chest-pain']);
    expect(pain({ recorded: daysAgo(900) })).toEqual([]);
    expect(pain({ recorded: daysAgo(2), clinicalStatus: 'resolved' })).toEqual([]);
    expect(pain({ recorded: daysAgo(2), verification: 'refuted' })).toEqual(['-chest-pain']);
  });
});

describe('medicines', () => {
  it('are found by code and by name, with the findings of their class', () => {
    for (const m of [
      medication('x', { concept: concept('x', 'http://www.nlm.nih.gov/research/umls/rxnorm', '29046') }),
      medication('Lisinopril 10 MG Oral Tablet'),
    ]) {
      const { findings, context } = read({ medications: [m] });
      expect(context.medicines.map((x) => x.id)).toEqual(['lisinopril']);
      expect(findings.map((f) => f.id)).toEqual(['on-ace-inhibitor']);
    }
  });

  it('stopped, planned and long finished ones are not taken', () => {
    for (const parts of [
      { status: 'stopped' },
      { status: 'planned' },
      { status: 'completed', period: { start: daysAgo(400), end: daysAgo(300) } },
    ] as const) {
      expect(read({ medications: [medication('Lisinopril', parts)] }).context.medicines).toEqual([]);
    }
  });

  it('are read from notes, but not from allergies and plans', () => {
    const taken = (text: string) =>
      read({ documents: [testDocument(text)] }).context.medicines.map((m) => m.id);
    expect(taken('Current medications include lisinopril.')).toEqual(['lisinopril']);
    expect(taken('She stopped taking lisinopril.')).toEqual([]);
    expect(taken('Allergies: lisinopril')).toEqual([]);
    expect(taken('Plan: start lisinopril.')).toEqual([]);
    expect(taken('She does not take lisinopril.')).toEqual([]);
    expect(taken('Ran out of lisinopril last year.')).toEqual([]);
    expect(taken('Swelling gone since off lisinopril.')).toEqual([]);
    expect(taken('Lisinopril was stopped.')).toEqual([]);
    expect(taken('Lisinopril 28 ng/mL')).toEqual([]);
  });
});

describe('history', () => {
  const procedure: ProcedureItem = {
    kind: 'procedure',
    ref: 'Procedure/p1',
    alsoIn: [],
    encounter: null,
    concept: concept('Laparoscopic appendectomy'),
    status: 'completed',
    performed: { start: daysAgo(4000), end: null },
  };
  const family: FamilyHistoryItem = {
    kind: 'family-history',
    ref: 'FamilyMemberHistory/f1',
    alsoIn: [],
    encounter: null,
    relationship: concept('Father'),
    conditions: [{ concept: concept('Colon cancer'), onsetAgeYears: 48 }],
  };

  it('operations, relatives, allergies and habits are read from their resources', () => {
    expect(ids({ procedures: [procedure] })).toEqual(['+history-appendectomy']);
    expect(ids({ procedures: [{ ...procedure, status: 'not-done' }] })).toEqual([]);
    expect(ids({ familyHistory: [family] })).toEqual(['+family-history-colon-cancer']);
    expect(
      ids({
        allergies: [
          {
            kind: 'allergy',
            ref: 'AllergyIntolerance/a',
            alsoIn: [],
            encounter: null,
            concept: concept('Penicillin'),
            none: false,
            reactions: [],
            criticality: null,
            clinicalStatus: 'active',
            recorded: null,
          },
        ],
      }),
    ).toEqual(['+penicillin-allergy']);
  });

  it('a patient’s own colon cancer is no family history', () => {
    expect(ids({ conditions: [condition('Colon cancer')] })).toEqual([]);
  });

  it.each([
    ['449868002', ['+smoking']],
    ['266919005', ['-smoking']],
    ['266927001', []],
  ])('smoking status %s is %j', (code, expected) => {
    expect(ids({ results: [result('Tobacco smoking status', concept('as coded', snomed, code))] })).toEqual(
      expected,
    );
  });
});

describe('notes', () => {
  it('of the encounter show the present, older ones only history', () => {
    const now = testDocument('She has chest pain.', {
      ref: 'DocumentReference/now',
      encounter: 'Encounter/e1',
    });
    const old = testDocument('She has a fever. Status post appendectomy.', {
      ref: 'DocumentReference/old',
      when: daysAgo(200),
    });
    expect(ids({ encounters: [testEncounter()], documents: [old, now] })).toEqual([
      '+chest-pain',
      '+history-appendectomy',
    ]);
  });

  it('without an encounter the newest note within a month is the present', () => {
    expect(ids({ documents: [testDocument('Chest pain.', { when: daysAgo(20) })] })).toEqual(['+chest-pain']);
    expect(ids({ documents: [testDocument('Chest pain.', { when: daysAgo(40) })] })).toEqual([]);
    expect(ids({ documents: [testDocument('Chest pain.', { when: null })] })).toEqual(['+chest-pain']);
  });

  it('present beats absent in one note; the newer note beats the older', () => {
    const hpi = 'HPI: chest pain for 2 days.\nROS: no chest pain.';
    expect(ids({ documents: [testDocument(hpi)] })).toEqual(['+chest-pain']);
    const encounter = 'Encounter/e1';
    const first = testDocument('Chest pain.', { ref: 'DocumentReference/1', encounter, when: daysAgo(1.5) });
    const later = testDocument('No chest pain.', { ref: 'DocumentReference/2', encounter, when: daysAgo(0) });
    const [finding] = read({
      encounters: [testEncounter({ period: { start: daysAgo(1.6), end: null } })],
      documents: [first, later],
    }).findings;
    expect(finding).toMatchObject({
      status: 'absent',
      detail: '“No chest pain”; elsewhere affirmed: “Chest pain”',
    });
  });

  it('reasons of the encounter are read as the complaint', () => {
    const { findings } = read({ encounters: [testEncounter({ reasons: [concept('Chest pain')] })] });
    expect(findings).toMatchObject([{ id: 'chest-pain', status: 'present', evidence: ['Encounter/e1'] }]);
  });

  it('in another language are listed as unread', () => {
    const text =
      'La paciente refiere dolor en el pecho desde hace tres días con fiebre y sin tos. Niega alergias a los medicamentos.';
    const { findings, unreadTexts } = read({ documents: [testDocument(text)] });
    expect(findings).toEqual([]);
    expect(unreadTexts).toMatchObject([
      { ref: 'DocumentReference/d1', reason: expect.stringContaining('Spanish') as string },
    ]);
  });

  it('state what is known: in the past history, as "has", and not as today’s diagnosis', () => {
    const known = (text: string) =>
      read({ documents: [testDocument(text)] }).context.known.map((k) => `${k.id} ${k.status}`);
    expect(known('A woman with asthma comes because of chest pain.')).toEqual(['asthma active']);
    expect(known('PMH: type 2 diabetes, appendicitis.')).toEqual([
      'acute-appendicitis past',
      'type-2-diabetes active',
    ]);
    expect(known('Assessment: acute appendicitis.')).toEqual([]);
    expect(known('No history of asthma. Her mother has asthma.')).toEqual([]);
  });
});

describe('numbers', () => {
  it('in notes go through the same rules as coded ones', () => {
    const { findings } = read({ documents: [testDocument('Potassium 6.8 mEq/L.')] });
    expect(findings).toMatchObject([
      {
        id: 'hyperkalaemia',
        status: 'present',
        source: 'numeric',
        evidence: ['DocumentReference/d1#0-19'],
        detail: 'potassium 6.8 mmol/L',
      },
    ]);
  });

  it('outweigh words for results; a reported fever outlives a normal temperature', () => {
    const document = testDocument('Hyperkalemia. Fever for 2 days.');
    const normal = [
      testMeasurement('potassium', 4, 'mmol/L'),
      testMeasurement('body-temperature', 37, 'Cel', { category: 'vital-sign' }),
    ];
    expect(ids({ documents: [document], measurements: normal })).toEqual(['+fever', '-hyperkalaemia']);
  });

  it('computed ones cite their inputs', () => {
    const measurements = [
      testMeasurement('sodium', 140, 'mmol/L'),
      testMeasurement('chloride', 100, 'mmol/L'),
      testMeasurement('bicarbonate-total-co2', 10, 'mmol/L'),
    ];
    expect(read({ measurements }).findings).toMatchObject([
      {
        id: 'anion-gap-raised',
        source: 'derived',
        evidence: ['Observation/sodium', 'Observation/chloride', 'Observation/bicarbonate-total-co2'],
      },
    ]);
  });
});

describe('context', () => {
  it.each([
    ['A 28-year-old primigravid woman at 30 weeks gestation.', true],
    ['Her pregnancy test is negative.', false],
    ['She is two weeks postpartum.', false],
    ['She was born at 36 weeks gestation.', null],
    ['She has chest pain.', null],
  ])('pregnancy: %s', (text, expected) => {
    expect(read({ documents: [testDocument(text)] }).context.pregnant).toBe(expected);
  });

  it('a male is never pregnant', () => {
    expect(read({ documents: [testDocument('Wife at 30 weeks gestation.')] }, 'male').context.pregnant).toBe(
      false,
    );
  });

  it('postpartum and pregnancy are findings of context', () => {
    expect(ids({ documents: [testDocument('She is two weeks postpartum.')] })).toEqual(['+postpartum']);
    expect(ids({ documents: [testDocument('She is pregnant.')] })).toEqual(['+pregnancy']);
  });

  it.each([
    [testEncounter(), 'emergency'],
    [testEncounter({ setting: 'virtual' }), 'ambulatory'],
    [testEncounter({ setting: 'inpatient', period: { start: daysAgo(10), end: null } }), 'inpatient'],
    [testEncounter({ period: { start: daysAgo(10), end: daysAgo(9) } }), 'ambulatory'],
    [testEncounter({ setting: 'emergency', period: { start: daysAgo(900), end: null } }), 'ambulatory'],
  ])('setting of encounter %#', (encounter, expected) => {
    expect(read({ encounters: [encounter] }).context.setting).toBe(expected);
  });
});

describe('reading', () => {
  it('is deterministic and every finding has evidence', () => {
    const chart = testChart({ documents: [testDocument('Crushing chest pain, no murmur. Potassium 6.8.')] });
    const once = readFindings(chart, { asOf: testAsOf, knowledge });
    expect(readFindings(structuredClone(chart), { asOf: testAsOf, knowledge })).toEqual(once);
    expect(once.findings.length).toBe(4);
    expect(once.findings.every((f) => f.evidence.length > 0)).toBe(true);
  });

  it('gives the ancestors of every finding', () => {
    expect([...(ancestorsOf(knowledge).get('crushing-chest-pain') ?? [])]).toEqual(['chest-pain']);
  });
});
