import type { Token } from './tokenise.ts';

/** Token range [from, to). */
export interface TokenRange {
  readonly from: number;
  readonly to: number;
}

const abbreviations = new Set([
  'dr', 'mr', 'mrs', 'ms', 'vs', 'etc', 'approx', 'no', 'fig', 'st', 'e.g', 'i.e', 'g', 'e', 'i', 'temp', 'resp', 'q', 'dept', 'jr',
]); // prettier-ignore

/** "Fever? No." is one statement. */
const answer = /^(?:yes|no|y|n|nil|none)$/;

const bullet = /^\s*(?:[-–—•*·▪○]|\d{1,2}[.)])\s/;

/** A single line break ends a sentence unless it only wraps a paragraph. */
function lineBreakEnds(text: string, before: number, after: number): boolean {
  const gap = text.slice(before, after);
  if (!gap.includes('\n')) return false;
  if (/\n[ \t]*\r?\n/.test(gap)) return true;
  const lineStart = text.lastIndexOf('\n', before - 1) + 1;
  const breakAt = text.indexOf('\n', before);
  const next = text.slice(breakAt + 1, breakAt + 120);
  if (/[.:;!?,]\s*$/.test(text.slice(lineStart, breakAt)))
    return !/,\s*$/.test(text.slice(lineStart, breakAt));
  if (bullet.test(next)) return true;
  const lineLength = breakAt - lineStart;
  return lineLength < 60 && !/^\s*\p{Ll}/u.test(next);
}

function stopEnds(text: string, token: Token, previous: Token | undefined, next: Token): boolean {
  if (token.stem === '?' && answer.test(next.written)) return false;
  if (token.stem === '!' || token.stem === '?') return next.start > token.end;
  if (token.stem !== '.') return false;
  if (next.start === token.end) return false;
  if (!previous) return true;
  const word = text.slice(previous.start, previous.end).toLowerCase();
  const before = previous.end === token.start;
  if (
    before &&
    previous.kind === 'word' &&
    abbreviations.has(word) &&
    /^\p{Ll}|^\d/u.test(text.slice(next.start))
  )
    return false;
  if (before && ['dr', 'mr', 'mrs', 'vs'].includes(word)) return false;
  return (
    /^[\p{Lu}\d([+\-–•*"'“]/u.test(text.slice(next.start)) || text.slice(token.end, next.start).includes('\n')
  );
}

/** Splits tokens into sentences: at full stops before a capital, at blank lines, list items and headings' lines. */
export function splitSentences(text: string, tokens: readonly Token[], range: TokenRange): TokenRange[] {
  const out: TokenRange[] = [];
  let from = range.from;
  for (let i = range.from; i < range.to; i += 1) {
    const token = tokens[i];
    const next = tokens[i + 1];
    if (!token || !next || i + 1 >= range.to) break;
    if (stopEnds(text, token, tokens[i - 1], next) || lineBreakEnds(text, token.end, next.start)) {
      out.push({ from, to: i + 1 });
      from = i + 1;
    }
  }
  if (from < range.to) out.push({ from, to: range.to });
  return out;
}
