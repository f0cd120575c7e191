import { useEffect, useRef, type RefObject } from 'react';
import type { Strip } from './view/layout-rows.ts';
import type { TimelineState } from './use-timeline.ts';

const MARGIN = 48;

/** Brings the rows of the evidence into sight once they are laid out; puts the scroll back when it is closed. */
export function useScrollToEvidence(
  { layout, model }: TimelineState,
  scroller: RefObject<HTMLElement | null>,
  evidence: readonly number[] | null,
  height: number,
): void {
  const before = useRef<number | null>(null);
  const reached = useRef<readonly number[] | null>(null);
  useEffect(() => {
    const element = scroller.current;
    if (!element || height === 0) return;
    if (!evidence) {
      if (before.current !== null) element.scrollTo({ top: before.current });
      before.current = null;
      reached.current = null;
      return;
    }
    before.current ??= element.scrollTop;
    if (reached.current === evidence) return;
    const rows = new Set(evidence.map((i) => model.items.row[i]!));
    const strips = layout.strips.filter((s) => s.kind === 'row' && rows.has(s.rows[0]!));
    if (strips.length === 0) return;
    reached.current = evidence;
    const sight = { top: element.scrollTop, bottom: element.scrollTop + height };
    const isSeen = (s: Strip) => s.y >= sight.top && s.y + s.height <= sight.bottom;
    if (strips.every(isSeen)) return;
    const top = strips[0]!.y;
    const bottom = strips.at(-1)!.y + strips.at(-1)!.height;
    const newest = strips.find((s) => s.rows[0] === model.items.row[evidence.at(-1)!]) ?? strips[0]!;
    const middle = bottom - top <= height - MARGIN ? (top + bottom) / 2 : newest.y + newest.height / 2;
    element.scrollTo({ top: middle - height / 2 });
  }, [evidence, layout, model, scroller, height]);
}
