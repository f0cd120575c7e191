import { useLayoutEffect, useMemo, useRef, type PointerEvent } from 'react';
import { canvasPen } from '../draw/canvas-pen.ts';
import { densityOf } from '../draw/draw-density.ts';
import { drawBrush, drawOverview } from '../draw/draw-overview.ts';
import type { Palette } from '../draw/palette.ts';
import type { VisibleItems } from '../model/find-items.ts';
import type { TimelineModel, TimeWindow } from '../model/timeline-model.ts';
import { fitCanvas } from '../view/use-canvas.ts';
import type { ViewStore } from '../view/view-store.ts';
import { limitsOf, panBy, zoomAt } from '../view/window-moves.ts';

interface OverviewProps {
  readonly model: TimelineModel;
  readonly visible: VisibleItems;
  readonly view: ViewStore;
  readonly palette: Palette;
  readonly width: number;
  readonly height: number;
}

const COLUMN_PX = 3;
const HANDLE_PX = 9;

/** The whole record in one strip. Drag the frame to move, its edges to zoom; the toolbar's buttons do the same. */
export function Overview({ model, visible, view, palette, width, height }: OverviewProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const grip = useRef<{ part: Part; x: number } | null>(null);
  const limits = useMemo(() => limitsOf(model), [model]);
  const density = useMemo(() => {
    const rows = model.rows.map((_, r) => r);
    return densityOf(model, visible, rows, limits, Math.max(1, Math.floor(width / COLUMN_PX)));
  }, [model, visible, limits, width]);

  useLayoutEffect(() => {
    let id = 0;
    // The record is drawn once; what moves is the frame over it.
    const record = document.createElement('canvas');
    const still = fitCanvas(record, width, height);
    if (still) drawOverview({ pen: canvasPen(still), palette, density, limits, width, height });
    const paint = () => {
      id = 0;
      const ctx = canvas.current && fitCanvas(canvas.current, width, height);
      if (!ctx) return;
      ctx.drawImage(record, 0, 0, width, height);
      drawBrush({ pen: canvasPen(ctx), palette, limits, width, height }, view.get());
    };
    const request = () => (id ||= requestAnimationFrame(paint));
    paint();
    const stop = view.subscribe(request);
    return () => {
      cancelAnimationFrame(id);
      stop();
    };
  }, [density, palette, width, height, view, limits]);

  useLayoutEffect(() => {
    const element = canvas.current!;
    const wheel = (e: WheelEvent) => {
      e.preventDefault();
      view.set(zoomAt(view.get(), (view.get().start + view.get().end) / 2, Math.exp(e.deltaY * 0.0016)));
    };
    element.addEventListener('wheel', wheel, { passive: false });
    return () => element.removeEventListener('wheel', wheel);
  }, [view]);

  const xOfEvent = (e: PointerEvent) => e.clientX - e.currentTarget.getBoundingClientRect().left;
  const msPerPixel = (limits.end - limits.start) / width;
  return (
    <canvas
      ref={canvas}
      aria-hidden="true"
      className="block touch-none cursor-pointer"
      onPointerDown={(e) => {
        const x = xOfEvent(e);
        e.currentTarget.setPointerCapture(e.pointerId);
        const part = partAt(view.get(), limits, width, x);
        if (part === 'outside') {
          const half = (view.get().end - view.get().start) / 2;
          const at = limits.start + x * msPerPixel;
          view.glide({ start: at - half, end: at + half });
        }
        grip.current = { part: part === 'outside' ? 'frame' : part, x };
      }}
      onPointerMove={(e) => {
        const x = xOfEvent(e);
        if (!grip.current) {
          const part = partAt(view.get(), limits, width, x);
          e.currentTarget.style.cursor =
            part === 'start' || part === 'end' ? 'ew-resize' : part === 'frame' ? 'grab' : 'pointer';
          return;
        }
        view.set(moved(view.get(), grip.current.part, (x - grip.current.x) * msPerPixel));
        grip.current.x = x;
      }}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    />
  );
}

type Part = 'start' | 'end' | 'frame' | 'outside';

function partAt(window: TimeWindow, limits: TimeWindow, width: number, x: number): Part {
  const at = (time: number) => ((time - limits.start) / (limits.end - limits.start)) * width;
  const [from, to] = [at(window.start), at(window.end)];
  const fromNear = Math.abs(x - from);
  const toNear = Math.abs(x - to);
  if (Math.min(fromNear, toNear) <= HANDLE_PX && to - from > HANDLE_PX)
    return fromNear < toNear ? 'start' : 'end';
  return x >= from - HANDLE_PX && x <= to + HANDLE_PX ? 'frame' : 'outside';
}

function moved(window: TimeWindow, part: Part, ms: number): TimeWindow {
  if (part === 'start') return { start: Math.min(window.start + ms, window.end - 60_000), end: window.end };
  if (part === 'end') return { start: window.start, end: Math.max(window.end + ms, window.start + 60_000) };
  return panBy(window, ms);
}
