import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { assess } from '../../clinical/assessment/assess.ts';
import { isBundle, resourcesOfBundle } from '../../clinical/chart/bundle.ts';
import { extractPdf } from '../../clinical/chart/extract-pdf.ts';
import { withPdfText } from '../../clinical/chart/pdf-attachments.ts';
import { readChart } from '../../clinical/chart/read-chart.ts';
import { latestEntry } from '../../clinical/chart/latest-entry.ts';
import { asOfDate } from '../../clinical/cli/arguments.ts';
import { assessRecord } from '../../clinical/cli/assess-record.ts';
import { createPatientSorter } from '../../clinical/cli/patient-records.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import type { AssessorAnswer, AssessorTask } from './task.ts';

const COMPILED = new URL('../../clinical/knowledge/compiled/knowledge.json', import.meta.url);
let knowledge: Knowledge | null = null;

/** What `npm run build` compiled for the browser too: both must reason on the same. Read at the first task. */
function knowledgeBase(): Knowledge {
  knowledge ??= JSON.parse(readFileSync(COMPILED, 'utf8')) as Knowledge;
  return knowledge;
}

async function answer(task: AssessorTask): Promise<AssessorAnswer> {
  switch (task.kind) {
    case 'warm': {
      assess(readChart([], { knowledge: knowledgeBase(), asOf: 0 }), { asOf: 0, knowledge: knowledgeBase() });
      return { ok: true, value: [] };
    }
    case 'assess': {
      const chart = readChart(await withPdfText(task.resources, extractPdf), {
        knowledge: knowledgeBase(),
        asOf: task.asOf,
        patient: `Patient/${task.patient}`,
      });
      const asOf = task.atLatestEntry ? (latestEntry(chart, task.asOf) ?? task.asOf) : task.asOf;
      const { differential } = assess(chart, { asOf, knowledge: knowledgeBase() });
      return { ok: true, value: { differential } };
    }
    case 'bundle':
      return readBundle(task);
  }
}

/** The same line as the command line prints, for each patient of the Bundle. */
async function readBundle(task: Extract<AssessorTask, { kind: 'bundle' }>): Promise<AssessorAnswer> {
  const unreadable = (message: string): AssessorAnswer => ({ ok: false, kind: 'unreadable', message });
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(task.bundle));
  } catch {
    return unreadable('The body is not valid JSON in UTF-8.');
  }
  if (!isBundle(json)) return unreadable('The body is not a FHIR Bundle.');
  const sorter = createPatientSorter();
  for (const resource of resourcesOfBundle(json)) sorter.add(resource);
  const records = [...sorter.records()];
  if (records.length === 0) return unreadable('The Bundle names no patient.');
  // One more than the route accepts is enough for it to refuse.
  const options = {
    knowledge: knowledgeBase(),
    asOf: task.asOf === null ? null : asOfDate(task.asOf),
    top: task.top,
    now: task.now,
    say: () => {},
  };
  const value: object[] = [];
  for (const record of records.slice(0, 2)) {
    const resources = await withPdfText(record.resources, extractPdf);
    value.push(assessRecord({ ...record, resources, source: 'request' }, options));
  }
  return { ok: true, value };
}

parentPort?.on('message', async (task: AssessorTask) => {
  const answered = await answer(task).catch((error: unknown): AssessorAnswer => {
    const { name, stack } = error instanceof Error ? error : new Error('not an error');
    const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    return { ok: false, kind: 'fault', name, frames };
  });
  parentPort?.postMessage(answered);
});
