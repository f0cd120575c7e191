import type { ChartProblem, Concept, ResourceRef, ResultItem } from './chart.ts';
import { clinicalTime } from './clinical-time.ts';
import { readCode } from './codes.ts';
import type { CodeReading } from './codes.ts';
import type { JsonObject } from './json.ts';
import { codeAt, has, objectAt, objectsAt, textAt } from './json.ts';
import { readBloodPressure } from './numbers-in-text.ts';
import { measurementDraft, plainNumber, resultDraft } from './observation-drafts.ts';
import type { Shared } from './observation-drafts.ts';
import { readValue } from './observation-values.ts';
import type { NumberValue, ValueReading } from './observation-values.ts';
import { problem, quoted } from './reading.ts';
import type { ReadContext } from './reading.ts';
import { referenceAt } from './references.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';
import { unitOfNumber } from './unit-of-number.ts';

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

/** "P" and "Ca" mean several things: with another's unit they don't mean this analyte. */
const SHORT_NAME = 2;

function readNumberPart(part: JsonObject, code: CodeReading, value: NumberValue, shared: Shared): void {
  const { analyte } = code;
  if (analyte === null) return void shared.drafts.push(plainNumber(part, code, value, shared));
  if (analyte.qualitative) {
    const text = [value.comparator ?? '', value.text, value.units[0] ?? ''].join(' ').trim();
    return void shared.drafts.push(resultDraft(part, code, { codings: [], text }, shared));
  }
  const found = unitOfNumber(part, { ...code, analyte }, value, shared.context);
  if (found === null && code.byName && code.concept.text.length <= SHORT_NAME) {
    const message = `${quoted(code.concept.text)} may mean ${analyte.name}, but its unit does not fit; shown as sent.`;
    shared.problems.push(problem('doubtful-code', shared.ref, message, false));
    return void shared.drafts.push(plainNumber(part, code, value, shared));
  }
  if (found === null) {
    const unit = value.units.at(-1);
    const why =
      unit === undefined
        ? 'it has no unit'
        : `its unit ${quoted(unit)} can't be converted to ${analyte.unit}`;
    const message = `${analyte.name} ${value.text}: ${why}. Look at the value in the source.`;
    return void shared.problems.push(problem('unreadable-unit', shared.ref, message, true));
  }
  if (found.supposed !== null) {
    const message = `${analyte.name} ${value.text} has no unit; read in ${found.supposed}, the only one in which it is plausible.`;
    shared.problems.push(problem('unreadable-unit', shared.ref, message, false));
  }
  shared.drafts.push(measurementDraft(part, code, value, found, shared));
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
