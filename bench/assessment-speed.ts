import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { assess } from '../clinical/assessment/assess.ts';
import type { Chart } from '../clinical/chart/chart.ts';
import { createChartReader } from '../clinical/chart/read-chart.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { finished } from '../clinical/findings/in-steps.ts';
import { noNotesReadAhead, readingAhead, type NotesReadAhead } from '../clinical/findings/read-ahead.ts';
import { generateChart } from '../fhir-fixtures/generator.ts';
import { atMost, printFigure, quantile } from './report.ts';

/** From a built chart to the whole assessment: findings, ranking, safety lists, next data. In Node on one core. */
const AS_OF = Date.parse('2026-01-15T23:59:59Z');
/** With the generator's encounters, medicines, conditions and notes: about 1,000 resources. */
const OBSERVATIONS_OF_1000 = 868;
const knowledge = loadKnowledge();

function chartOf(observations: number): Chart {
  const reader = createChartReader({ knowledge, asOf: AS_OF });
  reader.add((generateChart({ observations, seed: 1 }).entry ?? []).map((entry) => entry.resource));
  return reader.chart();
}

/**
 * A copy each time: findings of the same chart would be remembered. `ahead`: notes that the browser's worker takes apart
 * while the rest of the record is on its way.
 */
function p95(chart: Chart, runs: number, ahead: NotesReadAhead | null = null): number {
  const times = Array.from({ length: runs + 5 }, () => {
    const fresh = { ...chart };
    const started = performance.now();
    assess(fresh, { asOf: AS_OF, knowledge, ahead });
    return performance.now() - started;
  });
  return quantile(times.slice(5), 0.95);
}

/** The generator's notes have five wordings; here each has a line of its own, so that none is taken apart for another. */
function withDifferentNotes(chart: Chart): Chart {
  const documents = chart.documents.map((d, i) => ({ ...d, text: d.text && `Visit ${i + 1}.\n${d.text}` }));
  return { ...chart, documents };
}

function takenApart(chart: Chart): NotesReadAhead {
  const ahead = noNotesReadAhead();
  finished(readingAhead(chart, { asOf: AS_OF, knowledge }, ahead));
  return ahead;
}

/** `runs` of each: as the command line and the server do it, and as the browser does, whose worker reads notes ahead. */
function printBoth(name: string, chart: Chart, runs: number, limit: number): void {
  printFigure(atMost(`chart to assessment, ${name}, p95 of ${runs}`, p95(chart, runs), limit, 'ms'));
  const ahead = takenApart(chart);
  printFigure(atMost('  the same, notes taken apart before', p95(chart, runs, ahead), limit, 'ms'));
}

printBoth('1,000 resources', chartOf(OBSERVATIONS_OF_1000), 100, 25);
const large = chartOf(50_000);
printBoth('50,000 Observations', large, 20, 150);
printBoth('  no two notes alike', withDifferentNotes(large), 20, 150);
const PARTS = ['analytes.json', 'reasoning.json.zst'];
const size = PARTS.map((part) =>
  readFileSync(new URL(`../clinical/knowledge/compiled/${part}`, import.meta.url)),
)
  .map((file) => gzipSync(file, { level: 9 }).byteLength / 1000)
  .reduce((sum, kb) => sum + kb, 0);
printFigure(atMost('knowledge base in the browser, gzip', size, 350, 'kB'));
