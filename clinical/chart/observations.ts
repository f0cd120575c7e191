import type { AnalyteDefinition } from '../knowledge/knowledge.ts';
import type { Conversion } from './analyte-index.ts';
import type { ChartProblem, Concept, Measurement, Moment, ResourceRef, ResultItem } from './chart.ts';
import { readCode } from './codes.ts';
import type { CodeReading } from './codes.ts';
import { conceptKey } from './concepts.ts';
import { flagOf, readInterpretation } from './interpretations.ts';
import type { JsonObject } from './json.ts';
import { codeAt, has, objectAt, objectsAt, textAt } from './json.ts';
import { readBloodPressure } from './numbers-in-text.ts';
import { readOrdinal } from './ordinals.ts';
import { readValue } from './observation-values.ts';
import type { ValueReading } from './observation-values.ts';
import { NO_SOURCES, problem, quoted } from './reading.ts';
import type { Draft, ReadContext } from './reading.ts';
import { readRanges } from './reference-ranges.ts';
import type { ResourceContent } from './resource-content.ts';
import { referenceAt } from './references.ts';
import { readStatus } from './statuses.ts';
import { clinicalTime } from './clinical-time.ts';

type NumberValue = Extract<ValueReading, { kind: 'number' }>;

/** What all parts of one Observation share. */
interface Shared {
  readonly ref: ResourceRef;
  readonly encounter: ResourceRef | null;
  readonly category: ResultItem['category'];
  readonly when: Moment | null;
  readonly specimen: string | null;
  readonly context: ReadContext;
  readonly drafts: Draft[];
  readonly problems: ChartProblem[];
}

