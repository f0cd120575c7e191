import { useEffect, useRef } from 'react';
import type { TextRange } from '../model/ref-index.ts';
import { piecesOf } from './mark-pieces.ts';

interface NoteTextProps {
  readonly text: string;
  readonly ranges: readonly TextRange[];
}

/** The note's own words, with the phrases that count as evidence marked and the first of them in sight. */
export function NoteText({ text, ranges }: NoteTextProps) {
  const first = useRef<HTMLElement>(null);
  useEffect(() => {
    first.current?.scrollIntoView({ block: 'center' });
  }, [text, ranges]);
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
