import * as v from 'valibot';

/** The form in which knowledge is written by hand (docs/model/knowledge-format.md). */

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'an id is kebab-case: lower-case letters, digits and single hyphens'),
);
const codes = v.optional(v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), []);
const positive = v.pipe(v.number(), v.minValue(0, 'may not be negative'));
const leak = v.pipe(
  v.number(),
  v.minValue(0.00001, 'a leak is never 0'),
  v.maxValue(0.9, 'a leak above 0.9 says nothing'),
);
const probability = v.pipe(
  v.number(),
  v.minValue(0.001, 'a probability may not be 0: use `only` or `excludedBy` for the impossible'),
  v.maxValue(0.995, 'a probability may not be 1'),
);
const basis = v.pipe(v.string(), v.minLength(1));

const bySetting = v.pipe(
  v.strictObject({ ambulatory: positive, emergency: positive, inpatient: positive }),
  v.check(
    (f) => f.ambulatory + f.emergency + f.inpatient > 0,
    'at least one setting needs a frequency above 0',
  ),
);
const leakValue = v.union(
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

const ageCurve = v.pipe(
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

/** A number alone is an estimate; `[number, source]` names where it is from. */
const sourced = (value: v.GenericSchema<number, number>) =>
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
    'write a number (an estimate) or [number, source-id]; probabilities lie between 0.001 and 0.995',
  );

const applies = v.strictObject({
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

const numericRule = v.pipe(
  v.strictObject({
    analyte: id,
    above: v.optional(limit),
    below: v.optional(limit),
    is: v.optional(v.array(v.string())),
    when: v.optional(applies),
    withinDays: v.optional(positive),
  }),
  v.check(
    (r) => r.above !== undefined || r.below !== undefined || r.is !== undefined,
    'a numeric rule needs above, below or is',
  ),
);

const trendRule = v.strictObject({
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
  basis: v.optional(basis, 'estimate'),
});

export const authoredFinding = v.strictObject({
  id,
  name: v.pipe(v.string(), v.minLength(2)),
  kind: v.picklist([
    'symptom',
    'sign',
    'vital',
    'laboratory',
    'imaging',
    'procedure-result',
    'time-course',
    'history',
    'medicine',
    'exposure',
  ]),
  obtained: v.optional(
    v.picklist(['question', 'examination', 'bedside', 'laboratory', 'imaging', 'procedure']),
  ),
  parents: v.optional(v.array(id), []),
  group: v.optional(id),
  leak: leakValue,
  leakAge: v.optional(ageCurve),
  leakBasis: v.optional(basis, 'estimate'),
  snomed: codes,
  icd10: codes,
  loinc: codes,
  text: v.optional(v.array(v.string()), []),
  textAbsent: v.optional(v.array(v.string()), []),
  numeric: v.optional(v.array(numericRule), []),
  trends: v.optional(v.array(trendRule), []),
  drugs: v.optional(v.array(id), []),
  condition: v.optional(id),
  context: v.optional(v.string()),
  sex: v.optional(v.picklist(['male', 'female'])),
});

export const authoredCondition = v.strictObject({
  id,
  name: v.pipe(v.string(), v.minLength(2)),
  synonyms: v.optional(v.array(v.string()), []),
  system: id,
  icd10: codes,
  snomed: codes,
  acuity: v.picklist(['emergent', 'urgent', 'routine']),
  cannotMiss: v.boolean(),
  kind: v.optional(v.picklist(['disease', 'drug-effect', 'relapse']), 'disease'),
  relapseOf: v.optional(v.array(id), []),
  recurs: v.optional(v.boolean(), false),
  only: v.optional(applies, {}),
  requires: v.optional(v.array(id), []),
  excludedBy: v.optional(v.array(id), []),
  frequency: bySetting,
  frequencyBasis: v.optional(basis, 'estimate'),
  age: v.optional(ageCurve, { 0: 1 }),
  sex: v.optional(v.strictObject({ male: positive, female: positive }), { male: 1, female: 1 }),
  risks: v.optional(
    v.record(
      id,
      sourced(
        v.pipe(
          v.number(),
          v.minValue(0.01, 'an odds ratio lies between 0.01 and 1000'),
          v.maxValue(1000, 'an odds ratio lies between 0.01 and 1000'),
        ),
      ),
    ),
    {},
  ),
  findings: v.record(id, sourced(probability)),
  guidelines: v.optional(
    v.array(
      v.strictObject({
        option: v.string(),
        guideline: v.string(),
        year: v.pipe(v.number(), v.minValue(1980), v.maxValue(2026)),
        url: v.optional(v.nullable(v.string()), null),
      }),
    ),
    [],
  ),
});

export const authoredAnalyte = v.strictObject({
  id,
  name: v.string(),
  category: v.picklist(['laboratory', 'vital-sign', 'other']),
  unit: v.string(),
  loinc: codes,
  units: v.optional(
    v.array(
      v.strictObject({
        unit: v.string(),
        factor: v.optional(v.number(), 1),
        offset: v.optional(v.number(), 0),
      }),
    ),
    [],
  ),
  ranges: v.optional(
    v.array(
      v.strictObject({
        low: v.optional(v.nullable(v.number()), null),
        high: v.optional(v.nullable(v.number()), null),
        when: v.optional(applies, {}),
        basis: v.optional(basis, 'estimate'),
      }),
    ),
    [],
  ),
  plausible: v.strictObject({ low: v.number(), high: v.number() }),
  names: v.optional(v.array(v.string()), []),
  decimals: v.optional(positive, 1),
  qualitative: v.optional(v.boolean(), false),
});

export const authoredDrug = v.strictObject({
  id,
  name: v.string(),
  classes: v.optional(v.array(id), []),
  rxnorm: codes,
  names: v.optional(v.array(v.string()), []),
  effects: v.optional(v.record(id, sourced(probability)), {}),
});

export const authoredSource = v.strictObject({
  id,
  kind: v.picklist(['study', 'guideline', 'textbook', 'formula']),
  citation: v.pipe(v.string(), v.minLength(10, 'name author, title or guideline, journal and year')),
  url: v.optional(v.nullable(v.string()), null),
});

export const authoredConflict = v.strictObject({
  id,
  kind: v.picklist(['drug-condition', 'drug-laboratory', 'drug-drug', 'duplicate-therapy']),
  drug: id,
  otherDrug: v.optional(v.nullable(id), null),
  finding: v.optional(v.nullable(id), null),
  title: v.string(),
  detail: v.string(),
  basis: v.optional(basis, 'estimate'),
});

export const authoredCriterion = v.strictObject({
  id,
  condition: id,
  title: v.string(),
  findings: v.pipe(v.array(id), v.minLength(1)),
  unless: v.optional(v.array(id), []),
  basis,
});

const upTo = v.optional(v.number());
const points = v.pipe(v.number(), v.integer(), v.minValue(0));
export const authoredScore = v.strictObject({
  id,
  name: v.string(),
  basis,
  ageFrom: positive,
  notInPregnancy: v.boolean(),
  withinHours: positive,
  parts: v.array(
    v.strictObject({ analyte: id, name: v.string(), bands: v.array(v.strictObject({ upTo, points })) }),
  ),
  oxygen: v.strictObject({ analyte: id, name: v.string(), points }),
  consciousness: v.strictObject({ findings: v.array(id), name: v.string(), points }),
  meaning: v.array(v.strictObject({ upTo, text: v.string() })),
  singleThree: v.string(),
});
