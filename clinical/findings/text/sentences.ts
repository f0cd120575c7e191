import { endsAnswered } from './form-answers.ts';
import type { Token } from './tokenise.ts';

/** Token range [from, to). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

const abbreviations = new Set([
  'dr', 'mr', 'mrs', 'ms', 'vs', 'etc', 'approx', 'no', 'fig', 'st', 'e.g', 'i.e', 'g', 'e', 'i', 'temp', 'resp', 'q', 'dept', 'jr',
]); // prettier-ignore
/** Shortened words that a sentence goes on behind: "abd. pain", "hx. of", "tab. aspirin". */
const shortened =
  /^(?:[a-z]{1,2}|abdo?|neuro|pt|pts|hosp|cont|inj|tabs?|caps?|inf|sup|ant|post|lat|med|ext|int|mod|min|max|hrs?|yrs?|wks?|mths?|mos|incl|excl|esp|poss|prob|prev|hist|exam|syr|susp|cap|prof|ref|adm|assoc|bilat|sev|appt|neg|pos|avg|resp|temp|info|approx|reg|spec|gen|ca|cm|mm|mg|ml|kg|dept|oint|diff|vol|wt|ht|hx|dx|tx|rx|sx|fx|bil|conj|cerv|thor|lumb|prox|dist|dil|sin|des|ads|amt|cresc|occ|sl|sx|vag|rect|isol)$/;

/** "Fever? No." is one statement. */
const answer = /^(?:yes|no|y|n|nil|none|nope|nah)$/;
const longerAnswer = /^(?:[-–—]\s*(?:yes|no)|not (?:really|at all))\b/i;

const bullet = /^\s*(?:[-–—•*·▪○]|\d{1,2}[.)])\s/;

/** A line can't end with these: what they lead to stands on the next. */
const leadsOn =
  /(?:[,/&+-]|\b(?:and|or|nor|with|without|of|the|an?|to|for|in|on|at|by|from|no|not|is|are|was|were|has|have|had|his|her|their|very|as|than|that|but|which|who|due|into|over|under|both|left|right|mild|moderate|severe|per))\s*$/i;
const shortLine = 45;
const longestWrapped = 130;
const leastWrapped = 50;

/** The width that a text's lines are broken at, or null when each line break was meant. */
export function wrapWidth(text: string): number | null {
  let [count, widest] = [0, 0];
  const lengths: number[] = [];
  for (const line of text.split('\n')) {
    const { length } = line.trimEnd();
    if (length === 0) continue;
    count += 1;
    lengths.push(length);
    widest = Math.max(widest, length);
  }
  if (widest > longestWrapped || widest < leastWrapped) return null;
  const full = lengths.filter((l) => l >= widest * 0.8).length;
  return full >= 3 && full >= count * 0.35 ? widest : null;
}

/** A single line break ends a sentence unless it only wraps a paragraph. */
function lineBreakEnds(text: string, before: number, after: number, width: number | null): boolean {
  const gap = text.slice(before, after);
  if (!gap.includes('\n')) return false;
  if (/\n[ \t]*\r?\n/.test(gap)) return true;
  const lineStart = text.lastIndexOf('\n', before - 1) + 1;
  const breakAt = text.indexOf('\n', before);
  const next = text.slice(breakAt + 1, breakAt + 120);
  const line = text.slice(Math.max(lineStart, breakAt - 200), breakAt).trimEnd();
  if (/[.:;!?]$/.test(line)) return true;
  if (bullet.test(next)) return true;
  if (endsAnswered.test(line)) return true;
  if (leadsOn.test(line)) return false;
  const length = breakAt - lineStart;
  if (width !== null) return length + 1 + (/^\s*\S*/.exec(next)?.[0].length ?? 0) <= width;
  return length < shortLine || !/^\s*\p{Ll}/u.test(next);
}

function stopEnds(text: string, token: Token, previous: Token | undefined, next: Token): boolean {
  if (
    token.stem === '?' &&
    (answer.test(next.written) || longerAnswer.test(text.slice(next.start, next.start + 12)))
  )
    return false;
  // "Mild failure, ? sleep apnoea."
  if (token.stem === '?' && previous?.kind === 'mark' && previous.end < token.start) return false;
  if (token.stem === '!' || token.stem === '?') return next.start > token.end;
  if (token.stem !== '.') return false;
  if (next.start === token.end) return false;
  if (!previous) return true;
  // "Mod MR. CXR clear": in capitals a finding, no title.
  const word = text
    .slice(previous.start, previous.end)
    .replace(/^(?:MR|MS|ST)$/, '')
    .toLowerCase();
  const before = previous.end === token.start;
  if (
    before &&
    previous.kind === 'word' &&
    abbreviations.has(word) &&
    /^\p{Ll}|^\d/u.test(text.slice(next.start))
  )
    return false;
  if (before && ['dr', 'mr', 'mrs', 'vs'].includes(word)) return false;
  // "No injuries. bladder palpable": who writes without capitals ends his sentences all the same.
  if (
    before &&
    previous.kind !== 'mark' &&
    next.kind === 'word' &&
    /^\p{Ll}/u.test(text.slice(next.start)) &&
    !shortened.test(word)
  )
    return true;
  return (
    /^[\p{Lu}\d([+\-–•*#"'“]/u.test(text.slice(next.start)) ||
    text.slice(token.end, next.start).includes('\n')
  );
}

/** What has no stop for so long is no sentence; the work on one grows faster than its length. */
const mostTokens = 240;

/**
 * Splits tokens into sentences: at full stops before a capital, at blank lines, list items and headings' lines, and
 * where a sentence gets too long. `width`: what its lines are wrapped at.
 */
export function splitSentences(
  text: string,
  tokens: readonly Token[],
  range: TokenRange,
  width: number | null,
): TokenRange[] {
  const out: TokenRange[] = [];
  let from = range.from;
  for (let i = range.from; i < range.to; i += 1) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token || !next || i + 1 >= range.to) break;
    const tooLong = i + 1 - from >= mostTokens || (token.stem === ',' && i + 1 - from >= mostTokens / 2);
    if (
      tooLong ||
      stopEnds(text, token, tokens[i - 1], next) ||
      lineBreakEnds(text, token.end, next.start, width)
    ) {
      out.push({ from, to: i + 1 });
      from = i + 1;
    }
  }
  if (from < range.to) out.push({ from, to: range.to });
  return out;
}
