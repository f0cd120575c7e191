import { readFileSync } from 'node:fs';
import { parentPort } from 'node:worker_threads';
import { assess } from '../../clinical/assessment/assess.ts';
import { readChart } from '../../clinical/chart/read-chart.ts';
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
    case 'warm': {
      assess(readChart([], { knowledge: knowledgeBase(), asOf: 0 }), { asOf: 0, knowledge: knowledgeBase() });
      return { ok: true, value: [] };
    }
    case 'assess': {
      const { asOf } = task;
      const chart = readChart(task.resources, {
        knowledge: knowledgeBase(),
        asOf,
        patient: `Patient/${task.patient}`,
      });
      const { differential } = assess(chart, { asOf, knowledge: knowledgeBase() });
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
    const { name, stack } = error instanceof Error ? error : new Error('not an error');
    const frames = (stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    parentPort?.postMessage({ ok: false, kind: 'fault', name, frames } satisfies AssessorAnswer);
  }
});
