import type { Measurement, ResourceRef, ResultItem } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';

/** All numbers and qualitative results of a record, by analyte, oldest first. */
export interface Values {
  readonly measurements: ReadonlyMap<string, readonly Measurement[]>;
  readonly results: ReadonlyMap<string, readonly ResultItem[]>;
  readonly analytes: ReadonlyMap<string, AnalyteDefinition>;
  /** The encounter that is assessed: its vital signs come before others'. */
  readonly encounter: ResourceRef | null;
}

function byAnalyte<
  T extends { readonly analyte: string | null; readonly when: { readonly at: number } | null },
>(items: readonly T[]): Map<string, T[]> {
  const map = new Map<string, T[]>();
  for (const item of items) {
    if (item.analyte === null || item.when === null) continue;
    const list = map.get(item.analyte);
    if (list) list.push(item);
    else map.set(item.analyte, [item]);
  }
  for (const list of map.values()) list.sort((a, b) => (a.when?.at ?? 0) - (b.when?.at ?? 0));
  return map;
}

/** Indexes the dated values. Undated ones are no evidence of the present and are left out. */
export function indexValues(
  measurements: readonly Measurement[],
  results: readonly ResultItem[],
  analytes: ReadonlyMap<string, AnalyteDefinition>,
  encounter: ResourceRef | null,
): Values {
  return { measurements: byAnalyte(measurements), results: byAnalyte(results), analytes, encounter };
}
