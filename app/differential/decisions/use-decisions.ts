import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import type { RankedDiagnosis } from '../../../clinical/inference/differential.ts';
import {
  standingDecisions,
  type Decision,
  type OverrideReasonCode,
  type StoredDecision,
} from '../../../contracts/decision.ts';
import { OVERRIDE_REASONS } from '../../../contracts/decision.ts';
import { createDecisionQueue, type QueuedDecision } from './decision-queue.ts';
import { queueKey } from './stranded.ts';
import { useStranded } from './use-stranded.ts';
import { reasonKeysOf } from './since-decision.ts';
import {
  createServerClient,
  type DecisionScope,
  type SendFailure,
  type ServerClient,
} from './server-client.ts';

export interface ShownList {
  readonly assessmentId: string;
  readonly model: { readonly id: string; readonly version: string; readonly knowledge: string };
  readonly listed: readonly string[];
  /** More of the record has been read since. */
  readonly stale: boolean;
}

export interface Decisions {
  readonly client: ServerClient;
  readonly scope: DecisionScope;
  /** What stands per condition: stored decisions with the queued ones on top. */
  readonly standing: ReadonlyMap<string, Decision>;
  readonly history: readonly StoredDecision[];
  readonly queued: readonly QueuedDecision[];
  readonly historyState: 'loading' | 'ready' | SendFailure;
  /** Why nothing can be decided, or `null`. */
  readonly disabledReason: string | null;
  accept(
    diagnosis: RankedDiagnosis,
    shown: ShownList,
    target: Decision['target'],
    writtenResource: string | null,
    id?: string,
  ): Decision;
  dismiss(
    diagnosis: RankedDiagnosis,
    shown: ShownList,
    reason: OverrideReasonCode | null,
    comment: string | null,
  ): Decision;
  shelve(diagnosis: RankedDiagnosis, shown: ShownList): Decision;
  undo(decision: Decision): Decision;
  /** Decisions on the patient before this one that never reached the server. */
  readonly stranded: {
    readonly count: number;
    /** Answers what went wrong, or `null`. */
    store(): Promise<string | null>;
    discard(): void;
  };
  retry(): void;
  discard(id: string): void;
}

const RETRY_MS = 15_000;

