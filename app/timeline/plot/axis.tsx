import { memo, useCallback, useLayoutEffect, useRef } from 'react';
import { Button } from '../../ui/button.tsx';
import { canvasPen } from '../draw/canvas-pen.ts';
import { AXIS_HEIGHT, drawAxis } from '../draw/draw-axis.ts';
import type { Palette } from '../draw/palette.ts';
import { axisDate } from '../model/wall-clock.ts';
import type { TimelineState } from '../use-timeline.ts';
import { fitCanvas } from '../view/use-canvas.ts';
import { useSettledWindow } from '../view/use-settled-window.ts';
import { usePlotGestures } from './use-plot-gestures.ts';

interface AxisProps {
  readonly state: TimelineState;
  readonly palette: Palette;
  readonly labels: number;
  readonly width: number;
  readonly gutter: number;
}

const NO_SCROLLER = { current: null };

/** The calendar over the plot, and in words which part of it is in view. */
export const Axis = memo(function Axis({ state, palette, labels, width, gutter }: AxisProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { view, model, zero } = state;
  useLayoutEffect(() => {
    let id = 0;
    const paint = () => {
      id = 0;
      const ctx = canvas.current && fitCanvas(canvas.current, width + gutter, AXIS_HEIGHT);
      if (ctx) drawAxis({ pen: canvasPen(ctx), palette, window: view.get(), width, gutter, zero, model });
    };
    const request = () => (id ||= requestAnimationFrame(paint));
    paint();
    const stop = view.subscribe(request);
    return () => {
      cancelAnimationFrame(id);
      stop();
    };
  }, [view, palette, width, gutter, zero, model]);
  const nothing = useCallback(() => undefined, []);
  usePlotGestures(canvas, {
    view,
    width,
    scroller: NO_SCROLLER,
    wheelZooms: true,
    onHover: nothing,
    onTap: nothing,
  });
  return (
    <div className="flex shrink-0 bg-surface" style={{ height: AXIS_HEIGHT }}>
      {labels > 0 && (
        <div
          className="flex shrink-0 items-center justify-between gap-2 border-r border-b border-line pr-2 pl-3"
          style={{ width: labels }}
        >
          <WindowWords state={state} />
          {zero !== null && (
            <Button variant="quiet" onPress={() => state.setZero(null)}>
              Show dates
            </Button>
          )}
        </div>
      )}
      <canvas ref={canvas} aria-hidden="true" className="cursor-ew-resize touch-pan-y" />
    </div>
  );
});

export function WindowWords({ state }: { readonly state: TimelineState }) {
  const { start, end } = useSettledWindow(state.view);
  return (
    <p role="status" className="text-[11px] whitespace-nowrap text-ink-muted">
      <span className="sr-only">In view: </span>
      {axisDate(start, 'day')} – {axisDate(end, 'day')}
    </p>
  );
}
