import { OperationOutcomeError, validateResource } from '@medplum/core';
import type { TypedValueWithPath } from '@medplum/core';
import type { Condition, DocumentReference, OperationOutcomeIssue, Resource } from '@medplum/fhirtypes';
import type { Access } from './access.ts';
import type { ChartStore } from './chart-store.ts';
import { localReference, patientsOf } from './compartment.ts';
import { refusal, refusalOf } from './outcomes.ts';
import { requiredCodeIssues } from './required-codes.ts';
import { SUPPORTED_TYPES } from './resource-types.ts';
import { isVisible } from './search.ts';

function issue(text: string, expression: string): OperationOutcomeIssue {
  return { severity: 'error', code: 'required', details: { text }, expression: [expression] };
}

/** What US Core's encounter diagnosis profile demands beyond base R4. */
function conditionIssues(condition: Condition): OperationOutcomeIssue[] {
  const inError = condition.verificationStatus?.coding?.some((coding) => coding.code === 'entered-in-error');
  const coded = condition.code?.coding?.some((coding) => coding.system && coding.code);
  return [
    ...(condition.category?.length ? [] : [issue('A category is required.', 'Condition.category')]),
    ...(coded || condition.code?.text ? [] : [issue('A code or its text is required.', 'Condition.code')]),
    ...(condition.clinicalStatus || inError
      ? []
      : [issue('A clinical status is required unless entered in error.', 'Condition.clinicalStatus')]),
  ];
}

function documentIssues(document: DocumentReference): OperationOutcomeIssue[] {
  return [
    ...(document.type ? [] : [issue('A document type is required.', 'DocumentReference.type')]),
    ...document.content.flatMap(({ attachment }, index) => {
      const at = `DocumentReference.content[${index}].attachment`;
      return [
        ...(attachment.data || attachment.url ? [] : [issue('An attachment needs data or a url.', at)]),
        ...(attachment.contentType
          ? []
          : [issue('An attachment needs a content type.', `${at}.contentType`)]),
      ];
    }),
  ];
}

function structureIssues(resource: Resource): OperationOutcomeIssue[] {
  const tokens: Record<string, TypedValueWithPath[]> = {};
  const warnings = validateResource(resource, { collect: { tokens } });
  return [...warnings, ...requiredCodeIssues(tokens)].filter((item) => item.severity === 'error');
}

/** Every reference in a JSON value with its path. */
function* references(value: unknown, path: string): Generator<{ path: string; reference: string }> {
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) yield* references(item, `${path}[${index}]`);
  } else if (value !== null && typeof value === 'object') {
    for (const [name, item] of Object.entries(value)) {
      if (name === 'reference' && typeof item === 'string') yield { path, reference: item };
      else yield* references(item, `${path}.${name}`);
    }
  }
}

function referenceIssues(resource: Resource, store: ChartStore, access: Access): OperationOutcomeIssue[] {
  const issues: OperationOutcomeIssue[] = [];
  for (const { path, reference } of references(resource, resource.resourceType)) {
    if (reference.startsWith('#')) continue;
    if (/^[a-z]+:/.test(reference)) continue;
    const [type = '', id = ''] = localReference(reference).split('/');
    const target = store.get(type, id);
    if (!target || !isVisible(store, access, target)) {
      issues.push({
        severity: 'error',
        code: 'not-found',
        details: { text: `${reference} does not exist in this patient's chart.` },
        expression: [path],
      });
    }
  }
  return issues;
}

/**
 * Checks a resource that an application wants to store: R4 structure, required value sets, what this server demands
 * beyond it, that it belongs to the token's patient and that every local reference leads to something the token may
 * see. Throws 422 with all issues found, or 403 for another patient.
 */
export function validateWrite(resource: Resource, store: ChartStore, access: Access): void {
  let issues: OperationOutcomeIssue[];
  try {
    issues = structureIssues(resource);
  } catch (error) {
    if (error instanceof OperationOutcomeError) throw refusalOf(422, error.outcome.issue ?? []);
    throw error;
  }
  if (issues.length === 0) {
    issues = [
      ...(resource.resourceType === 'Condition' ? conditionIssues(resource) : []),
      ...(resource.resourceType === 'DocumentReference' ? documentIssues(resource) : []),
    ];
  }
  if (issues.length > 0) throw refusalOf(422, issues);
  if (resource.resourceType !== 'Provenance') {
    const patients = patientsOf(resource);
    const shared = SUPPORTED_TYPES[resource.resourceType]?.shared === true;
    const isOwn = patients.length === 1 && patients[0] === access.patientId;
    if (!isOwn && !(shared && patients.length === 0)) {
      throw refusal(403, 'forbidden', 'A resource can only be written for the patient in context.');
    }
  }
  const broken = referenceIssues(resource, store, access);
  if (broken.length > 0) throw refusalOf(422, broken);
}
