/** One spelling of a name for comparison: lower case, single spaces, no trailing punctuation, British as American. */
export function nameKey(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('haem', 'hem')
    .replaceAll('leuco', 'leuko')
    .replace(/[\s_]+/g, ' ')
    .replace(/[\s:.,;-]+$/, '')
    .trim();
}

const SPECIMENS: readonly (readonly [RegExp, string])[] = [
  [/\burine\b|\bua\b|\bdipstick\b/i, 'urine '],
  [/\bcerebr(?:al|o)\s?spinal fluid\b|\bcsf\b/i, 'csf '],
  [/\bsynovial\b|\bjoint fluid\b/i, 'synovial fluid '],
  [/\bpleural\b/i, 'pleural fluid '],
  [/\bascit|\bperitoneal\b/i, 'ascitic fluid '],
  [/\bstool\b|\bfeces\b|\bfaeces\b/i, 'fecal '],
  [/\bsweat\b/i, 'sweat '],
];

/**
 * The names to look a display or text up under, best first: as written, then without the parts of a LOINC long name
 * ("Glucose [Mass/volume] in Urine by Test strip" → "urine glucose"), last the abbreviation that ends it in brackets
 * ("Sed Rate (ESR)"). A specimen that isn't blood is never dropped.
 */
export function namesOf(text: string, specimen: string | null): readonly string[] {
  const within = specimenPrefix(text) ?? (specimen === null ? null : specimenPrefix(specimen));
  const base = text
    .replace(/\s*\[[^\]]*\]/g, ' ')
    .replace(/\s+(?:in|by|of|from|at)\s+.*$/i, '')
    .replace(/\s*\((?:serum|plasma|blood|s|p|b|(?:ckd-epi|mdrd)[^)]*)\)\s*$/i, '')
    .replace(/^(?:serum|plasma|blood)\s+|[,-]?\s+(?:serum|plasma|blood)$/gi, '')
    .replace(/[,-]?\s+(?:urine|csf)$/i, '')
    .replace(/\s+/g, ' ')
    .trim();
  const counted = text.includes('[#/volume]');
  if (within !== null) return [text, `${within}${base}`].filter((name) => specimenPrefix(name) !== null);
  const abbreviated = /\(([^()]+)\)$/.exec(text.trim())?.[1];
  const names = counted ? [text, `${base} absolute`, base] : [text, base];
  return abbreviated === undefined ? names : [...names, abbreviated];
}

function specimenPrefix(text: string): string | null {
  for (const [pattern, prefix] of SPECIMENS) if (pattern.test(text)) return prefix;
  return null;
}
