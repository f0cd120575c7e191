import * as v from 'valibot';
import {
  ageCurve,
  applies,
  basis,
  bySetting,
  codes,
  id,
  leakValue,
  numericRule,
  ODDS_RATIO_BOUNDS,
  oddsRatio,
  positive,
  PROBABILITY_BOUNDS,
  probability,
  sourced,
  trendRule,
} from './authored-values.ts';

/** The form in which knowledge is written by hand (docs/model/knowledge-format.md). */

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
  countsDays: v.optional(v.union([positive, v.literal('always')]), 30),
  sex: v.optional(v.picklist(['male', 'female'])),
  askedTo: v.optional(positive),
});

export const authoredCondition = v.strictObject({
  id,
  name: v.pipe(v.string(), v.minLength(2)),
  synonyms: v.optional(v.array(v.string()), []),
  system: id,
  tier: v.optional(v.picklist([1, 2, 3, 4, 5], 'a tier is 1 to 5'), 1),
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
  risks: v.optional(v.record(id, sourced(oddsRatio, ODDS_RATIO_BOUNDS)), {}),
  findings: v.record(id, sourced(probability, PROBABILITY_BOUNDS)),
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
  effects: v.optional(v.record(id, sourced(probability, PROBABILITY_BOUNDS)), {}),
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
  except: v.optional(v.array(id), []),
  alsoLocal: v.optional(v.boolean(), false),
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
/** A value belongs to the first band that it doesn't exceed: each must have one. */
const bandsOf = <S extends v.GenericSchema<unknown, { upTo?: number | undefined }>>(band: S) =>
  v.pipe(
    v.array(band),
    v.check(
      (bands) =>
        bands.every((b, i) =>
          i === bands.length - 1
            ? b.upTo === undefined
            : b.upTo !== undefined && b.upTo > (bands[i - 1]?.upTo ?? Number.NEGATIVE_INFINITY),
        ) && bands.length > 0,
      'bands rise by upTo, and only the last has none',
    ),
  );
export const authoredScore = v.strictObject({
  id,
  name: v.string(),
  basis,
  ageFrom: positive,
  notInPregnancy: v.boolean(),
  withinHours: positive,
  parts: v.array(
    v.strictObject({ analyte: id, name: v.string(), bands: bandsOf(v.strictObject({ upTo, points })) }),
  ),
  oxygen: v.strictObject({
    signs: v.array(v.strictObject({ analyte: id, above: v.number() })),
    name: v.string(),
    points,
  }),
  consciousness: v.strictObject({ findings: v.array(id), name: v.string(), points }),
  meaning: bandsOf(v.strictObject({ upTo, text: v.string() })),
  singleThree: v.string(),
});
