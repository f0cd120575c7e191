import { getChart, getPatients, getServer, getSession, signInAs } from './api.ts';
import type { SessionAnswer } from './api.ts';
import { openChart, TABS } from './chart-view.ts';
import type { ChartView, Tab } from './chart-view.ts';
import { el } from './dom.ts';
import { patientsView } from './patients-view.ts';
import { serverView } from './server-view.ts';

const main = document.querySelector<HTMLElement>('#main');
const clinicianSelect = document.querySelector<HTMLSelectElement>('#clinician');
if (!main || !clinicianSelect) throw new Error('The page is incomplete.');

let open: { readonly patient: string; readonly view: ChartView } | undefined;
let latest = 0;

function closeChart(): void {
  open?.view.close();
  open = undefined;
}

function readAddress(): { patient?: string; tab: Tab } {
  const [, id, name] = /^#\/patients\/([^/]+)(?:\/([a-z]+))?$/.exec(location.hash) ?? [];
  const tab = TABS.find((item) => item === name) ?? 'summary';
  return id ? { patient: decodeURIComponent(id), tab } : { tab };
}

async function showAddress(place: HTMLElement, session: SessionAnswer): Promise<void> {
  const turn = ++latest;
  const { patient, tab } = readAddress();
  if (open && open.patient === patient) return open.view.show(tab);
  const content = patient ? await getChart(patient) : await getPatients();
  if (turn !== latest) return;
  closeChart();
  if (patient && !Array.isArray(content)) {
    open = { patient, view: openChart(content, session) };
    document.title = `${content.name} · Alder Vale Hospital`;
    place.replaceChildren(open.view.root);
    open.view.show(tab);
  } else if (Array.isArray(content)) {
    document.title = 'Patients · Alder Vale Hospital';
    place.replaceChildren(patientsView(content), serverView(await getServer()));
  }
}

function showProblem(place: HTMLElement, error: unknown): void {
  closeChart();
  const text = error instanceof Error ? error.message : 'Something went wrong.';
  place.replaceChildren(
    el(
      'section',
      { class: 'page' },
      el('h1', {}, 'This could not be shown'),
      el('p', { role: 'alert' }, text),
    ),
    el('p', { class: 'page' }, el('a', { href: '#/' }, 'Back to the patient list')),
  );
}

async function start(place: HTMLElement, select: HTMLSelectElement): Promise<void> {
  const session = await getSession();
  const choices = session.clinicians.map(({ id, name, role }) =>
    el('option', { value: id, selected: id === session.clinician }, `${name} (${role.toLowerCase()})`),
  );
  select.replaceChildren(...choices);
  select.addEventListener('change', () => {
    // A launch belongs to the clinician who made it: the page starts afresh for the next one.
    void signInAs(select.value).then(() => location.reload());
  });
  const show = () => void showAddress(place, session).catch((error: unknown) => showProblem(place, error));
  window.addEventListener('hashchange', show);
  show();
}

void start(main, clinicianSelect).catch((error: unknown) => showProblem(main, error));
