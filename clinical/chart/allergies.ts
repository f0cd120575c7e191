import { absentStatement } from './absent-statements.ts';
import type { AllergyItem, ChartProblem, ResourceRef } from './chart.ts';
import { firstDate } from './clinical-time.ts';
import { conceptAt, conceptKey, conceptsAt, statusCode } from './concepts.ts';
import type { JsonObject } from './json.ts';
import { codeAt, objectsAt } from './json.ts';
import { NO_SOURCES, problem } from './reading.ts';
import { referenceAt } from './references.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';

/** An AllergyIntolerance; "no known allergies" is a statement of its own, never an allergy. */
export function readAllergy(resource: JsonObject, ref: ResourceRef): ResourceContent {
  const { problem: statusProblem } = readStatus(resource, ref);
  if (statusProblem?.dropped) return { drafts: [], problems: [statusProblem] };
  const drop = (kind: ChartProblem['kind'], message: string): ResourceContent => ({
    drafts: [],
    problems: [problem(kind, ref, message, true)],
  });
  if (statusCode(resource, 'verificationStatus') === 'refuted')
    return drop('not-final', 'The allergy was refuted; left out.');
  const reactions = objectsAt(resource, 'reaction');
  const concept =
    conceptAt(resource, 'code') ?? reactions.map((r) => conceptAt(r, 'substance')).find((s) => s !== null);
  if (concept === undefined || concept === null)
    return drop('unreadable-value', 'The allergy names no substance.');
  const statement = absentStatement(concept);
  if (statement === 'no-information') return drop('absent-value', 'It says that allergies are not known.');
  const problems: ChartProblem[] = [];
  const item: AllergyItem = {
    kind: 'allergy',
    ref,
    alsoIn: NO_SOURCES,
    encounter: referenceAt(resource, 'encounter'),
    concept,
    none: statement === 'none',
    reactions: reactions.flatMap((r) => conceptsAt(r, 'manifestation')),
    criticality: criticalityOf(codeAt(resource, 'criticality')),
    clinicalStatus: clinicalStatusOf(statusCode(resource, 'clinicalStatus')),
    recorded: firstDate(resource, ['recordedDate', 'onsetDateTime', 'assertedDate'], ref, problems),
  };
  return { drafts: [{ item, key: `a|${item.clinicalStatus}|${conceptKey(concept)}` }], problems };
}

function criticalityOf(code: string | null): AllergyItem['criticality'] {
  return code === 'low' || code === 'high' ? code : null;
}

function clinicalStatusOf(code: string | null): AllergyItem['clinicalStatus'] {
  return code === 'active' || code === 'inactive' || code === 'resolved' ? code : 'unknown';
}
