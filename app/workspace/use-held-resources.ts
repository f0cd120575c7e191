import { useMemo, useRef } from 'react';

interface Held {
  keep(resources: readonly { readonly resourceType: string; readonly id?: string | undefined }[]): void;
  byRef(ref: string): unknown;
  clear(): void;
}

/** The source resources as they were read, for the item detail alone; gone with the page of the launch. */
export function useHeldResources(): Held {
  const resources = useRef(new Map<string, unknown>());
  return useMemo(
    () => ({
      keep: (list) => {
        for (const r of list) if (r.id !== undefined) resources.current.set(`${r.resourceType}/${r.id}`, r);
      },
      byRef: (ref) => resources.current.get(ref.split('#')[0]!) ?? null,
      clear: () => resources.current.clear(),
    }),
    [],
  );
}
