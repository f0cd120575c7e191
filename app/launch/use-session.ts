import { use } from 'react';
import { SessionContext } from './session-context.ts';
import type { SessionState } from './session-state.ts';

/** The page's session and its state. Below `SessionProvider`. */
export function useSession(): SessionState {
  return use(SessionContext);
}
