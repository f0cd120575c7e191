import { useEffect } from 'react';
import { loadEhrColours, type EhrColours } from './ehr-style.ts';
import { ehrTokens, hexOf, type PageColours } from './ehr-tokens.ts';
import type { Session } from './session.ts';

const NAMES = {
  ink: '--cs-ink',
  inkMuted: '--cs-ink-muted',
  accent: '--cs-accent',
  alert: '--cs-alert',
  surface: '--cs-surface',
  onAccent: '--cs-on-accent',
} as const satisfies Record<keyof PageColours, string>;

/** Takes on the EHR's colours for as long as its session is open, anew when light turns to dark. */
export function useEhrColours(session: Session | null): void {
  useEffect(() => {
    if (session === null) return;
    const scheme = window.matchMedia('(prefers-color-scheme: dark)');
    let colours: EhrColours | null = null;
    let current = true;
    const apply = () => {
      clear();
      const page = pageColours();
      if (colours === null || page === null) return;
      for (const [name, value] of Object.entries(ehrTokens(colours, page)))
        document.documentElement.style.setProperty(name, value);
    };
    void loadEhrColours(session, window.fetch.bind(window)).then((loaded) => {
      if (!current) return;
      colours = loaded;
      apply();
    });
    scheme.addEventListener('change', apply);
    return () => {
      current = false;
      scheme.removeEventListener('change', apply);
      clear();
    };
  }, [session]);
}

const REPLACED = ['--cs-page', '--cs-accent', '--cs-accent-strong', '--cs-accent-soft'];

function clear(): void {
  for (const name of REPLACED) document.documentElement.style.removeProperty(name);
}

/** `null` where the page's colours are the system's own (forced colours): then nothing is replaced. */
function pageColours(): PageColours | null {
  if (window.matchMedia('(forced-colors: active)').matches) return null;
  const probe = document.createElement('span');
  document.body.append(probe);
  const found = Object.entries(NAMES).map(([name, property]) => {
    probe.style.color = `var(${property})`;
    return [name, hexOf(window.getComputedStyle(probe).color)] as const;
  });
  probe.remove();
  return found.every(([, value]) => value !== null)
    ? (Object.fromEntries(found) as unknown as PageColours)
    : null;
}
