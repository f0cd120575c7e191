import { useEffect, useState } from 'react';
import type { TimeWindow } from '../model/timeline-model.ts';
import type { ViewStore } from './view-store.ts';

/** The window once it has rested: for the table and for words, which must not run after every frame. */
export function useSettledWindow(view: ViewStore, restMs = 160): TimeWindow {
  const [window, setWindow] = useState(view.get);
  useEffect(() => {
    setWindow(view.get());
    let timer: ReturnType<typeof setTimeout> | undefined;
    const stop = view.subscribe(() => {
      clearTimeout(timer);
      timer = setTimeout(() => setWindow(view.get()), restMs);
    });
    return () => {
      clearTimeout(timer);
      stop();
    };
  }, [view, restMs]);
  return window;
}
