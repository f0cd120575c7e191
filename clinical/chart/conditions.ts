import { absentStatement } from './absent-statements.ts';
import type { ChartProblem, ConditionItem, Moment, ResourceRef } from './chart.ts';
import { firstDate } from './clinical-time.ts';
import { conceptAt, conceptKey, conceptsAt, statusCode } from './concepts.ts';
import { statedPeriod } from './dates.ts';
import type { JsonObject } from './json.ts';
import { NO_SOURCES, problem, quoted } from './reading.ts';
import { referenceAt } from './references.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';

/** A Condition. Absence of a clinical status doesn't mean active: it is `unknown`. */
export function readCondition(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const concept = conceptAt(resource, 'code');
  if (concept === null)
    return {
      drafts: [],
      problems: [problem('unreadable-value', ref, 'The condition has neither code nor text.', true)],
    };
  if (absentStatement(concept) !== null)
    return {
      drafts: [],
      problems: [
        problem('absent-value', ref, `It says ${quoted(concept.text)}; not shown as a condition.`, true),
      ],
    };
  const problems: ChartProblem[] = [];
  const item: ConditionItem = {
    kind: 'condition',
    ref,
    alsoIn: NO_SOURCES,
    encounter: referenceAt(resource, 'encounter') ?? referenceAt(resource, 'context'),
    concept,
    clinicalStatus: clinicalStatusOf(statusCode(resource, 'clinicalStatus')),
    verification: verificationOf(statusCode(resource, 'verificationStatus')),
    category: categoryOf(resource),
    onset: timeOf(resource, 'onset', 'start', ref, problems),
    abatement: timeOf(resource, 'abatement', 'end', ref, problems),
    recorded: firstDate(resource, ['recordedDate', 'assertedDate', 'dateRecorded'], ref, problems),
  };
  if (item.onset === null && item.recorded === null && problems.length === 0)
    problems.push(
      problem('undated', ref, 'The condition has no date; shown among the undated items.', false),
    );
  return { drafts: [{ item, key: `c|${conceptKey(concept)}` }], problems };
}

function timeOf(
  resource: JsonObject,
  prefix: 'onset' | 'abatement',
  end: 'start' | 'end',
  ref: ResourceRef,
  problems: ChartProblem[],
): Moment | null {
  const own = firstDate(resource, [`${prefix}DateTime`], ref, problems);
  if (own !== null) return own;
  return statedPeriod(resource, `${prefix}Period`).span[end];
}

function clinicalStatusOf(code: string | null): ConditionItem['clinicalStatus'] {
  switch (code) {
    case 'active':
    case 'recurrence':
    case 'relapse':
      return 'active';
    case 'inactive':
      return 'inactive';
    case 'resolved':
    case 'remission':
      return 'resolved';
    default:
      return 'unknown';
  }
}

function verificationOf(code: string | null): ConditionItem['verification'] {
  switch (code) {
    case 'confirmed':
    case 'provisional':
    case 'differential':
    case 'unconfirmed':
    case 'refuted':
      return code;
    default:
      return 'unknown';
  }
}

function categoryOf(resource: JsonObject): ConditionItem['category'] {
  const codes = conceptsAt(resource, 'category').flatMap((c) => [c.text, ...c.codings.map((x) => x.code)]);
  const all = codes.join(' ').toLowerCase();
  if (/problem|55607006/.test(all)) return 'problem-list';
  return /encounter|diagnosis|439401001/.test(all) ? 'encounter-diagnosis' : 'other';
}
