import { useEffect, useRef, type RefObject } from 'react';
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
    if (strips.length < rows.size && strips.length === 0) return;
    reached.current = evidence;
    const top = Math.min(...strips.map((s) => s.y));
    const bottom = Math.max(...strips.map((s) => s.y + s.height));
    const inSight = top >= element.scrollTop && bottom <= element.scrollTop + height;
    if (inSight) return;
    element.scrollTo({
      top: bottom - top <= height - 2 * MARGIN ? (top + bottom - height) / 2 : top - MARGIN,
    });
  }, [evidence, layout, model, scroller, height]);
}
