import { useCallback, useEffect, useRef, type RefObject } from 'react';

/** Where the focus belongs once the list has changed: on one card, or at a place in the list. */
export type FocusWanted = { readonly card: string } | { readonly place: number };

/**
 * A decision takes the button that was pressed off the page. The focus then goes to the card concerned, or to the one
 * that has taken its place, and never back to the top of the page.
 */
export function useKeptFocus(panel: RefObject<HTMLElement | null>, listChanges: unknown) {
  const wanted = useRef<FocusWanted | null>(null);
  useEffect(() => {
    if (wanted.current === null) return;
    // A dialog that closes gives the focus back in the frame after: to nothing, if its button has gone.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => restore(panel.current, wanted)));
    return () => cancelAnimationFrame(frame);
  }, [panel, listChanges]);
  return useCallback((next: FocusWanted) => {
    wanted.current = next;
  }, []);
}

/** Its place among the ranked cards. */
export function placeOf(panel: HTMLElement | null, card: string): number {
  return rankedCards(panel).findIndex((element) => element.dataset['card'] === card);
}

function restore(panel: HTMLElement | null, wanted: RefObject<FocusWanted | null>): void {
  const next = wanted.current;
  wanted.current = null;
  if (!panel || !next || document.activeElement !== document.body) return;
  const cards = rankedCards(panel);
  const card =
    'card' in next
      ? panel.querySelector<HTMLElement>(`[data-card="${CSS.escape(next.card)}"]`)
      : cards[Math.min(Math.max(0, next.place), cards.length - 1)];
  const target = card?.querySelector<HTMLElement>('[data-card-toggle]') ?? panel;
  target.focus({ preventScroll: true });
  if (target !== panel) target.scrollIntoView({ block: 'nearest' });
}

function rankedCards(panel: HTMLElement | null): HTMLElement[] {
  return [...(panel?.querySelectorAll<HTMLElement>('[data-ranked] > [data-card]') ?? [])];
}
