import { useEffect, useRef } from 'react';
import type { TextRange } from '../model/ref-index.ts';

interface NoteTextProps {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** The note's own words, with the phrases that count as evidence marked and the first of them in sight. */
export function NoteText({ text, ranges }: NoteTextProps) {
  const first = useRef<HTMLElement>(null);
  useEffect(() => first.current?.scrollIntoView({ block: 'center' }), [text, ranges]);
  const pieces = piecesOf(text, ranges);
  const firstMark = pieces.find((piece) => piece.marked)?.from;
  return (
    <div
      tabIndex={0}
      role="group"
      aria-label="Text of the note"
      className="max-h-96 overflow-auto rounded border border-line bg-sunken p-2 text-[13px] leading-relaxed whitespace-pre-wrap"
    >
      {pieces.map(({ from, words, marked }) =>
        marked ? (
          <mark key={from} ref={from === firstMark ? first : undefined}>
            {words}
          </mark>
        ) : (
          <span key={from}>{words}</span>
        ),
      )}
    </div>
  );
}

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
