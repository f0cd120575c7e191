import type { Chart, ChartEntry } from '../clinical/chart/chart.ts';

/**
 * What differs between two charts of one patient, one line for each entry and problem; nothing where they say the
 * same. The order in which a server sends resources decides only which of several sources of one fact comes first, so
 * that is not compared.
 */
export function differences(expected: Chart, actual: Chart): readonly string[] {
  const [wanted, found] = [statementsOf(expected), statementsOf(actual)];
  return [
    ...[...wanted].filter((text) => !found.has(text)).map((text) => `missing: ${text}`),
    ...[...found].filter((text) => !wanted.has(text)).map((text) => `not expected: ${text}`),
  ];
}

function statementsOf(chart: Chart): ReadonlySet<string> {
  const entries = Object.entries(chart).flatMap(([name, list]: [string, unknown]) =>
    Array.isArray(list) && name !== 'problems' ? (list as ChartEntry[]) : [],
  );
  const problems = chart.problems.map(({ kind, evidence, message }) => `${kind} ${evidence}: ${message}`);
  return new Set([JSON.stringify(chart.patient), ...entries.map(statementOf), ...problems]);
}

function statementOf({ ref, alsoIn, ...said }: ChartEntry): string {
  const sources = [ref, ...alsoIn].toSorted().join(' ');
  // Of several sources the first one's own spelling and encounter are kept.
  const { encounter: _encounter, ...shared } = said;
  return JSON.stringify([sources, alsoIn.length === 0 ? said : shared]);
}
