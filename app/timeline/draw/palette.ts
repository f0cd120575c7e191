const TOKENS = {
  surface: '--cs-surface',
  sunken: '--cs-sunken',
  line: '--cs-line',
  ink: '--cs-ink',
  muted: '--cs-ink-muted',
  accent: '--cs-accent',
  accentSoft: '--cs-accent-soft',
  onAccent: '--cs-on-accent',
  alert: '--cs-alert',
  alertSoft: '--cs-alert-soft',
  mark: '--cs-plot-mark',
  bar: '--cs-plot-bar',
  onBar: '--cs-plot-on-bar',
  barPast: '--cs-plot-bar-past',
  edge: '--cs-plot-edge',
  band: '--cs-plot-band',
  bandEdge: '--cs-plot-band-edge',
  shade: '--cs-plot-shade',
  shadeStrong: '--cs-plot-shade-strong',
  grid: '--cs-plot-grid',
} as const;

/** The tokens as colours that a canvas understands. */
export type Palette = Readonly<Record<keyof typeof TOKENS, string>>;

/** Reads the tokens as they apply to `host` now: theme, contrast and forced colours are already in them. */
export function readPalette(host: HTMLElement): Palette {
  const probe = document.createElement('span');
  probe.hidden = true;
  host.append(probe);
  const style = getComputedStyle(probe);
  const entries = Object.entries(TOKENS).map(([name, token]) => {
    probe.style.color = `var(${token})`;
    return [name, style.color] as const;
  });
  probe.remove();
  return Object.fromEntries(entries) as unknown as Palette;
}

/** Calls back when system settings or `data-theme` change the colours. Returns how to stop. */
export function onPaletteChange(changed: () => void): () => void {
  const queries = ['(prefers-color-scheme: dark)', '(prefers-contrast: more)', '(forced-colors: active)'].map(
    (q) => matchMedia(q),
  );
  for (const query of queries) query.addEventListener('change', changed);
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, {
    attributes: true,
    attributeFilter: ['data-theme', 'style', 'class'],
  });
  return () => {
    for (const query of queries) query.removeEventListener('change', changed);
    observer.disconnect();
  };
}
