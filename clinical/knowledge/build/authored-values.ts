import * as v from 'valibot';

/** The values of which knowledge files are made (docs/model/knowledge-format.md). */

export const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case: lower-case letters, digits and single hyphens'),
);
export const codes = v.optional(v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), []);
export const positive = v.pipe(v.number(), v.minValue(0, 'may not be negative'));
const leak = v.pipe(
  v.number(),
  v.minValue(0.00001, 'a leak is never 0'),
  v.maxValue(0.9, 'a leak above 0.9 says nothing'),
);
export const PROBABILITY_BOUNDS =
  'a probability lies between 0.001 and 0.995; use `only` or `excludedBy` for the impossible';
export const probability = v.pipe(v.number(), v.minValue(0.001), v.maxValue(0.995));
export const ODDS_RATIO_BOUNDS = 'an odds ratio lies between 0.01 and 1000';
export const oddsRatio = v.pipe(v.number(), v.minValue(0.01), v.maxValue(1000));
export const basis = v.pipe(v.string(), v.minLength(1));

export const bySetting = v.pipe(
  v.strictObject({ ambulatory: positive, emergency: positive, inpatient: positive }),
  v.check(
    (f) => f.ambulatory + f.emergency + f.inpatient > 0,
    'at least one setting needs a frequency above 0',
  ),
);
export const leakValue = v.union(
  [
    v.pipe(
      leak,
      v.transform((x) => ({ ambulatory: x, emergency: x, inpatient: x })),
    ),
    v.pipe(
      v.tuple([leak, leak, leak]),
      v.transform(([ambulatory, emergency, inpatient]) => ({ ambulatory, emergency, inpatient })),
    ),
    v.strictObject({ ambulatory: leak, emergency: leak, inpatient: leak }),
  ],
  'a leak is one number or three (ambulatory, emergency, inpatient) between 0.00001 and 0.9',
);

export const ageCurve = v.pipe(
  v.record(
    v.pipe(v.string(), v.regex(/^\d+(\.\d+)?$/, 'ages are years')),
    v.pipe(
      v.number(),
      v.minValue(0.0001, 'a multiplier is above 0; use `only` for ages that are impossible'),
    ),
  ),
  v.check((r) => Object.keys(r).length > 0, 'an age curve needs at least one point'),
  v.transform((r) =>
    Object.entries(r)
      .map(([age, m]) => [Number(age), m] as const)
      .sort((a, b) => a[0] - b[0]),
  ),
);

/** A number alone is an estimate; `[number, source]` names where it is from. `bounds` is what the number must be. */
export const sourced = (value: v.GenericSchema<number, number>, bounds: string) =>
  v.union(
    [
      v.pipe(
        value,
        v.transform((x) => ({ value: x, basis: 'estimate' })),
      ),
      v.pipe(
        v.tuple([value, basis]),
        v.transform(([x, b]) => ({ value: x, basis: b })),
      ),
    ],
    `write a number (an estimate) or [number, source-id]; ${bounds}`,
  );

export const applies = v.strictObject({
  sex: v.optional(v.picklist(['male', 'female'])),
  ageFrom: v.optional(positive),
  ageTo: v.optional(positive),
  pregnant: v.optional(v.boolean()),
});

const limit = v.union(
  [
    v.number(),
    v.pipe(
      v.string(),
      v.regex(/^\d+(\.\d+)?x (uln|lln)$/, 'a relative limit is written "3x uln" or "1x lln"'),
      v.transform(relativeLimit),
    ),
  ],
  'a limit is a number in the canonical unit, or "3x uln", or "1x lln"',
);

function relativeLimit(text: string): { uln: number } | { lln: number } {
  const [factor, kind] = text.split('x ') as [string, string];
  return kind === 'uln' ? { uln: Number(factor) } : { lln: Number(factor) };
}

export const numericRule = v.pipe(
  v.strictObject({
    analyte: id,
    above: v.optional(limit),
    below: v.optional(limit),
    is: v.optional(v.array(v.string())),
    when: v.optional(applies),
    beside: v.optional(v.strictObject({ analyte: id, below: v.number() })),
    openOn: v.optional(v.array(v.strictObject({ analyte: id, above: v.number() }))),
    withinDays: v.optional(positive),
  }),
  v.check(
    (r) => r.above !== undefined || r.below !== undefined || r.is !== undefined,
    'a numeric rule needs above, below or is',
  ),
);

export const trendRule = v.strictObject({
  kind: v.picklist([
    'rise-ratio',
    'rise-absolute',
    'fall-percent',
    'fall-absolute',
    'persists-below',
    'persists-above',
    'slope-per-year-below',
    'slope-per-year-above',
  ]),
  analyte: id,
  threshold: v.number(),
  windowDays: positive,
  minSpanDays: v.optional(positive),
  minMeasurements: v.pipe(v.number(), v.minValue(2, 'a trend needs at least two measurements')),
  withinDays: positive,
  when: v.optional(applies),
  basis: v.optional(basis, 'estimate'),
});
