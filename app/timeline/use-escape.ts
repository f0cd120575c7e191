import { useEffect } from 'react';

/** Esc anywhere on the page, unless something nearer to the focus has used it. `null`: not listening. */
export function useEscape(act: (() => void) | null): void {
  useEffect(() => {
    if (!act) return;
    const pressed = (e: KeyboardEvent) => {
      if (e.key === 'Escape' && !e.defaultPrevented) act();
    };
    document.addEventListener('keydown', pressed);
    return () => document.removeEventListener('keydown', pressed);
  }, [act]);
}
