import type { Expansion } from './contextual-abbreviations.ts';
import type { Token } from './tokenise.ts';

const ofEye =
  /\b(?:VA|IOPs?|RAPD|slit[- ]lamp|fund(?:us|i|oscopy)|cornea\w*|conj\w*|visual acuity|ophthal\w*|retina\w*|phaco\w*)\b/i;
const sides: Readonly<Record<string, string>> = {
  re: 'right eye',
  le: 'left eye',
  od: 'right eye',
  os: 'left eye',
  ou: 'both eyes',
};
/** "5 mg OD" is once a day, "LE edema" a leg, "per os" by mouth. */
const afterDose = /(?:\d|mg|mcg|ml|tabs?|drops?|g|po|per)\s*$/i;
const ofLeg = /^\s*(?:o?edema|swelling|weakness|pain|strength|pulses|dopplers?|venous|neg|pos|neuropathy)\b/i;

const overdosed = /overdos|\bOD (?:of|with)\b|tablets|suicid/i;

/** By the tokens of a text: whether its writer speaks of eyes. */
const ofEyes = new WeakMap<readonly Token[], boolean>();

function speaksOfEyes(text: string, tokens: readonly Token[]): boolean {
  const known = ofEyes.get(tokens) ?? ofEye.test(text);
  ofEyes.set(tokens, known);
  return known;
}

/** "RE painful, LE fine", "VA OD 20/40", "AC cells 2+": the letters of an eye clinic, where eyes are spoken of. */
export function eyeAbbreviation(text: string, tokens: readonly Token[], i: number): Expansion | null {
  const token = tokens[i];
  if (!token?.capitals || !speaksOfEyes(text, tokens)) return null;
  const { written } = token;
  if (written === 'ac')
    return /\b(?:IOPs?|VA|slit[- ]lamp|cornea\w*|conj\w*)\b/i.test(text)
      ? { length: 1, meaning: 'anterior chamber' }
      : null;
  const meaning = sides[written];
  if (meaning === undefined) return null;
  if (written === 'od' && overdosed.test(text)) return null;
  const before = text.slice(Math.max(0, token.start - 8), token.start);
  if (afterDose.test(before) && written !== 're' && written !== 'le') return null;
  const paired =
    written === 'le'
      ? /\bRE\b/.test(text)
      : written === 're'
        ? /\bLE\b|\bVA\b|\bIOP\b|\bRE (?:pain|red|VA|vision|IOP)/.test(text)
        : true;
  return paired && !ofLeg.test(text.slice(token.end)) ? { length: 1, meaning } : null;
}

/** Words that `eyeAbbreviation` may explain. */
export const hasEyeForm: ReadonlySet<string> = new Set(['ac', ...Object.keys(sides)]);
