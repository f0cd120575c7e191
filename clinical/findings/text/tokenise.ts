import { allMatches } from './all-matches.ts';
import { longestAbbreviation, longestPlainAbbreviation, meaningOf } from './abbreviations.ts';
import { expansionHere } from './contextual-abbreviations.ts';
import { normaliseWord } from './normalise-word.ts';

/** A word, number or mark of a text with its half-open range in UTF-16 units. */
export interface Token {
  readonly start: number;
  readonly end: number;
  readonly kind: 'word' | 'number' | 'mark';
  /** Compared form: stem of a word, digits of a number without thousands separators, the mark itself. */
  readonly stem: string;
  /** As written, in lower case. */
  readonly written: string;
  /** Written in capitals only (two letters or more). */
  readonly capitals: boolean;
  /** Joined to the token before it by a hyphen. */
  readonly hyphen: boolean;
}

/** "HR110", "T38.4", "Hb82": a name written against its number is a word of its own. */
const glued = String.raw`(?<![\p{L}\d])(?:(?:hr|rr|bp|gcs|hb|hgb|crp|wcc|wbc|plt|temp|sats|esr|inr|sbp|bm)(?=\d{1,4}(?![\p{L}\d]))|na(?=1\d\d(?!\d))|t(?=(?:3[4-9]|4[0-2])(?![\p{L}\d]))|k(?=\d\.\d))`;
const piece = new RegExp(
  String.raw`(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(${glued}|\p{L}[\p{L}\p{M}\d]*(?:['’]\p{L}+)*)|(\S)`,
  'giu',
);
const quotes = new Set(['"', "'", '’', '‘', '“', '”', '`', '*', '_']);
const hyphens = new Set(['-', '‐', '‑']);

function pieces(text: string): Token[] {
  const tokens: Token[] = [];
  let hyphenAt = -1;
  for (const match of allMatches(text, piece)) {
    const [all, number, word] = match;
    const start = match.index;
    const end = start + all.length;
    if (number !== undefined) {
      tokens.push({
        start,
        end,
        kind: 'number',
        stem: number.replaceAll(',', ''),
        written: number,
        capitals: false,
        hyphen: hyphenAt === start,
      });
    } else if (word !== undefined) {
      const capitals = word.length > 1 && word === word.toUpperCase();
      tokens.push({
        start,
        end,
        kind: 'word',
        stem: normaliseWord(word),
        written: word.toLowerCase(),
        capitals,
        hyphen: hyphenAt === start,
      });
    } else if (
      hyphens.has(all) &&
      tokens.at(-1)?.end === start &&
      tokens.at(-1)?.kind !== 'mark' &&
      /[\p{L}\p{N}]/u.test(text[end] ?? ' ')
    ) {
      hyphenAt = end;
    } else if (!quotes.has(all)) {
      tokens.push({ start, end, kind: 'mark', stem: all, written: all, capitals: false, hyphen: false });
    }
  }
  return tokens;
}

/** "SLR R 25 L 40", "power R 4/5 L 5/5", "R>L": one side against the other. */
function comparesSides(text: string, tokens: readonly Token[], i: number): boolean {
  const other = (k: number, letter: string | undefined): boolean => {
    const t = tokens[k];
    return t !== undefined && text.slice(t.start, t.end) === letter;
  };
  const own = text.slice(tokens[i]?.start ?? 0, tokens[i]?.end ?? 0);
  const opposite = own === 'L' ? 'R' : 'L';
  const signed = (k: number): boolean => /^[<>=]$/.test(tokens[k]?.stem ?? '');
  if (signed(i + 1)) return other(i + 2, opposite);
  if (signed(i - 1) && other(i - 2, opposite)) return true;
  const isValue = (k: number): boolean =>
    tokens[k]?.kind === 'number' || /^(?:[/°,]|deg|degrees?|mm|cm)$/.test(tokens[k]?.written ?? '');
  for (const step of [1, -1]) {
    const first = step > 0 ? i + 1 : i - 1;
    let k = first;
    while (Math.abs(k - i) <= 5 && isValue(k)) k += step;
    const numbered =
      step > 0 ? tokens[i + 1]?.kind === 'number' : tokens[i + 1]?.kind === 'number' && k !== first;
    if (k !== first && numbered && other(k, opposite)) return true;
  }
  return false;
}