/** An Observation with its components: every number in its analyte's unit, everything else as a result in words. */
export function readObservation(
  resource: JsonObject,
  ref: ResourceRef,
  context: ReadContext,
): ResourceContent {
  const { problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const problems: ChartProblem[] = statusProblem === null ? [] : [statusProblem];
  const specimen = objectAt(resource, 'specimen');
  const shared: Shared = {
    ref,
    encounter: referenceAt(resource, 'encounter') ?? referenceAt(resource, 'context'),
    category: categoryOf(resource),
    when: clinicalTime(resource, 'effective', ref, problems),
    specimen: specimen === null ? null : textAt(specimen, 'display'),
    context,
    drafts: [],
    problems,
  };
  const components = objectsAt(resource, 'component');
  const members = has(resource, 'hasMember') || has(resource, 'related');
  const own = readValue(resource);
  const empty = own.kind === 'none' || own.kind === 'absent';
  if (!empty || (components.length === 0 && !members)) readPart(resource, own, shared, false);
  for (const component of components) readPart(component, readValue(component), shared, true);
  if (shared.drafts.length > 0 && shared.when === null && !problems.some((p) => p.kind === 'unreadable-date'))
    problems.push(problem('undated', ref, 'It has no date; shown among the undated items.', false));
  return { drafts: shared.drafts, problems: settle(shared) };
}

/** A problem drops the resource only when nothing of it could be shown. */
function settle({ drafts, problems }: Shared): ChartProblem[] {
  if (drafts.length === 0 || !problems.some((p) => p.dropped)) return problems;
  return problems.map((p) => (p.dropped ? { ...p, dropped: false } : p));
}

function readPart(part: JsonObject, value: ValueReading, shared: Shared, isComponent: boolean): void {
  const code = readCode(part, shared.specimen, shared.context);
  const what = isComponent ? `The part ${quoted(code.concept.text)}` : 'It';
  const report = (kind: ChartProblem['kind'], message: string, dropped: boolean) =>
    shared.problems.push(problem(kind, shared.ref, message, dropped));
  switch (value.kind) {
    case 'none':
      return void report('absent-value', `${what} has no value.`, true);
    case 'absent':
      return void report(
        'absent-value',
        `${what} has no value; the source says: ${quoted(value.why)}.`,
        true,
      );
    case 'unreadable':
      return void report('unreadable-value', `${what} can't be read: ${value.why}.`, true);
    case 'words':
      if (code.bloodPressure && readPressure(part, value.value, shared)) return;
      noteDoubt(code, shared);
      shared.drafts.push(resultDraft(part, code, value.value, shared));
      return;
    case 'number':
      noteDoubt(code, shared);
      readNumberPart(part, code, value, shared);
  }
}

function noteDoubt(code: CodeReading, shared: Shared): void {
  if (code.doubt === null) return;
  const message = `The code of ${quoted(code.concept.text)} is doubtful: ${code.doubt}.`;
  shared.problems.push(problem('doubtful-code', shared.ref, message, false));
}

function readNumberPart(part: JsonObject, code: CodeReading, value: NumberValue, shared: Shared): void {
  const { analyte } = code;
  if (analyte === null) return void shared.drafts.push(plainNumber(part, code, value, shared));
  if (analyte.qualitative) {
    const text = [value.comparator ?? '', value.text, value.units[0] ?? ''].join(' ').trim();
    return void shared.drafts.push(resultDraft(part, code, { codings: [], text }, shared));
  }
  const units = value.units.length > 0 ? value.units : unitsOfRange(part);
  const found = convert(analyte, units, shared.context) ?? siblingByUnit(code, units, shared.context);
  if (found === null) {
    const unit =
      units.length === 0
        ? 'it has no unit'
        : `its unit ${quoted(units.at(-1)!)} can't be converted to ${analyte.unit}`;
    const message = `${analyte.name} ${value.text}: ${unit}. Look at the value in the source.`;
    return void shared.problems.push(problem('unreadable-unit', shared.ref, message, true));
  }
  shared.drafts.push(measurementDraft(part, code, value, { ...found, units }, shared));
}

interface Found {
  readonly analyte: AnalyteDefinition;
  readonly conversion: Conversion;
}

function convert(analyte: AnalyteDefinition, units: readonly string[], context: ReadContext): Found | null {
  if (units.length === 0)
    return isUnitless(analyte.unit) ? { analyte, conversion: { factor: 1, offset: 0 } } : null;
  for (const unit of units) {
    const conversion = context.index.conversion(analyte, unit);
    if (conversion !== null) return { analyte, conversion };
  }
  return null;
}

/** Numbers that are written without a unit: INR, pH, scores, ratios. A share isn't: 0.97 and 97 both occur. */
function isUnitless(unit: string): boolean {
  return unit === '1' || unit === '[pH]' || unit.startsWith('{');
}

/** "Neutrophils 4.2 K/uL" is the count although the name alone means the share. */
function siblingByUnit(code: CodeReading, units: readonly string[], context: ReadContext): Found | null {
  if (!code.byName) return null;
  for (const name of [
    `${code.concept.text} absolute`,
    `${code.concept.text} count`,
    `${code.concept.text} ratio`,
  ]) {
    const analyte = context.index.byName(name);
    const found = analyte === null ? null : convert(analyte, units, context);
    if (found !== null) return found;
  }
  return null;
}

/** A result without unit is in the unit of the range that was sent with it. */
function unitsOfRange(part: JsonObject): readonly string[] {
  for (const range of objectsAt(part, 'referenceRange'))
    for (const key of ['low', 'high'] as const) {
      const end = objectAt(range, key);
      const unit = end === null ? null : (textAt(end, 'code') ?? textAt(end, 'unit'));
      if (unit !== null) return [unit];
    }
  return [];
}

function measurementDraft(
  part: JsonObject,
  code: CodeReading,
  value: NumberValue,
  { analyte, conversion, units }: Found & { units: readonly string[] },
  shared: Shared,
): Draft<Measurement> {
  const { ref, problems, when } = shared;
  const canonical = value.value * conversion.factor + conversion.offset;
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
  return { item, key: keyOf(item, analyte.id), ranges: ranges.candidates };
}

/** A number as sent: its analyte isn't modelled, isn't sure, or the value isn't plausible. */
function plainNumber(
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
  return { item, key: keyOf(item, conceptKey(code.concept)), ranges: readRanges(part, scale).candidates };
}

/** One result is one analyte, one time and one value, whatever its id. Undated ones can't be told apart. */
function keyOf({ when, value, comparator }: Measurement, what: string): string | null {
  if (when === null) return null;
  return `m|${what}|${when.at}|${when.precision}|${comparator ?? ''}${Math.round(value * 1e6)}`;
}

function resultDraft(part: JsonObject, code: CodeReading, value: Concept, shared: Shared): Draft<ResultItem> {
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

/** "120/80" under a blood pressure code is two measurements. */
function readPressure(part: JsonObject, value: Concept, shared: Shared): boolean {
  const pressure = readBloodPressure(value.text);
  if (pressure === null) return false;
  for (const [id, number] of Object.entries(pressure)) {
    const analyte = shared.context.index.byName(`${id} blood pressure`);
    if (analyte === null) return false;
    const code: CodeReading = {
      concept: { codings: [], text: analyte.name },
      analyte,
      byName: true,
      doubt: null,
      bloodPressure: false,
    };
    const reading: NumberValue = {
      kind: 'number',
      value: number,
      comparator: null,
      units: ['mm[Hg]'],
      text: String(number),
      flag: null,
    };
    readNumberPart(part, code, reading, shared);
  }
  return true;
}

const CATEGORIES: ReadonlyMap<string, ResultItem['category']> = new Map([
  ['laboratory', 'laboratory'],
  ['lab', 'laboratory'],
  ['vital-signs', 'vital-sign'],
  ['vital signs', 'vital-sign'],
  ['vitals', 'vital-sign'],
  ['social-history', 'social-history'],
  ['social history', 'social-history'],
  ['sdoh', 'social-history'],
  ['imaging', 'imaging'],
  ['exam', 'exam'],
  ['survey', 'survey'],
]);

function categoryOf(resource: JsonObject): ResultItem['category'] {
  for (const concept of objectsAt(resource, 'category')) {
    for (const c of objectsAt(concept, 'coding')) {
      const known = CATEGORIES.get(codeAt(c, 'code') ?? '');
      if (known !== undefined) return known;
    }
    const known = CATEGORIES.get(codeAt(concept, 'text') ?? '');
    if (known !== undefined) return known;
  }
  return 'other';
}
