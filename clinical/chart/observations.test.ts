import { describe, expect, it } from 'vitest';
// oxlint-disable-next-line boundaries/dependencies -- a test may read the real analytes with Node
import { realAnalytes } from '../knowledge/build/real-analytes.ts';
import type { Chart } from './chart.ts';
import { readChart } from './read-chart.ts';

const knowledge = { analytes: realAnalytes() };
const asOf = Date.UTC(2026, 0, 16);
const patient = (facts: object = {}) => ({
  resourceType: 'Patient',
  id: 'p',
  gender: 'female',
  birthDate: '1980-01-01',
  ...facts,
});
const loinc = (code: string, text?: string) => ({
  coding: [{ system: 'http://loinc.org', code }],
  ...(text === undefined ? {} : { text }),
});
const quantity = (value: unknown, unit?: string) => ({
  valueQuantity: { value, ...(unit === undefined ? {} : { unit }) },
});

function read(observation: object, facts: object = {}): Chart {
  const resource = {
    resourceType: 'Observation',
    id: 'o',
    status: 'final',
    subject: { reference: 'Patient/p' },
    effectiveDateTime: '2026-01-10T08:00:00Z',
    ...observation,
  };
  return readChart([patient(facts), resource], { knowledge, asOf });
}

const analyteOf = (observation: object) => read(observation).measurements[0]?.analyte;
const kinds = (chart: Chart) => chart.problems.map((p) => p.kind);

describe('what an Observation measures', () => {
  it('is the analyte of its LOINC code, even behind a panel or a local code', () => {
    const coding = [
      { system: 'urn:local', code: '77', display: 'K' },
      { system: 'http://loinc.org', code: '24323-8', display: 'Comprehensive metabolic panel' },
      { system: 'https://loinc.org/', code: '2823-3', display: 'Potassium' },
    ];
    expect(analyteOf({ code: { coding }, ...quantity(4.2, 'mmol/L') })).toBe('potassium');
  });

  it('is found by name where there is no LOINC code', () => {
    expect(analyteOf({ code: { text: 'Hgb' }, ...quantity(13, 'g/dL') })).toBe('hemoglobin');
    expect(
      analyteOf({
        code: { text: 'Leukocytes [#/volume] in Blood by Automated count' },
        ...quantity(7, 'K/uL'),
      }),
    ).toBe('wbc');
    expect(analyteOf({ code: { text: 'Neutrophils' }, ...quantity(4.2, 'K/uL') })).toBe('neutrophils-abs');
    expect(analyteOf({ code: { text: 'Neutrophils' }, ...quantity(62, '%') })).toBe('neutrophils-pct');
  });

  it('never takes another specimen for blood', () => {
    expect(analyteOf({ code: { text: 'Glucose [Mass/volume] in Urine' }, ...quantity(100, 'mg/dL') })).toBe(
      'urine-glucose',
    );
    expect(
      analyteOf({ code: { text: 'Glucose' }, specimen: { display: 'CSF' }, ...quantity(60, 'mg/dL') }),
    ).toBe('csf-glucose');
    expect(
      analyteOf({
        code: { text: 'Potassium [Moles/volume] in Body fluid' },
        specimen: { display: 'Pleural fluid' },
        ...quantity(4, 'mmol/L'),
      }),
    ).toBeNull();
  });

  it('is not guessed from the text when a LOINC code says something that is not modelled', () => {
    expect(analyteOf({ code: loinc('2951-2', 'Sodium'), ...quantity(140, 'mmol/L') })).toBe('sodium');
    expect(analyteOf({ code: loinc('15207-4', 'Sodium'), ...quantity(140, 'mmol/L') })).toBeNull();
  });

  it('is left open where a name of one or two letters comes with a unit of something else', () => {
    expect(analyteOf({ code: { text: 'K' }, ...quantity(4.2, 'mmol/L') })).toBe('potassium');
    const chart = read({ code: { text: 'P' }, ...quantity(3.4, 'mg/dL') });
    expect(chart.measurements).toMatchObject([{ analyte: null, value: 3.4, unit: 'mg/dL' }]);
    expect(kinds(chart)).toEqual(['doubtful-code']);
  });

  it('is doubtful when code and name contradict each other', () => {
    const chart = read({ code: loinc('2345-7', 'Potassium'), ...quantity(4.1, 'mmol/L') });
    expect(chart.measurements[0]!.analyte).toBeNull();
    expect(kinds(chart)).toEqual(['doubtful-code']);
  });

  it('is doubtful when two codes mean different things and the name decides nothing', () => {
    const coding = ['2823-3', '2951-2'].map((code) => ({ system: 'http://loinc.org', code }));
    expect(kinds(read({ code: { coding, text: 'Electrolyte' }, ...quantity(4, 'mmol/L') }))).toEqual([
      'doubtful-code',
    ]);
    expect(analyteOf({ code: { coding, text: 'Serum potassium' }, ...quantity(4, 'mmol/L') })).toBe(
      'potassium',
    );
  });
});

