import { numberText } from './value-text.ts';

/** `3.5–5.1`, `≥ 90`, `≤ 5`. At least one limit is given. */
export function limitsText(low: number | null, high: number | null, decimals: number | null): string {
  if (low !== null && high !== null) return `${numberText(low, decimals)}–${numberText(high, decimals)}`;
  return low !== null ? `≥ ${numberText(low, decimals)}` : `≤ ${numberText(high!, decimals)}`;
}
