import { openFrame } from './launch/open-frame.ts';
import { portsOfPage } from './launch/ports-of-page.ts';
import { queries } from './query-client.ts';
import { readAhead } from './record/read-ahead.ts';
import { warmChartWorker } from './workspace/warm-worker.ts';

/**
 * Opens what the address says at once; the screen, the larger part of the code, loads meanwhile. A page that only
 * leads on to the EHR's authorization needs no screen, unless the EHR is slow or there is a problem to show.
 */
const SHOW_AFTER_MS = 400;

const first = { href: location.href, frame: openFrame(location.href, portsOfPage()) };
const show = async () => (await import('./page.tsx')).renderPage(first);

if (location.pathname.startsWith('/launch')) {
  const shown = setTimeout(() => void show(), SHOW_AFTER_MS);
  const frame = await first.frame;
  if (frame.kind === 'redirect') location.replace(frame.to);
  else {
    clearTimeout(shown);
    await show();
  }
} else {
  if (location.pathname !== '/') warmChartWorker();
  void first.frame.then((frame) => {
    if (frame.kind === 'session') readAhead(frame.session, queries);
  });
  await show();
}
