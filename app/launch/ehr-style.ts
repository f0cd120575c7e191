import * as v from 'valibot';
import { isSafeEndpoint } from './issuer.ts';
import type { Session } from './session.ts';

const TIMEOUT_MS = 5_000;
const LARGEST = 20_000;

/** WCAG 2.2: text 4.5:1 (1.4.3), graphics and controls 3:1 (1.4.11). */
const TEXT_CONTRAST = 4.5;
const GRAPHIC_CONTRAST = 3;

/** Colours of the EHR that Chartside takes on; everything else of its style is left. Hex, six digits. */
export interface EhrColours {
  readonly background: string;
  readonly text: string;
  /** `null` when it can't be told from the background. */
  readonly highlight: string | null;
}

const hex = v.pipe(v.string(), v.trim(), v.regex(/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i), v.transform(sixDigits));
const StyleSchema = v.object({
  color_background: hex,
  color_text: hex,
  color_highlight: v.fallback(v.nullable(hex), null),
});

/**
 * Colours of a SMART style document (App Launch 2.2, `smart_style_url`). `null` unless background and text are both
 * plain hex colours that can be read on one another: half a palette is worse than none.
 */
export function readEhrColours(json: unknown): EhrColours | null {
  const parsed = v.safeParse(StyleSchema, json);
  if (!parsed.success) return null;
  const { color_background: background, color_text: text, color_highlight: highlight } = parsed.output;
  if (contrast(background, text) < TEXT_CONTRAST) return null;
  const visible = highlight !== null && contrast(background, highlight) >= GRAPHIC_CONTRAST;
  return { background, text, highlight: visible ? highlight : null };
}

/** Fetches the session's style without any credential. `null` when there is none to take on. */
export async function loadEhrColours(session: Session, fetcher: typeof fetch): Promise<EhrColours | null> {
  if (session.styleUrl === null || !isSafeEndpoint(session.styleUrl)) return null;
  try {
    const response = await fetcher(session.styleUrl, {
      headers: { Accept: 'application/json' },
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    const text = response.ok ? await response.text() : '';
    return text.length > LARGEST ? null : readEhrColours(JSON.parse(text));
  } catch {
    return null;
  }
}

/** Contrast ratio of two hex colours (WCAG 2.2, definition of contrast ratio). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5]
    .map((place) => Number.parseInt(colour.slice(place, place + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function sixDigits(colour: string): string {
  const digits = colour.slice(1).toLowerCase();
  return `#${digits.length === 3 ? [...digits].map((digit) => digit + digit).join('') : digits}`;
}