/** Decisions of one launch: queued in the frame, delivered to the server, merged with what it has stored. */
export function useDecisions(
  scope: DecisionScope,
  launchId: string,
  sub: string,
  userProblem: string | null,
): Decisions {
  const [history, setHistory] = useState<readonly StoredDecision[]>([]);
  const [historyState, setHistoryState] = useState<Decisions['historyState']>('loading');
  const { iss, patientId, encounterId, idToken, proof } = scope;
  const client = useMemo(
    () => createServerClient({ iss, patientId, encounterId, idToken, proof }),
    [iss, patientId, encounterId, idToken, proof],
  );
  const queue = useMemo(
    () =>
      createDecisionQueue({
        storage: sessionStorageOrNull(),
        key: queueKey(sub, launchId),
        send: client.decide,
        onStored: (stored) => setHistory((h) => [...h.filter((d) => d.id !== stored.id), stored]),
      }),
    [client, sub, launchId],
  );
  const queued = useSyncExternalStore(queue.subscribe, queue.pending);

  useEffect(() => {
    let current = true;
    if (userProblem) return;
    void client.history().then((answer) => {
      if (!current) return;
      if (answer.ok)
        setHistory((h) => [...answer.value, ...h.filter((d) => !answer.value.some((s) => s.id === d.id))]);
      setHistoryState(answer.ok ? 'ready' : answer.failure);
    });
    return () => {
      current = false;
    };
  }, [client, userProblem]);

  useEffect(() => {
    const flush = () => void queue.flush();
    flush();
    const timer = setInterval(flush, RETRY_MS);
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      removeEventListener('online', flush);
    };
  }, [queue]);

  const record = useCallback(
    (decision: Decision) => {
      queue.add(decision);
      void queue.flush();
      return decision;
    },
    [queue],
  );

  const make = useCallback(
    (
      diagnosis: RankedDiagnosis,
      shown: ShownList,
      part: Pick<Decision, 'outcome'> & Partial<Decision>,
    ): Decision => ({
      id: crypto.randomUUID(),
      iss,
      patientId,
      encounterId,
      condition: conditionOf(diagnosis),
      reason: null,
      comment: null,
      target: 'none',
      writtenResource: null,
      shown: {
        assessmentId: shown.assessmentId,
        rank: diagnosis.rank,
        probability: diagnosis.probability,
        band: diagnosis.band,
        model: { id: shown.model.id, version: shown.model.version, knowledge: shown.model.knowledge },
        listed: shown.listed.slice(0, 200),
        stale: shown.stale,
        reasons: reasonKeysOf(diagnosis),
      },
      supersedes: standingWith(history, queued).get(diagnosis.id)?.id ?? null,
      decidedAt: new Date().toISOString(),
      ...part,
    }),
    [iss, patientId, encounterId, history, queued],
  );

  const standing = useMemo(() => standingWith(history, queued), [history, queued]);
  const stranded = useStranded(client, { storage: sessionStorageOrNull(), sub, launchId, iss });
  // The same object while nothing changed: what is drawn from it need not be drawn anew.
  return useMemo(
    () => ({
      client,
      scope,
      standing,
      history,
      queued,
      historyState,
      disabledReason: userProblem,
      accept: (d, shown, target, writtenResource, id) =>
        record(make(d, shown, { outcome: 'accepted', target, writtenResource, ...(id ? { id } : {}) })),
      dismiss: (d, shown, reason, comment) =>
        record(make(d, shown, { outcome: 'overridden', reason: reasonOf(reason), comment })),
      shelve: (d, shown) => record(make(d, shown, { outcome: 'shelved' })),
      undo: (decision) => record(withdrawalOf(decision)),
      stranded,
      retry: () => void queue.flush(),
      discard: queue.discard,
    }),
    [client, scope, standing, history, queued, historyState, userProblem, record, make, stranded, queue],
  );
}

/** Only a decision's own fields: a stored one also carries the server's, which the server takes from nobody. */
function withdrawalOf({ id, iss, patientId, encounterId, condition, shown }: Decision): Decision {
  return {
    id: crypto.randomUUID(),
    iss,
    patientId,
    encounterId,
    condition,
    outcome: 'withdrawn',
    reason: null,
    comment: null,
    target: 'none',
    writtenResource: null,
    shown,
    supersedes: id,
    decidedAt: new Date().toISOString(),
  };
}

function conditionOf(diagnosis: RankedDiagnosis): Decision['condition'] {
  return {
    id: diagnosis.id,
    name: diagnosis.name,
    codings: diagnosis.codings.map(({ system, code }) => ({ system, code })),
  };
}

function reasonOf(code: OverrideReasonCode | null): Decision['reason'] {
  return OVERRIDE_REASONS.find((r) => r.code === code) ?? null;
}

/** A queued decision stands as if stored: the screen never goes back while the server is away. */
function standingWith(
  history: readonly StoredDecision[],
  queued: readonly QueuedDecision[],
): ReadonlyMap<string, Decision> {
  const last = history.reduce((max, d) => Math.max(max, d.sequence), 0);
  const waiting = queued
    .filter((q) => q.failure?.kind !== 'refused')
    .map((q, i): StoredDecision => ({
      ...q.decision,
      sequence: last + 1 + i,
      user: { fhirUser: null, name: null, iss: q.decision.iss, sub: '' },
      receivedAt: q.decision.decidedAt,
    }));
  return standingDecisions([...history, ...waiting]);
}

function sessionStorageOrNull(): Storage | null {
  try {
    return window.sessionStorage;
  } catch {
    return null;
  }
}
