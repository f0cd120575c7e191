import { isBundle, resourcesOfBundle } from '../../clinical/chart/bundle.ts';
import { extractPdf } from '../../clinical/chart/extract-pdf.ts';
import { withPdfText } from '../../clinical/chart/pdf-attachments.ts';
import { asOfDate } from '../../clinical/cli/arguments.ts';
import { assessRecord } from '../../clinical/cli/assess-record.ts';
import { createPatientSorter } from '../../clinical/cli/patient-records.ts';
import { assessCall } from '../cds-hooks/assess-call.ts';
import { readOperation } from '../differential/operation.ts';
import { ApiFailure } from '../http/failure.ts';
import { faultOf } from '../http/log.ts';
import { knowledgeBase } from './knowledge-file.ts';
import type { AssessorAnswer, AssessorTask } from './task.ts';
import { warmUp } from './warm-up.ts';

async function answer(task: AssessorTask): Promise<AssessorAnswer> {
  switch (task.kind) {
    case 'warm':
      await warmUp(knowledgeBase());
      return { ok: true, value: [] };
    case 'hook':
      return { ok: true, value: await assessCall(task, knowledgeBase()) };
    case 'bundle':
      return readBundle(parsed(task.bytes), task);
    case 'operation': {
      const { record, asOf, top } = readOperation(parsed(task.bytes));
      return readBundle(record, { asOf: asOf ?? null, top, now: task.now });
    }
  }
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw unreadable('The body is not valid JSON in UTF-8.');
  }
}

function unreadable(message: string): ApiFailure {
  return new ApiFailure('unreadable-bundle', message, 'Send one FHIR R4 Bundle with a Patient.');
}

/** The same line as the command line prints, for each patient of the Bundle. */
async function readBundle(
  json: unknown,
  { asOf, top, now }: { asOf: string | null; top: number; now: number },
): Promise<AssessorAnswer> {
  if (!isBundle(json)) throw unreadable('What was sent is not a FHIR Bundle.');
  const sorter = createPatientSorter();
  for (const resource of resourcesOfBundle(json)) sorter.add(resource);
  const records = [...sorter.records()];
  if (records.length === 0) throw unreadable('The Bundle names no patient.');
  // One more than the route accepts is enough for it to refuse.
  const options = {
    knowledge: knowledgeBase(),
    asOf: asOf === null ? null : asOfDate(asOf),
    top,
    now,
    say: () => {},
  };
  const value: object[] = [];
  for (const record of records.slice(0, 2)) {
    const resources = await withPdfText(record.resources, extractPdf);
    value.push(assessRecord({ ...record, resources, source: 'request' }, options));
  }
  return { ok: true, value };
}

function explained(error: unknown): AssessorAnswer {
  if (error instanceof ApiFailure) {
    const { code, message, remedy } = error;
    return { ok: false, kind: 'refused', code, message, remedy };
  }
  return { ok: false, kind: 'fault', ...faultOf(error) };
}

process.on('message', async (task: AssessorTask) => {
  process.send?.(await answer(task).catch(explained));
});
// Ctrl-C reaches the whole group; the server first answers what was begun, and then ends this process.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());
try {
  knowledgeBase();
} catch {
  // The first task tells what is wrong with it.
}
process.send?.('ready');