/** What is measured or graded on each side: "SLR L 35", "EHL R 4/5", "IR L 10". */
const measuredBySide =
  /^(?:slr|lasegue|er|ir|abd|abduction|flex|flexion|ext|extension|df|pf|dorsiflexion|plantarflexion|ehl|ip|grip|quads|deltoid|biceps|triceps|rom|pupils?|calf|thigh|knee|hip|ankle|wrist|elbow|shoulder|leg|arm)$/;

/** "Trachea to R, BS absent L." */
function closesItem(tokens: readonly Token[], i: number): boolean {
  const [before, next] = [tokens[i - 1], tokens[i + 1]];
  return before?.kind === 'word' && before.written.length > 1 && (!next || /^[,;.)]$/.test(next.stem));
}

/** "R arm", "L calf": a capital before a word, not the unit of a number ("2 L oxygen") nor the flag of a result. */
function sideOf(text: string, tokens: readonly Token[], i: number): string | null {
  const [before, token, next] = [tokens[i - 1], tokens[i], tokens[i + 1]];
  const letter = token ? text.slice(token.start, token.end) : '';
  if (!token || (letter !== 'L' && letter !== 'R')) return null;
  const side = letter === 'L' ? 'left' : 'right';
  if (comparesSides(text, tokens, i)) return side;
  if (closesItem(tokens, i)) return side;
  if (next?.kind === 'number' && measuredBySide.test(before?.written ?? '')) return side;
  if (before?.kind === 'number' || before?.stem === '/' || next?.kind !== 'word') return null;
  if (next.start === token.end || text.slice(token.end, next.start).includes('\n')) return null;
  return side;
}

/** How many tokens from `i`, written without a space between, make an abbreviation, and what it stands for. */
function abbreviationAt(
  text: string,
  tokens: readonly Token[],
  i: number,
): { readonly length: number; readonly meaning: string } | null {
  const first = tokens[i];
  const here = expansionHere(text, tokens, i);
  if (here) return here;
  if (!first || first.kind === 'number') return null;
  const apart = tokens[i + 1]?.start !== first.end;
  if (apart && first.written.length > longestPlainAbbreviation) return null;
  let best: { length: number; meaning: string } | null = null;
  for (let k = i; k < tokens.length && k < i + longestAbbreviation; k += 1) {
    const last = tokens[k];
    if (!last || (k > i && last.start !== tokens[k - 1]?.end)) break;
    const meaning = meaningOf(text.slice(first.start, last.end));
    if (meaning !== null) best = { length: k - i + 1, meaning };
  }
  if (best) return best;
  const side = sideOf(text, tokens, i);
  return side === null ? null : { length: 1, meaning: side };
}

/** How many tokens from `i` say "cannot": "unable to", "could not", "wasn't able to"; 0 where they don't. */
function lengthOfCannot(tokens: readonly Token[], i: number): number {
  const [first, second, third, fourth] = tokens.slice(i, i + 4).map((t) => t.stem);
  if (first === 'unabl' && second === 'to') return third === 'be' ? 0 : 2;
  if (first === 'not' && second === 'abl' && third === 'to') return fourth === 'be' ? 0 : 3;
  // "A pulse could not be felt" says it of the pulse, not of the patient.
  return (first === 'could' || first === 'can') && second === 'not' && third !== 'be' ? 2 : 0;
}

/** What a person can't do is said in many words; patterns are compiled through the same form. */
export const cannotSaid = /\b(?:(?:not |un)able to|can not|could not)\b/g;

function withOneCannot(tokens: readonly Token[]): Token[] {
  const out: Token[] = [];
  for (let i = 0; i < tokens.length; i += 1) {
    const token = tokens[i];
    if (!token) continue;
    const length = lengthOfCannot(tokens, i);
    const end = tokens[i + length - 1]?.end ?? token.end;
    out.push(length ? { ...token, stem: 'cannot', written: 'cannot', end } : token);
    i += Math.max(0, length - 1);
  }
  return out;
}

/**
 * Splits a text into tokens. Quotes are dropped; a hyphen between two words only marks the second. An abbreviation
 * ("N/V", "SOB", "LLE") becomes the words that it stands for; each of them has the abbreviation's range.
 */
export function tokenise(text: string): Token[] {
  const raw = pieces(text);
  const out: Token[] = [];
  for (let i = 0; i < raw.length; i += 1) {
    const token = raw[i];
    const found = abbreviationAt(text, raw, i);
    if (!found || !token) {
      if (token) out.push(token);
      continue;
    }
    const end = raw[i + found.length - 1]?.end ?? token.end;
    for (const t of pieces(found.meaning)) out.push({ ...t, start: token.start, end, capitals: false });
    i += found.length - 1;
  }
  return withOneCannot(out);
}
