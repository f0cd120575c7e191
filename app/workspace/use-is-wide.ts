import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 900px)';

/** Full tab or sidebar. The EHR owns the frame and may resize it at any time. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, isWide);
}

let onScreen = false;

/** A sheet of paper is narrower than the screen: printing keeps the layout, and with it the timeline in view. */
function isWide(): boolean {
  if (!matchMedia('print').matches) onScreen = matchMedia(WIDE).matches;
  return onScreen;
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
