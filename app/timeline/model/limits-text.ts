import { numberText } from './value-text.ts';

/**
 * `3.5–5.1`, `≥ 90`, `≤ 5`. At least one limit is given. Without decimals of its own a range is given to a hundredth of
 * its width: limits that were converted from another unit have a tail that says nothing.
 */
export function limitsText(low: number | null, high: number | null, decimals: number | null): string {
  if (low !== null && high !== null) {
    const told = (limit: number) =>
      decimals === null ? rounded(limit, high - low) : numberText(limit, decimals);
    return `${told(low)}–${told(high)}`;
  }
  return low !== null ? `≥ ${numberText(low, decimals)}` : `≤ ${numberText(high!, decimals)}`;
}

function rounded(limit: number, width: number): string {
  if (!(width > 0)) return numberText(limit, null);
  const decimals = Math.min(6, Math.max(0, Math.ceil(2 - Math.log10(width))));
  return String(Number(limit.toFixed(decimals)));
}
