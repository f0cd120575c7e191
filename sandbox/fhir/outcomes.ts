import { getStatus, OperationOutcomeError } from '@medplum/core';
import type { OperationOutcome, OperationOutcomeIssue } from '@medplum/fhirtypes';

type IssueCode = OperationOutcomeIssue['code'];

const statuses = new WeakMap<OperationOutcome, number>();

/** An error that the server answers with this status and an OperationOutcome that says what and where. */
export function refusal(
  status: number,
  code: IssueCode,
  text: string,
  expression?: string,
): OperationOutcomeError {
  return refusalOf(status, [
    { severity: 'error', code, details: { text }, ...(expression ? { expression: [expression] } : {}) },
  ]);
}

/** As `refusal`, for several issues at once. */
export function refusalOf(status: number, issue: OperationOutcomeIssue[]): OperationOutcomeError {
  const outcome: OperationOutcome = { resourceType: 'OperationOutcome', issue };
  statuses.set(outcome, status);
  return new OperationOutcomeError(outcome);
}

/** The HTTP status of an outcome made here or by the router. */
export function statusOf(outcome: OperationOutcome): number {
  return statuses.get(outcome) ?? getStatus(outcome);
}

/** One text for ids that do not exist and ids of other patients, so that neither can be told from the other. */
export function unknownResource(resourceType: string, id: string): OperationOutcomeError {
  return refusal(404, 'not-found', `No ${resourceType}/${id} here, or it is not yours to see.`);
}
