import type { PatientChart } from '../patient-chart.ts';
import type { SessionAnswer } from './api.ts';
import { getChart } from './api.ts';
import { notesTab, resultsTab, summaryTab } from './chart-tabs.ts';
import { adviceBox } from './advice.ts';
import { chartsideTab } from './chartside-tab.ts';
import { el, shortDate } from './dom.ts';

export const TABS = ['summary', 'results', 'notes', 'chartside'] as const;
export type Tab = (typeof TABS)[number];

const TITLES: Readonly<Record<Tab, string>> = {
  summary: 'Summary',
  results: 'Results',
  notes: 'Notes',
  chartside: 'Chartside',
};
const REFRESH_MS = 4000;

/** An open chart. The Chartside frame lives as long as the chart is open, so that changing tabs doesn't end it. */
export interface ChartView {
  readonly root: HTMLElement;
  readonly show: (tab: Tab) => void;
  readonly close: () => void;
}

function banner(chart: PatientChart): HTMLElement {
  const allergies = chart.allergies.map(({ text }) => text).join(', ');
  const fact = (term: string, value: string, name = '') =>
    el('div', { class: name }, el('dt', {}, term), el('dd', {}, value));
  return el(
    'section',
    { class: 'banner', 'aria-label': 'Patient' },
    el('a', { class: 'back', href: '#/' }, '‹ Patients'),
    el('h1', {}, chart.name),
    el(
      'dl',
      {},
      fact('Age', chart.age),
      fact('Sex', chart.sex),
      fact('Born', shortDate(chart.birthDate) || 'not recorded'),
      fact('Record', chart.recordNumber),
      fact('Allergies', allergies || 'none recorded', chart.isAllergic ? 'alert' : ''),
    ),
  );
}

function tabList(patient: string): HTMLElement {
  return el(
    'nav',
    { class: 'tabs', 'aria-label': 'Chart' },
    ...TABS.map((tab) =>
      el('a', { href: `#/patients/${encodeURIComponent(patient)}/${tab}`, 'data-tab': tab }, TITLES[tab]),
    ),
  );
}

/** Opens a patient's chart. The summary follows what applications write while it is on screen. */
export function openChart(chart: PatientChart, session: SessionAnswer): ChartView {
  const panes = new Map<Tab, HTMLElement>();
  const nav = tabList(chart.id);
  const body = el('div', { class: 'chart-body' });
  let current: Tab = 'summary';
  let appContext: string | undefined;
  let shown = JSON.stringify(chart);

  function build(tab: Tab): HTMLElement {
    if (tab === 'chartside') return chartsideTab(chart, session, appContext);
    if (tab === 'results') return resultsTab(chart);
    return tab === 'notes' ? notesTab(chart) : summaryTab(chart);
  }

  async function refresh(): Promise<void> {
    if (current === 'chartside' || document.hidden) return;
    const fresh = await getChart(chart.id).catch(() => undefined);
    const text = JSON.stringify(fresh);
    if (!fresh || text === shown) return;
    shown = text;
    for (const [tab, make] of [['summary', summaryTab] as const, ['notes', notesTab] as const]) {
      const pane = panes.get(tab);
      pane?.replaceChildren(make(fresh));
    }
  }

  function show(tab: Tab): void {
    current = tab;
    if (!panes.has(tab)) {
      const pane = el('div', { class: `pane ${tab}` }, build(tab));
      panes.set(tab, pane);
      body.append(pane);
    }
    for (const [name, pane] of panes) pane.hidden = name !== tab;
    for (const link of nav.querySelectorAll('a')) {
      if (link.dataset['tab'] === tab) link.setAttribute('aria-current', 'page');
      else link.removeAttribute('aria-current');
    }
    document.body.dataset['tab'] = tab;
    void refresh();
  }

  const timer = setInterval(() => void refresh(), REFRESH_MS);
  const close = () => {
    clearInterval(timer);
    delete document.body.dataset['tab'];
  };
  const advice = adviceBox(chart.id, (context) => {
    appContext = context;
    panes.get('chartside')?.remove();
    panes.delete('chartside');
    if (current === 'chartside') show('chartside');
    else location.hash = `#/patients/${encodeURIComponent(chart.id)}/chartside`;
  });
  return { root: el('div', { class: 'chart' }, banner(chart), nav, advice, body), show, close };
}
