import type { Measurement } from '../../chart/chart.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';

/** "Potassium 6.8 mmol/L", rounded to the analyte's decimals, for a person to read. */
export function describeMeasurement(m: Measurement, analyte: AnalyteDefinition | undefined): string {
  const value = Number(m.value.toFixed(analyte?.decimals ?? 2));
  const unit = /^(1|\{.*\}|\[pH\])$/.test(m.unit) ? '' : ` ${m.unit}`;
  return `${analyte?.name ?? m.concept.text} ${m.comparator ?? ''}${value}${unit}`;
}
