import { describe, expect, it } from 'vitest';
import { ancestorsOf } from './ancestors.ts';
import { readFindings } from './read-findings.ts';
import { concept, ids, read, smallKnowledge } from './test-kit/small-knowledge.ts';
import {
  daysAgo,
  testAsOf,
  testChart,
  testDocument,
  testEncounter,
  testMeasurement,
} from './test-kit/test-chart.ts';

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

  it('a trigger of long ago is none of today’s, present or denied; a way of life stays', () => {
    const noted = (text: string, days: number) =>
      ids({
        documents: [
          testDocument(text, { ref: 'DocumentReference/old', when: daysAgo(days) }),
          testDocument('Chest pain.', { ref: 'DocumentReference/now', when: daysAgo(0) }),
        ],
      });
    expect(noted('Smoker. After heavy lifting.', 25)).toEqual([
      '+chest-pain',
      '+smoking',
      '+lifting-or-strain',
    ]);
    expect(noted('Smoker. After heavy lifting.', 35)).toEqual(['+chest-pain', '+smoking']);
    expect(noted('No heavy lifting.', 35)).toEqual(['+chest-pain']);
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
    const once = readFindings(chart, { asOf: testAsOf, knowledge: smallKnowledge });
    expect(readFindings(structuredClone(chart), { asOf: testAsOf, knowledge: smallKnowledge })).toEqual(once);
    expect(once.findings.length).toBe(4);
    expect(once.findings.every((f) => f.evidence.length > 0)).toBe(true);
  });

  it('has nothing that only the other sex can have', () => {
    const documents = [testDocument('Premature contractions on the monitor.')];
    expect(read({ documents }, 'male').findings).toEqual([]);
    expect(read({ documents }, 'female').findings.map((f) => f.id)).toEqual(['uterine-contractions']);
  });

  it('gives the ancestors of every finding', () => {
    expect([...(ancestorsOf(smallKnowledge).get('crushing-chest-pain') ?? [])]).toEqual(['chest-pain']);
  });
});
