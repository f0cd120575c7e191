import { describe, expect, it } from 'vitest';
import type { ConditionItem, EncounterItem, MedicationItem } from '../../../clinical/chart/chart.ts';
import { buildTimeline } from './build-timeline.ts';
import { AS_OF, chartOf, concept, DAY, day, measurement, refsOf, source } from './synthetic-chart.ts';
import { FLAG, LANE_IDS, transferablesOf, type TimelineModel } from './timeline-model.ts';

const build = (over: Parameters<typeof chartOf>[0]) => buildTimeline(chartOf(over), { asOf: AS_OF });
const rowsOf = (model: TimelineModel, lane: string) => model.rows.filter((r) => r.lane === lane);
const flagsOf = (model: TimelineModel, ref: string) => model.items.flags[model.refs.indexOf(ref)]!;

function condition(over: Partial<ConditionItem> = {}): ConditionItem {
  return {
    ...source('Condition'),
    kind: 'condition',
    concept: concept('Gout'),
    clinicalStatus: 'active',
    verification: 'confirmed',
    category: 'problem-list',
    onset: day(900),
    abatement: null,
    recorded: day(890),
    ...over,
  };
}

function medication(over: Partial<MedicationItem> = {}): MedicationItem {
  return {
    ...source('MedicationRequest'),
    kind: 'medication',
    concept: concept('allopurinol 100 mg tablet'),
    status: 'active',
    source: 'request',
    period: { start: day(300), end: null },
    dosage: '100 mg daily',
    reason: null,
    ...over,
  };
}

function encounter(over: Partial<EncounterItem> = {}): EncounterItem {
  return {
    ...source('Encounter'),
    kind: 'encounter',
    setting: 'ambulatory',
    status: 'finished',
    period: { start: day(40), end: day(40) },
    reasons: [],
    type: null,
    ...over,
  };
}

it('a number that no living person has stands apart from the real ones, under a name that says so', () => {
  const real = measurement({ concept: concept('Heart rate') });
  const wild = measurement({ concept: concept('Heart rate'), analyte: null, value: 7800 });
  const { rows } = build({
    measurements: [real, wild],
    problems: [{ kind: 'implausible-value', evidence: wild.ref, message: 'not plausible', dropped: false }],
  });
  expect(rows.map((row) => row.label).filter((label) => label.startsWith('Implausible'))).toEqual([
    'Implausible: Heart rate',
  ]);
});

