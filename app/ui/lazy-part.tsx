import { type ComponentType, lazy, Suspense, useEffect, useState } from 'react';

/** A part with code of its own, see `lazyPart`. `fetch` gets the code ahead of its first use. */
export type LazyPart<Props> = ComponentType<Props> & { readonly fetch: () => void };

/**
 * A part that isn't needed for the first picture, such as a dialog: its code is fetched on its own. It shows nothing
 * while that is under way, and says so when it takes long. Call `fetch` when the page is idle: what is fetched opens
 * without a network later. Where the network is away it waits for its return.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const get = async () => (loaded = await patiently(load));
  const Part = lazy(async () => ({ default: await get() })) as unknown as ComponentType<Props>;
  const LaterPart = (props: Props) => {
    // What is there already is drawn at once: a suspended part would open empty and grow.
    const [Ready] = useState(() => loaded);
    if (Ready) return <Ready {...props} />;
    return (
      <Suspense fallback={<StillLoading />}>
        <Part {...props} />
      </Suspense>
    );
  };
  return Object.assign(LaterPart, { fetch: () => void get().catch(() => undefined) });
}

const TRIES = 4;
const FIRST_PAUSE_MS = 500;
/** By then a person wonders why nothing opens. */
const LONG_MS = 2000;

/** A network that is away for a moment costs no part of the page. Fails as the last try does. */
async function patiently<T>(load: () => Promise<T>): Promise<T> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await load();
    } catch (error) {
      if (navigator.onLine && tried >= TRIES) throw error;
      await (navigator.onLine ? pause(FIRST_PAUSE_MS * 2 ** (tried - 1)) : untilOnline());
    }
  }
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const untilOnline = (): Promise<void> =>
  new Promise((resolve) => addEventListener('online', () => resolve(), { once: true }));

function StillLoading() {
  const [long, setLong] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLong(true), LONG_MS);
    return () => clearTimeout(timer);
  }, []);
  return long ? (
    <p role="status" className="p-2 text-sm text-ink-muted">
      Still loading: the network is slow or away.
    </p>
  ) : null;
}

/** Fetches the parts once the browser has nothing better to do. Returns what calls it off. */
export function fetchWhenIdle(parts: readonly Pick<LazyPart<never>, 'fetch'>[]): () => void {
  const start = () => {
    for (const part of parts) part.fetch();
  };
  if (typeof requestIdleCallback !== 'function') {
    const timer = setTimeout(start, 1000);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(start, { timeout: 5000 });
  return () => cancelIdleCallback(handle);
}
