import { createLaunchStore, type LaunchStore } from './launch-store.ts';

/** The outside world of a launch, given so that all of it can be tried without a browser. */
export interface LaunchPorts {
  /** Chartside's own origin; the redirect URI is `/callback` below it. */
  readonly appOrigin: string;
  readonly store: LaunchStore;
  readonly fetch: typeof fetch;
  /** Epoch milliseconds. */
  readonly now: () => number;
  /** False when the device knows that it has no network. */
  readonly online: () => boolean;
}

export const REDIRECT_PATH = '/callback';

/** Ports of the page that this runs in. */
export function browserPorts(): LaunchPorts {
  return {
    appOrigin: window.location.origin,
    store: createLaunchStore(() => window.sessionStorage),
    fetch: (input, init) => window.fetch(input, init),
    now: () => Date.now(),
    online: () => navigator.onLine,
  };
}
