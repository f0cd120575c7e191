import * as v from 'valibot';
import { DecisionSchema, type Decision, type StoredDecision } from '../../../contracts/decision.ts';
import type { SendFailure, Sent } from './server-client.ts';

/** A decision on its way: kept until the server has acknowledged it. */
export interface QueuedDecision {
  readonly decision: Decision;
  readonly failure: SendFailure | null;
}

export interface DecisionQueue {
  add(decision: Decision): void;
  /** Sends what is waiting, oldest first; one run at a time. */
  flush(): Promise<void>;
  /** Forgets a decision that the server refuses for good. */
  discard(id: string): void;
  pending(): readonly QueuedDecision[];
  subscribe(listener: () => void): () => void;
}

interface QueueParts {
  /** Session storage of the frame: dies with the tab, never local storage. */
  readonly storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | null;
  readonly key: string;
  readonly send: (decision: Decision) => Promise<Sent<StoredDecision>>;
  readonly onStored: (stored: StoredDecision) => void;
}

/**
 * Decisions survive a reload and an outage and are delivered once: the id is the server's idempotency key, so a
 * decision whose answer was lost is sent again and answered again, not stored twice.
 */
export function createDecisionQueue({ storage, key, send, onStored }: QueueParts): DecisionQueue {
  let waiting: readonly QueuedDecision[] = restore(storage, key);
  let running: Promise<void> | null = null;
  const listeners = new Set<() => void>();

  const update = (next: readonly QueuedDecision[]) => {
    waiting = next;
    save(storage, key, next);
    for (const listener of listeners) listener();
  };

  const deliver = async () => {
    for (let next = nextToSend(waiting); next; next = nextToSend(waiting)) {
      const { decision } = next;
      const sent = await send(decision);
      const rest = waiting.filter((q) => q.decision.id !== decision.id);
      if (sent.ok) {
        update(rest);
        onStored(sent.value);
        continue;
      }
      update(waiting.map((q) => (q.decision.id === decision.id ? { decision, failure: sent.failure } : q)));
      if (sent.failure.kind === 'offline') return;
    }
  };

  return {
    add: (decision) => update([...waiting, { decision, failure: null }]),
    flush: () => {
      running ??= deliver().finally(() => {
        running = null;
      });
      return running;
    },
    discard: (id) => update(waiting.filter((q) => q.decision.id !== id)),
    pending: () => waiting,
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function nextToSend(waiting: readonly QueuedDecision[]): QueuedDecision | undefined {
  return waiting.find((q) => q.failure?.kind !== 'refused');
}

function save(storage: QueueParts['storage'], key: string, waiting: readonly QueuedDecision[]): void {
  try {
    if (waiting.length) storage?.setItem(key, JSON.stringify(waiting.map((q) => q.decision)));
    else storage?.removeItem(key);
  } catch {
    // Storage blocked or full: the queue lives on in memory.
  }
}

function restore(storage: QueueParts['storage'], key: string): QueuedDecision[] {
  try {
    const parsed = v.safeParse(v.array(DecisionSchema), JSON.parse(storage?.getItem(key) ?? '[]'));
    return parsed.success ? parsed.output.map((decision) => ({ decision, failure: null })) : [];
  } catch {
    return [];
  }
}
