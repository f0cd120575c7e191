import { seededRandom } from '../../fhir-fixtures/random.ts';

/** The first entry's probability, and whether it was right. */
export interface Forecast {
  readonly p: number;
  readonly hit: boolean;
}

export interface Bin {
  readonly n: number;
  readonly mean: number;
  readonly hits: number;
}

/** Ten equal bins of the stated probability; empty ones are left out. */
export function reliability(forecasts: readonly Forecast[]): Bin[] {
  const bins = Array.from({ length: 10 }, (): Forecast[] => []);
  for (const f of forecasts) bins[Math.min(9, Math.floor(f.p * 10))]!.push(f);
  return bins
    .filter((b) => b.length > 0)
    .map((b) => ({
      n: b.length,
      mean: b.reduce((sum, f) => sum + f.p, 0) / b.length,
      hits: b.filter((f) => f.hit).length,
    }));
}

/** Expected calibration error: mean distance of hit rate and stated probability, weighted by bin. */
export function calibrationError(forecasts: readonly Forecast[]): number {
  return reliability(forecasts).reduce(
    (sum, b) => sum + (b.n / forecasts.length) * Math.abs(b.hits / b.n - b.mean),
    0,
  );
}

const DRAWS = 2000;

/**
 * The error that a perfectly calibrated model with these very probabilities would show on so few cases: the mean and the
 * 95th percentile of 2,000 seeded draws. A measured error below the percentile is no evidence of miscalibration.
 */
export function errorByChance(forecasts: readonly Forecast[]): { mean: number; upper: number } {
  const random = seededRandom(7);
  const errors = Array.from({ length: DRAWS }, () =>
    calibrationError(forecasts.map(({ p }) => ({ p, hit: random.next() < p }))),
  ).sort((a, b) => a - b);
  return { mean: errors.reduce((a, b) => a + b, 0) / DRAWS, upper: errors[Math.floor(DRAWS * 0.95)]! };
}
