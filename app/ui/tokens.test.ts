import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8').split('@media')[0]!;
const tokens = new Map(
  [...css.matchAll(/--cs-([\w-]+):\s*light-dark\((#\w{6}), (#\w{6})\)/g)].map(([, name, light, dark]) => [
    name!,
    { light: light!, dark: dark! },
  ]),
);

/** WCAG 2.2 relative luminance. */
function luminance(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((i) => {
    const c = Number.parseInt(hex.slice(i, i + 2), 16) / 255;
    return c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!;
}

function contrast(a: string, b: string): number {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high! + 0.05) / (low! + 0.05);
}

const BACKGROUNDS = ['page', 'surface', 'raised', 'sunken'];

describe.each(['light', 'dark'] as const)('%s colours', (theme) => {
  const of = (name: string) => tokens.get(name)![theme];
  const pairs = [
    ...['ink', 'ink-muted', 'accent', 'accent-strong', 'alert'].flatMap((text) =>
      BACKGROUNDS.map((b) => [text, b]),
    ),
    ['alert', 'alert-soft'],
    ['ink', 'alert-soft'],
    ['ink', 'accent-soft'],
    ['ink-muted', 'accent-soft'],
    ['accent', 'accent-soft'],
    ['on-accent', 'accent'],
    ['on-accent', 'accent-strong'],
    ['surface', 'ink'],
    ['ink', 'plot-bar'],
    ['ink', 'plot-bar-past'],
    ['ink-muted', 'plot-shade-strong'],
  ] as [string, string][];

  it.each(pairs)('%s on %s is readable text (4.5:1)', (text, background) => {
    expect(contrast(of(text), of(background))).toBeGreaterThanOrEqual(4.5);
  });

  const graphics = ['line-strong', 'plot-mark', 'plot-edge'].flatMap((g) =>
    [...BACKGROUNDS, 'plot-band', 'plot-shade-strong'].map((b) => [g, b] as [string, string]),
  );

  it.each(graphics)('%s on %s can be seen as a graphic (3:1)', (mark, background) => {
    expect(contrast(of(mark), of(background))).toBeGreaterThanOrEqual(3);
  });
});
