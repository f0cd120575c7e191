export type Rank = number;

const Z95 = 1.96;

/** Wilson score interval, 95 %, of k out of n. */
export function wilson(k: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const p = k / n;
  const denominator = 1 + (Z95 * Z95) / n;
  const middle = (p + (Z95 * Z95) / (2 * n)) / denominator;
  const half = (Z95 / denominator) * Math.sqrt((p * (1 - p)) / n + (Z95 * Z95) / (4 * n * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** Top-1/3/5/10 with intervals; a rank of Infinity is a miss. */
export function rateLine(label: string, ranks: readonly Rank[]): string {
  const tops = [1, 3, 5, 10].map((k) => {
    const hits = ranks.filter((r) => r <= k).length;
    const [low, high] = wilson(hits, ranks.length);
    const percent = (x: number) => (100 * x).toFixed(1);
    return `top-${k} ${percent(hits / Math.max(1, ranks.length))} [${percent(low)}, ${percent(high)}]`;
  });
  return `${label}: n=${ranks.length} ${tops.join('  ')}`;
}
