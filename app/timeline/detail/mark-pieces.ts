import type { TextRange } from '../model/ref-index.ts';

interface Piece {
  readonly from: number;
  readonly words: string;
  readonly marked: boolean;
}

/** Cuts a text at the ranges; overlapping ones become one. Joined again, the pieces are the text. */
export function piecesOf(text: string, ranges: readonly TextRange[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const add = (to: number, marked: boolean) => {
    const end = Math.min(to, text.length);
    if (end > at) pieces.push({ from: at, words: text.slice(at, end), marked });
    at = Math.max(at, end);
  };
  for (const { from, to } of [...ranges].sort((a, b) => a.from - b.from)) {
    add(from, false);
    add(to, true);
  }
  add(text.length, false);
  return pieces;
}
