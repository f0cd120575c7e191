import { tellsOfNothing, tellsOfWithheldData, type FhirResource } from './fhir-json.ts';
import { EVERY_STATUS, searchAddress, type RecordSource } from './plan.ts';
import type { ReadFailure } from './read-failure.ts';
import { readPages, type PagesResult } from './read-pages.ts';
import type { FhirReader } from './reader.ts';
import { waitingStatus, type SourceState, type SourceStatus } from './source-status.ts';

export interface SourceRun {
  readonly reader: FhirReader;
  readonly patientId: string;
  readonly signal: AbortSignal;
  readonly now: () => number;
  readonly onResources: (resources: readonly FhirResource[], source: RecordSource) => void;
  readonly onStatus: (status: SourceStatus) => void;
}

/** Reads one source to its end and says how that went. Expected failures are states, never thrown. */
export async function readSource(source: RecordSource, run: SourceRun): Promise<SourceStatus> {
  const waiting = waitingStatus(source);
  if (!source.granted)
    return settle(run, { ...waiting, state: 'not-shared', message: 'The EHR did not grant access to this.' });
  run.onStatus({ ...waiting, state: 'loading' });
  return source.kind === 'read' ? readOne(source, run) : search(source, run);
}

async function readOne(source: RecordSource, run: SourceRun): Promise<SourceStatus> {
  const { reader, patientId, signal } = run;
  const answer = await reader.resource(`${source.type}/${encodeURIComponent(patientId)}`, {
    signal,
    priority: source.stage,
  });
  const status = { ...waitingStatus(source), pages: 1, asOf: run.now() };
  if (!answer.ok) return settle(run, { ...status, pages: 0, ...failedState(source, answer.failure) });
  if (answer.value.resourceType !== source.type)
    return settle(run, {
      ...status,
      state: 'failed',
      message: 'The EHR answered with something else than the patient.',
    });
  run.onResources([answer.value], source);
  return settle(run, { ...status, state: 'done', read: 1 });
}

async function search(source: RecordSource, run: SourceRun): Promise<SourceStatus> {
  let result = await pagesOf(source, run, {});
  if (result.failure !== null && result.pages === 0 && wantsStatus(source, result.failure))
    result = await pagesOf(source, run, EVERY_STATUS[source.type] ?? {});
  return settle(run, {
    ...waitingStatus(source),
    read: result.read,
    pages: result.pages,
    expected: expectedOf(result),
    asOf: result.pages > 0 ? run.now() : null,
    notices: noticesOf(result),
    ...endState(source, result),
  });
}

function pagesOf(source: RecordSource, run: SourceRun, extra: Record<string, string>): Promise<PagesResult> {
  return readPages(run.reader, searchAddress(source, run.patientId, extra), {
    signal: run.signal,
    priority: source.stage,
    onResources: (resources, { read, pages, total }) => {
      run.onResources(resources, source);
      run.onStatus({
        ...waitingStatus(source),
        state: 'loading',
        read,
        pages,
        expected: total !== null && total > read ? total : null,
        asOf: run.now(),
      });
    },
  });
}

function settle(run: SourceRun, status: SourceStatus): SourceStatus {
  if (!run.signal.aborted) run.onStatus(status);
  return status;
}

/** A server that refuses a search without a status says so in its OperationOutcome. */
function wantsStatus(source: RecordSource, failure: ReadFailure): boolean {
  if (failure.kind !== 'bad-request' || EVERY_STATUS[source.type] === undefined) return false;
  return failure.issues.some(
    ({ text }) => /status/i.test(text) && /requir|must|missing|need|provide|specif/i.test(text),
  );
}

type End = Pick<SourceStatus, 'state' | 'message'>;

function endState(source: RecordSource, result: PagesResult): End {
  const { failure } = result;
  if (failure !== null && result.pages === 0) return failedState(source, failure);
  const withheld = result.issues.find(tellsOfWithheldData);
  if (withheld !== undefined)
    return { state: 'withheld', message: `Withheld by the server: “${withheld.text}”` };
  const expected = expectedOf(result);
  const count = expected === null ? `${result.read} read` : `${result.read} of ${expected} read`;
  switch (result.end) {
    case 'failed':
      return {
        state: failure?.kind === 'offline' ? 'offline' : 'partial',
        message: `Incomplete: ${count}. ${failure?.message ?? ''}`.trim(),
      };
    case 'foreign-next':
      return {
        state: 'partial',
        message: `Incomplete: ${count}. The rest is on another server, where the EHR’s sign-in is never sent.`,
      };
    case 'page-cap':
      return {
        state: 'partial',
        message: `Incomplete: ${count}, which is as many pages as Chartside reads. Look in the EHR for older items.`,
      };
    case 'loop':
      return {
        state: 'partial',
        message: `Perhaps incomplete: ${count}. The server’s pages lead back to one another.`,
      };
    case 'complete':
      break;
  }
  if (expected !== null)
    return { state: 'partial', message: `Incomplete: ${count}. The server gives no further page.` };
  if (result.empty > 0)
    return { state: 'partial', message: `Incomplete: ${result.empty} entries came without content.` };
  return { state: 'done', message: result.restarted ? RESTARTED : null };
}

const RESTARTED = 'Read again from the start, since the server’s pages had expired meanwhile.';

/** The declared total where it exceeds what was read: some servers declare only the page's. */
function expectedOf({ total, read, end }: PagesResult): number | null {
  return total !== null && (total > read || (end === 'failed' && total === read)) ? total : null;
}

function noticesOf(result: PagesResult): string[] {
  return result.issues.filter((issue) => !tellsOfNothing(issue)).map(({ text }) => text);
}

const REFUSALS: Readonly<Partial<Record<ReadFailure['kind'], SourceState>>> = {
  'not-shared': 'not-shared',
  'not-found': 'not-offered',
  offline: 'offline',
};

function failedState(source: RecordSource, failure: ReadFailure): End {
  if (failure.kind === 'bad-request' && (source.bestEffort || source.early !== null || isNotOffered(failure)))
    return { state: 'not-offered', message: null };
  // A patient that the server doesn't have is no kind of data that it doesn't offer.
  const state = source.kind === 'read' && failure.kind === 'not-found' ? 'failed' : REFUSALS[failure.kind];
  return { state: state ?? 'failed', message: failure.message };
}

/** 400 for a category or a type that the server doesn't know. */
function isNotOffered({ issues }: ReadFailure): boolean {
  return issues.some(
    ({ code, text }) =>
      code === 'not-supported' ||
      code === 'code-invalid' ||
      /unknown|unsupported|not supported|invalid (?:value|category)/i.test(text),
  );
}
