import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Session } from '../launch/session.ts';
import type { FhirResource } from './fhir-json.ts';
import type { RecordSource } from './plan.ts';
import type { Answer } from './answer.ts';
import { forgetLaunch, resourceQuery } from './record-queries.ts';
import { startReading } from './read-ahead.ts';
import type { RecordRun, RecordState } from './record-run.ts';
import { coverageOf } from './source-status.ts';

export interface RecordConsumer {
  /** New resources as they come. A document may come a second time with the text that it links to: the later counts. */
  readonly onPage: (resources: readonly FhirResource[], source: RecordSource) => void;
  /** Before the first page of every reading: whatever an earlier one brought is to be dropped. */
  readonly onStart?: () => void;
}

export interface RecordReading extends RecordState {
  /** Reads everything anew. */
  reload(): void;
  retry(sourceId: string): void;
  /** The source resource of an item, read from the server when asked for. */
  resourceByRef(ref: string): Promise<Answer<FhirResource>>;
}

const NOTHING: RecordState = { sources: [], coverage: coverageOf([]) };

/**
 * Reads the session's record and streams it to the consumer. Ends with the component: its requests are aborted, its
 * caches removed, and no late answer reaches the consumer.
 */
export function useRecord(session: Session, consumer: RecordConsumer): RecordReading {
  const client = useQueryClient();
  const latest = useRef(consumer);
  const [reading, setReading] = useState(0);
  const [run, setRun] = useState<RecordRun | null>(null);

  useEffect(() => {
    latest.current = consumer;
  });

  useEffect(() => {
    latest.current.onStart?.();
    const started = startReading(session, client, (resources, source) =>
      latest.current.onPage(resources, source),
    );
    setRun(started);
    const retryOffline = () => started.retryOffline();
    window.addEventListener('online', retryOffline);
    return () => {
      window.removeEventListener('online', retryOffline);
      started.stop();
      setRun(null);
    };
  }, [session, client, reading]);

  useEffect(() => () => forgetLaunch(client, session.launchId), [client, session]);

  const subscribe = useCallback((listener: () => void) => run?.subscribe(listener) ?? (() => {}), [run]);
  const state = useSyncExternalStore(subscribe, () => run?.state() ?? NOTHING);
  const resourceByRef = useCallback(
    (ref: string) => client.fetchQuery(resourceQuery(session, ref)),
    [client, session],
  );
  return {
    ...state,
    reload: useCallback(() => setReading((count) => count + 1), []),
    retry: useCallback((sourceId: string) => run?.retry(sourceId), [run]),
    resourceByRef,
  };
}
