import { createChartReader } from '../clinical/chart/read-chart.ts';
import { loadKnowledge } from '../clinical/cli/load-knowledge.ts';
import { readFindings } from '../clinical/findings/read-findings.ts';
import { rankDiagnoses } from '../clinical/inference/rank-diagnoses.ts';
import { generateChart } from '../fhir-fixtures/generator.ts';
import { atMost, median, printFigure } from './report.ts';

/** From parsed resources to the ranked differential, in Node on one core. */
const AS_OF = Date.parse('2026-01-15T23:59:59Z');
/** The generator adds encounters, medicines, conditions and notes: so many Observations make about 1,000 resources. */
const OBSERVATIONS_OF_1000 = 868;
const knowledge = loadKnowledge();

function resourcesOf(observations: number): unknown[] {
  return (generateChart({ observations, seed: 1 }).entry ?? []).map((entry) => entry.resource);
}

function chartOf(resources: readonly unknown[]) {
  const reader = createChartReader({ knowledge, asOf: AS_OF });
  reader.add(resources);
  return reader.chart();
}

function differentialOf(chart: ReturnType<typeof chartOf>): number {
  const { findings, context } = readFindings(chart, { asOf: AS_OF, knowledge });
  return rankDiagnoses(findings, context, knowledge).entries.length;
}

function timesOf(runs: number, work: () => unknown): number[] {
  return Array.from({ length: runs }, () => {
    const started = performance.now();
    work();
    return performance.now() - started;
  });
}

const small = resourcesOf(OBSERVATIONS_OF_1000);
timesOf(10, () => differentialOf(chartOf(small)));
const smallChart = chartOf(small);
printFigure(
  atMost(
    `differential of ${small.length} resources, chart built`,
    median(timesOf(50, () => differentialOf(smallChart))),
    50,
    'ms',
  ),
);
printFigure(
  atMost(
    `differential of ${small.length} resources, intake included`,
    median(timesOf(30, () => differentialOf(chartOf(small)))),
    50,
    'ms',
  ),
);
const large = resourcesOf(50_000);
printFigure(
  atMost(
    `differential of 50,000 Observations, intake included`,
    median(timesOf(5, () => differentialOf(chartOf(large)))),
    1500,
    'ms',
    0,
  ),
);
