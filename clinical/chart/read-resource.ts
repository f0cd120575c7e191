import { readAllergy } from './allergies.ts';
import type { ChartProblem, ResourceRef } from './chart.ts';
import { conceptAt } from './concepts.ts';
import { readCondition } from './conditions.ts';
import { readBinary, readDiagnosticReport, readDocumentReference, readNarrative } from './documents.ts';
import { readEncounter } from './encounters.ts';
import { readFamilyHistory, readImmunization, readProcedure } from './histories.ts';
import { NOTHING, isObject, objectAt, objectsAt, textAt } from './json.ts';
import type { JsonObject } from './json.ts';
import { readMedicationUse } from './medications.ts';
import { readObservation } from './observations.ts';
import { readPatient } from './patients.ts';
import { problem } from './reading.ts';
import type { ReadContext, Reading } from './reading.ts';
import { normaliseReference, serverOf } from './references.ts';
import type { ResourceContent } from './resource-content.ts';

type Reader = (resource: JsonObject, ref: ResourceRef, context: ReadContext) => ResourceContent;

/** Resources that belong to one patient and become entries. */
const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ['Observation', readObservation],
  ['Condition', readCondition],
  ['Encounter', readEncounter],
  ['MedicationRequest', (r, ref) => readMedicationUse('request', r, ref)],
  ['MedicationStatement', (r, ref) => readMedicationUse('statement', r, ref)],
  ['MedicationAdministration', (r, ref) => readMedicationUse('administration', r, ref)],
  ['MedicationDispense', (r, ref) => readMedicationUse('dispense', r, ref)],
  ['AllergyIntolerance', readAllergy],
  ['Procedure', readProcedure],
  ['Immunization', readImmunization],
  ['FamilyMemberHistory', readFamilyHistory],
  ['DocumentReference', readDocumentReference],
  ['DiagnosticReport', readDiagnosticReport],
  ['Composition', readNarrative],
  ['ClinicalImpression', readNarrative],
]);

/** Resources that only serve others, or administration. */
const SUPPORTING: ReadonlySet<string> = new Set([
  'Practitioner', 'PractitionerRole', 'Organization', 'OrganizationAffiliation', 'Location', 'HealthcareService',
  'RelatedPerson', 'Person', 'Group', 'Specimen', 'Substance', 'Device', 'Endpoint', 'CareTeam', 'EpisodeOfCare',
  'Provenance', 'AuditEvent', 'Consent', 'Account', 'Claim', 'ClaimResponse', 'Coverage', 'ExplanationOfBenefit',
  'Invoice', 'PaymentNotice', 'PaymentReconciliation', 'InsurancePlan', 'Schedule', 'Slot', 'Subscription', 'List',
  'Questionnaire', 'ValueSet', 'CodeSystem', 'ConceptMap', 'StructureDefinition', 'SearchParameter', 'Parameters',
  'CapabilityStatement', 'Library', 'Basic', 'MedicationKnowledge',
]); // prettier-ignore

/** One resource as it stands alone. `position` names resources that have no id. Never throws on any JSON. */
export function readResource(resource: unknown, position: number, context: ReadContext): Reading {
  if (!isObject(resource)) return unreadable(`unreadable/${position}`, 'The entry is not a resource.');
  const type = textAt(resource, 'resourceType');
  if (type === null || !/^[A-Z][A-Za-z]{1,60}$/.test(type))
    return unreadable(`unreadable/${position}`, 'The entry has no resource type.');
  const ref = `${type}/${textAt(resource, 'id') ?? `without-id-${position}`}`;
  const updated = textAt(objectAt(resource, 'meta') ?? NOTHING, 'lastUpdated') ?? '';
  const reader = READERS.get(type);
  if (reader !== undefined) {
    const content = reader(resource, ref, context);
    return toReading(ref, updated, withContained(resource, ref, content, context), subjectOf(resource));
  }
  const content = readOther(type, resource, ref, context);
  return { ...toReading(ref, updated, content, null), ofPatient: false };
}

function unreadable(ref: ResourceRef, message: string): Reading {
  const problems = [problem('unreadable-resource', ref, message, true)];
  return {
    ref,
    subject: null,
    subjectServer: null,
    ofPatient: false,
    role: 'dropped',
    drafts: [],
    problems,
    updated: '',
  };
}