describe('the timeline of a chart', () => {
  const chart = chartOf({
    encounters: [encounter(), encounter({ period: { start: null, end: null } })],
    conditions: [condition(), condition({ onset: null, recorded: null })],
    medications: [medication(), medication({ period: { start: null, end: null } })],
    measurements: [measurement(), measurement({ when: null }), measurement({ when: day(3) })],
    results: [
      {
        ...source('Observation'),
        kind: 'result',
        analyte: null,
        concept: concept('Smoking'),
        category: 'social-history',
        value: concept('Former'),
        ordinal: null,
        interpretation: null,
        when: day(5),
      },
    ],
    allergies: [
      {
        ...source('AllergyIntolerance'),
        kind: 'allergy',
        concept: concept('Penicillin'),
        none: false,
        reactions: [],
        criticality: null,
        clinicalStatus: 'active',
        recorded: null,
      },
    ],
    procedures: [
      {
        ...source('Procedure'),
        kind: 'procedure',
        concept: concept('Appendectomy'),
        status: 'completed',
        performed: { start: day(2000), end: null },
      },
    ],
    immunizations: [
      {
        ...source('Immunization'),
        kind: 'immunization',
        concept: concept('Influenza'),
        given: true,
        when: day(100),
      },
    ],
    familyHistory: [
      {
        ...source('FamilyMemberHistory'),
        kind: 'family-history',
        relationship: concept('Mother'),
        conditions: [],
      },
    ],
    documents: [
      {
        ...source('DocumentReference'),
        kind: 'document',
        role: 'note',
        title: 'Visit',
        concept: null,
        when: day(40),
        text: 'Well.',
        unread: null,
      },
    ],
  });
  const model = buildTimeline(chart, { asOf: AS_OF });

  it('holds every entry exactly once', () => {
    expect([...model.refs].sort()).toEqual(refsOf(chart).sort());
    expect(model.items.count).toBe(refsOf(chart).length);
  });

  it('keeps undated entries apart, behind the dated ones', () => {
    const undated = model.refs.slice(model.items.dated);
    const withoutDate = [
      chart.encounters[1],
      chart.conditions[1],
      chart.medications[1],
      chart.measurements[1],
      chart.allergies[0],
      chart.familyHistory[0],
    ];
    expect([...undated].sort()).toEqual(withoutDate.map((i) => i!.ref).sort());
    expect(model.lanes.reduce((n, lane) => n + lane.undated, 0)).toBe(withoutDate.length);
    for (let i = 0; i < model.items.count; i += 1) {
      expect((model.items.flags[i]! & FLAG.undated) !== 0).toBe(i >= model.items.dated);
    }
  });

  it('cuts the dated items into rows without gap or overlap, each sorted by start', () => {
    let next = 0;
    for (const [r, row] of model.rows.entries()) {
      expect(row.from).toBe(next);
      next = row.to;
      for (let i = row.from; i < row.to; i += 1) {
        expect(model.items.row[i]).toBe(r);
        expect(LANE_IDS[model.items.lane[i]!]).toBe(row.lane);
        if (i > row.from) expect(model.items.start[i]!).toBeGreaterThanOrEqual(model.items.start[i - 1]!);
      }
    }
    expect(next).toBe(model.items.dated);
  });

  it('survives a transfer to another thread', () => {
    const copy = structuredClone(buildTimeline(chart, { asOf: AS_OF }), {
      transfer: transferablesOf(buildTimeline(chartOf(), { asOf: AS_OF })),
    });
    expect(copy).toEqual(model);
  });
});

describe('bars', () => {
  it('an active problem goes on to the time of the assessment', () => {
    const problem = condition();
    const model = build({ conditions: [problem] });
    expect(model.items.end[0]).toBe(AS_OF);
    expect(flagsOf(model, problem.ref) & FLAG.ongoing).toBeTruthy();
  });

  it('a resolved problem without a date of ending has an unknown end, not one that is today', () => {
    const problem = condition({ clinicalStatus: 'resolved' });
    const model = build({ conditions: [problem] });
    expect(flagsOf(model, problem.ref) & (FLAG.ongoing | FLAG.endUnknown)).toBe(FLAG.endUnknown);
    expect(model.items.end[0]).toBe(model.items.start[0]);
  });

  it('a problem without a clinical status is not shown as going on', () => {
    const problem = condition({ clinicalStatus: 'unknown' });
    expect(flagsOf(build({ conditions: [problem] }), problem.ref) & FLAG.ongoing).toBe(0);
  });

  it('a completed medicine without an end has an unknown end', () => {
    const drug = medication({ status: 'completed' });
    const flags = flagsOf(build({ medications: [drug] }), drug.ref);
    expect(flags & FLAG.endUnknown).toBeTruthy();
    expect(flags & FLAG.ongoing).toBe(0);
  });

  it('an end before the start is not drawn backwards', () => {
    const model = build({ medications: [medication({ period: { start: day(5), end: day(9) } })] });
    expect(model.items.end[0]).toBe(model.items.start[0]);
  });

  it('entries of the same medicine share a row', () => {
    const model = build({
      medications: [medication(), medication({ period: { start: day(30), end: day(10) } })],
    });
    expect(rowsOf(model, 'medicines')).toHaveLength(1);
  });
});

