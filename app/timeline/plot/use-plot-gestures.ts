import { useEffect, useRef, type RefObject } from 'react';
import { timeAt } from '../draw/frame.ts';
import type { ViewStore } from '../view/view-store.ts';
import { panBy, zoomAt } from '../view/window-moves.ts';

export interface Gestures {
  /** The pointer rests or moves without a button; `null` when it left. */
  onHover(place: { x: number; y: number } | null): void;
  /** Pressed and released on the same spot. */
  onTap(place: { x: number; y: number }): void;
}

interface Options extends Gestures {
  readonly view: ViewStore;
  /** Width of the plot in CSS pixels. */
  readonly width: number;
  readonly scroller: RefObject<HTMLElement | null>;
  /** A plain wheel zooms (axis, overview) instead of scrolling the rows. */
  readonly wheelZooms: boolean;
}

const TAP_PX = 4;
const WHEEL_ZOOM = 0.0016;

/** Wheel, drag and pinch on a plot. Places are relative to the element. */
export function usePlotGestures(target: RefObject<HTMLElement | null>, options: Options): void {
  const { view, width, scroller, wheelZooms, onHover, onTap } = options;
  const pressed = useRef<Pressed>({ pointers: new Map(), travelled: 0 });
  useEffect(() => {
    const element = target.current;
    if (!element) return;
    const parts = { view, width, scroller, wheelZooms, onHover, onTap };
    const gestures = createGestures(element, pressed.current, parts);
    const handlers: readonly (readonly [string, (e: never) => void])[] = [
      ['wheel', gestures.wheel],
      ['pointerdown', gestures.down],
      ['pointermove', gestures.move],
      ['pointerup', gestures.up],
      ['pointercancel', gestures.cancel],
      ['pointerleave', gestures.leave],
    ];
    for (const [name, handler] of handlers)
      element.addEventListener(name, handler as EventListener, { passive: false });
    return () => {
      for (const [name, handler] of handlers) element.removeEventListener(name, handler as EventListener);
    };
  }, [target, view, width, scroller, wheelZooms, onHover, onTap]);
}

/** Outlives a change of the handlers, so that a drag goes on while the record grows. */
interface Pressed {
  readonly pointers: Map<number, { x: number; y: number }>;
  travelled: number;
}

function createGestures(element: HTMLElement, pressed: Pressed, options: Options) {
  const { view, width, scroller, wheelZooms, onHover, onTap } = options;
  const { pointers } = pressed;
  const place = (e: PointerEvent | WheelEvent) => {
    const box = element.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };
  const perPixel = () => (view.get().end - view.get().start) / width;

  const wheel = (e: WheelEvent) => {
    const scale = e.deltaMode === 1 ? 18 : 1;
    const [dx, dy] = [e.deltaX * scale, e.deltaY * scale];
    if (e.ctrlKey || e.metaKey || (wheelZooms && Math.abs(dy) > Math.abs(dx))) {
      e.preventDefault();
      const at = timeAt({ window: view.get(), width }, place(e).x);
      view.set(zoomAt(view.get(), at, Math.exp(dy * WHEEL_ZOOM * (e.ctrlKey && Math.abs(dy) < 20 ? 6 : 1))));
    } else if (e.shiftKey || Math.abs(dx) > Math.abs(dy)) {
      e.preventDefault();
      view.set(panBy(view.get(), (e.shiftKey && dx === 0 ? dy : dx) * perPixel()));
    }
  };

  const down = (e: PointerEvent) => {
    if (e.button !== 0) return;
    pointers.set(e.pointerId, place(e));
    pressed.travelled = 0;
  };

  const move = (e: PointerEvent) => {
    const last = pointers.get(e.pointerId);
    const here = place(e);
    if (!last) return onHover(e.pointerType === 'touch' ? null : here);
    const other = [...pointers].find(([id]) => id !== e.pointerId)?.[1];
    if (other) pinch(last, here, other);
    else drag(e, last, here);
    pointers.set(e.pointerId, here);
  };

  const drag = (e: PointerEvent, last: { x: number; y: number }, here: { x: number; y: number }) => {
    pressed.travelled += Math.abs(here.x - last.x) + Math.abs(here.y - last.y);
    if (pressed.travelled <= TAP_PX) return;
    if (!element.hasPointerCapture(e.pointerId)) {
      element.setPointerCapture(e.pointerId);
      onHover(null);
    }
    view.set(panBy(view.get(), (last.x - here.x) * perPixel()));
    const rows = scroller.current;
    // Where rows stand is only asked when they move: asking lays the page out.
    if (rows && e.pointerType !== 'touch' && here.y !== last.y) {
      const before = rows.scrollTop;
      rows.scrollTop -= here.y - last.y;
      here.y += rows.scrollTop - before;
    }
  };

  const pinch = (last: { x: number }, here: { x: number }, other: { x: number }) => {
    pressed.travelled = TAP_PX + 1;
    const before = Math.max(12, Math.abs(last.x - other.x));
    const after = Math.max(12, Math.abs(here.x - other.x));
    const at = timeAt({ window: view.get(), width }, (here.x + other.x) / 2);
    view.set(panBy(zoomAt(view.get(), at, before / after), ((last.x - here.x) / 2) * perPixel()));
  };

  const up = (e: PointerEvent) => {
    const wasDown = pointers.delete(e.pointerId);
    if (wasDown && pointers.size === 0 && pressed.travelled <= TAP_PX) onTap(place(e));
  };
  const cancel = (e: PointerEvent) => void pointers.delete(e.pointerId);
  const leave = () => pointers.size === 0 && onHover(null);
  return { wheel, down, move, up, cancel, leave };
}
