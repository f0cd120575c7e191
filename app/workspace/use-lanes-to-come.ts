import { useEffect, useMemo, useState } from 'react';
import type { SourceStatus } from '../record/source-status.ts';
import type { LanesToCome } from '../timeline/timeline-props.ts';
import { lanesToCome } from './timeline-status.ts';

/** A server that is slower than this is not waited for: what is there is shown, and rows may follow above it. */
const PATIENCE_MS = 6_000;
const NOTHING: LanesToCome = {};

/** Which lanes of the timeline may still gain rows while the record is read. */
export function useLanesToCome(sources: readonly SourceStatus[]): LanesToCome {
  const [isPatient, setPatient] = useState(true);
  useEffect(() => {
    const timer = setTimeout(() => setPatient(false), PATIENCE_MS);
    return () => clearTimeout(timer);
  }, []);
  return useMemo(() => (isPatient ? lanesToCome(sources) : NOTHING), [isPatient, sources]);
}
