import type { CdsCard } from '../../cds/cds-client.ts';
import { getCards } from './api.ts';
import { el } from './dom.ts';

/** Markdown as plain text: the page shows no foreign markup. */
const plainText = (markdown: string): string => markdown.replace(/\*\*|\\(?=[^\w\s])/g, '');

function cardOf(card: CdsCard, open: (appContext: string | undefined) => void): HTMLElement {
  const links = (card.links ?? []).filter(({ type }) => type === 'smart');
  const buttons = links.map((link) => {
    const button = el('button', { type: 'button' }, link.label);
    button.addEventListener('click', () => open(link.appContext));
    return button;
  });
  return el(
    'li',
    { 'data-indicator': card.indicator },
    el(
      'details',
      {},
      el('summary', {}, el('b', {}, card.summary), el('span', { class: 'detail' }, card.source.label)),
      el('pre', {}, plainText(card.detail ?? '')),
      ...buttons,
    ),
  );
}

/** The cards of the CDS services for an opened chart; empty while none came. */
export function adviceBox(patient: string, open: (appContext: string | undefined) => void): HTMLElement {
  const box = el('section', { class: 'advice', 'aria-label': 'Decision support', hidden: true });
  void getCards(patient)
    .then((cards) => {
      box.hidden = cards.length === 0;
      box.replaceChildren(el('ul', {}, ...cards.map((card) => cardOf(card, open))));
    })
    .catch(() => undefined);
  return box;
}
