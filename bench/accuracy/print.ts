import { wilson } from '../wilson.ts';
import { calibrationError, errorByChance, reliability, type Forecast } from './calibration.ts';
import type { Outcome } from './case.ts';

const percent = (x: number) => (100 * x).toFixed(1);

/** Share with its Wilson interval, 95 %. */
function share(k: number, n: number): string {
  const [low, high] = wilson(k, n);
  return `${percent(k / Math.max(1, n))} [${percent(low)}, ${percent(high)}]`;
}

export function rateLine(label: string, outcomes: readonly Outcome[]): string {
  const tops = [1, 3, 5, 10].map((k) => {
    const hits = outcomes.filter((o) => o.rank <= k).length;
    return `top-${k} ${share(hits, outcomes.length)}`.padEnd(26);
  });
  return `${label.padEnd(42)} n=${String(outcomes.length).padEnd(4)} ${tops.join('')}`.trimEnd();
}

export function ratesBy(key: 'system' | 'setting', outcomes: readonly Outcome[]): string[] {
  const values = [...new Set(outcomes.map((o) => o.of[key]))].sort();
  return values.map((value) =>
    rateLine(
      `  ${value}`,
      outcomes.filter((o) => o.of[key] === value),
    ),
  );
}

/** `per`: a case with several accepted dangerous ids counts once ("case"), or each id counts ("condition"). */
export function dangerLine(outcomes: readonly Outcome[], per: 'case' | 'condition'): string {
  const asked = outcomes.filter((o) => o.of.dangerous.length > 0);
  const wanted = per === 'case' ? asked.length : asked.reduce((sum, o) => sum + o.of.dangerous.length, 0);
  const kept = asked.reduce((sum, o) => sum + (per === 'case' ? Number(o.kept > 0) : o.kept), 0);
  return `cannot-miss in the top ten or the strip: ${kept} of ${wanted}, ${share(kept, wanted)}`;
}

export function calibrationLines(outcomes: readonly Outcome[]): string[] {
  const forecasts = outcomes.flatMap((o): Forecast[] => {
    const first = o.assessment.differential.entries[0];
    return first ? [{ p: first.probability, hit: o.rank === 1 }] : [];
  });
  const chance = errorByChance(forecasts);
  return [
    `calibration error of the first probability: ${calibrationError(forecasts).toFixed(3)} (n=${forecasts.length}); a perfectly calibrated model would show ${chance.mean.toFixed(3)} on average, up to ${chance.upper.toFixed(3)} in 95 of 100`,
    ...reliability(forecasts).map(
      (b) => `  stated ${b.mean.toFixed(2)}  right ${(b.hits / b.n).toFixed(2)}  (${b.hits} of ${b.n})`,
    ),
  ];
}

export function medianOther(outcomes: readonly Outcome[]): number {
  const masses = outcomes.map((o) => o.assessment.differential.other).sort((a, b) => a - b);
  return masses[Math.floor(masses.length / 2)] ?? 0;
}
