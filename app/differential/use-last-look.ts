import { useEffect, useState } from 'react';
import type { LastLook } from '../../contracts/api.ts';
import type { ServerClient } from './decisions/server-client.ts';

/** A look shortly before is the same look: a reload, a change of the tab. */
const SAME_LOOK_MS = 10 * 60_000;

/** The list that this clinician saw last on this patient; `null` while unknown, at the first look, or without a server. */
export function useLastLook(client: ServerClient, disabled: boolean): LastLook {
  const [look, setLook] = useState<LastLook>(null);
  useEffect(() => {
    if (disabled) return;
    let current = true;
    void client.lastLook(new Date(Date.now() - SAME_LOOK_MS).toISOString()).then((answer) => {
      if (current && answer.ok) setLook(answer.value.look);
    });
    return () => {
      current = false;
    };
  }, [client, disabled]);
  return look;
}
