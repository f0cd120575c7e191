import { applyConversion } from './analyte-index.ts';
import type { ChartProblem, Concept, Measurement, Moment, ResourceRef, ResultItem } from './chart.ts';
import type { CodeReading } from './codes.ts';
import { conceptKey } from './concepts.ts';
import { flagOf, readInterpretation } from './interpretations.ts';
import type { JsonObject } from './json.ts';
import type { NumberValue } from './observation-values.ts';
import { readOrdinal } from './ordinals.ts';
import { NO_SOURCES, problem } from './reading.ts';
import type { Draft, ReadContext } from './reading.ts';
import { readRanges } from './reference-ranges.ts';
import type { UnitFound } from './unit-of-number.ts';

/** What all parts of one Observation share. */
export interface Shared {
  readonly ref: ResourceRef;
  readonly encounter: ResourceRef | null;
  readonly category: ResultItem['category'];
  readonly when: Moment | null;
  readonly specimen: string | null;
  readonly context: ReadContext;
  readonly drafts: Draft[];
  readonly problems: ChartProblem[];
}

export function measurementDraft(
  part: JsonObject,
  code: CodeReading,
  value: NumberValue,
  { analyte, conversion, units }: UnitFound,
  shared: Shared,
): Draft<Measurement> {
  const { ref, problems, when } = shared;
  const canonical = applyConversion(conversion, value.value);
  const { low, high } = analyte.plausible;
  if (canonical < low || canonical > high) {
    const message = `${analyte.name} ${value.text} ${units.at(-1) ?? ''} is not plausible (${low} to ${high} ${analyte.unit}); shown as sent, not reasoned on.`;
    problems.push(problem('implausible-value', ref, message, false));
    return plainNumber(part, code, value, shared);
  }
  const scale = {
    plausible: analyte.plausible,
    conversion: (unit: string | null) =>
      unit === null ? conversion : (shared.context.index.conversion(analyte, unit) ?? null),
  };
  const ranges = readRanges(part, scale);
  for (const lie of ranges.lies)
    problems.push(problem('unreadable-range', ref, `${analyte.name}: ${lie}; the range is not used.`, false));
  const item: Measurement = {
    kind: 'measurement',
    ref,
    alsoIn: NO_SOURCES,
    encounter: shared.encounter,
    analyte: analyte.id,
    concept: code.concept,
    category: analyte.category,
    value: canonical,
    unit: analyte.unit,
    comparator: value.comparator,
    sourceValue: { text: value.text, unit: units.at(-1) ?? null },
    range: null,
    interpretation: readInterpretation(part) ?? (value.flag === null ? null : flagOf(value.flag)),
    when,
    derivedBy: null,
  };
  return { item, key: keyOf(item, analyte.id, analyte.decimals), ranges: ranges.candidates };
}

/** A number as sent: its analyte isn't modelled, isn't sure, or the value isn't plausible. */
export function plainNumber(
  part: JsonObject,
  code: CodeReading,
  value: NumberValue,
  shared: Shared,
): Draft<Measurement> {
  const scale = { plausible: null, conversion: () => ({ factor: 1, offset: 0 }) };
  const item: Measurement = {
    kind: 'measurement',
    ref: shared.ref,
    alsoIn: NO_SOURCES,
    encounter: shared.encounter,
    analyte: null,
    concept: code.concept,
    category:
      shared.category === 'laboratory' || shared.category === 'vital-sign' ? shared.category : 'other',
    value: value.value,
    unit: value.units.at(-1) ?? '',
    comparator: value.comparator,
    sourceValue: { text: value.text, unit: value.units.at(-1) ?? null },
    range: null,
    interpretation: readInterpretation(part) ?? (value.flag === null ? null : flagOf(value.flag)),
    when: shared.when,
    derivedBy: null,
  };
  return {
    item,
    key: keyOf(item, conceptKey(code.concept), UNKNOWN_DECIMALS),
    ranges: readRanges(part, scale).candidates,
  };
}

const UNKNOWN_DECIMALS = 6;

/**
 * One result is one analyte, one time and one value to the precision that is shown (70 kg and 154.3 lb are one
 * weighing), whatever its id. Undated ones can't be told apart.
 */
function keyOf({ when, value, comparator }: Measurement, what: string, decimals: number): string | null {
  if (when === null) return null;
  return `m|${what}|${when.at}|${when.precision}|${comparator ?? ''}${Math.round(value * 10 ** decimals)}`;
}

export function resultDraft(
  part: JsonObject,
  code: CodeReading,
  value: Concept,
  shared: Shared,
): Draft<ResultItem> {
  const { when } = shared;
  const item: ResultItem = {
    kind: 'result',
    ref: shared.ref,
    alsoIn: NO_SOURCES,
    encounter: shared.encounter,
    analyte: code.analyte?.id ?? null,
    concept: code.concept,
    category: shared.category === 'other' && code.analyte !== null ? code.analyte.category : shared.category,
    value,
    ordinal: readOrdinal(value),
    interpretation: readInterpretation(part),
    when,
  };
  const key = when === null ? null : `r|${conceptKey(code.concept)}|${when.at}|${conceptKey(value)}`;
  return { item, key };
}