describe('laboratory rows', () => {
  it('one analyte is one trend across its codes', () => {
    const other = measurement({ concept: concept('Kalium', '6298-4'), when: day(2) });
    expect(rowsOf(build({ measurements: [measurement(), other] }), 'laboratory')).toHaveLength(1);
  });

  it('numbers of an analyte that is not modelled stay apart by unit', () => {
    const [a, b] = [measurement({ analyte: null }), measurement({ analyte: null, unit: 'mg/dL' })];
    expect(rowsOf(build({ measurements: [a, b] }), 'laboratory')).toHaveLength(2);
  });

  it('shows the last value and the one before, newest first, with their marks', () => {
    const values = [
      measurement({ value: 5, when: day(9) }),
      measurement({ value: 6.8, when: day(1) }),
      measurement({ value: 3.1, when: day(40) }),
    ];
    const [row] = rowsOf(build({ measurements: values }), 'laboratory');
    expect(row!.series!.last.map(({ text, mark }) => [text, mark])).toEqual([
      ['6.8', 'H'],
      ['5', ''],
    ]);
  });

  it("the report's own word wins over the range", () => {
    const value = measurement({ value: 6.8, interpretation: 'normal' });
    expect(flagsOf(build({ measurements: [value] }), value.ref) & (FLAG.high | FLAG.byRange)).toBe(0);
  });

  it('a value without a range and without a reading is not called normal or abnormal', () => {
    const value = measurement({ value: 99, range: null });
    const model = build({ measurements: [value] });
    expect(flagsOf(model, value.ref)).toBe(0);
    expect(model.strings[model.items.facts[0]!]).not.toMatch(/Reading|normal/);
  });

  it('a value below the limit of detection is not called low because of the limit that was reported', () => {
    const value = measurement({ value: 3, comparator: '<' });
    const above = measurement({ value: 3, comparator: '>' });
    expect(flagsOf(build({ measurements: [value] }), value.ref) & FLAG.low).toBeTruthy();
    expect(flagsOf(build({ measurements: [above] }), above.ref) & FLAG.low).toBe(0);
  });

  it('abnormal and changed analytes stand before steady normal ones', () => {
    const steady = [40, 20, 1].map((d) =>
      measurement({
        analyte: 'sodium',
        value: 140,
        range: { low: 135, high: 145, source: 'report', text: null },
        when: day(d),
      }),
    );
    const changed = [
      measurement({
        analyte: 'calcium',
        value: 2.2,
        range: { low: 2.1, high: 2.6, source: 'report', text: null },
        when: day(30),
      }),
      measurement({
        analyte: 'calcium',
        value: 2.55,
        range: { low: 2.1, high: 2.6, source: 'report', text: null },
        when: day(1),
      }),
    ];
    const high = [measurement({ value: 6.8, when: day(1) })];
    const rows = rowsOf(build({ measurements: [...steady, ...changed, ...high] }), 'laboratory');
    expect(rows.map((r) => r.id)).toEqual([
      'laboratory/potassium',
      'laboratory/calcium',
      'laboratory/sodium',
    ]);
  });

  it('a first value far outside its limits stands before one just outside that moved', () => {
    const range = { low: 0.7, high: 1.3, source: 'report', text: null } as const;
    const slight = [0.9, 1.4].map((value, k) =>
      measurement({ analyte: 'creatinine', value, range, when: day(9 - k) }),
    );
    const far = measurement({ analyte: 'd-dimer', value: 7940, range: { ...range, low: null, high: 500 } });
    const rows = rowsOf(build({ measurements: [...slight, far] }), 'laboratory');
    expect(rows[0]!.id).toBe('laboratory/d-dimer');
  });

  it('rows keep their order when older results come: only the last month before a row’s last value has a say', () => {
    const newest = [
      measurement({ analyte: 'tsh', value: 9.4, when: day(20) }),
      measurement({ analyte: 'triglycerides', value: 9.5, when: day(20) }),
      measurement({ analyte: 'head-circumference', category: 'vital-sign', when: day(30) }),
      measurement({ analyte: 'pain-score', category: 'vital-sign', when: day(20) }),
    ];
    const older = ['tsh', 'pain-score', 'pain-score'].map((analyte, k) =>
      measurement({
        analyte,
        value: 1,
        when: day(90 + k),
        category: analyte === 'tsh' ? 'laboratory' : 'vital-sign',
      }),
    );
    for (const lane of ['laboratory', 'vitals'] as const) {
      const before = rowsOf(build({ measurements: newest }), lane).map((row) => row.id);
      expect(rowsOf(build({ measurements: [...newest, ...older] }), lane).map((row) => row.id)).toEqual(
        before,
      );
    }
  });

  it('the axis holds every value and the limits, and is never empty', () => {
    const [row] = rowsOf(build({ measurements: [measurement({ value: 9 })] }), 'laboratory');
    expect(row!.series!.min).toBeLessThan(3.5);
    expect(row!.series!.max).toBeGreaterThan(9);
    const [flat] = rowsOf(build({ measurements: [measurement({ value: 0, range: null })] }), 'laboratory');
    expect(flat!.series!.max).toBeGreaterThan(flat!.series!.min);
  });

  it('shows eight and offers the rest', () => {
    const many = Array.from({ length: 20 }, (_, k) => measurement({ analyte: `a${k}` }));
    const lane = build({ measurements: many }).lanes.find((l) => l.id === 'laboratory')!;
    expect(lane.shown).toBe(8);
    expect(lane.rowTo - lane.rowFrom).toBe(20);
  });
});

