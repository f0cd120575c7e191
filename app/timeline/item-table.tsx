import { useMemo, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { detailOf, labelOf, laneOf, readingOf, whenText } from './item-words.ts';
import { placesIn, touches, type VisibleItems } from './model/find-items.ts';
import type { TimelineModel, TimeWindow } from './model/timeline-model.ts';
import { axisDate } from './model/wall-clock.ts';

interface ItemTableProps {
  readonly model: TimelineModel;
  readonly visible: VisibleItems;
  readonly window: TimeWindow;
  /** Shown instead of the plot; otherwise it is there for screen readers and print alone, without controls. */
  readonly shown: boolean;
  readonly onOpen: (items: readonly number[]) => void;
}

const PAGE = 200;

/** The same window as the plot, as a table: newest first, undated last. */
export function ItemTable({ model, visible, window, shown, onOpen }: ItemTableProps) {
  const [pages, setPages] = useState(1);
  const items = useMemo(() => itemsIn(model, visible, window), [model, visible, window]);
  const listed = items.slice(0, pages * PAGE);
  const caption = `${axisDate(window.start, 'day')} to ${axisDate(window.end, 'day')}: ${items.length} items${listed.length < items.length ? `, the newest ${listed.length} listed` : ''}`;
  return (
    <div className={shown ? 'min-h-0 grow overflow-auto' : 'sr-only print:not-sr-only'}>
      <table className="w-full border-collapse text-left text-[13px]">
        <caption className="px-3 py-1.5 text-left text-xs text-ink-muted">{caption}</caption>
        <thead className="sticky top-0 bg-sunken text-xs">
          <tr>
            {['When', 'Kind', 'What', 'Value or status', 'Reading'].map((name) => (
              <th key={name} scope="col" className="border-b border-line px-3 py-1 font-semibold">
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {listed.map((item) => (
            <tr key={item} className="border-b border-line align-baseline hover:bg-sunken">
              <td className="px-3 py-0.5 whitespace-nowrap">{whenText(model, item)}</td>
              <td className="px-3 py-0.5 text-ink-muted">{laneOf(model, item)}</td>
              <td className="px-3 py-0.5">
                {shown ? (
                  <button
                    type="button"
                    onClick={() => onOpen([item])}
                    className="min-h-6 rounded text-left text-accent underline decoration-1 underline-offset-2"
                  >
                    {labelOf(model, item)}
                  </button>
                ) : (
                  labelOf(model, item)
                )}
              </td>
              <td className="px-3 py-0.5">
                <span className="line-clamp-2">{detailOf(model, item)}</span>
              </td>
              <td className="px-3 py-0.5 text-alert">{readingOf(model, item)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && listed.length < items.length && (
        <Button className="m-3" onPress={() => setPages(pages + 1)}>
          {Math.min(PAGE, items.length - listed.length)} more
        </Button>
      )}
    </div>
  );
}

/** Items that touch the window, newest first, then the undated ones that pass the filter. */
export function itemsIn(model: TimelineModel, visible: VisibleItems, window: TimeWindow): number[] {
  const found: number[] = [];
  for (let row = 0; row < model.rows.length; row += 1) {
    const [from, to] = placesIn(model, visible, row, window);
    for (let p = from; p < to; p += 1)
      if (touches(model, visible.order[p]!, window)) found.push(visible.order[p]!);
  }
  const { start } = model.items;
  found.sort((a, b) => start[b]! - start[a]! || a - b);
  return [...found, ...visible.order.subarray(visible.dated)];
}
