import { useDeferredValue, useMemo, useRef, useState } from 'react';
import { SearchField } from '../../ui/search-field.tsx';
import { detailOf, labelOf, laneOf, readingOf, whenText } from '../item-words.ts';
import { searchIndex, searchItems } from '../model/search-items.ts';
import type { TimelineModel } from '../model/timeline-model.ts';

interface SearchBoxProps {
  readonly model: TimelineModel;
  readonly onOpen: (items: readonly number[]) => void;
}

const LISTED = 60;

/** Finds words in names, values, codes and the text of notes. Results newest first, with their number. */
export function SearchBox({ model, onOpen }: SearchBoxProps) {
  const [query, setQuery] = useState('');
  const [open, setOpen] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const wanted = useDeferredValue(query.trim());
  const isAsked = wanted !== '';
  const index = useMemo(() => (isAsked ? searchIndex(model) : null), [model, isAsked]);
  const found = useMemo(() => (index ? searchItems(model, index, wanted) : []), [model, index, wanted]);
  const shown = open && wanted !== '';
  const choose = (item: number) => {
    setOpen(false);
    onOpen([item]);
  };
  return (
    <div
      className="relative w-52 max-w-full"
      onBlur={(e) => !e.currentTarget.contains(e.relatedTarget) && setOpen(false)}
      onFocus={() => setOpen(true)}
      onKeyDown={(e) => {
        if (e.key === 'ArrowDown' || e.key === 'ArrowUp') moveFocus(e, list.current);
        if (e.key === 'Escape' && shown) {
          e.stopPropagation();
          setOpen(false);
        }
      }}
    >
      <SearchField
        label="Search the record"
        value={query}
        onChange={(q) => {
          setQuery(q);
          setOpen(true);
        }}
        onSubmit={() => found[0] !== undefined && choose(found[0])}
      />
      <p role="status" className="sr-only">
        {shown ? `${found.length} items match` : ''}
      </p>
      {shown && (
        <div className="absolute top-full left-0 z-30 mt-1 max-h-96 w-96 max-w-[90vw] overflow-auto rounded-lg border border-line bg-raised p-1 shadow-lg">
          <p className="px-2 py-1 text-xs text-ink-muted">
            {found.length === 0
              ? `Nothing in the record that was read matches “${wanted}”.`
              : `${found.length} found${found.length > LISTED ? `, newest ${LISTED} shown` : ''}`}
          </p>
          <ul ref={list} aria-label="Found items">
            {found.slice(0, LISTED).map((item) => (
              <li key={item}>
                <button
                  type="button"
                  onClick={() => choose(item)}
                  className="w-full rounded px-2 py-1 text-left hover:bg-sunken focus-visible:-outline-offset-2"
                >
                  <span className="flex items-baseline gap-2">
                    <span className="min-w-0 grow truncate font-medium">{labelOf(model, item)}</span>
                    <span className="shrink-0 text-xs text-ink-muted">{whenText(model, item)}</span>
                  </span>
                  <span className="block truncate text-xs text-ink-muted">
                    {laneOf(model, item)} · {detailOf(model, item)}{' '}
                    {readingOf(model, item) && <span className="text-alert">{readingOf(model, item)}</span>}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  );
}

function moveFocus(e: React.KeyboardEvent, list: HTMLUListElement | null): void {
  const buttons = [...(list?.querySelectorAll('button') ?? [])];
  if (buttons.length === 0) return;
  e.preventDefault();
  const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const next = e.key === 'ArrowDown' ? Math.min(at + 1, buttons.length - 1) : Math.max(at - 1, 0);
  buttons[next]?.focus();
}
