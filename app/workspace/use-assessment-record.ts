import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { AssessmentRecord } from '../../contracts/assessment.ts';
import type { AssessmentSender } from '../differential/decisions/assessment-sender.ts';
import type { Decisions } from '../differential/decisions/use-decisions.ts';
import { afterPaint } from '../ui/after-paint.ts';
import type { AssessmentState } from './use-chart-worker.ts';

const RETRY_MS = 15_000;

/** Needed after the first list only: its code comes then. */
async function senderTo(client: Decisions['client']): Promise<AssessmentSender> {
  const { createAssessmentSender } = await import('../differential/decisions/assessment-sender.ts');
  return createAssessmentSender(client);
}

/** Has every assessment stored whose list was shown. Returns what the panel calls when it shows one. */
export function useAssessmentRecord(
  state: AssessmentState,
  { client, scope }: Pick<Decisions, 'client' | 'scope'>,
): (assessmentId: string, entries: number) => void {
  const sender = useMemo(() => senderTo(client), [client]);
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
    const partOf = (hash: string) => parts.find((part) => part.hash === hash)?.gzip;
    afterPaint(() => void sender.then((to) => to.add(record, partOf)).catch(() => undefined));
  }, [listed, assessmentId, assessedAt, computed, gaps, elapsedMs, parts, scope, sender]);

  useEffect(() => {
    const flush = () => void sender.then((to) => to.flush()).catch(() => undefined);
    const timer = setInterval(flush, RETRY_MS);
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
    };
  }, [sender]);

  return useCallback((id: string, entries: number) => setListed({ id, entries }), []);
}
