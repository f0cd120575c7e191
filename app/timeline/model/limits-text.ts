import { numberText } from './value-text.ts';

/**
 * `3.5–5.1`, `≥ 90`, `≤ 5`. At least one limit is given. Without decimals of its own a range is given to a hundredth of
 * its width, and a converted one, whose tail says nothing, to about that.
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
  const needed = 2 - Math.log10(width);
  const hasTail = Math.abs(limit * 1000 - Math.round(limit * 1000)) > 1e-6;
  const decimals = Math.min(6, Math.max(0, hasTail ? Math.round(needed) : Math.ceil(needed)));
  return String(Number(limit.toFixed(decimals)));
}
