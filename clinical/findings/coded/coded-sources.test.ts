import { describe, expect, it } from 'vitest';
import type { ConditionItem, FamilyHistoryItem, ProcedureItem } from '../../chart/chart.ts';
import {
  concept,
  condition,
  icd10,
  ids,
  medication,
  read,
  result,
  snomed,
} from '../test-kit/small-knowledge.ts';
import { daysAgo, testDocument, testEncounter } from '../test-kit/test-chart.ts';

describe('coded conditions', () => {
  it('an active one coded with a condition of the knowledge base is known, and so is its history finding', () => {
    const { findings, context } = read({
      conditions: [condition('T2DM', { concept: concept('T2DM', icd10, 'E11.65') })],
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
        conditions: [condition('Chest pain', { concept: concept('Chest pain', icd10, 'R07.9'), ...parts })],
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
