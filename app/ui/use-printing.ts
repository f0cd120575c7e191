import { useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';

let isPrinting = false;
const listeners = new Set<() => void>();

function tell(next: boolean): void {
  isPrinting = next;
  for (const listener of listeners) listener();
}

if (typeof window !== 'undefined') {
  addEventListener('beforeprint', () => flushSync(() => tell(true)));
  addEventListener('afterprint', () => tell(false));
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}

/** True from `beforeprint` to `afterprint`; what depends on it is on the page before the browser takes its picture. */
export function usePrinting(): boolean {
  return useSyncExternalStore(subscribe, () => isPrinting);
}
