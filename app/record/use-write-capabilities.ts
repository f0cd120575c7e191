import { useQuery } from '@tanstack/react-query';
import type { Session } from '../launch/session.ts';
import { capabilitiesQuery } from './record-queries.ts';
import { writeGates, type WriteCapabilities } from './write-back.ts';

/** What may be written in this session; `null` while the server has not yet been asked. */
export function useWriteCapabilities(session: Session): WriteCapabilities | null {
  const { data, isFetched } = useQuery(capabilitiesQuery(session));
  return isFetched ? writeGates(session, data ?? null) : null;
}
