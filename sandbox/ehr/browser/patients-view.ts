import type { PatientLine } from '../patient-list.ts';
import { el } from './dom.ts';

function row(patient: PatientLine): HTMLTableRowElement {
  const href = `#/patients/${encodeURIComponent(patient.id)}/summary`;
  return el(
    'tr',
    {},
    el('th', { scope: 'row' }, el('a', { href }, patient.name)),
    el('td', { class: 'age' }, patient.age),
    el('td', { class: 'sex' }, patient.sex),
    el('td', { class: 'reason' }, patient.reason || 'No visit recorded'),
  );
}

function matches(patient: PatientLine, query: string): boolean {
  return `${patient.name} ${patient.reason}`.toLowerCase().includes(query.trim().toLowerCase());
}

/** The patient list with its filter. */
export function patientsView(patients: readonly PatientLine[]): HTMLElement {
  const body = el('tbody');
  const count = el('p', { class: 'count', role: 'status' });
  const search = el('input', {
    type: 'search',
    id: 'filter',
    placeholder: 'Name or reason',
    autocomplete: 'off',
  });
  const show = () => {
    const shown = patients.filter((patient) => matches(patient, search.value));
    body.replaceChildren(...shown.map(row));
    count.textContent = shown.length === 1 ? '1 patient' : `${shown.length} patients`;
  };
  search.addEventListener('input', show);
  show();
  const head = ['Name', 'Age', 'Sex', 'Reason for visit'].map((title) => el('th', { scope: 'col' }, title));
  return el(
    'section',
    { class: 'page', 'aria-labelledby': 'patients-title' },
    el(
      'div',
      { class: 'page-head' },
      el('h1', { id: 'patients-title' }, 'Patients'),
      count,
      el('label', { class: 'filter', for: 'filter' }, el('span', {}, 'Filter'), search),
    ),
    el('table', { class: 'patients' }, el('thead', {}, el('tr', {}, ...head)), body),
    patients.length === 0
      ? el(
          'p',
          { class: 'none' },
          'No patients are loaded: there is no bundle.json below fhir-fixtures/cases.',
        )
      : undefined,
  );
}