describe('values', () => {
  it('keep what was sent beside the canonical value', () => {
    const [m] = read({ code: loinc('2345-7'), ...quantity(5.5, 'mmol/L') }).measurements;
    expect(m).toMatchObject({ value: 99.088, unit: 'mg/dL', sourceValue: { text: '5.5', unit: 'mmol/L' } });
  });

  it('in components become measurements with the date of the whole', () => {
    const chart = read({
      code: loinc('85354-9'),
      component: [
        { code: loinc('8480-6'), ...quantity(120, 'mmHg') },
        { code: loinc('8462-4'), dataAbsentReason: { text: 'not asked' } },
      ],
    });
    expect(chart.measurements.map((m) => [m.analyte, m.value])).toEqual([['systolic-bp', 120]]);
    expect(chart.problems).toMatchObject([{ kind: 'absent-value', dropped: false }]);
  });

  it('"120/80" in a text under a blood pressure code is two measurements', () => {
    const chart = read({ code: { text: 'Blood pressure' }, valueString: '120/80 mmHg' });
    expect(chart.measurements.map((m) => [m.analyte, m.value])).toEqual([
      ['systolic-bp', 120],
      ['diastolic-bp', 80],
    ]);
  });

  it('without unit are read only where one unit alone is plausible, and reported', () => {
    const bp = read({ code: loinc('8480-6'), ...quantity(120) });
    expect([bp.measurements[0]!.value, kinds(bp)]).toEqual([120, ['unreadable-unit']]);
    const fever = read({ code: loinc('8310-5'), ...quantity(101.3) });
    expect(fever.measurements[0]).toMatchObject({ value: 38.5, unit: 'Cel' });
    const glucose = read({ code: loinc('2345-7'), ...quantity(95) });
    expect([glucose.measurements, glucose.problems[0]]).toMatchObject([
      [],
      { kind: 'unreadable-unit', dropped: true },
    ]);
    expect(kinds(read({ code: loinc('6301-6'), ...quantity(2.4) }))).toEqual([]);
  });

  it('without unit take the unit of their own range', () => {
    const chart = read({
      code: loinc('2345-7'),
      ...quantity(5.5),
      referenceRange: [{ low: { value: 3.9, unit: 'mmol/L' }, high: { value: 5.5, unit: 'mmol/L' } }],
    });
    expect(chart.measurements[0]).toMatchObject({ value: 99.088, range: { source: 'report' } });
  });

  it('that are implausible are shown as sent and not reasoned on', () => {
    const chart = read({ code: loinc('2823-3'), ...quantity(42, 'mmol/L') });
    expect(chart.measurements).toMatchObject([{ analyte: null, value: 42, unit: 'mmol/L' }]);
    expect(kinds(chart)).toEqual(['implausible-value']);
  });

  it('keep their comparator, however it is written', () => {
    const sent = { code: loinc('6598-7'), valueQuantity: { value: 0.01, comparator: '<', unit: 'ng/mL' } };
    expect(read(sent).measurements[0]).toMatchObject({ value: 0.01, comparator: '<' });
    expect(read({ code: loinc('98979-8'), valueString: '> 90 mL/min/1.73m2' }).measurements[0]).toMatchObject(
      { value: 90, comparator: '>' },
    );
  });

  it('in words are results with their ordinal reading', () => {
    const ordinal = (text: string) => read({ code: loinc('5802-4'), valueString: text }).results[0]?.ordinal;
    expect(['NEGATIVE', 'Not detected', 'Trace', '2+', '+++', 'Positive', 'non-reactive', 'No growth after 5 days', 'see note'].map(ordinal)).toEqual([
      'negative', 'negative', 'trace', '2+', '3+', 'positive', 'negative', 'negative', null,
    ]); // prettier-ignore
  });

  it('of a qualitative test that come as a number stay words', () => {
    const chart = read({ code: loinc('5794-3'), ...quantity(0.2, 'mg/dL') });
    expect([chart.measurements, chart.results[0]?.value.text]).toEqual([[], '0.2 mg/dL']);
  });
});