function toReading(
  ref: ResourceRef,
  updated: string,
  content: ResourceContent,
  subject: ReturnType<typeof subjectOf>,
): Reading {
  const role =
    content.drafts.length > 0 ? 'item' : content.problems.some((p) => p.dropped) ? 'dropped' : 'supporting';
  return {
    ref,
    subject: subject?.ref ?? null,
    subjectServer: subject?.server ?? null,
    ofPatient: true,
    role,
    updated,
    ...content,
  };
}

function readOther(
  type: string,
  resource: JsonObject,
  ref: ResourceRef,
  context: ReadContext,
): ResourceContent {
  switch (type) {
    case 'Patient':
      return readPatient(resource, ref);
    case 'Binary':
      return readBinary(resource, context);
    case 'Medication': {
      const medicine = conceptAt(resource, 'code');
      return { drafts: [], problems: [], ...(medicine === null ? {} : { medicine }) };
    }
    case 'OperationOutcome':
      return { drafts: [], problems: outcomeProblems(resource, ref) };
  }
  if (SUPPORTING.has(type)) return { drafts: [], problems: [] };
  const message = `${type} resources are not read by this version; look at it in the source.`;
  return { drafts: [], problems: [problem('unsupported-resource', ref, message, true)] };
}

/** "This record may be incomplete", "not authorized for …": what the server says it kept back. */
function outcomeProblems(resource: JsonObject, ref: ResourceRef): ChartProblem[] {
  const issues = objectsAt(resource, 'issue').map(
    (i) => textAt(i, 'diagnostics') ?? conceptAt(i, 'details')?.text ?? textAt(i, 'code') ?? 'no details',
  );
  return [...new Set(issues)].map((said) =>
    problem('withheld-by-server', ref, `The server says: “${said.slice(0, 300)}”`, false),
  );
}

/** Null for what only serves the resource that holds it. */
function readContained(
  contained: JsonObject,
  ref: ResourceRef,
  subject: ResourceRef | null,
  context: ReadContext,
): ResourceContent | null {
  const type = textAt(contained, 'resourceType') ?? 'nameless';
  const report = (kind: ChartProblem['kind'], message: string): ResourceContent => ({
    drafts: [],
    problems: [problem(kind, ref, message, false)],
  });
  if (type === 'Patient' || type === 'Medication' || SUPPORTING.has(type)) return null;
  const own = subjectOf(contained)?.ref ?? null;
  if (own !== null && subject !== null && own !== subject)
    return report('wrong-patient', `The ${type} inside it belongs to another patient; refused.`);
  if (type === 'Observation') return readObservation(contained, ref, context);
  return report('unsupported-resource', `The ${type} inside it is not read; look at it in the source.`);
}

/** Results sent inside a report are read as if they stood beside it; their evidence is the report. */
function withContained(
  resource: JsonObject,
  ref: ResourceRef,
  content: ResourceContent,
  context: ReadContext,
): ResourceContent {
  if (resource['contained'] === undefined) return content;
  const subject = subjectOf(resource)?.ref ?? null;
  const inner = objectsAt(resource, 'contained').flatMap(
    (c) => readContained(c, ref, subject, context) ?? [],
  );
  if (inner.length === 0) return content;
  const drafts = [...content.drafts, ...inner.flatMap((i) => i.drafts)];
  const problems = [...content.problems, ...inner.flatMap((i) => i.problems)];
  return {
    ...content,
    drafts,
    problems:
      drafts.length === 0 ? problems : problems.map((p) => (p.dropped ? { ...p, dropped: false } : p)),
  };
}

/** The patient whom a resource is about, and on which server; an identifier alone as `identifier:system|value`. */
function subjectOf(
  resource: JsonObject,
): { readonly ref: ResourceRef; readonly server: string | null } | null {
  const subject = objectAt(resource, 'subject') ?? objectAt(resource, 'patient');
  if (subject === null) return null;
  const reference = textAt(subject, 'reference');
  if (reference !== null && !reference.startsWith('#'))
    return { ref: normaliseReference(reference), server: serverOf(reference) };
  const inside = objectsAt(resource, 'contained').find((c) => reference === `#${String(c['id'])}`);
  const identifier = objectAt(subject, 'identifier') ?? objectsAt(inside ?? NOTHING, 'identifier')[0] ?? null;
  const value = identifier === null ? null : textAt(identifier, 'value');
  if (identifier === null || value === null) return null;
  return { ref: `identifier:${textAt(identifier, 'system') ?? ''}|${value}`, server: null };
}
