import { createContext } from 'react';
import type { SessionState } from './session-state.ts';

export const SessionContext = createContext<SessionState>({ status: 'starting' });
