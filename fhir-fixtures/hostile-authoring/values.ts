import { hostile, LOINC, observation, quantity } from './hostile-case.ts';
import type { HostileCase, Json } from './hostile-case.ts';

const text = (words: string): Json => ({ valueString: words });
const K = (ref: string, value = 4.2): { ref: string; analyte: string; value: number; unit: string } => ({
  ref: `Observation/${ref}`,
  analyte: 'potassium',
  value,
  unit: 'mmol/L',
});

/** Units, numbers and their absence. */
export const VALUE_CASES: readonly HostileCase[] = [
  hostile(
    'unit-spellings',
    'Units as laboratories write them are understood, "K/uL" is thousands and not kelvin; a unit that nobody knows is a problem and not a number.',
    [
      observation('us-plt', '777-3', quantity(210, 'K/uL', null)),
      observation('us-plt2', '777-3', quantity(212, 'Count 10^9/L', null)),
      observation('us-plt3', '777-3', quantity(214, 'x10e3/uL', null)),
      observation('us-hr', '8867-4', quantity(72, 'BEATS PER MINUTE', null)),
      observation('us-hgb', '718-7', quantity(131, 'g/L')),
      observation('us-k', '2823-3', quantity(4.2, 'mEq/L', null)),
      observation('us-odd', '2345-7', quantity(95, 'furlongs', null)),
      observation('us-wrong', '718-7', quantity(13.1, 'mm[Hg]')),
    ],
    {
      measurements: [
        { ref: 'Observation/us-plt', analyte: 'platelets', value: 210, unit: '10*3/uL' },
        { ref: 'Observation/us-plt2', analyte: 'platelets', value: 212, unit: '10*3/uL' },
        { ref: 'Observation/us-plt3', analyte: 'platelets', value: 214, unit: '10*3/uL' },
        { ref: 'Observation/us-hr', analyte: 'heart_rate', value: 72, unit: '/min' },
        { ref: 'Observation/us-hgb', analyte: 'hemoglobin', value: 13.1, unit: 'g/dL' },
        K('us-k'),
      ],
      notMeasured: ['Observation/us-odd', 'Observation/us-wrong'],
      problems: [
        { kind: 'unreadable-unit', evidence: 'Observation/us-odd' },
        { kind: 'unreadable-unit', evidence: 'Observation/us-wrong' },
      ],
    },
  ),
  hostile(
    'fahrenheit',
    'Temperatures in °F and K are converted with their offset: 101.3 °F is 38.5 °C.',
    [
      observation('f-1', '8310-5', quantity(101.3, '[degF]')),
      observation('f-2', '8310-5', quantity(98.6, 'Deg F', null)),
      observation('f-3', '8310-5', quantity(310.15, 'K')),
      observation('f-4', '8310-5', quantity(37, '°C', 'Cel')),
    ],
    {
      measurements: [
        { ref: 'Observation/f-1', analyte: 'body_temperature', value: 38.5, unit: 'Cel' },
        { ref: 'Observation/f-2', analyte: 'body_temperature', value: 37, unit: 'Cel' },
        { ref: 'Observation/f-3', analyte: 'body_temperature', value: 37, unit: 'Cel' },
        { ref: 'Observation/f-4', analyte: 'body_temperature', value: 37, unit: 'Cel' },
      ],
    },
  ),
  hostile(
    'molar-and-mass',
    'The same analyte in mmol/L, µmol/L and mg/dL is one series: glucose 5.5 mmol/L is about 99 mg/dL.',
    [
      observation('m-glu', '14749-6', quantity(5.5, 'mmol/L')),
      observation('m-glu2', '2345-7', quantity(99, 'mg/dL'), { effectiveDateTime: '2026-01-11T09:00:00Z' }),
      observation('m-glu3', '2345-7', quantity(5.6, 'mmol/L'), { effectiveDateTime: '2026-01-12T09:00:00Z' }),
      observation('m-cr', '14682-9', quantity(88, 'umol/L')),
    ],
    {
      measurements: [
        { ref: 'Observation/m-glu', analyte: 'glucose', value: 99.09, unit: 'mg/dL' },
        { ref: 'Observation/m-glu2', analyte: 'glucose', value: 99, unit: 'mg/dL' },
        { ref: 'Observation/m-glu3', analyte: 'glucose', value: 100.89, unit: 'mg/dL' },
        { ref: 'Observation/m-cr', analyte: 'creatinine', value: 0.9955, unit: 'mg/dL' },
      ],
    },
  ),
  hostile(
    'hba1c-ifcc',
    'HbA1c of 48 mmol/mol (IFCC) is about 6.5 % (NGSP): an affine conversion, not a factor.',
    [
      observation(
        'a1c-1',
        { coding: [{ system: LOINC, code: '59261-8' }], text: 'HbA1c' },
        quantity(48, 'mmol/mol'),
      ),
      observation('a1c-2', { coding: [{ system: LOINC, code: '4548-4' }] }, quantity(6.5, '%'), {
        effectiveDateTime: '2026-01-11T09:00:00Z',
      }),
    ],
    {
      measurements: [
        { ref: 'Observation/a1c-1', analyte: 'hba1c', value: 6.543, unit: '%' },
        { ref: 'Observation/a1c-2', analyte: 'hba1c', value: 6.5, unit: '%' },
      ],
    },
  ),
  hostile(
    'reference-ranges',
    'Reversed, 0-0, critical and foreign ranges are never taken as the normal range; the value stays, and is never called normal for want of one.',
    [
      observation('r-reversed', '2823-3', quantity(5.9, 'mmol/L'), {
        referenceRange: [{ low: { value: 5.1 }, high: { value: 3.5 } }],
      }),
      observation('r-zero', '2823-3', quantity(4.2, 'mmol/L'), {
        effectiveDateTime: '2026-01-11T09:00:00Z',
        referenceRange: [{ low: { value: 0 }, high: { value: 0 } }],
      }),
      observation('r-critical', '2823-3', quantity(5.6, 'mmol/L'), {
        effectiveDateTime: '2026-01-12T09:00:00Z',
        referenceRange: [
          { low: { value: 2.5 }, high: { value: 6.5 }, type: { text: 'critical' } },
          { low: { value: 3.5 }, high: { value: 5.1 }, type: { coding: [{ code: 'normal' }] } },
        ],
      }),
      observation('r-text', '2823-3', quantity(4.4, 'mmol/L'), {
        effectiveDateTime: '2026-01-13T09:00:00Z',
        referenceRange: [{ text: '3.5 - 5.1 mmol/L' }],
      }),
      observation('r-foreign', '718-7', quantity(13.1, 'g/dL'), {
        referenceRange: [{ low: { value: 150 }, high: { value: 400 }, text: 'PLT 150-400 K/uL' }],
      }),
    ],
    {
      measurements: [
        K('r-reversed', 5.9),
        K('r-zero'),
        K('r-critical', 5.6),
        K('r-text', 4.4),
        { ref: 'Observation/r-foreign', analyte: 'hemoglobin', value: 13.1, unit: 'g/dL' },
      ],
      problems: [
        { kind: 'unreadable-range', evidence: 'Observation/r-reversed' },
        { kind: 'unreadable-range', evidence: 'Observation/r-zero' },
      ],
    },
  ),
  hostile(
    'numbers-in-words',
    'Numbers typed as text are read where they are plainly numbers; words are results and never numbers.',
    [
      observation('w-1', '2823-3', text('4.2 mmol/L')),
      observation('w-2', '2823-3', quantity('4.3', 'mmol/L'), { effectiveDateTime: '2026-01-11T09:00:00Z' }),
      observation('w-3', '2823-3', text('hemolyzed, see comment'), {
        effectiveDateTime: '2026-01-12T09:00:00Z',
      }),
      observation('w-4', { coding: [{ system: LOINC, code: '5794-3' }], text: 'Urine blood' }, text('2+')),
      observation(
        'w-5',
        { coding: [{ system: LOINC, code: '5802-4' }], text: 'Urine nitrite' },
        text('NEGATIVE'),
      ),
    ],
    {
      measurements: [K('w-1'), K('w-2', 4.3)],
      notMeasured: ['Observation/w-3', 'Observation/w-4', 'Observation/w-5'],
    },
  ),
  hostile(
    'comparators',
    'A value below or above the reportable limit keeps its comparator and is never drawn as the exact number.',
    [
      observation(
        'c-trop',
        { coding: [{ system: LOINC, code: '89579-7' }], text: 'Troponin I hs' },
        {
          valueQuantity: {
            value: 6,
            comparator: '<',
            unit: 'ng/L',
            system: 'http://unitsofmeasure.org',
            code: 'ng/L',
          },
        },
      ),
      observation('c-egfr', { coding: [{ system: LOINC, code: '33914-3' }], text: 'eGFR' }, text('>60')),
      observation(
        'c-hcg',
        { coding: [{ system: LOINC, code: '21198-7' }], text: 'hCG' },
        text('> 225000 mIU/mL'),
      ),
    ],
    {
      measurements: [
        { ref: 'Observation/c-trop', analyte: 'troponin_i_hs', value: 6, unit: 'ng/L', comparator: '<' },
        { ref: 'Observation/c-hcg', analyte: 'hcg_quant', value: 225000, unit: 'm[IU]/mL', comparator: '>' },
      ],
    },
  ),
  hostile(
    'absent-values',
    'An Observation without a value says that nothing is known: it is no number, no zero and not normal.',
    [
      observation('n-reason', '2823-3', {
        dataAbsentReason: {
          coding: [{ system: 'http://terminology.hl7.org/CodeSystem/data-absent-reason', code: 'unknown' }],
        },
      }),
      observation('n-none', '718-7', {}),
      observation('n-empty', '2345-7', { valueQuantity: { unit: 'mg/dL' } }),
      observation('n-null', '2160-0', { valueQuantity: { value: null, unit: 'mg/dL' } }),
      observation('n-blank', '777-3', text('   ')),
    ],
    {
      notMeasured: ['n-reason', 'n-none', 'n-empty', 'n-null', 'n-blank'].map((id) => `Observation/${id}`),
      problems: [
        { kind: 'absent-value', evidence: 'Observation/n-reason' },
        { kind: 'absent-value', evidence: 'Observation/n-none' },
      ],
    },
  ),
  hostile(
    'implausible-values',
    'Numbers that no living adult has are flagged as implausible and are not used as findings.',
    [
      observation('i-k', '2823-3', quantity(42, 'mmol/L')),
      observation('i-hr', '8867-4', quantity(7800, '/min')),
      observation('i-temp', '8310-5', quantity(370, 'Cel')),
      observation('i-cr', '2160-0', quantity(-1.2, 'mg/dL')),
    ],
    {
      problems: ['i-k', 'i-hr', 'i-temp', 'i-cr'].map((id) => ({
        kind: 'implausible-value',
        evidence: `Observation/${id}`,
      })),
    },
  ),
  hostile(
    'other-value-types',
    'Ratios, ranges, sampled data, booleans and integers do not break the reading, and none of them becomes a number it is not; 1:160 may be read as a titre of 160.',
    [
      observation(
        'v-ratio',
        { text: 'ANA titer' },
        { valueRatio: { numerator: { value: 1 }, denominator: { value: 160 } } },
      ),
      observation(
        'v-range',
        { text: 'White cells, urine' },
        { valueRange: { low: { value: 5 }, high: { value: 10 } } },
      ),
      observation(
        'v-sampled',
        { text: 'ECG lead II' },
        {
          valueSampledData: { origin: { value: 0 }, period: 4, dimensions: 1, data: '1 2 E 3 L' },
        },
      ),
      observation('v-boolean', { text: 'Fasting' }, { valueBoolean: false }),
      observation(
        'v-integer',
        { coding: [{ system: LOINC, code: '9269-2' }], text: 'GCS' },
        { valueInteger: 15 },
      ),
      observation('v-k', '2823-3', quantity(4.2, 'mmol/L')),
    ],
    {
      measurements: [K('v-k')],
      notMeasured: ['Observation/v-sampled', 'Observation/v-boolean'],
    },
  ),
];
