import { memo, useEffect, useMemo, useState, type RefObject } from 'react';
import { DownIcon, UpIcon } from '../../ui/icons.tsx';
import type { TimelineState } from '../use-timeline.ts';

interface CountersProps {
  readonly state: TimelineState;
  readonly scroller: RefObject<HTMLElement | null>;
  /** Of the part in sight. */
  readonly height: number;
  readonly marked: ReadonlySet<number> | null;
}

/** How many rows (or pieces of evidence) are scrolled out of sight, and a way to them. */
export const EdgeCounters = memo(function EdgeCounters({ state, scroller, height, marked }: CountersProps) {
  const [top, setTop] = useState(0);
  const hidden = useMemo(() => countHidden(state, top, height, marked), [state, top, height, marked]);
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const scrolled = () => setTop(element.scrollTop);
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => element.removeEventListener('scroll', scrolled);
  }, [scroller]);
  const move = (direction: 1 | -1) => {
    const element = scroller.current;
    element?.scrollBy({ top: direction * element.clientHeight * 0.8, behavior: 'smooth' });
  };
  const word = marked ? 'evidence ' : '';
  return (
    <>
      {hidden.above > 0 && (!state.narrow || marked) && (
        <Counter
          place="top-10"
          label={`+${hidden.above} ${word}above`}
          icon={<UpIcon />}
          onPress={() => move(-1)}
        />
      )}
      {hidden.below > 0 && (
        <Counter
          place="bottom-2"
          label={`+${hidden.below} ${word}below`}
          icon={<DownIcon />}
          onPress={() => move(1)}
        />
      )}
    </>
  );
});

function Counter({
  place,
  label,
  icon,
  onPress,
}: {
  place: string;
  label: string;
  icon: React.ReactNode;
  onPress: () => void;
}) {
  return (
    <button
      type="button"
      onClick={onPress}
      className={`absolute left-1/2 z-20 flex h-6 -translate-x-1/2 items-center gap-1 rounded-full border border-line-strong bg-raised pr-2.5 pl-1.5 text-[11px] text-ink shadow-sm hover:bg-sunken print:hidden ${place}`}
    >
      {icon}
      {label}
    </button>
  );
}

function countHidden(
  { layout, model }: TimelineState,
  top: number,
  height: number,
  marked: ReadonlySet<number> | null,
) {
  let above = 0;
  let below = 0;
  const perRow = new Map<number, number>();
  for (const item of marked ?? [])
    perRow.set(model.items.row[item]!, (perRow.get(model.items.row[item]!) ?? 0) + 1);
  for (const strip of layout.strips) {
    if (strip.kind === 'head') continue;
    const weight = marked
      ? strip.kind === 'row'
        ? (perRow.get(strip.rows[0]!) ?? 0)
        : 0
      : strip.kind === 'rest'
        ? strip.rows.length
        : 1;
    const middle = strip.y + strip.height / 2;
    if (middle < top) above += weight;
    else if (middle > top + height) below += weight;
  }
  return { above, below };
}