describe('blood pressure', () => {
  it('is one row that reads systolic over diastolic', () => {
    const parts = { category: 'vital-sign', unit: 'mm[Hg]', ref: 'Observation/bp' } as const;
    const systolic = measurement({
      ...parts,
      analyte: 'systolic-bp',
      value: 152,
      range: { low: 90, high: 140, source: 'knowledge', text: null },
    });
    const diastolic = measurement({
      ...parts,
      analyte: 'diastolic-bp',
      value: 78,
      range: { low: 60, high: 90, source: 'knowledge', text: null },
    });
    const [row, ...others] = rowsOf(build({ measurements: [systolic, diastolic] }), 'vitals');
    expect(others).toEqual([]);
    expect(row!.series!.last[0]).toMatchObject({ text: '152/78', mark: 'H' });
    expect(row!.series!.unit).toBe('mmHg');
    expect(row!.series!.bands).toHaveLength(2);
  });
});

describe('the first window', () => {
  it('is twelve months for ambulatory care', () => {
    const { defaultWindow, setting } = build({
      measurements: [measurement({ when: day(3000) }), measurement({ when: day(3) })],
    });
    expect(setting).toBe('ambulatory');
    expect((AS_OF - defaultWindow.start) / DAY).toBeCloseTo(365.25, 1);
    expect(defaultWindow.end).toBeGreaterThan(AS_OF);
  });

  it('is the stay and the seven days before for an inpatient', () => {
    const stay = encounter({
      setting: 'inpatient',
      status: 'in-progress',
      period: { start: day(4), end: null },
    });
    const { defaultWindow, setting } = build({ encounters: [stay] });
    expect(setting).toBe('inpatient');
    expect((AS_OF - defaultWindow.start) / DAY).toBeCloseTo(11, 5);
  });

  it('a stay that ended does not make an inpatient', () => {
    const stay = encounter({ setting: 'inpatient', period: { start: day(14), end: day(9) } });
    expect(build({ encounters: [stay] }).setting).toBe('ambulatory');
  });

  it('moves back to the last year that has an item', () => {
    const { defaultWindow, items } = build({ measurements: [measurement({ when: day(1500) })] });
    expect(items.start[0]!).toBeGreaterThan(defaultWindow.start);
    expect(items.start[0]!).toBeLessThan(defaultWindow.end);
  });
});
