import type { Measurement } from '../../../clinical/chart/chart.ts';

/** A canonical value for reading: as many decimals as the analyte has, else four significant digits. */
export function numberText(value: number, decimals: number | null): string {
  if (!Number.isFinite(value)) return 'not recorded';
  if (decimals !== null && (value === 0 || Math.abs(value) >= 10 ** -decimals))
    return value.toFixed(decimals);
  return String(Number(value.toPrecision(4)));
}

const COMPARATORS = { '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;

/** With the comparator as reported: `<0.01`, `≥90`. */
export function measuredText(item: Measurement, decimals: number | null): string {
  const sign = item.comparator ? COMPARATORS[item.comparator] : '';
  return sign + numberText(item.value, decimals);
}
