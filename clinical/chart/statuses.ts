import type { ChartProblem, ResourceRef } from './chart.ts';
import type { JsonObject } from './json.ts';
import { codeAt } from './json.ts';
import { statusCode } from './concepts.ts';
import { problem } from './reading.ts';

/** What a resource's status means for its place in the chart. */
export interface StatusReading {
  readonly status: string;
  readonly problem: ChartProblem | null;
}

const NOT_FINAL: ReadonlyMap<string, string> = new Map([
  ['preliminary', 'is preliminary and may still change'],
  ['partial', 'is partial: more is to come'],
  ['registered', 'is only registered; no verified result yet'],
  ['unknown', 'has the status "unknown"; check it in the source'],
]);

/** Void statuses end the reading; unfinished ones are shown with a notice. */
export function readStatus(resource: JsonObject, ref: ResourceRef): StatusReading {
  const status = codeAt(resource, 'status') ?? '';
  if (status === 'entered-in-error' || statusCode(resource, 'verificationStatus') === 'entered-in-error')
    return {
      status: 'entered-in-error',
      problem: problem('entered-in-error', ref, 'Marked as entered in error by the source; left out.', true),
    };
  if (status === 'cancelled' || status === 'aborted')
    return { status, problem: problem('not-final', ref, `Its status is "${status}"; left out.`, true) };
  const words = NOT_FINAL.get(status);
  return { status, problem: words === undefined ? null : problem('not-final', ref, `It ${words}.`, false) };
}
