import { createChartReader } from '../clinical/chart/read-chart.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { generateChart } from '../fhir-fixtures/generator.ts';
import { atMost, median, printFigure } from './report.ts';

/**
 * Intake of 100,000 Observations in Node on one core, JSON parsed already: from resources, in pages of 200 as a
 * server sends them, to the chart with its problems and counts.
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
  const started = performance.now();
  const reader = createChartReader({ knowledge, asOf: AS_OF });
  for (const page of pages) reader.add(page);
  const { accounting } = reader.chart();
  if (accounting.read !== resources.length) throw new Error('Not every resource was read.');
  return (performance.now() - started) / 1000;
}

const times = Array.from({ length: RUNS }, intake);
printFigure(
  atMost(`intake of ${OBSERVATIONS.toLocaleString('en')} Observations, parsed`, median(times), 2, 's', 2),
);
