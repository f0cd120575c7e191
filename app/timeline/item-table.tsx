import { useDeferredValue, useMemo, useState } from 'react';
import { Button } from '../ui/button.tsx';
import { detailOf, labelOf, laneOf, readingOf, whenText } from './item-words.ts';
import type { VisibleItems } from './model/find-items.ts';
import type { TimelineModel } from './model/timeline-model.ts';
import { axisDate } from './model/wall-clock.ts';
import { newestIn } from './newest-items.ts';
import { usePrinting } from '../ui/use-printing.ts';
import { useSettledWindow } from './view/use-settled-window.ts';
import type { ViewStore } from './view/view-store.ts';

interface ItemTableProps {
  readonly model: TimelineModel;
  readonly visible: VisibleItems;
  readonly view: ViewStore;
  /** Shown instead of the plot; otherwise it is there for screen readers and print alone, without controls. */
  readonly shown: boolean;
  /** Items of the evidence shown. */
  readonly marked: ReadonlySet<number> | null;
  readonly onOpen: (items: readonly number[]) => void;
}

const PAGE = 200;
const PRINTED = 1500;
/** Rewritten after every move: short, so that moving stays smooth. Print and the shown table have more. */
const UNSEEN_PAGE = 60;

/** The same window as the plot, as a table: newest first, undated last. Where it isn't seen it comes after the plot. */
export function ItemTable(props: ItemTableProps) {
  const isPlotThere = useDeferredValue(true, false);
  const printing = usePrinting();
  return isPlotThere || printing || props.shown ? <Table {...props} /> : null;
}

function Table({ model, visible, view, shown, marked, onOpen }: ItemTableProps) {
  const window = useSettledWindow(view);
  const [pages, setPages] = useState(1);
  const printing = usePrinting();
  const wanted = printing ? PRINTED : pages * (shown ? PAGE : UNSEEN_PAGE);
  const { items: listed, total } = useMemo(
    () => newestIn(model, visible, window, wanted),
    [model, visible, window, wanted],
  );
  const caption = `${axisDate(window.start, 'day')} to ${axisDate(window.end, 'day')}: ${total} items${listed.length < total ? `, the newest ${listed.length} listed` : ''}`;
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
            <tr
              key={item}
              className={`border-b border-line align-baseline ${marked?.has(item) ? 'bg-accent-soft font-medium' : 'hover:bg-sunken'}`}
            >
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
                <span className="line-clamp-2 print:line-clamp-none">{detailOf(model, item)}</span>
              </td>
              <td className="px-3 py-0.5 text-alert">
                {readingOf(model, item)}
                {marked?.has(item) && <span className="text-ink"> evidence</span>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown && listed.length < total && (
        <Button className="m-3" onPress={() => setPages(pages + 1)}>
          {Math.min(PAGE, total - listed.length)} more
        </Button>
      )}
    </div>
  );
}
