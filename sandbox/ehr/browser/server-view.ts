import { behaveLike, type ServerBehaviour } from './api.ts';
import { el } from './dom.ts';

const AS_IT_SHOULD = 'answers as it should';

/** Below the patients: the FHIR server of this sandbox can be made as difficult as real ones are. */
export function serverView({ profiles, chosen }: ServerBehaviour): HTMLElement {
  const said = el('p', { role: 'status', class: 'count' });
  const select = el(
    'select',
    { id: 'server' },
    el('option', { value: '', selected: chosen === null }, AS_IT_SHOULD),
    ...profiles.map(({ id, words }) => el('option', { value: id, selected: id === chosen }, words)),
  );
  select.addEventListener('change', () => {
    const words = select.selectedOptions[0]?.textContent ?? '';
    behaveLike(select.value || null).then(
      () => (said.textContent = `From the next launch on, the server ${words}.`),
      (error: unknown) => (said.textContent = error instanceof Error ? error.message : 'That did not work.'),
    );
  });
  return el(
    'section',
    { class: 'page server', 'aria-labelledby': 'server-title' },
    el('h2', { id: 'server-title' }, 'Try a difficult server'),
    el('label', { for: 'server' }, 'Behave like a server that '),
    select,
    said,
  );
}
