import type { PatientChart } from '../patient-chart.ts';
import { makeLaunch } from './api.ts';
import type { LaunchForm, SessionAnswer } from './api.ts';
import { el, shortDate } from './dom.ts';

interface Controls {
  readonly root: HTMLElement;
  readonly form: () => LaunchForm;
}

/** What a real EHR decides itself, open to change here for trying and testing. */
function launchOptions(chart: PatientChart): Controls {
  const encounters = chart.encounters.map(({ id, text, detail }, index) =>
    el('option', { value: id, selected: index === 0 }, `${shortDate(detail)} ${text}`),
  );
  const encounter = el('select', {}, ...encounters, el('option', { value: '' }, 'No encounter'));
  const intent = el('input', { type: 'text', maxlength: '100', placeholder: 'none', autocomplete: 'off' });
  const banner = el('select', {}, el('option', { value: '' }, 'As it fits'));
  banner.append(
    el('option', { value: 'true' }, 'App shows it'),
    el('option', { value: 'false' }, 'EHR shows it'),
  );
  const field = (title: string, control: HTMLElement) => el('label', {}, el('span', {}, title), control);
  const root = el(
    'details',
    { class: 'options' },
    el('summary', {}, 'Launch options'),
    el('div', {}, field('Encounter', encounter), field('Intent', intent), field('Patient banner', banner)),
  );
  const form = (): LaunchForm => ({
    patient: chart.id,
    ...(encounter.value ? { encounter: encounter.value } : {}),
    ...(intent.value ? { intent: intent.value } : {}),
    ...(banner.value ? { needPatientBanner: banner.value === 'true' } : {}),
  });
  return { root, form };
}

function isWidth(value: string | null): value is 'full' | 'sidebar' {
  return value === 'full' || value === 'sidebar';
}

/** The Chartside tab: a SMART EHR launch into an iframe, beside ways to open it elsewhere. */
export function chartsideTab(
  chart: PatientChart,
  session: SessionAnswer,
  appContext: string | undefined,
): HTMLElement {
  const options = launchOptions(chart);
  const status = el('p', { class: 'launch-status', role: 'status' });
  const frame = el('iframe', { title: 'Chartside', allow: 'clipboard-write' });
  const holder = el('div', { class: 'frame', 'data-width': 'full' }, frame);
  const say = (error: unknown) => {
    status.textContent = `Chartside was not opened. ${error instanceof Error ? error.message : ''}`;
  };

  async function launchInFrame(): Promise<void> {
    status.textContent = '';
    // The EHR's own banner stays above the frame, so the app need not repeat it.
    const { url } = await makeLaunch({
      needPatientBanner: false,
      ...options.form(),
      ...(appContext ? { appContext } : {}),
    });
    frame.src = url;
  }

  const again = el('button', { type: 'button' }, 'Launch again');
  again.addEventListener('click', () => void launchInFrame().catch(say));
  const tab = el('button', { type: 'button' }, 'Open in full tab');
  tab.addEventListener('click', () => {
    const opened = window.open('', '_blank');
    void makeLaunch(options.form())
      .then(({ url }) => opened?.location.replace(url))
      .catch((error: unknown) => {
        opened?.close();
        say(error);
      });
  });
  const width = el(
    'button',
    { type: 'button', 'aria-pressed': 'false', 'data-control': 'width' },
    'Sidebar width',
  );
  const setWidth = (value: 'full' | 'sidebar') => {
    holder.dataset['width'] = value;
    width.setAttribute('aria-pressed', String(value === 'sidebar'));
    sessionStorage.setItem('chartside-width', value);
  };
  width.addEventListener('click', () => setWidth(holder.dataset['width'] === 'sidebar' ? 'full' : 'sidebar'));
  const remembered = sessionStorage.getItem('chartside-width');
  if (isWidth(remembered)) setWidth(remembered);

  const standalone = `${session.appOrigin}/launch?iss=${encodeURIComponent(session.fhirBase)}`;
  void launchInFrame().catch(say);
  return el(
    'div',
    { class: 'chartside' },
    el(
      'div',
      { class: 'toolbar', role: 'toolbar', 'aria-label': 'Chartside' },
      again,
      tab,
      width,
      el('a', { href: standalone, target: '_blank', rel: 'noopener' }, 'Standalone launch'),
      options.root,
    ),
    status,
    holder,
  );
}
