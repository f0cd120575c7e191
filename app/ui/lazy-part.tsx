import { type ComponentType, lazy, Suspense, useState } from 'react';

/** A part with code of its own, see `lazyPart`. `fetch` gets the code ahead of its first use. */
export type LazyPart<Props> = ComponentType<Props> & { readonly fetch: () => void };

/**
 * A part that isn't needed for the first picture, such as a dialog: its code is fetched on its own. It shows nothing
 * while that is under way. Call `fetch` when the page is idle: what is fetched opens without a network later.
 */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): LazyPart<Props> {
  let loaded: ComponentType<Props> | null = null;
  const get = async () => (loaded = await load());
  const Part = lazy(async () => ({ default: await get() })) as unknown as ComponentType<Props>;
  const LaterPart = (props: Props) => {
    // What is there already is drawn at once: a suspended part would open empty and grow.
    const [Ready] = useState(() => loaded);
    if (Ready) return <Ready {...props} />;
    return (
      <Suspense fallback={null}>
        <Part {...props} />
      </Suspense>
    );
  };
  return Object.assign(LaterPart, { fetch: () => void get().catch(() => undefined) });
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
