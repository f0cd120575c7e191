/** How the figures of `npm run bench` are printed: what was measured, the figure, and what it should reach. */
export interface Figure {
  readonly name: string;
  /** The measured figure with its unit. */
  readonly value: string;
  /** What the figure should reach, in the same unit; absent where nothing was promised. */
  readonly target?: { readonly text: string; readonly met: boolean };
}

const NAME_WIDTH = 62;

export function printFigure({ name, value, target }: Figure): void {
  const aim = target ? `   ${target.met ? 'reached' : 'MISSED'}: ${target.text}` : '';
  console.log(`${name.padEnd(NAME_WIDTH)} ${value}${aim}`);
}

/** A figure that should not exceed a limit. */
export function atMost(name: string, measured: number, limit: number, unit: string, digits = 1): Figure {
  return {
    name,
    value: `${measured.toFixed(digits)} ${unit}`,
    target: { text: `at most ${limit} ${unit}`, met: measured <= limit },
  };
}

/** The value below which `share` of the measurements lie. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => quantile(values, 0.5);
