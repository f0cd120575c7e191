import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { assess } from '../../clinical/assessment/assess.ts';
import { createChartReader } from '../../clinical/chart/read-chart.ts';
import type { Knowledge } from '../../clinical/knowledge/knowledge.ts';
import type { AssessorAnswer, AssessorTask } from './task.ts';

const COMPILED = new URL('../../clinical/knowledge/compiled/knowledge.json', import.meta.url);
let knowledge: Knowledge | null = null;

/** Compiled by `npm run build`; read at the first task. */
function knowledgeBase(): Knowledge {
  knowledge ??= JSON.parse(readFileSync(COMPILED, 'utf8')) as Knowledge;
  return knowledge;
}

function answer(task: AssessorTask): AssessorAnswer {
  switch (task.kind) {
    case 'assess': {
      const { patient, asOf } = task;
      const reader = createChartReader({ knowledge: knowledgeBase(), asOf, patient });
      reader.add(task.resources);
      const { differential } = assess(reader.chart(), { asOf, knowledge: knowledgeBase() });
      return { ok: true, value: { differential } };
    }
    case 'bundle':
      return { ok: false, kind: 'unreadable', message: 'not yet' };
  }
}

parentPort?.on('message', (task: AssessorTask) => {
  try {
    parentPort?.postMessage(answer(task));
  } catch (error) {
    // The message of an error can quote the record.
    const message = error instanceof Error ? error.name : 'unknown';
    parentPort?.postMessage({ ok: false, kind: 'fault', message } satisfies AssessorAnswer);
  }
});
