import { useEffect, type RefObject } from 'react';
import { PANEL_KEYS, type PanelAction, type PanelKeys } from './panel-keys.ts';

interface PanelKeyActions {
  readonly onUndo: () => void;
  readonly onTimeline: () => void;
  readonly onHelp: () => void;
}

/** Moves by what is on the screen, so that the keys and the eye agree on the order. */
export function usePanelKeys(
  panel: RefObject<HTMLElement | null>,
  keys: PanelKeys,
  { onUndo, onTimeline, onHelp }: PanelKeyActions,
): void {
  useEffect(() => {
    const element = panel.current;
    if (!element) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const action = PANEL_KEYS.find((known) => keys[known.action] === event.key)?.action;
      if (action && act(action, element, { onUndo, onTimeline, onHelp })) event.preventDefault();
    };
    // With the focus nowhere, as on a page just opened, the keys are the panel's too.
    const onPage = (event: KeyboardEvent) => {
      if (event.target === document.body) onKey(event);
    };
    element.addEventListener('keydown', onKey);
    document.addEventListener('keydown', onPage);
    return () => {
      element.removeEventListener('keydown', onKey);
      document.removeEventListener('keydown', onPage);
    };
  }, [panel, keys, onUndo, onTimeline, onHelp]);
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName))
  );
}

function act(action: PanelAction, panel: HTMLElement, actions: PanelKeyActions): boolean {
  switch (action) {
    case 'next':
      return step(panel, '[data-card-toggle]', 1);
    case 'previous':
      return step(panel, '[data-card-toggle]', -1);
    case 'evidence':
      return nextEvidence(panel);
    case 'accept':
      return press(currentCard(panel), '[data-accept]');
    case 'dismiss':
      return press(currentCard(panel), '[data-dismiss]');
    case 'refine':
      return focus(panel.querySelector<HTMLElement>('[data-refine]'));
    case 'undo':
      actions.onUndo();
      return true;
    case 'timeline':
      actions.onTimeline();
      return true;
    case 'help':
      actions.onHelp();
      return true;
  }
}

const CLOSED = '[data-card-toggle][aria-expanded="false"]';

function step(panel: HTMLElement, selector: string, by: number): boolean {
  const all = [...panel.querySelectorAll<HTMLElement>(selector)];
  const card = currentCard(panel);
  const at = card ? all.findIndex((e) => card.contains(e)) : -1;
  return focus(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))] ?? null);
}

function currentCard(panel: HTMLElement): HTMLElement | null {
  const card = document.activeElement?.closest<HTMLElement>('[data-card]') ?? null;
  return card && panel.contains(card) ? card : null;
}

function nextEvidence(panel: HTMLElement): boolean {
  const card = currentCard(panel);
  const all = [...(card ?? panel).querySelectorAll<HTMLElement>('[data-evidence]')];
  if (card && !all.length) return openAtEvidence(card);
  const next = all[(all.indexOf(document.activeElement as HTMLElement) + 1) % Math.max(1, all.length)];
  next?.click();
  return focus(next ?? null);
}

/** One press from a closed card to its weightiest reason in the record: what is in the card comes with its opening. */
function openAtEvidence(card: HTMLElement): boolean {
  const opened = new MutationObserver(() => {
    const first = card.querySelector<HTMLElement>('[data-evidence]');
    const isLeft = !card.contains(document.activeElement);
    if (!first && !isLeft) return;
    opened.disconnect();
    if (!first || isLeft) return;
    first.click();
    focus(first);
  });
  opened.observe(card, { childList: true, subtree: true });
  card.querySelector<HTMLElement>(CLOSED)?.click();
  return true;
}

/** A closed card has no buttons yet: opening it comes first, deciding second. */
function press(card: HTMLElement | null, selector: string): boolean {
  if (!card) return false;
  const button = card.querySelector<HTMLElement>(selector);
  (button ?? card.querySelector<HTMLElement>(CLOSED))?.click();
  return true;
}

function focus(element: HTMLElement | null): boolean {
  element?.focus();
  element?.scrollIntoView({ block: 'nearest' });
  return element !== null;
}
