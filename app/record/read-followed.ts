import { asResource, type FhirResource } from './fhir-json.ts';
import { withContent, type LinkedText } from './follow-references.ts';
import type { RecordSource } from './plan.ts';
import { parseJson } from './answer.ts';
import type { HttpAnswer } from './transfer.ts';
import type { SourceRun } from './read-source.ts';
import { waitingStatus, type SourceStatus } from './source-status.ts';

/** How much note text is fetched, newest first. What is left out is counted and said. */
export interface TextBudget {
  readonly documents: number;
  readonly totalBytes: number;
  readonly bytesEach: number;
}

export const TEXT_BUDGET: TextBudget = { documents: 100, totalBytes: 16_000_000, bytesEach: 3_000_000 };
const MEDICATIONS = 200;
const FETCHED_AT_ONCE = 4;

/** Reads the Medications that orders only refer to. */
export async function readMedications(
  source: RecordSource,
  addresses: readonly string[],
  run: SourceRun,
): Promise<SourceStatus> {
  const wanted = [...new Set(addresses)];
  const waiting = waitingStatus(source);
  if (wanted.length === 0) return end(run, { ...waiting, state: 'done' });
  if (!source.granted)
    return end(run, { ...waiting, state: 'not-shared', message: 'The EHR did not grant access to this.' });
  run.onStatus({ ...waiting, state: 'loading', expected: wanted.length });
  let read = 0;
  await Promise.all(
    wanted.slice(0, MEDICATIONS).map(async (address) => {
      const answer = await run.reader.resource(address, { signal: run.signal, priority: source.stage });
      if (!answer.ok || answer.value.resourceType !== 'Medication' || run.signal.aborted) return;
      read += 1;
      run.onResources([answer.value], source);
    }),
  );
  const whole = read === wanted.length;
  return end(run, {
    ...waiting,
    state: whole ? 'done' : 'partial',
    read,
    expected: whole ? null : wanted.length,
    asOf: run.now(),
    message: whole ? null : `The names of ${wanted.length - read} medicines could not be read.`,
  });
}

/**
 * Fetches note texts that lie elsewhere on the issuer's origin, newest first, within the budget. What a document
 * names as `Binary/id` comes as that Binary; for any other link the document comes again, with the content filled in.
 */
export async function readNoteTexts(
  source: RecordSource,
  texts: readonly LinkedText[],
  run: SourceRun,
  budget: TextBudget = TEXT_BUDGET,
): Promise<SourceStatus> {
  const waiting = waitingStatus(source);
  if (texts.length === 0) return end(run, { ...waiting, state: 'done' });
  run.onStatus({ ...waiting, state: 'loading', expected: texts.length });
  const queue = withinBudget(texts, budget);
  const counts = { read: 0, failed: 0, tooLarge: 0 };
  let bytes = 0;
  async function fetchNext(): Promise<void> {
    for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
      if (run.signal.aborted || bytes >= budget.totalBytes) return;
      const answer = await fetchText(next, source, run);
      bytes += answer?.size ?? 0;
      if (answer === null) counts.failed += 1;
      else if (answer.size > budget.bytesEach) counts.tooLarge += 1;
      else if (!run.signal.aborted) {
        counts.read += 1;
        run.onResources([answer.resource], source);
        run.onStatus({
          ...waiting,
          state: 'loading',
          read: counts.read,
          expected: texts.length,
          asOf: run.now(),
        });
      }
    }
  }
  await Promise.all(Array.from({ length: FETCHED_AT_ONCE }, fetchNext));
  const foreign = texts.filter(({ address }) => address === null).length;
  const left = texts.length - foreign - counts.read - counts.failed - counts.tooLarge;
  const reasons = [
    left > 0 ? `${left} older or larger ones were left out to stay within the limit` : '',
    counts.tooLarge > 0 ? `${counts.tooLarge} were too large` : '',
    counts.failed > 0 ? `${counts.failed} could not be read` : '',
    foreign > 0 ? `${foreign} lie on another server, where the EHR’s sign-in is never sent` : '',
  ].filter((reason) => reason !== '');
  const whole = counts.read === texts.length;
  return end(run, {
    ...waiting,
    state: whole ? 'done' : 'partial',
    read: counts.read,
    expected: whole ? null : texts.length,
    asOf: run.now(),
    message: whole ? null : `${counts.read} of ${texts.length} note texts read: ${reasons.join('; ')}.`,
  });
}

async function fetchText(
  text: LinkedText & { address: string },
  source: RecordSource,
  run: SourceRun,
): Promise<{ resource: FhirResource; size: number } | null> {
  const accept = `application/fhir+json, ${text.contentType || 'text/plain'};q=0.9, */*;q=0.5`;
  const options = { signal: run.signal, priority: source.stage, accept };
  const answer = await run.reader.content(text.address, options);
  if (!answer.ok) return null;
  const content = contentOf(answer.value, text.contentType);
  if (content === null) return null;
  const [, id] = /\/Binary\/([A-Za-z0-9\-.]{1,64})(?:[/?]|$)/.exec(text.address) ?? [];
  const resource =
    id === undefined
      ? withContent(text, content.contentType, content.data)
      : { resourceType: 'Binary', id, ...content };
  return { resource, size: answer.value.bytes.length };
}

function end(run: SourceRun, status: SourceStatus): SourceStatus {
  if (!run.signal.aborted) run.onStatus(status);
  return status;
}

function withinBudget(
  texts: readonly LinkedText[],
  budget: TextBudget,
): (LinkedText & { address: string })[] {
  const addresses = new Set<string>();
  let bytes = 0;
  return texts
    .flatMap((text) => (text.address === null ? [] : [{ ...text, address: text.address }]))
    .sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0))
    .filter(({ address, size }) => {
      if (addresses.has(address) || addresses.size >= budget.documents) return false;
      if (size !== null && (size > budget.bytesEach || bytes + size > budget.totalBytes)) return false;
      addresses.add(address);
      bytes += size ?? 0;
      return true;
    });
}

/** Servers answer with a FHIR Binary or with the content itself, whatever was accepted. */
function contentOf(answer: HttpAnswer, declared: string): { contentType: string; data: string } | null {
  if (/\bjson\b/i.test(answer.contentType)) {
    const resource = asResource(parseJson(answer.bytes));
    if (resource?.resourceType === 'Binary') {
      const { contentType, data } = resource;
      if (typeof data !== 'string') return null;
      return { contentType: typeof contentType === 'string' ? contentType : declared, data };
    }
    if (resource !== null || /fhir/i.test(answer.contentType)) return null;
  }
  // A sign-in page in place of the note: HTML counts only where the document is declared as such.
  const isHtml = /^text\/html/i.test(answer.contentType);
  if (isHtml && declared !== '' && !/html/i.test(declared)) return null;
  const contentType = answer.contentType || declared || 'application/octet-stream';
  return { contentType, data: base64(answer.bytes) };
}

const CHUNK = 32_768;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += CHUNK)
    binary += String.fromCharCode(...bytes.subarray(start, start + CHUNK));
  return btoa(binary);
}
