import { hostile, observation, quantity } from './hostile-case.ts';
import type { HostileCase, Json } from './hostile-case.ts';

function nested(levels: number): Json {
  let inner: Json = { url: 'https://example.org/deep', valueString: 'deep' };
  for (let i = 0; i < levels; i += 1) inner = { url: 'https://example.org/deep', extension: [inner] };
  return inner;
}

const K = { ref: 'Observation/s-k', analyte: 'potassium', value: 4.2, unit: 'mmol/L' };

/** JSON of the wrong shape. */
export const SHAPE_CASES: readonly HostileCase[] = [
  hostile(
    'junk-fields',
    'Unknown fields, nulls and wrong types inside a resource cost that resource at most: the rest is read.',
    [
      observation('s-k', '2823-3', quantity(4.2, 'mmol/L'), {
        zorblax: { a: [1, null] },
        extension: [nested(200)],
      }),
      observation('s-code', { coding: 'not a list', text: 7 }, quantity(1, 'mg/dL')),
      observation(
        's-null',
        { coding: [null, { system: null, code: null }] },
        { valueQuantity: null, valueString: null },
      ),
      observation('s-array', '718-7', { valueQuantity: [{ value: 13.1 }] }),
      { resourceType: 'Condition', id: 's-condition', code: 'asthma', clinicalStatus: 'active' },
    ],
    {
      measurements: [K],
      notMeasured: ['Observation/s-null', 'Observation/s-array'],
    },
  ),
  hostile(
    'junk-entries',
    'Entries that are null, empty, without a type, of an unknown type or an OperationOutcome are no data and stop nothing.',
    [observation('s-k', '2823-3', quantity(4.2, 'mmol/L'))],
    { measurements: [K] },
    {
      rawEntries: [
        null,
        {},
        { resource: null },
        { resource: 'Observation' },
        { resource: { id: 'no-type', status: 'final' } },
        { resource: { resourceType: 'Zorblax', id: 'z1' } },
        { resource: { resourceType: 'Observation', status: 'final', code: { text: 'No id' } } },
        {
          search: { mode: 'outcome' },
          resource: {
            resourceType: 'OperationOutcome',
            id: 'oo',
            issue: [{ severity: 'warning', code: 'suppressed', diagnostics: 'Not the entire record' }],
          },
        },
      ],
    },
  ),
];
