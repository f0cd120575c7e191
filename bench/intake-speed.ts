import { createChartReader } from '../clinical/chart/read-chart.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { generateChart } from '../fhir-fixtures/generator.ts';
import { atMost, median, printFigure } from './report.ts';

/**
 * Intake of 100,000 Observations in Node on one core, JSON parsed already: from resources, in pages of 200 as a
 * server sends them, to the chart with its problems and counts. Processor time, the garbage collector's included, so
 * that other work on the machine doesn't count.
 */
const OBSERVATIONS = 100_000;
const PAGE = 200;
const RUNS = 5;
const AS_OF = Date.parse('2026-01-15T23:59:59Z');

const knowledge = loadKnowledge();
const entries = generateChart({ observations: OBSERVATIONS, seed: 1 }).entry ?? [];
const resources = entries.map((entry) => entry.resource);
const pages = Array.from({ length: Math.ceil(resources.length / PAGE) }, (_, i) =>
  resources.slice(i * PAGE, (i + 1) * PAGE),
);

function intake(): number {
  const started = process.cpuUsage();
  const reader = createChartReader({ knowledge, asOf: AS_OF });
  for (const page of pages) reader.add(page);
  const { accounting } = reader.chart();
  if (accounting.read !== resources.length) throw new Error('Not every resource was read.');
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1e6;
}

const times = Array.from({ length: RUNS }, intake);
printFigure(
  atMost(`intake of ${OBSERVATIONS.toLocaleString('en')} Observations, parsed`, median(times), 2, 's', 2),
);
