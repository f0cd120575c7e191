import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { AXIS_HEIGHT } from '../draw/draw-axis.ts';
import type { Overlay } from '../draw/draw-overlay.ts';
import type { Palette } from '../draw/palette.ts';
import type { TimelineStatus } from '../timeline-props.ts';
import { useScrollToEvidence } from '../use-scroll-to-evidence.ts';
import type { TimelineState } from '../use-timeline.ts';
import { useExpectedSize } from '../view/use-canvas.ts';
import { Axis } from './axis.tsx';
import { EdgeCounters } from './edge-counters.tsx';
import { HoverCard } from './hover-card.tsx';
import { createHoverStore } from './hover-store.ts';
import { hitPlot } from './hit-plot.ts';
import { createPlotPainter, type PlotPainter, type Scene } from './plot-painter.ts';
import { StripLabels } from './strip-labels.tsx';
import { usePlotGestures } from './use-plot-gestures.ts';
import { plotKeyHandler } from './use-plot-keys.ts';

interface PlotProps {
  readonly state: TimelineState;
  readonly status: TimelineStatus;
  readonly palette: Palette;
  readonly overlay: Omit<Overlay, 'pointed'>;
  /** Evidence in order of time, to be brought into sight. */
  readonly evidence: readonly number[] | null;
  /** The place that the plot fills. */
  readonly room: { readonly width: number; readonly height: number };
  readonly onOpen: (items: readonly number[]) => void;
  readonly onOpenRow: (row: number) => void;
  readonly onStep: (direction: 1 | -1) => void;
}

const LABEL_WIDTH = 280;
const GUTTER = 86;

/** Labels, axis and the two canvases, with everything that a hand or a key can do to them. */
export function Plot({
  state,
  status,
  palette,
  overlay,
  evidence,
  room,
  onOpen,
  onOpenRow,
  onStep,
}: PlotProps) {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const size = useExpectedSize(scrollerRef, { width: room.width, height: room.height - AXIS_HEIGHT });
  const labels = state.narrow ? 0 : LABEL_WIDTH;
  const gutter = state.narrow ? 0 : GUTTER;
  const width = Math.max(80, size.width - labels - gutter);
  const base = useRef<HTMLCanvasElement>(null);
  const top = useRef<HTMLCanvasElement>(null);
  const area = useRef<HTMLDivElement>(null);
  const painter = useRef<PlotPainter | null>(null);
  const [hover] = useState(createHoverStore);
  const scene = useRef<Scene | null>(null);
  useLayoutEffect(() => {
    scene.current = {
      state,
      palette,
      overlay,
      pointed: () => hover.get()?.hit.items ?? [],
      width,
      gutter,
      viewportHeight: size.height,
    };
  });

  useLayoutEffect(() => {
    const layers = { scroller: scrollerRef.current!, base: base.current!, overlay: top.current! };
    const made = createPlotPainter(layers, () => scene.current);
    painter.current = made;
    const stops = [
      state.view.subscribe(() => {
        hover.set(null, null);
        made.all();
      }),
      hover.subscribe(() => {
        area.current?.toggleAttribute('data-hit', hover.get() !== null);
        made.overlay();
      }),
    ];
    return () => {
      for (const stop of stops) stop();
      made.stop();
    };
  }, [state.view, hover, scrollerRef]);
  useLayoutEffect(
    () => painter.current?.all(),
    [state.layout, state.visible, state.zero, palette, width, size.height],
  );
  // What was under the pointer may be another item now.
  useLayoutEffect(() => hover.set(null, null), [hover, state.model, state.visible, state.layout]);
  useEffect(() => painter.current?.overlay(), [overlay.marked, overlay.role, overlay.selected]);

  const onHover = useCallback(
    (place: { x: number; y: number } | null) => {
      const hit = place && hitPlot(state, place.x, place.y, width);
      hover.set(hit, place);
    },
    [state, width, hover],
  );
  const onTap = useCallback(
    (place: { x: number; y: number }) => {
      const hit = hitPlot(state, place.x, place.y, width);
      if (hit) onOpen(hit.items);
    },
    [state, width, onOpen],
  );
  useScrollToEvidence(state, scrollerRef, evidence, size.height);
  usePlotGestures(area, {
    view: state.view,
    width,
    scroller: scrollerRef,
    wheelZooms: false,
    onHover,
    onTap,
  });

  return (
    <div className="relative flex min-h-0 grow flex-col print:hidden">
      <Axis state={state} palette={palette} labels={labels} width={width} gutter={gutter} />
      <div
        ref={scrollerRef}
        role="group"
        aria-label="Timeline. Arrow keys move in time, plus and minus zoom, N and P go from item to item. The table below has the same items."
        tabIndex={0}
        data-timeline-plot
        onKeyDown={plotKeyHandler(state, onStep)}
        onScroll={() => painter.current?.scrolled()}
        className="relative min-h-0 grow overflow-x-hidden overflow-y-auto focus-visible:-outline-offset-2"
      >
        <div className="relative overflow-hidden" style={{ height: state.layout.height, minHeight: '100%' }}>
          <StripLabels
            state={state}
            status={status}
            width={labels || size.width}
            height={size.height}
            marked={overlay.marked}
            onOpenRow={onOpenRow}
          />
          <div
            ref={area}
            className="absolute inset-y-0 right-0 cursor-grab touch-pan-y active:cursor-grabbing data-hit:cursor-pointer"
            style={{ left: labels }}
          >
            <canvas ref={base} aria-hidden="true" className="absolute top-0 left-0" />
            <canvas ref={top} aria-hidden="true" className="absolute top-0 left-0" />
            <HoverCard store={hover} model={state.model} room={width + gutter} />
          </div>
        </div>
      </div>
      <EdgeCounters state={state} scroller={scrollerRef} height={size.height} marked={overlay.marked} />
    </div>
  );
}
