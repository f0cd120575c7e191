import type { OutcomeIssue } from './fhir-json.ts';

export type FailureKind =
  /** The sign-in is over: open again from the EHR. */
  | 'ended'
  /** No token can be had now, or the network is down or the browser was not allowed to read the answer. */
  | 'offline'
  | 'timeout'
  /** HTML, broken JSON, another resource than asked for. */
  | 'unreadable'
  | 'not-shared'
  | 'bad-request'
  | 'not-found'
  | 'server'
  | 'busy'
  /** The address is on another origin: nothing was sent. */
  | 'foreign'
  | 'aborted';

/** Why an answer could not be used. Expected, so it is data. */
export interface ReadFailure {
  readonly kind: FailureKind;
  readonly status: number | null;
  /** For a person: what happened. */
  readonly message: string;
  /** What the server said about it. */
  readonly issues: readonly OutcomeIssue[];
}

const MESSAGES: Readonly<Record<FailureKind, string>> = {
  ended: 'The EHR’s sign-in has ended. Open Chartside again from the EHR.',
  offline:
    'Blocked or offline: the EHR could not be reached from this browser. Check the connection and retry.',
  timeout: 'The EHR did not answer in time. Retry, or look in the EHR itself.',
  unreadable: 'The EHR gave an answer that is not FHIR data. Retry, or look in the EHR itself.',
  'not-shared': 'The EHR does not share this with Chartside.',
  'bad-request': 'The EHR did not accept the search.',
  'not-found': 'The EHR does not have it.',
  server: 'The EHR failed to answer. Retry later, or look in the EHR itself.',
  busy: 'The EHR is too busy to answer. Retry in a minute.',
  foreign: 'It is on another server, where the EHR’s sign-in is never sent.',
  aborted: 'No longer needed.',
};

export function readFailure(
  kind: FailureKind,
  status: number | null = null,
  issues: readonly OutcomeIssue[] = [],
): ReadFailure {
  const [first] = issues;
  const said = first === undefined ? '' : ` The EHR says: “${first.text}”`;
  return { kind, status, message: `${MESSAGES[kind]}${said}`, issues };
}
