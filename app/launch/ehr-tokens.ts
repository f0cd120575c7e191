import { contrast, type EhrColours } from './ehr-style.ts';

/** The page's own colours as they are resolved now, hex. */
export interface PageColours {
  readonly ink: string;
  readonly inkMuted: string;
  readonly accent: string;
  readonly alert: string;
  readonly surface: string;
  readonly onAccent: string;
}

/** WCAG 2.2, 1.4.3. */
const TEXT_CONTRAST = 4.5;
const SOFT = 0.12;

/**
 * The custom properties that the EHR's colours may replace: background and accent, each only where every text that
 * is set on it keeps its contrast. None where the EHR is light and the page dark, or the other way round.
 */
export function ehrTokens(colours: EhrColours, page: PageColours): Readonly<Record<string, string>> {
  if (isLight(colours.background) !== isLight(page.surface)) return {};
  const tokens: Record<string, string> = {};
  const reads = (text: string, ground: string) => contrast(text, ground) >= TEXT_CONTRAST;
  let { accent } = page;
  const { highlight } = colours;
  const soft = highlight === null ? null : mixed(highlight, page.surface, SOFT);
  if (
    highlight !== null &&
    soft !== null &&
    [page.surface, soft].every((ground) => reads(highlight, ground)) &&
    reads(page.onAccent, highlight) &&
    [page.ink, page.inkMuted].every((text) => reads(text, soft))
  ) {
    accent = highlight;
    tokens['--cs-accent'] = highlight;
    tokens['--cs-accent-strong'] = highlight;
    tokens['--cs-accent-soft'] = soft;
  }
  if ([page.ink, page.inkMuted, accent, page.alert].every((text) => reads(text, colours.background)))
    tokens['--cs-page'] = colours.background;
  return tokens;
}

function isLight(colour: string): boolean {
  return contrast(colour, '#000000') > contrast(colour, '#ffffff');
}

function mixed(colour: string, ground: string, share: number): string {
  const parts = [1, 3, 5].map((place) => {
    const [one, other] = [colour, ground].map((hex) => Number.parseInt(hex.slice(place, place + 2), 16));
    return Math.round((one ?? 0) * share + (other ?? 0) * (1 - share));
  });
  return `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`;
}

/** `rgb(1, 2, 3)`, as a browser states a resolved colour, in hex; `null` for any other form. */
export function hexOf(resolved: string): string | null {
  const parts = /^rgb\((\d+), (\d+), (\d+)\)$/.exec(resolved)?.slice(1).map(Number);
  return parts ? `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}` : null;
}
