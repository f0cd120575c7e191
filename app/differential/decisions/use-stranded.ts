import { useCallback, useMemo, useState } from 'react';
import type { ServerClient } from './server-client.ts';
import { strandedIn } from './stranded.ts';

interface Place {
  readonly storage: Storage | null;
  readonly sub: string;
  readonly launchId: string;
  readonly iss: string;
}

/** What the patient before left unsaved in this window, and what can be done about it. */
export function useStranded(client: ServerClient, { storage, sub, launchId, iss }: Place) {
  const [left, setLeft] = useState(() => strandedIn(storage, sub, launchId, iss));
  const forget = useCallback(() => {
    for (const key of left.keys) storage?.removeItem(key);
    setLeft({ keys: [], decisions: [] });
  }, [left, storage]);
  const store = useCallback(async () => {
    for (const decision of left.decisions) {
      const sent = await client.decide(decision);
      if (!sent.ok) return sent.failure.message;
    }
    forget();
    return null;
  }, [client, left, forget]);
  return useMemo(() => ({ count: left.decisions.length, store, discard: forget }), [left, store, forget]);
}
