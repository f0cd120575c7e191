import type { ChartLine, NoteLine, PatientChart, ResultLine, WrittenLine } from '../patient-chart.ts';
import { el, shortDate } from './dom.ts';

function panel(title: string, none: string, lines: readonly HTMLElement[]): HTMLElement {
  return el(
    'section',
    { class: 'panel' },
    el('h2', {}, title),
    lines.length ? el('ul', { class: 'lines' }, ...lines) : el('p', { class: 'none' }, none),
  );
}

function line(text: string, detail: string): HTMLElement {
  return el('li', {}, el('span', {}, text), detail ? el('span', { class: 'detail' }, detail) : undefined);
}

const dated = ({ text, detail }: ChartLine): HTMLElement => line(text, shortDate(detail));
const plain = ({ text, detail }: ChartLine): HTMLElement => line(text, detail);

function writtenLine(item: WrittenLine): HTMLElement {
  const when = new Date(item.at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' });
  return el(
    'li',
    { class: item.withdrawn ? 'written withdrawn' : 'written', 'data-reference': item.reference },
    el('span', { class: 'kind' }, item.withdrawn ? `${item.kind} (withdrawn)` : item.kind),
    el('span', { class: 'written-text' }, item.text),
    el('span', { class: 'detail' }, `${item.by}, ${when}`),
  );
}

/** The Summary tab, with what applications wrote back on top. */
export function summaryTab(chart: PatientChart): HTMLElement {
  return el(
    'div',
    { class: 'grid' },
    el(
      'div',
      { class: 'wide' },
      panel('Written by applications', 'Nothing has been written back yet.', chart.written.map(writtenLine)),
    ),
    panel('Active problems', 'No active problem is recorded.', chart.problems.map(dated)),
    panel('Medication', 'No active medication is recorded.', chart.medications.map(plain)),
    panel('Allergies', 'No allergy is recorded.', chart.allergies.map(plain)),
    panel('Encounters', 'No encounter is recorded.', chart.encounters.map(dated)),
  );
}

function resultRow(result: ResultLine): HTMLElement {
  return el(
    'tr',
    {},
    el('td', { class: 'date' }, shortDate(result.date) || 'undated'),
    el('th', { scope: 'row' }, result.name),
    el('td', { class: result.flag && result.flag !== 'N' ? 'value flagged' : 'value' }, result.value),
    el('td', { class: 'flag' }, result.flag),
    el('td', { class: 'range' }, result.range),
  );
}

/** The Results tab: laboratory results, vital signs and other observations, newest first. */
export function resultsTab(chart: PatientChart): HTMLElement {
  if (chart.results.length === 0) return el('p', { class: 'none' }, 'No result is recorded.');
  const head = ['Date', 'Result', 'Value', 'Flag', 'Reference'].map((title) =>
    el('th', { scope: 'col' }, title),
  );
  const shown = chart.results.length;
  return el(
    'div',
    {},
    el(
      'p',
      { class: 'count' },
      shown < chart.resultsInAll ? `The newest ${shown} of ${chart.resultsInAll}` : `${shown} results`,
    ),
    el(
      'div',
      { class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Results' },
      el(
        'table',
        { class: 'results' },
        el('thead', {}, el('tr', {}, ...head)),
        el('tbody', {}, ...chart.results.map(resultRow)),
      ),
    ),
  );
}

function note(item: NoteLine, index: number): HTMLElement {
  return el(
    'details',
    { class: 'note', open: index === 0 },
    el(
      'summary',
      {},
      el('b', {}, item.title),
      el('span', { class: 'detail' }, shortDate(item.date) || 'undated'),
    ),
    el('pre', {}, item.text || '(empty)'),
  );
}

/** The Notes tab: documents, newest first; the newest is open. */
export function notesTab(chart: PatientChart): HTMLElement {
  if (chart.notes.length === 0) return el('p', { class: 'none' }, 'No note is recorded.');
  return el('div', { class: 'notes' }, ...chart.notes.map(note));
}
