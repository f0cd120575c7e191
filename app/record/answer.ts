import { asResource, issuesOf, type FhirResource, type OutcomeIssue } from './fhir-json.ts';
import { readFailure, type FailureKind, type ReadFailure } from './read-failure.ts';
import type { HttpAnswer } from './transfer.ts';

export interface Failed {
  readonly ok: false;
  readonly failure: ReadFailure;
}

export type Answer<T> = { readonly ok: true; readonly value: T } | Failed;

export function failed(
  kind: FailureKind,
  status: number | null = null,
  issues: readonly OutcomeIssue[] = [],
): Failed {
  return { ok: false, failure: readFailure(kind, status, issues) };
}

/** Anything but 2xx as a failure, with what the server's OperationOutcome says about it. */
export function checkStatus(answer: HttpAnswer): Answer<HttpAnswer> {
  const { status } = answer;
  if (status >= 200 && status < 300) return { ok: true, value: answer };
  const issues = issuesIn(answer);
  // Some servers answer 500 where they mean "no such thing"; their OperationOutcome says so.
  if (status >= 500 && issues.some(({ code }) => code === 'not-found'))
    return failed('not-found', status, issues);
  return failed(kindOf(status), status, issues);
}

function kindOf(status: number): FailureKind {
  if (status === 429) return 'busy';
  if (status === 401 || status === 403) return 'not-shared';
  if (status === 404 || status === 405 || status === 410 || status === 501) return 'not-found';
  return status >= 500 ? 'server' : 'bad-request';
}

/** The resource of an answer; HTML, broken JSON and an OperationOutcome in place of data are failures. */
export function resourceIn(answer: HttpAnswer): Answer<FhirResource> {
  const json = parseJson(answer.bytes);
  const resource = asResource(json);
  if (resource === null) return failed('unreadable', answer.status);
  if (resource.resourceType === 'OperationOutcome')
    return failed('unreadable', answer.status, issuesOf(json));
  return { ok: true, value: resource };
}

function issuesIn(answer: HttpAnswer): readonly OutcomeIssue[] {
  return issuesOf(parseJson(answer.bytes));
}

/** `null` for anything that is no JSON. */
export function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return null;
  }
}
