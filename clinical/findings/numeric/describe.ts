import type { Measurement } from '../../chart/chart.ts';
import { unitWords } from '../../chart/unit-words.ts';
import type { AnalyteDefinition } from '../../knowledge/knowledge.ts';

/** "Potassium 6.8 mmol/L", rounded to the analyte's decimals, for a person to read. */
export function describeMeasurement(m: Measurement, analyte: AnalyteDefinition | undefined): string {
  return `${analyte?.name ?? m.concept.text} ${amountInWords(m, analyte)}`;
}

/** "6.8 mmol/L" with the unit as a clinician writes it; what the record states only as a limit keeps its sign. */
export function amountInWords(m: Measurement, analyte: AnalyteDefinition | undefined): string {
  return `${m.comparator ?? ''}${Number(m.value.toFixed(analyte?.decimals ?? 2))} ${unitWords(m.unit)}`.trim();
}
