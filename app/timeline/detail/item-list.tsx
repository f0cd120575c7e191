import { useState } from 'react';
import { Button } from '../../ui/button.tsx';
import { detailOf, labelOf, readingOf, whenText } from '../item-words.ts';
import type { TimelineModel } from '../model/timeline-model.ts';
import { Sparkline } from './sparkline.tsx';

interface ItemListProps {
  readonly model: TimelineModel;
  readonly items: readonly number[];
  readonly onOpen: (items: readonly number[]) => void;
}

const PAGE = 100;

/** Several items at one place, or all of a row; each opens on its own. */
export function ItemList({ model, items, onOpen }: ItemListProps) {
  const [shown, setShown] = useState(PAGE);
  const rowIndex = model.items.row[items[0]!]!;
  const isOneRow = items.every((i) => model.items.row[i] === rowIndex);
  const row = isOneRow ? model.rows[rowIndex] : undefined;
  const isUndated = items.every((i) => i >= model.items.dated);
  return (
    <div className="grid gap-2 pb-4">
      <header className="pr-12 pl-4">
        <h3 className="text-[15px] leading-snug font-semibold">
          {row ? row.label : isUndated ? 'Without a date' : 'Several items'}
        </h3>
        <p className="text-xs text-ink-muted">{items.length} items</p>
        {row?.series && (
          <Sparkline model={model} row={row} marked={items.length < row.to - row.from ? items : []} />
        )}
      </header>
      <ul className="border-t border-line">
        {items.slice(0, shown).map((item) => (
          <li key={item} className="border-b border-line">
            <button
              type="button"
              onClick={() => onOpen([item])}
              className="flex min-h-7 w-full items-baseline gap-2 px-4 py-1 text-left text-[13px] hover:bg-sunken focus-visible:-outline-offset-2"
            >
              <span className="min-w-0 grow">
                {!row?.series && <span className="block">{labelOf(model, item)}</span>}
                <span className={`line-clamp-2 ${row?.series ? '' : 'text-xs text-ink-muted'}`}>
                  {detailOf(model, item)}
                  {readingOf(model, item) && (
                    <span className="ml-1.5 text-xs font-medium text-alert">{readingOf(model, item)}</span>
                  )}
                </span>
              </span>
              <span className="shrink-0 text-xs text-ink-muted">{whenText(model, item)}</span>
            </button>
          </li>
        ))}
      </ul>
      {items.length > shown && (
        <Button className="mx-4" onPress={() => setShown(shown + PAGE)}>
          {items.length - shown} more
        </Button>
      )}
    </div>
  );
}
