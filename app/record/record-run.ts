import { isCancelledError, type QueryClient } from '@tanstack/react-query';
import type { Session } from '../launch/session.ts';
import type { FhirResource } from './fhir-json.ts';
import { planRecord, type RecordSource } from './plan.ts';
import { createRecordReading } from './read-record.ts';
import { readerOf, recordKeys, sourceQuery } from './record-queries.ts';
import { coverageOf, waitingStatus, type RecordCoverage, type SourceStatus } from './source-status.ts';

export interface RecordState {
  readonly sources: readonly SourceStatus[];
  readonly coverage: RecordCoverage;
}

export interface RecordRunOptions {
  readonly session: Session;
  readonly client: QueryClient;
  readonly now: () => number;
  /** New resources, each once. Never called after `stop`. */
  readonly onPage: (resources: readonly FhirResource[], source: RecordSource) => void;
}

/** One reading of the record, apart from React. */
export interface RecordRun {
  start(): void;
  /** Reads one source again, for example after a failure; only what is new is handed on. */
  retry(sourceId: string): void;
  /** Reads again what could not be reached: for when the network is back. */
  retryOffline(): void;
  /** Aborts every request; whatever answers later is dropped. */
  stop(): void;
  state(): RecordState;
  /** Told at most every 80 ms while pages stream in. Returns the function that stops it. */
  subscribe(listener: () => void): () => void;
}

const TELL_EVERY_MS = 80;

export function createRecordRun({ session, client, now, onPage }: RecordRunOptions): RecordRun {
  const plan = planRecord(session, now());
  const statuses = new Map(plan.map((source) => [source.id, waitingStatus(source)]));
  const listeners = new Set<() => void>();
  let stopped = false;
  let snapshot: RecordState | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;

  const read = createRecordReading(session, plan, {
    reader: readerOf(session),
    now,
    onPage: (resources, source) => {
      if (!stopped) onPage(resources, source);
    },
    onStatus: set,
  });

  function set(status: SourceStatus): void {
    if (stopped) return;
    statuses.set(status.source, status);
    snapshot = null;
    timer ??= setTimeout(tell, TELL_EVERY_MS);
  }

  function tell(): void {
    timer = null;
    for (const listener of listeners) listener();
  }

  function run(source: RecordSource): void {
    // Cancelled by `stop`: react-query then rejects, and nobody waits for it any more.
    client.fetchQuery({ ...sourceQuery(session, source, read), staleTime: 0 }).catch((error: unknown) => {
      if (stopped || isCancelledError(error)) return;
      set({
        ...waitingStatus(source),
        state: 'failed',
        message: 'Chartside failed while reading this. Retry.',
      });
      // A bug, not a refusal of the server: it must reach the page's error handler.
      setTimeout(() => {
        throw error;
      });
    });
  }

  return {
    start: () => plan.forEach(run),
    retry: (sourceId) => plan.filter((source) => source.id === sourceId).forEach(run),
    retryOffline: () => plan.filter(({ id }) => statuses.get(id)?.state === 'offline').forEach(run),
    stop: () => {
      stopped = true;
      if (timer !== null) clearTimeout(timer);
      const queryKey = recordKeys.record(session);
      void client.cancelQueries({ queryKey });
      client.removeQueries({ queryKey });
    },
    state: () => (snapshot ??= stateOf(plan, statuses)),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function stateOf(plan: readonly RecordSource[], statuses: ReadonlyMap<string, SourceStatus>): RecordState {
  const sources = plan.map((source) => statuses.get(source.id) ?? waitingStatus(source));
  return { sources, coverage: coverageOf(sources) };
}
