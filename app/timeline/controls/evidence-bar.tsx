import { IconButton } from '../../ui/icon-button.tsx';
import { CloseIcon } from '../../ui/icons.tsx';
import { detailOf, labelOf, readingOf, whenText } from '../item-words.ts';
import { textRange } from '../model/ref-index.ts';
import type { TimelineModel } from '../model/timeline-model.ts';
import type { Highlight } from '../timeline-props.ts';
import type { RefIndex } from '../model/ref-index.ts';

interface EvidenceBarProps {
  readonly model: TimelineModel;
  readonly index: RefIndex;
  readonly highlight: Highlight;
  readonly items: readonly number[];
  readonly onOpen: (items: readonly number[]) => void;
  /** Left out where the frame around it closes. */
  readonly onClose?: () => void;
}

const ROLE = {
  for: { word: 'For', mark: '+' },
  against: { word: 'Against', mark: '−' },
  missing: { word: 'Not recorded', mark: '○' },
} as const;

const LISTED = 3;

/** Which evidence is ringed, in words: value and date, or the note's own phrase. */
export function EvidenceBar({ model, index, highlight, items, onOpen, onClose }: EvidenceBarProps) {
  const { word, mark } = ROLE[highlight.role];
  const newest = [...items].reverse();
  const phrases = phrasesOf(model, index, highlight.refs);
  return (
    <section
      aria-label="Evidence shown"
      className="flex shrink-0 items-start gap-2 border-b border-accent bg-accent-soft py-1 pr-1 pl-3 print:hidden"
    >
      <div role="status" className="min-w-0 grow py-0.5">
        <p className="text-[13px] leading-snug">
          {!highlight.isFact && (
            <span aria-hidden="true" className="mr-1 inline-block w-3 text-center font-semibold">
              {mark}
            </span>
          )}
          <span className="font-semibold">
            {!highlight.isFact && `${word}${highlight.about ? ` ${highlight.about}` : ''}: `}
            {highlight.label}
          </span>
          {items.length === 0 && <span className="text-ink-muted"> · nothing in the record to show</span>}
        </p>
        <ul className="flex flex-wrap gap-x-3 text-xs">
          {newest.slice(0, LISTED).map((item) => (
            <li key={item} className="max-w-full min-w-0 sm:max-w-[34rem]">
              <button
                type="button"
                onClick={() => onOpen([item])}
                className="min-h-6 max-w-full truncate rounded text-left text-accent underline decoration-1 underline-offset-2 hover:text-accent-strong"
              >
                {evidenceLine(model, item, phrases.get(item))}
              </button>
            </li>
          ))}
          {items.length > LISTED && (
            <li>
              <button
                type="button"
                onClick={() => onOpen(newest)}
                className="min-h-6 rounded text-accent underline"
              >
                all {items.length}
              </button>
            </li>
          )}
        </ul>
      </div>
      {onClose && (
        <IconButton label="Close the evidence" shortcut="Esc" onPress={onClose}>
          <CloseIcon />
        </IconButton>
      )}
    </section>
  );
}

function evidenceLine(model: TimelineModel, item: number, phrase: string | undefined): string {
  const when = whenText(model, item);
  if (phrase) return `“${phrase}” · ${labelOf(model, item)}, ${when}`;
  const detail = detailOf(model, item);
  const reading = readingOf(model, item);
  const label = labelOf(model, item);
  return `${label}${detail && detail !== label ? ` ${detail}` : ''}${reading ? ` (${reading})` : ''} · ${when}`;
}

/** Every phrase that counts, note by note: one note may say several things. */
function phrasesOf(model: TimelineModel, index: RefIndex, refs: readonly string[]): Map<number, string> {
  const texts = new Map(model.texts);
  const phrases = new Map<number, string>();
  for (const ref of refs) {
    const range = textRange(ref);
    if (!range) continue;
    for (const item of index.itemsOf(ref)) {
      const phrase = texts.get(item)?.slice(range.from, range.to).replace(/\s+/g, ' ').trim();
      const before = phrases.get(item);
      if (phrase) phrases.set(item, before ? `${before}”, “${phrase}` : phrase);
    }
  }
  return phrases;
}
