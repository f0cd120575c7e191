import { useCallback, useState } from 'react';

/** A habit of the person at this browser; says nothing of any patient. */
const KEY = 'chartside.ask-first';

/** Whether to ask for the clinician's own differential first: the deployment's rule unless this person chose otherwise. */
export function useAskFirst(deployment: boolean): readonly [ask: boolean, choose: (ask: boolean) => void] {
  const [ask, setAsk] = useState(() => stored() ?? deployment);
  const choose = useCallback((next: boolean) => {
    setAsk(next);
    try {
      localStorage.setItem(KEY, next ? 'yes' : 'no');
    } catch {
      // A frame without storage: the choice lasts as long as the page.
    }
  }, []);
  return [ask, choose];
}

function stored(): boolean | null {
  try {
    const value = localStorage.getItem(KEY);
    return value === null ? null : value === 'yes';
  } catch {
    return null;
  }
}