describe('reference ranges', () => {
  const range = (referenceRange: object[], facts: object = {}, effectiveDateTime = '2026-01-10') =>
    read({ code: loinc('718-7'), ...quantity(13, 'g/dL'), effectiveDateTime, referenceRange }, facts)
      .measurements[0]!.range;
  const limits = (low: number, high: number) => ({
    low: { value: low, unit: 'g/dL' },
    high: { value: high, unit: 'g/dL' },
  });

  it("are the report's own first, in the analyte's unit", () => {
    expect(range([{ low: { value: 120, unit: 'g/L' }, high: { value: 160, unit: 'g/L' } }])).toEqual({
      low: 12,
      high: 16,
      source: 'report',
      text: null,
    });
  });

  it.each(['12.0 - 16.0', '12.0-16.0 g/dL', '[12 to 16]', 'Normal: 12-16'])(
    'are read from the text %s',
    (text) => {
      expect(range([{ text }])).toEqual({ low: 12, high: 16, source: 'report', text });
    },
  );

  it('that are critical, for treatment or about others stand aside', () => {
    const critical = { ...limits(7, 20), type: { coding: [{ code: 'critical' }] } };
    expect(range([critical, limits(12, 16)])).toMatchObject({ low: 12, source: 'report' });
    const men = { ...limits(13.5, 17.5), appliesTo: [{ text: 'Male' }] };
    const women = { ...limits(12, 15.5), appliesTo: [{ text: 'Female' }] };
    expect(range([men, women])).toMatchObject({ low: 12 });
    expect(range([men, women], { gender: 'male' })).toMatchObject({ low: 13.5 });
    expect(range([men, women], { gender: undefined })).toMatchObject({
      source: 'knowledge',
      low: 12,
      high: 17.5,
    });
  });

  it('for an age apply at the age of the measurement', () => {
    const child = { ...limits(11, 14), age: { high: { value: 12, unit: 'a' } } };
    const adult = { ...limits(12, 16), age: { low: { value: 12, unit: 'a' } } };
    expect(range([child, adult], { birthDate: '2020-01-01' })).toMatchObject({ low: 11 });
    expect(range([child, adult])).toMatchObject({ low: 12 });
  });

  it.each([
    ['reversed', limits(16, 12)],
    ['0 to 0', limits(0, 0)],
    ["another analyte's", limits(135, 145)],
  ])('that are %s are reported and not used', (_, lie) => {
    const chart = read({ code: loinc('718-7'), ...quantity(13, 'g/dL'), referenceRange: [lie] });
    expect(kinds(chart)).toEqual(['unreadable-range']);
    expect(chart.measurements[0]!.range).toMatchObject({ source: 'knowledge', low: 12 });
  });

  it('of the knowledge base are for sex and age, and wide enough for both sexes where the sex is not known', () => {
    expect(range([])).toMatchObject({ low: 12, high: 15.5, source: 'knowledge' });
    expect(range([], { gender: 'male' })).toMatchObject({ low: 13.5, high: 17.5 });
    expect(range([], { gender: 'unknown' })).toMatchObject({ low: 12, high: 17.5 });
    expect(range([], { birthDate: '2023-01-01' })).toMatchObject({ low: 11 });
  });
});

describe('interpretations', () => {
  const interpretation = (sent: unknown) =>
    read({ code: loinc('2823-3'), ...quantity(6.8, 'mmol/L'), interpretation: sent }).measurements[0]!
      .interpretation;

  it('are those of the report, as code or words, and none where none was sent', () => {
    expect(interpretation([{ coding: [{ code: 'HH' }] }])).toBe('critical-high');
    expect(interpretation([{ text: 'High' }])).toBe('high');
    expect(interpretation('abnormal')).toBe('abnormal');
    expect(interpretation(undefined)).toBeNull();
    expect(interpretation([{ text: 'whatever' }])).toBeNull();
  });
});
