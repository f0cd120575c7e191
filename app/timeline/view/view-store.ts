import type { TimeWindow } from '../model/timeline-model.ts';
import { clampWindow } from './window-moves.ts';

/** The window in view. Drawing follows it frame by frame without passing through React. */
export interface ViewStore {
  get(): TimeWindow;
  set(window: TimeWindow): void;
  /** Moves there in a fifth of a second; at once where motion is not wanted. */
  glide(window: TimeWindow): void;
  setLimits(limits: TimeWindow): void;
  limits(): TimeWindow;
  subscribe(listener: () => void): () => void;
}

const GLIDE_MS = 180;

export function createViewStore(first: TimeWindow, firstLimits: TimeWindow): ViewStore {
  let limits = firstLimits;
  let window = clampWindow(first, limits);
  let gliding = 0;
  const listeners = new Set<() => void>();
  const put = (next: TimeWindow) => {
    window = clampWindow(next, limits);
    for (const listener of listeners) listener();
  };
  const stop = () => cancelAnimationFrame(gliding);
  return {
    get: () => window,
    limits: () => limits,
    set(next) {
      stop();
      put(next);
    },
    glide(next) {
      stop();
      const from = window;
      const to = clampWindow(next, limits);
      if (matchMedia('(prefers-reduced-motion: reduce)').matches) return put(to);
      const began = performance.now();
      const step = (now: number) => {
        const t = Math.min(1, Math.max(0, (now - began) / GLIDE_MS));
        const eased = 1 - (1 - t) ** 3;
        put({
          start: from.start + (to.start - from.start) * eased,
          end: from.end + (to.end - from.end) * eased,
        });
        if (t < 1) gliding = requestAnimationFrame(step);
      };
      gliding = requestAnimationFrame(step);
    },
    setLimits(next) {
      limits = next;
      put(window);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
