import { spelledRight } from './common-misspellings.ts';
import { irregularStem } from './irregular-forms.ts';

const vowel = /[aeiouy]/;

/** British spelling to American; patterns and notes pass through the same rules, so both end alike. */
function levelSpelling(word: string): string {
  if (word.length < 4) return word;
  let w = word.replace(/ae$/, 'a').replace(/ae/g, 'e');
  if (w.length >= 6) w = w.replace(/oe/g, 'e');
  if (w.length >= 5)
    w = w
      .replace(/our(s|ed|ing|less)?$/, 'or$1')
      .replace(/tre(s?)$/, 'ter$1')
      .replace(/bre(s?)$/, 'ber$1');
  if (w.length >= 7)
    w = w.replace(/is(e|es|ed|ing|ation|ations)$/, 'iz$1').replace(/ys(e|es|ed|ing)$/, 'yz$1');
  return w.replace(/^leuco/, 'leuko').replace(/sulph/g, 'sulf');
}

function stripPlural(w: string): string {
  if (w.length <= 3 || /(ss|us|is)$/.test(w)) return w;
  if (w.endsWith('ies')) return w.length > 4 ? `${w.slice(0, -3)}y` : w;
  if (/(sses|xes|ches|shes|zes)$/.test(w)) return w.slice(0, -2);
  return w.endsWith('s') ? w.slice(0, -1) : w;
}

function undouble(w: string): string {
  const last = w.at(-1);
  if (last !== w.at(-2) || w.length < 4 || last === 's' || last === 'z' || last === 'e' || last === 'o')
    return w;
  return last === 'l' && w.length <= 5 ? w : w.slice(0, -1);
}

function stripVerbEnding(w: string): string {
  const ending = /(ing|ed)$/.exec(w)?.[0];
  if (!ending || w.endsWith('eed')) return w;
  const rest = w.slice(0, -ending.length);
  return rest.length >= 3 && vowel.test(rest) ? undouble(rest) : w;
}

function withoutFinalE(w: string): string {
  return w.length > 3 && w.endsWith('e') && w !== 'here' ? w.slice(0, -1) : w;
}

function stem(raw: string): string {
  const plain = spelledRight(
    raw
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .replace(/['’]s$/, '')
      .replace(/['’]/g, ''),
  );
  const irregular = irregularStem(plain);
  if (irregular !== null) return irregular;
  const american = levelSpelling(plain);
  const second = irregularStem(american);
  if (second !== null) return second;
  let w = stripPlural(american);
  w = stripVerbEnding(w);
  if (w.length > 4 && w.endsWith('ly')) w = w.slice(0, -2).replace(/i$/, 'y');
  return withoutFinalE(w);
}

/** Words of one language are few: remembered, so that a record of many notes stems each word once. */
const remembered = new Map<string, string>();
const mostRemembered = 50_000;

/**
 * The form under which a word is compared: lower case, without accents, apostrophes and possessive,
 * American spelling, plural, -ed, -ing and -ly removed. Idempotent up to stemming; both patterns and notes use it.
 */
export function normaliseWord(raw: string): string {
  const known = remembered.get(raw);
  if (known !== undefined) return known;
  const found = stem(raw);
  if (remembered.size < mostRemembered) remembered.set(raw, found);
  return found;
}
