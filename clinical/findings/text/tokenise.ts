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

const piece = /(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)|(\p{L}[\p{L}\p{M}\d]*(?:['’]\p{L}+)*)|(\S)/gu;
const quotes = new Set(['"', "'", '’', '‘', '“', '”', '`', '*', '_']);
const hyphens = new Set(['-', '‐', '‑']);

/** Splits a text into tokens. Quotes are dropped; a hyphen between two words only marks the second. */
export function tokenise(text: string): Token[] {
  const tokens: Token[] = [];
  let hyphenAt = -1;
  for (const match of text.matchAll(piece)) {
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
      /\S/.test(text[end] ?? ' ')
    ) {
      hyphenAt = end;
    } else if (!quotes.has(all)) {
      tokens.push({ start, end, kind: 'mark', stem: all, written: all, capitals: false, hyphen: false });
    }
  }
  return tokens;
}
