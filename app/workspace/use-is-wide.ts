import { useSyncExternalStore } from 'react';

const WIDE = '(min-width: 900px)';

/** Full tab or sidebar. The EHR owns the frame and may resize it at any time. */
export function useIsWide(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(WIDE).matches);
}

function subscribe(changed: () => void): () => void {
  const query = matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
