import type { AllergyItem, ChartProblem, Concept, ResourceRef } from './chart.ts';
import { firstDate } from './clinical-time.ts';
import { SNOMED, conceptAt, conceptKey, conceptsAt, statusCode } from './concepts.ts';
import type { JsonObject } from './json.ts';
import { codeAt, objectsAt } from './json.ts';
import { NO_SOURCES, problem } from './reading.ts';
import { referenceAt } from './references.ts';
import type { ResourceContent } from './resource-content.ts';
import { readStatus } from './statuses.ts';

/** "No known …" situations of SNOMED CT: allergy, drug, food, environmental allergy. */
const NONE_KNOWN: ReadonlySet<string> = new Set([
  '716186003',
  '409137002',
  '429625007',
  '428607008',
  '160244002',
]);

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
  const problems: ChartProblem[] = [];
  const item: AllergyItem = {
    kind: 'allergy',
    ref,
    alsoIn: NO_SOURCES,
    encounter: referenceAt(resource, 'encounter'),
    concept,
    none: saysNone(concept),
    reactions: reactions.flatMap((r) => conceptsAt(r, 'manifestation')),
    criticality: criticalityOf(codeAt(resource, 'criticality')),
    clinicalStatus: clinicalStatusOf(statusCode(resource, 'clinicalStatus')),
    recorded: firstDate(resource, ['recordedDate', 'onsetDateTime', 'assertedDate'], ref, problems),
  };
  return { drafts: [{ item, key: `a|${item.clinicalStatus}|${conceptKey(concept)}` }], problems };
}

function saysNone(concept: Concept): boolean {
  if (concept.codings.some((c) => c.system === SNOMED && NONE_KNOWN.has(c.code))) return true;
  return /^(?:nka|nkda|nkfa|none|none known|no allergies|no known .*allerg(?:y|ies).*|no known (?:drug|medication)s?)\.?$/i.test(
    concept.text.trim(),
  );
}

function criticalityOf(code: string | null): AllergyItem['criticality'] {
  return code === 'low' || code === 'high' ? code : null;
}

function clinicalStatusOf(code: string | null): AllergyItem['clinicalStatus'] {
  return code === 'active' || code === 'inactive' || code === 'resolved' ? code : 'unknown';
}
