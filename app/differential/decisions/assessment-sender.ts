import type { AssessmentRecord } from '../../../contracts/assessment.ts';
import type { ServerClient } from './server-client.ts';

export interface AssessmentSender {
  /** Sends what a clinician was shown. `partOf`: a part of its list of inputs, in gzip and base64, by its hash. */
  add(record: AssessmentRecord, partOf: (hash: string) => string | undefined): void;
  /** Sends again what could not be sent. One run at a time. */
  flush(): Promise<void>;
}

interface Waiting {
  readonly record: AssessmentRecord;
  readonly partOf: (hash: string) => string | undefined;
}

/**
 * Delivers assessments to the store, oldest first, each once by its id, and of their lists only what the server lacks.
 * What the server refuses for good is let go: a decision is never held up by it.
 */
export function createAssessmentSender(
  client: Pick<ServerClient, 'assessment' | 'inputPart'>,
): AssessmentSender {
  const waiting: Waiting[] = [];
  let running: Promise<void> | null = null;

  /** False when the server can't be reached. */
  const deliver = async ({ record, partOf }: Waiting): Promise<boolean> => {
    const sent = await client.assessment(record);
    if (!sent.ok) return sent.failure.kind !== 'offline';
    const { id: assessmentId, iss, patientId } = record;
    for (const hash of sent.value.missing) {
      const gzip = partOf(hash);
      if (gzip === undefined) continue;
      const part = await client.inputPart({ iss, patientId, assessmentId, hash, gzip });
      if (!part.ok && part.failure.kind === 'offline') return false;
    }
    return true;
  };
  const deliverAll = async () => {
    for (let [next] = waiting; next !== undefined; [next] = waiting) {
      if (!(await deliver(next))) return;
      waiting.shift();
    }
  };
  const flush = () => {
    running ??= deliverAll().finally(() => {
      running = null;
    });
    return running;
  };
  return {
    add: (record, partOf) => {
      waiting.push({ record, partOf });
      void flush();
    },
    flush,
  };
}
