import { startTransition, useEffect, useState } from 'react';
import type { TimeWindow } from '../model/timeline-model.ts';
import type { ViewStore } from './view-store.ts';

/** The window once it has rested: for the table and for words, which must not run after every frame. */
export function useSettledWindow(view: ViewStore, restMs = 160): TimeWindow {
  const [settled, setSettled] = useState(() => ({ view, window: view.get() }));
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = view.subscribe(() => {
      clearTimeout(timer);
      // In pieces: the hand may move on meanwhile.
      const settle = () => startTransition(() => setSettled({ view, window: view.get() }));
      timer = setTimeout(settle, restMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [view, restMs]);
  return settled.view === view ? settled.window : view.get();
}
