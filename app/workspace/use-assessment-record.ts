import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import { createAssessmentSender } from '../differential/decisions/assessment-sender.ts';
import type { Decisions } from '../differential/decisions/use-decisions.ts';
import type { AssessmentState } from './use-chart-worker.ts';

const RETRY_MS = 15_000;

/** Has every assessment stored whose list was shown. Returns what the panel calls when it shows one. */
export function useAssessmentRecord(
  state: AssessmentState,
  { client, scope }: Pick<Decisions, 'client' | 'scope'>,
): (assessmentId: string, entries: number) => void {
  const sender = useMemo(() => createAssessmentSender(client), [client]);
  const [listed, setListed] = useState<{ readonly id: string; readonly entries: number } | null>(null);
  const told = useRef<string | null>(null);
  const { assessmentId, assessedAt, computed, gaps, elapsedMs, parts } = state;

  useEffect(() => {
    if (listed === null || listed.id !== assessmentId || told.current === assessmentId) return;
    if (computed === null || gaps === null || assessedAt === null) return;
    told.current = assessmentId;
    const { iss, patientId, encounterId } = scope;
    const record: AssessmentRecord = {
      ...computed,
      id: assessmentId,
      iss,
      patientId,
      encounterId,
      assessedAt,
      elapsedMs: elapsedMs ?? 0,
      missing: { ...computed.missing, ...gaps },
      listed: listed.entries,
    };
    sender.add(record, (hash) => parts.find((part) => part.hash === hash)?.gzip);
  }, [listed, assessmentId, assessedAt, computed, gaps, elapsedMs, parts, scope, sender]);

  useEffect(() => {
    const flush = () => void sender.flush();
    const timer = setInterval(flush, RETRY_MS);
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
    };
  }, [sender]);

  return useCallback((id: string, entries: number) => setListed({ id, entries }), []);
}
