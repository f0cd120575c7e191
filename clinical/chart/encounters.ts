import type { ChartProblem, EncounterItem, ResourceRef } from './chart.ts';
import { conceptKey, conceptsAt, readConcept } from './concepts.ts';
import { statedPeriod } from './dates.ts';
import type { JsonObject } from './json.ts';
import { objectsAt, textAt } from './json.ts';
import { reportDate } from './clinical-time.ts';
import { NO_SOURCES, problem } from './reading.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';

const SETTINGS: ReadonlyMap<string, EncounterItem['setting']> = new Map([
  ['amb', 'ambulatory'],
  ['emer', 'emergency'],
  ['imp', 'inpatient'],
  ['acute', 'inpatient'],
  ['nonac', 'inpatient'],
  ['obsenc', 'inpatient'],
  ['ss', 'ambulatory'],
  ['prenc', 'ambulatory'],
  ['vr', 'virtual'],
  ['hh', 'home'],
  ['fld', 'emergency'],
  ['ambulatory', 'ambulatory'],
  ['outpatient', 'ambulatory'],
  ['emergency', 'emergency'],
  ['inpatient', 'inpatient'],
  ['virtual', 'virtual'],
  ['home', 'home'],
]);

/** An Encounter; the class decides its setting, the type where the class says nothing. */
export function readEncounter(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { status, problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const problems: ChartProblem[] = [];
  const { span, unreadable } = statedPeriod(resource, 'period');
  if (unreadable !== null) reportDate(unreadable, ref, problems);
  const types = conceptsAt(resource, 'type');
  const item: EncounterItem = {
    kind: 'encounter',
    ref,
    alsoIn: NO_SOURCES,
    encounter: null,
    setting: settingOf(resource, types.map((t) => t.text).join(' ')),
    status: status === '' ? 'unknown' : status,
    period: span,
    reasons: [
      ...conceptsAt(resource, 'reasonCode'),
      ...objectsAt(resource, 'reasonReference').flatMap((r) => readConcept(textAt(r, 'display')) ?? []),
    ],
    type: types[0] ?? null,
  };
  if (span.start === null && span.end === null && problems.length === 0)
    problems.push(
      problem('undated', ref, 'The encounter has no date; shown among the undated items.', false),
    );
  const key =
    span.start?.precision === 'time'
      ? `e|${span.start.at}|${item.setting}|${item.type === null ? '' : conceptKey(item.type)}`
      : null;
  return { drafts: [{ item, key }], problems };
}

function settingOf(resource: JsonObject, types: string): EncounterItem['setting'] {
  for (const concept of conceptsAt(resource, 'class'))
    for (const word of [...concept.codings.flatMap((c) => [c.code, c.display ?? '']), concept.text]) {
      const known = SETTINGS.get(word.trim().toLowerCase()) ?? byWords(word);
      if (known !== null) return known;
    }
  return byWords(types) ?? 'unknown';
}

function byWords(text: string): EncounterItem['setting'] | null {
  if (/emergency/i.test(text)) return 'emergency';
  if (/inpatient|hospital(?:isation|ization)? admission|hospital encounter/i.test(text)) return 'inpatient';
  if (/tele|virtual|video|e-?visit|phone/i.test(text)) return 'virtual';
  if (/home (?:visit|health)|domiciliary/i.test(text)) return 'home';
  return /outpatient|ambulatory|office|clinic|check-?up|well (?:child|visit)|follow-?up|general examination/i.test(
    text,
  )
    ? 'ambulatory'
    : null;
}
