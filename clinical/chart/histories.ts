import { absentStatement } from './absent-statements.ts';
import type {
  ChartProblem,
  FamilyHistoryItem,
  ImmunizationItem,
  ProcedureItem,
  ResourceRef,
  Span,
} from './chart.ts';
import { firstDate } from './clinical-time.ts';
import { conceptAt, conceptKey } from './concepts.ts';
import { statedDate, statedPeriod } from './dates.ts';
import type { JsonObject } from './json.ts';
import { numberAt, objectAt, objectsAt, textAt } from './json.ts';
import { NO_SOURCES, problem } from './reading.ts';
import { referenceAt } from './references.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';

function dropped(kind: ChartProblem['kind'], ref: ResourceRef, message: string): ResourceContent {
  return { drafts: [], problems: [problem(kind, ref, message, true)] };
}

function undated(ref: ResourceRef, what: string): ChartProblem {
  return problem('undated', ref, `${what} has no date; shown among the undated items.`, false);
}

/** A Procedure that was done or is under way; one that wasn't done is none. */
export function readProcedure(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { status, problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  if (status === 'not-done') return dropped('absent-value', ref, 'The procedure was not done; left out.');
  const concept = conceptAt(resource, 'code');
  if (concept === null) return dropped('unreadable-value', ref, 'The procedure has neither code nor text.');
  if (absentStatement(concept) !== null)
    return dropped('absent-value', ref, 'It says that there are no procedures; none is shown.');
  const problems: ChartProblem[] = statusProblem === null ? [] : [statusProblem];
  const performed = performedOf(resource, ref, problems);
  const item: ProcedureItem = {
    kind: 'procedure',
    ref,
    alsoIn: NO_SOURCES,
    encounter: referenceAt(resource, 'encounter') ?? referenceAt(resource, 'context'),
    concept,
    status: status === '' ? 'unknown' : status,
    performed,
  };
  const { start } = performed;
  if (start === null && performed.end === null && problems.length === 0)
    problems.push(undated(ref, 'The procedure'));
  const key = start === null ? null : `p|${conceptKey(concept)}|${start.at}|${start.precision}`;
  return { drafts: [{ item, key }], problems };
}

function performedOf(resource: JsonObject, ref: ResourceRef, problems: ChartProblem[]): Span {
  const at = firstDate(resource, ['performedDateTime', 'occurrenceDateTime'], ref, problems);
  if (at !== null) return { start: at, end: at };
  const { span } = statedPeriod(resource, 'performedPeriod');
  if (span.start !== null || span.end !== null) return span;
  const inWords = textAt(resource, 'performedString');
  const { moment } = statedDate(inWords);
  return { start: moment, end: moment };
}

export function readImmunization(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { status, problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const concept = conceptAt(resource, 'vaccineCode');
  if (concept === null) return dropped('unreadable-value', ref, 'The immunization names no vaccine.');
  if (absentStatement(concept) !== null)
    return dropped('absent-value', ref, 'It says that there are no immunizations; none is shown.');
  const problems: ChartProblem[] = [];
  const inWords = statedDate(textAt(resource, 'occurrenceString')).moment;
  const when = firstDate(resource, ['occurrenceDateTime', 'date'], ref, problems) ?? inWords;
  const item: ImmunizationItem = {
    kind: 'immunization',
    ref,
    alsoIn: NO_SOURCES,
    encounter: referenceAt(resource, 'encounter'),
    concept,
    given: status !== 'not-done' && resource['notGiven'] !== true,
    when,
  };
  if (when === null && problems.length === 0) problems.push(undated(ref, 'The immunization'));
  const key = when === null ? null : `i|${item.given}|${conceptKey(concept)}|${when.at}|${when.precision}`;
  return { drafts: [{ item, key }], problems };
}

export function readFamilyHistory(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const relationship = conceptAt(resource, 'relationship');
  if (relationship === null) return dropped('unreadable-value', ref, 'The family history names no relative.');
  const item: FamilyHistoryItem = {
    kind: 'family-history',
    ref,
    alsoIn: NO_SOURCES,
    encounter: null,
    relationship,
    conditions: objectsAt(resource, 'condition').flatMap((c) => {
      const concept = conceptAt(c, 'code');
      return concept === null ? [] : [{ concept, onsetAgeYears: ageYears(objectAt(c, 'onsetAge')) }];
    }),
  };
  const unread = objectsAt(resource, 'condition').length - item.conditions.length;
  const problems =
    unread === 0
      ? []
      : [problem('unreadable-value', ref, `${unread} of its conditions have neither code nor text.`, false)];
  const known = item.conditions.map((c) => `${conceptKey(c.concept)}@${c.onsetAgeYears ?? ''}`).toSorted();
  return { drafts: [{ item, key: `f|${conceptKey(relationship)}|${known.join('|')}` }], problems };
}

function ageYears(age: JsonObject | null): number | null {
  const value = age === null ? null : numberAt(age, 'value');
  if (age === null || value === null) return null;
  const unit = (textAt(age, 'code') ?? textAt(age, 'unit') ?? 'a').toLowerCase();
  return unit.startsWith('mo')
    ? value / 12
    : unit.startsWith('w')
      ? value / 52.18
      : unit.startsWith('d')
        ? value / 365.25
        : value;
}
