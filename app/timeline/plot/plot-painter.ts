import { canvasPen } from '../draw/canvas-pen.ts';
import { drawOverlay, type Overlay } from '../draw/draw-overlay.ts';
import { drawTimeline } from '../draw/draw-timeline.ts';
import type { Frame } from '../draw/frame.ts';
import type { Palette } from '../draw/palette.ts';
import type { TimelineState } from '../use-timeline.ts';
import { fitCanvas } from '../view/use-canvas.ts';

/** What the painter needs besides the window, which it reads at each frame. */
export interface Scene {
  readonly state: TimelineState;
  readonly palette: Palette;
  readonly overlay: Omit<Overlay, 'pointed'>;
  /** Items under the pointer at the moment. */
  readonly pointed: () => readonly number[];
  readonly width: number;
  readonly gutter: number;
  readonly viewportHeight: number;
}

export interface Layers {
  readonly scroller: HTMLElement;
  readonly base: HTMLCanvasElement;
  readonly overlay: HTMLCanvasElement;
}

/** Drawn above and below what is in sight, so that scrolling moves pixels that are already there. */
const OVERSCAN = 120;
const SLACK = 30;

/** Once per page: when the first items were on the canvas, for whoever measures it. */
function markFirstPaint({ model }: Frame): void {
  if (model.items.count > 0 && performance.getEntriesByName(FIRST_PAINT).length === 0)
    performance.mark(FIRST_PAINT);
}
const FIRST_PAINT = 'timeline-painted';

export interface PlotPainter {
  /** Draws everything at the next frame. */
  all(): void;
  /** Draws only rings, frames and dimming. */
  overlay(): void;
  /** After a scroll: draws only when the drawn part is nearly left. */
  scrolled(): void;
  stop(): void;
}

/** Two layers: the record, and above it what changes with the pointer. At most one drawing of each per frame. */
export function createPlotPainter(layers: Layers, scene: () => Scene | null): PlotPainter {
  let frameId = 0;
  let wantsBase = false;
  let top = 0;

  const frameOf = (now: Scene, canvas: HTMLCanvasElement, height: number): Frame | null => {
    const isOpaque = canvas === layers.base;
    const ctx = fitCanvas(canvas, now.width + now.gutter, height, isOpaque);
    if (!ctx) return null;
    const place = `translateY(${top}px)`;
    if (canvas.style.transform !== place) canvas.style.transform = place;
    if (!isOpaque) ctx.clearRect(0, 0, now.width + now.gutter, height);
    ctx.translate(0, -top);
    const { model, visible, layout, view, zero } = now.state;
    const { palette, width, gutter } = now;
    return {
      pen: canvasPen(ctx),
      palette,
      model,
      visible,
      layout,
      window: view.get(),
      width,
      gutter,
      top,
      bottom: top + height,
      zero,
    };
  };

  const paint = () => {
    frameId = 0;
    const now = scene();
    if (!now) return;
    const full = Math.max(now.state.layout.height, now.viewportHeight);
    const height = Math.min(full, now.viewportHeight + 2 * OVERSCAN);
    if (wantsBase) {
      top = Math.min(Math.max(0, layers.scroller.scrollTop - OVERSCAN), full - height);
      const frame = frameOf(now, layers.base, height);
      if (frame) {
        drawTimeline(frame);
        markFirstPaint(frame);
      }
    }
    wantsBase = false;
    paintOverlay(now, height);
  };

  /** Clearing a layer costs as much as painting it: an empty one stays as it is. */
  const paintOverlay = (now: Scene, height: number) => {
    const { marked, selected } = now.overlay;
    const pointed = now.pointed();
    const isEmpty = marked === null && selected.length === 0 && pointed.length === 0;
    if (layers.overlay.hidden !== isEmpty) layers.overlay.hidden = isEmpty;
    if (isEmpty) return;
    const frame = frameOf(now, layers.overlay, height);
    if (frame) drawOverlay(frame, { ...now.overlay, pointed });
  };

  const request = () => {
    if (frameId === 0) frameId = requestAnimationFrame(paint);
  };
  return {
    all() {
      wantsBase = true;
      request();
    },
    overlay: request,
    scrolled() {
      const now = scene();
      if (!now) return;
      const { scrollTop } = layers.scroller;
      const height = layers.base.clientHeight;
      const lacksAbove = top > 0 && scrollTop < top + SLACK;
      const lacksBelow =
        top + height < now.state.layout.height && scrollTop + now.viewportHeight > top + height - SLACK;
      if (lacksAbove || lacksBelow) {
        wantsBase = true;
        cancelAnimationFrame(frameId);
        paint();
      }
    },
    stop: () => cancelAnimationFrame(frameId),
  };
}
